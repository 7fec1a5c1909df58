/** A field whose text means a number: it keeps what is typed, also where that means nothing yet. */
import { useState } from 'react';
import { classNames } from '../../../ui/class-names.ts';
import { FIELD } from './form-row.tsx';

export interface ParsedFieldProps {
  readonly id?: string | undefined;
  readonly label?: string | undefined;
  readonly value: number;
  readonly format: (value: number) => string;
  /** NaN for what is no number. */
  readonly parse: (text: string) => number;
  readonly onValue: (value: number) => void;
  readonly describedBy: string;
  readonly disabled?: boolean | undefined;
  /** Behind the field: what is counted. */
  readonly unit?: string | undefined;
}

export function ParsedField(props: ParsedFieldProps) {
  const { id, label, value, format, parse, onValue, describedBy, disabled, unit } = props;
  const [text, setText] = useState(Number.isNaN(value) ? '' : format(value));
  const isOwn = Object.is(parse(text), value);
  return (
    <span className="inline-flex items-center gap-2">
      <input
        id={id}
        aria-label={label}
        aria-describedby={describedBy}
        inputMode="decimal"
        spellCheck={false}
        autoComplete="off"
        disabled={disabled}
        value={isOwn ? text : format(value)}
        onChange={({ target }) => {
          setText(target.value);
          onValue(parse(target.value));
        }}
        className={classNames(FIELD, 'w-24!')}
      />
      {unit !== undefined && <span className="text-12 text-fg3">{unit}</span>}
    </span>
  );
}
