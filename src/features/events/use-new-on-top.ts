/** How many events came on top since a person scrolled away from there. */
import { useState } from 'react';
import type { ListedEvent } from './listed-event.ts';

export interface NewOnTop {
  readonly atTop: boolean;
  readonly count: number;
  readonly onScroll: (scrollTop: number) => void;
}

/** Some browsers report parts of a pixel at rest. */
const AT_TOP_PX = 2;

export function useNewOnTop(events: readonly ListedEvent[]): NewOnTop {
  const newest = events[0];
  // The newest event that was on screen, kept while the list is scrolled down.
  const [seen, setSeen] = useState<ListedEvent>();
  const count =
    seen === undefined ? 0 : events.filter((one) => one.event.startAt > seen.event.startAt).length;
  return {
    atTop: seen === undefined,
    count,
    onScroll: (scrollTop) => {
      if (scrollTop <= AT_TOP_PX) setSeen(undefined);
      else if (seen === undefined) setSeen(newest);
    },
  };
}
