/** The sign of a fault: an inverted square, because red is kept for alarms. */
import { X } from 'lucide-react';

export function FaultMark() {
  return (
    <span aria-hidden className="inline-grid size-4 shrink-0 place-items-center rounded-thumb bg-fg1 text-s0">
      <X size={12} strokeWidth={2.5} />
    </span>
  );
}
