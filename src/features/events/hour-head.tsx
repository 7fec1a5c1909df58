/** The head above the events of an hour. */
import type { CSSProperties } from 'react';
import type { EventRow } from './event-rows.ts';

export interface HourHeadProps {
  readonly row: Extract<EventRow, { kind: 'hour' }>;
  readonly style: CSSProperties;
}

export function HourHead({ row, style }: HourHeadProps) {
  return (
    <div
      role="presentation"
      className="absolute inset-x-0 top-0 flex items-center gap-2 border-y border-line bg-s2 px-3 text-12"
      style={style}
    >
      <span className="tabular font-550">
        {row.day}, {row.hour}
      </span>
      <span className="tabular text-fg3">
        {row.complete ? '' : 'at least '}
        {row.count === 1 ? '1 event' : `${row.count} events`}
      </span>
    </div>
  );
}
