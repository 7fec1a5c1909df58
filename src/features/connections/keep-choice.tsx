/** For how long somebody wants to stay signed in, and what that means for who else uses this computer. */
import { useId } from 'react';
import type { KeepSignIn } from '../../vendors/contract.ts';

const KEEP_TEXTS: Record<KeepSignIn, string> = {
  untilTabCloses: 'until I close this tab',
  untilReload: 'only until I leave or reload',
  onThisComputer: 'on this computer, until I sign out',
};

/** What a system and this page allow: without encryption nothing is kept in the tab. */
export function keepChoices(keeps: readonly KeepSignIn[], canKeepInTab: boolean): readonly KeepSignIn[] {
  return keeps.filter((keep) => canKeepInTab || keep !== 'untilTabCloses');
}

export interface KeepChoiceProps {
  /** What people call the system. */
  readonly system: string;
  readonly choices: readonly KeepSignIn[];
  readonly keep: KeepSignIn;
  readonly onChange: (keep: KeepSignIn) => void;
}

export function KeepChoice({ system, choices, keep, onChange }: KeepChoiceProps) {
  const warning = useId();
  return (
    <fieldset>
      <legend className="text-12 text-fg2">Keep me signed in</legend>
      {choices.map((choice) => (
        <label key={choice} className="flex min-h-7 items-center gap-2">
          <input
            type="radio"
            name="keep"
            checked={keep === choice}
            onChange={() => onChange(choice)}
            aria-describedby={choice === 'onThisComputer' && keep === choice ? warning : undefined}
            className="size-4 shrink-0 accent-accent"
          />
          {KEEP_TEXTS[choice]}
        </label>
      ))}
      {keep === 'onThisComputer' && (
        <p id={warning} className="pl-6 text-12 text-fg2">
          Everybody who uses this computer under the same account of it can then open {system} as you. Do not
          choose this on a computer that you share.
        </p>
      )}
      {!choices.includes('untilTabCloses') && (
        <p className="text-12 text-fg3">
          This page came over plain http, where browsers offer no encryption to keep it in this tab.
        </p>
      )}
    </fieldset>
  );
}

/** What to tell somebody who is signed in for less long than they asked; undefined when all is as asked. */
export function shorterText(system: string, asked: KeepSignIn, lasts: KeepSignIn): string | undefined {
  if (asked !== 'onThisComputer' || lasts === asked) return undefined;
  const until = lasts === 'untilTabCloses' ? 'this tab is closed' : 'you leave or reload this page';
  return `You are signed in. ${system} could not be kept on this computer, so it will ask you again when ${until}.`;
}
