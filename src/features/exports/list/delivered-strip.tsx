/** A range as a strip: what was delivered of it, or what the archive holds; no paint where nothing is. */
import { memo } from 'react';
import type { TimeSpan } from '../../../core/time-span.ts';
import { STRIP_HEIGHT, STRIP_WIDTH, stripPath } from './strip-path.ts';

export interface DeliveredStripProps {
  readonly span: TimeSpan;
  /** Undefined while nobody knows. */
  readonly held: readonly TimeSpan[] | undefined;
  /** It is in the files, and not only in the archive. */
  readonly isDelivered: boolean;
  /** What it shows, in words. */
  readonly label: string;
}

export const DeliveredStrip = memo(function DeliveredStrip(props: DeliveredStripProps) {
  const { span, held, isDelivered, label } = props;
  return (
    <div role="img" aria-label={label} title={label} className="relative h-2">
      <i
        className={`absolute inset-x-0 bottom-0 h-px ${held === undefined ? 'border-t border-dashed border-line2' : 'bg-line2'}`}
      />
      {held !== undefined && (
        <svg
          viewBox={`0 0 ${STRIP_WIDTH} ${STRIP_HEIGHT}`}
          preserveAspectRatio="none"
          aria-hidden
          className={`absolute inset-0 size-full ${isDelivered ? 'fill-fg2' : 'fill-rec'}`}
        >
          <path d={stripPath(span, held)} />
        </svg>
      )}
    </div>
  );
});
