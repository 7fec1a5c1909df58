/** The end of a list of events: whether there are more, how many were looked at, and what can be done. */
import { RefreshCw, Search } from 'lucide-react';
import { Button } from '../../ui/button.tsx';
import type { OlderEvents } from './older-events.ts';

export interface EventListFootProps {
  readonly shown: number;
  readonly loaded: number;
  readonly filtered: boolean;
  readonly stopped: boolean;
  readonly older: OlderEvents;
  readonly onFurther: () => void;
}

export function EventListFoot(props: EventListFootProps) {
  const { older, stopped, onFurther } = props;
  const words = footText(props);
  return (
    <>
      <p role="status" className="tabular px-3 py-3 text-12 text-fg3">
        {words}
      </p>
      {stopped && !older.failed && (
        <div className="px-3 pb-4">
          <Button icon={Search} onClick={onFurther}>
            Look further
          </Button>
        </div>
      )}
      {older.failed && (
        <div className="px-3 pb-4">
          <Button icon={RefreshCw} onClick={older.load}>
            Older events did not arrive: try again
          </Button>
        </div>
      )}
    </>
  );
}

const counted = (count: number): string => count.toLocaleString('en-GB');

/** Says how many of how many, so that a short list is not taken for a quiet camera. */
export function footText({
  shown,
  loaded,
  filtered,
  stopped,
  older,
}: Omit<EventListFootProps, 'onFurther'>): string {
  const found = `${counted(shown)} found in ${counted(loaded)} events looked at`;
  if (!older.exist) {
    return filtered
      ? `${counted(shown)} of all ${counted(loaded)} events that are kept`
      : `All ${counted(loaded)} events that are kept`;
  }
  if (stopped) return `${found}. Older ones may match too.`;
  if (older.loading) return filtered ? `${found} so far, looking further` : 'Asking for older events';
  return '';
}
