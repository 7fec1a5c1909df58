/** How many pictures of events are kept that nobody sees: scrolling through thousands must not hoard them. */
import type { QueryClient } from '@tanstack/react-query';

/** The part of a query's key that marks a picture. */
export const THUMB = 'thumb';
/** About 2 MB at 10 kB each: several screens up and down. */
export const THUMBS_KEPT = 200;

/** Drops the oldest pictures that no row shows, beyond `THUMBS_KEPT` in all. */
export function dropOldThumbs(client: QueryClient): void {
  const cache = client.getQueryCache();
  const thumbs = cache.findAll({ predicate: ({ queryKey }) => queryKey.includes(THUMB) });
  const surplus = thumbs.length - THUMBS_KEPT;
  if (surplus <= 0) return;
  const unseen = thumbs
    // Also those that were called off before they came: they hold a timer each.
    .filter((query) => query.getObserversCount() === 0 && query.state.fetchStatus === 'idle')
    .toSorted((a, b) => a.state.dataUpdatedAt - b.state.dataUpdatedAt);
  for (const query of unseen.slice(0, surplus)) cache.remove(query);
}
