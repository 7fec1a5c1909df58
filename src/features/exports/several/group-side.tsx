/** What the group is called, how each system makes its exports, and what becomes of the files. */
import { useId } from 'react';
import type { TimeFormat } from '../../../core/time-zone.ts';
import type { EpochMs } from '../../../core/units.ts';
import { FIELD, FormSection } from '../form/form-row.tsx';
import { ProblemTexts } from './problem-texts.tsx';
import type { SystemPlan } from './several-plan.ts';
import { LONGEST_NAME } from './several-problems.ts';
import { SystemFold } from './system-fold.tsx';
import type { Several } from './use-several.ts';

export interface GroupSideProps {
  readonly several: Several;
  readonly format: TimeFormat;
  /** The moment that time stamps are shown of. */
  readonly at: EpochMs;
  /** Opens a path of the app, as a link does. */
  readonly onOpen: (path: string) => void;
}

export function GroupSide({ several, format, at, onOpen }: GroupSideProps) {
  return (
    <>
      <NameSection several={several} />
      {several.plans.map((plan) => (
        <SystemFold
          // Whether it begins folded is known once its system is there.
          key={`${plan.id} ${plan.exports === undefined ? 'asked' : 'known'}`}
          several={several}
          plan={plan}
          format={format}
          at={at}
          onOpen={onOpen}
        />
      ))}
      <HandOnSection several={several} />
    </>
  );
}

function NameSection({ several }: Pick<GroupSideProps, 'several'>) {
  const id = useId();
  const problems = several.said({ kind: 'name' });
  return (
    <FormSection title="Group">
      <div data-place="name" className="px-4 py-0.75">
        <label htmlFor={id} className="mb-1 block text-fg2">
          Name of the group
        </label>
        <input
          id={id}
          aria-describedby={`${id}-note`}
          aria-invalid={problems.length > 0 || undefined}
          autoComplete="off"
          maxLength={LONGEST_NAME}
          value={several.name}
          onChange={({ target }) => several.dispatch({ kind: 'named', name: target.value })}
          className={FIELD}
        />
        <ProblemTexts id={`${id}-note`} texts={problems} />
      </div>
    </FormSection>
  );
}

interface TickProps {
  readonly label: string;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
}

const Tick = ({ label, checked, onChange }: TickProps) => (
  <label className="flex min-h-7 items-center gap-2 max-phone:min-h-11">
    <input
      type="checkbox"
      checked={checked}
      onChange={({ target }) => onChange(target.checked)}
      className="size-4 shrink-0 accent-accent"
    />
    {label}
  </label>
);

function HandOnSection({ several }: Pick<GroupSideProps, 'several'>) {
  const { draft, dispatch, plans } = several;
  const note = staysText(plans);
  return (
    <FormSection title="Hand on">
      <div className="px-4">
        <Tick
          label="Download to this computer"
          checked={draft.handOn.download}
          onChange={(download) => dispatch({ kind: 'handOnChanged', part: { download } })}
        />
        {note !== undefined && <p className="pb-1 pl-6 text-12 text-fg2">{note}</p>}
        <Tick
          label="Write one manifest with SHA-256 for the group"
          checked={draft.handOn.manifest}
          onChange={(manifest) => dispatch({ kind: 'handOnChanged', part: { manifest } })}
        />
      </div>
    </FormSection>
  );
}

/** Which files no download brings. */
function staysText(plans: readonly SystemPlan[]): string | undefined {
  const staying = plans.filter(({ format }) => format?.stays !== undefined);
  if (staying.length === 0) return undefined;
  const names = staying.map(({ name }) => name).join(', ');
  return staying.length === plans.length
    ? `Nothing comes here: all files stay on the server of ${names}.`
    : `Not those of ${names}: they stay on its server.`;
}
