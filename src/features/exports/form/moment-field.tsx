/** A field for a moment with milliseconds, in the zone that the page shows. */
import { useState } from 'react';
import type { EpochMs } from '../../../core/units.ts';
import { FIELD } from './form-row.tsx';
import { momentText, parseMomentText } from './moment-text.ts';

export interface MomentFieldProps {
  readonly label: string;
  readonly zone: string;
  readonly at: EpochMs | undefined;
  readonly onMoment: (at: EpochMs | undefined) => void;
  readonly describedBy: string;
  readonly invalid: boolean;
}

export function MomentField({ label, zone, at, onMoment, describedBy, invalid }: MomentFieldProps) {
  const [text, setText] = useState(at === undefined ? '' : momentText(zone, at));
  // What is typed stays as it is, until the moment is changed from elsewhere or shown in another zone.
  const isOwn = at === undefined || parseMomentText(zone, text) === at;
  return (
    <input
      type="datetime-local"
      step={0.001}
      aria-label={label}
      aria-describedby={describedBy}
      aria-invalid={invalid || undefined}
      value={isOwn ? text : momentText(zone, at)}
      onChange={({ target }) => {
        setText(target.value);
        onMoment(parseMomentText(zone, target.value));
      }}
      className={FIELD}
    />
  );
}
