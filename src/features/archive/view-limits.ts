/** How much time a timeline shows at least and at most. */
import { ms, ONE_DAY, ONE_SECOND } from '../../core/units.ts';

/** Closer than this a second would fill a hand's width. */
export const SHORTEST_VIEW = ms(20 * ONE_SECOND);
/** Longer than any system keeps footage without an order of a court. */
export const LONGEST_VIEW = ms(1100 * ONE_DAY);
