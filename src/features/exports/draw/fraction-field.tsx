/** A number between 0 and 1 that can be typed: taken over with Enter or when the field is left. */
import { type KeyboardEvent, useId, useState } from 'react';
import { classNames } from '../../../ui/class-names.ts';
import { placeNumber } from './draw-words.ts';
import { parseFraction } from './fraction-text.ts';

export interface FractionFieldProps {
  /** What is seen beside it: "x". */
  readonly label: string;
  /** What it is called: "Mask 1, corner 2, across". */
  readonly name: string;
  readonly value: number;
  /** Takes a number over; a sentence when it does not fit. */
  readonly onValue: (value: number) => string | undefined;
}

const NO_FRACTION = 'A number from 0 to 1, such as 0.25.';

export function FractionField({ label, name, value, onValue }: FractionFieldProps) {
  /** What is typed and not taken over; undefined: the field shows the value. */
  const [typed, setTyped] = useState<string>();
  const [problem, setProblem] = useState<string>();
  const noteId = useId();

  const take = () => {
    if (typed === undefined) return;
    const read = parseFraction(typed);
    // What was not changed is not rounded to what the field shows.
    const said = read === undefined ? NO_FRACTION : typed === placeNumber(value) ? undefined : onValue(read);
    setProblem(said);
    if (said === undefined) setTyped(undefined);
  };
  const keyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter') {
      // The form round it is not sent by this.
      event.preventDefault();
      take();
    } else if (event.key === 'Escape' && typed !== undefined) {
      event.preventDefault();
      setTyped(undefined);
      setProblem(undefined);
    }
  };
  return (
    <span className="min-w-0">
      <label className="flex items-center justify-end gap-1.5 text-12 text-fg3">
        <span aria-hidden className="shrink-0">
          {label}
        </span>
        <input
          inputMode="decimal"
          autoComplete="off"
          aria-label={name}
          aria-invalid={problem !== undefined || undefined}
          aria-describedby={problem === undefined ? undefined : noteId}
          value={typed ?? placeNumber(value)}
          onChange={(event) => setTyped(event.target.value)}
          onBlur={take}
          onKeyDown={keyDown}
          className={classNames(
            'field-box tabular h-6 w-16 min-w-0 px-1.5 text-12 text-fg1 outline-none max-phone:h-11 max-phone:w-20',
            problem !== undefined && 'shadow-[inset_0_0_0_1px_var(--fg1)]!',
          )}
        />
      </label>
      {problem !== undefined && (
        <span id={noteId} role="alert" className="block text-12 font-550">
          {problem}
        </span>
      )}
    </span>
  );
}
