/** How long something is: as `durationText`, and in days where hours no longer say much. */
import { durationText } from '../../core/time-zone.ts';
import { type Ms, ONE_DAY } from '../../core/units.ts';

const MOST_HOURS = 2 * ONE_DAY;

/** "25 min", "6 h 10 min", "12 days" */
export const lengthText = (length: Ms): string =>
  length < MOST_HOURS ? durationText(length) : `${Math.round(length / ONE_DAY)} days`;
