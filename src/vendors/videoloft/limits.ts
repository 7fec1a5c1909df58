/** The numbers of Videoloft: the vendor's own with the section of its document, then our choices. */
import { ms, ONE_DAY, ONE_MINUTE, ONE_SECOND } from '../../core/units.ts';

/** §1.2.1 "Tokens will expire after 20 minutes". */
export const TOKEN_LIFE = ms(20 * ONE_MINUTE);
/** §1.1.4 "call /login e.g. every 15 minutes": this share of a token's life, so that shorter lives work. */
export const RENEW_AT_SHARE = 0.75;
/** A token whose text names a shorter or longer life than these is not believed. */
export const TOKEN_LIFE_BOUNDS = { min: ms(5 * ONE_SECOND), max: ONE_DAY };
/** A server that refuses every token may cost one sign-in in this time, not one per request. */
export const RENEWAL_GAP = ms(2 * ONE_SECOND);
/** A redirect between regions is one step; more than this is a circle. */
export const SIGN_IN_HOPS = 4;

/** §1.1.4 "Call /devices/viewerInfo every 10 minutes": details older than this are never used. */
export const VIEWER_INFO_MAX_AGE = ms(10 * ONE_MINUTE);
/** Details in use are asked again this long after they came, so that nobody waits for them. */
export const VIEWER_INFO_RENEW_AGE = ms(9.5 * ONE_MINUTE);
/** §1.2.3 as many "uidd" as the URL's length allows; 20 are far below any limit. */
export const VIEWER_INFO_BATCH = 20;
/** §1.3.6 takes "1 or more" devices; 50 are far below any limit of a URL's length. */
export const STATUS_BATCH = 50;
/** Questions for single cameras within this time travel in one call. */
export const BATCH_WINDOW = ms(10);
/** A lone question waits only for those of the same turn: somebody waits for a picture. */
export const SAME_TURN = ms(0);

/** §1.3.4 "call this every 30 seconds"; the camera stops 60 s after the last call. */
export const LIVE_COMMAND_EVERY = ms(30 * ONE_SECOND);
/** Seen again after a short absence: when the last call is at least this old, the next goes at once. */
export const LIVE_COMMAND_DUE = ms(25 * ONE_SECOND);
/** A call that never reached the camera is repeated this soon, so that waking does not take 30 s more. */
export const LIVE_COMMAND_REPEAT = ms(3 * ONE_SECOND);

/** The status is asked this often while a camera wakes… */
export const WAKING_POLL_EVERY = ms(ONE_SECOND);
/** …so many times; then the camera counts as having no video… */
export const WAKING_POLLS = 12;
/** …and is asked at this slower pace for as long as somebody looks. */
export const NO_VIDEO_POLL_EVERY = ms(10 * ONE_SECOND);
/** What a person is told to expect; cameras stream two to six seconds after the first call. */
export const WAKING_USUALLY = ms(6 * ONE_SECOND);

/** §1.3.1 pages of 20, by offset. */
export const EVENT_PAGE = 20;
/** §1.3.1 smx and aud range from 00 to 0a. */
export const MAGNITUDE_MAX = 10;
/** §1.3.1 the range of events begins at 1 "to keep things simple". */
export const EVENTS_FROM = 1;
/** §1.3.1 the document's example of a plan, used when the sign-in names none. */
export const MAX_AGE_FALLBACK = ms(7 * ONE_DAY);
/** No event is longer: a bound for keys that came in with a link. */
export const EVENT_MAX_LENGTH = ms(7 * ONE_DAY);

/** Above this a time is in milliseconds, below it in seconds (1e11 s is the year 5138). */
export const SECONDS_BELOW = 1e11;
/** Zones lie between these offsets from UTC, in hours. */
export const ZONE_HOURS = { min: -14, max: 14 };

/** A read that the system asks to repeat later than this fails at once, and says when to come back. */
export const READ_WAIT_MAX = ms(10 * ONE_SECOND);
