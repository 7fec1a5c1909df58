/** Finds a place in a list that can only be looked at one row at a time: gallops, then halves. */
import { EVENT_OFFSET_MAX, EVENT_PAGE, EVENT_SEARCH_CALLS, EVENT_SEARCH_CLOSE } from './limits.ts';

/**
 * An offset at which a page shows the first row that `isReached` accepts, or the end of the list: the
 * row's own, or up to half a page before it. Rows before `from` are known not to be accepted. Never
 * beyond that row, also when rows are added at the front meanwhile, or when the search gives up.
 */
export async function searchOffset(
  isReached: (offset: number) => Promise<boolean>,
  from: number,
): Promise<number> {
  let low = from;
  let high = from + EVENT_PAGE;
  let calls = 0;
  for (let step = EVENT_PAGE * 2; calls < EVENT_SEARCH_CALLS; step *= 2) {
    calls += 1;
    if (high >= EVENT_OFFSET_MAX || (await isReached(high))) break;
    low = high + 1;
    high = Math.min(low + step, EVENT_OFFSET_MAX);
  }
  while (high - low > EVENT_SEARCH_CLOSE && calls < EVENT_SEARCH_CALLS) {
    calls += 1;
    const middle = Math.floor((low + high) / 2);
    if (await isReached(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
