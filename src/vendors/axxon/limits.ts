/** The numbers of Axxon that session, client, cameras and archive share; each with its reason. */
import type { RetryPolicy } from '../../core/retry-policy.ts';
import { ms, ONE_DAY, ONE_HOUR, ONE_MINUTE, ONE_SECOND } from '../../core/units.ts';

/** A read that the system asks to repeat later than this fails at once, and says when to come back. */
export const READ_WAIT_MAX = ms(10 * ONE_SECOND);
/** "Too many requests" (503) is about how often: the waits are longer than for a broken line. */
export const BUSY_RETRY: RetryPolicy = { retries: 3, firstDelay: ONE_SECOND, maxDelay: ms(8 * ONE_SECOND) };

/** A token longer than this is no token; the server's have about seven hundred characters. */
export const TOKEN_LENGTH_MAX = 8_192;
/** How long a token lives whose end is not told, or told in a way that clocks cannot agree on: about 4 h. */
export const TOKEN_LIFE = ms(4 * ONE_HOUR);
/** An end sooner or later than this is a clock that goes wrong, not a token's life. */
export const TOKEN_LIFE_MIN = ONE_MINUTE;
export const TOKEN_LIFE_MAX = ONE_DAY;
/** A token is renewed when this much of its life is left: time for several tries. */
export const RENEW_SHARE = 0.1;
/** The next try to renew, when the server could not be reached. */
export const RENEW_AGAIN = ms(30 * ONE_SECOND);
/** Signing out waits this long for the server to end the token; here it has ended before that. */
export const SIGN_OUT_WAIT = ms(5 * ONE_SECOND);
/** A server that refuses every call may cost one look at the sign-in in this time, not one per call. */
export const SESSION_CHECK_GAP = ms(2 * ONE_SECOND);

/** Everybody who asks for cameras within this shares one answer, which names all cameras of the system. */
export const CAMERAS_SHARED_FOR = ms(0.99 * ONE_SECOND);
/** The server's own default: rows of one page. */
export const CAMERAS_PAGE = 1_000;
/** A domain of so many pages is a server that pages for ever. */
export const CAMERAS_PAGES_MAX = 100;
/** A page with a thousand cameras and their detectors has some two megabytes. */
export const LIST_WAIT = ONE_MINUTE;

/** Intervals of one answer; the server's default of 100 would take ten times the calls. */
export const INTERVALS_PAGE = 1_000;
/** A timeline of more intervals than this many pages is asked for in smaller parts. */
export const INTERVALS_PAGES_MAX = 100;
/** How far from the moment asked for a picture may lie: key frames are seldom further apart. */
export const FRAME_THRESHOLD = ms(5 * ONE_SECOND);
/** A vendor's text longer than this is no make, model or address. */
export const DETAIL_TEXT_MAX = 200;
