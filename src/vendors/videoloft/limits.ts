/** The numbers of Videoloft: the vendor's own with the section of its document, then our choices. */
import type { RetryPolicy } from '../../core/retry-policy.ts';
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
/**
 * A look for a live stream that failed is repeated for as long as somebody watches. Never later than this:
 * a network that comes back is not always told of, and the picture is to be back within ten seconds.
 */
export const LIVE_LOOK_RETRY: RetryPolicy = {
  retries: Number.POSITIVE_INFINITY,
  firstDelay: ms(ONE_SECOND),
  maxDelay: ms(4 * ONE_SECOND),
};
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

/** A logger that does not answer may have lost the camera: how long is asked for its new one before it is tried again. */
export const MOVE_CHECK_WAIT = ms(5 * ONE_SECOND);
/** Cameras whose servers a reload of the page still knows: more than a wall, a list or a page shows. */
export const VIEWER_INFO_KEPT = 200;
/** A vendor's text longer than this is no device, version or serial number. */
export const DETAIL_TEXT_MAX = 200;

/**
 * Continuous recordings are opened this much before the event: there is footage (§1.3.1 "rom" 0). As much
 * as the service itself puts before motion (`continuousAlertAdjustment`, §1.2.1), and whole segments of 2 s.
 */
export const EVENT_LEAD = ms(4 * ONE_SECOND);
/** Half a segment: playlists that differ by no more than this from what was asked are what was asked. */
export const PLAYLIST_ROUNDING = ms(ONE_SECOND);
/** A playlist's own date is believed when it is this close to what was asked. */
export const PLAYLIST_DATE_TOLERANCE = ONE_MINUTE;
/** A search for a moment in a camera's history ends when it is this close: the page covers the rest. */
export const EVENT_SEARCH_CLOSE = EVENT_PAGE / 2;
/** Such a search gives up after this many questions; twenty would find a place among a million. */
export const EVENT_SEARCH_CALLS = 32;
/** An offset of more digits is no place in a list that anybody has. */
export const EVENT_OFFSET_MAX = 9_999_999;
/** Pages without any event of the range that are passed over in one call, when new events moved it. */
export const EVENT_EMPTY_PAGES = 3;
/** One export holds so many events at most, and a strip of time shows them: 50 questions for a list. */
export const EVENTS_AT_A_TIME = 1_000;
/** An event is listed once it is over and uploaded; a range that ends later than this is not whole yet. */
export const EVENT_LISTED_AFTER = ONE_MINUTE;

/** A player waits so long for what may have become of a playlist that failed; then it is tried as it was. */
export const EVENT_PROBE_WAIT = ms(8 * ONE_SECOND);
/** The server builds the file before it sends the first byte. */
export const DOWNLOAD_WAIT = ms(5 * ONE_MINUTE);
/** The most questions for servers that a hint may cost: 240 cameras show nearly every logger. */
export const HINT_BATCHES = 12;

/** §1.3.5 triggerevent "needs to be called every 15 seconds", counted from when the last one left. */
export const TRIGGER_EVERY = ms(15 * ONE_SECOND);
/** No trigger follows sooner after one that may have arrived. */
export const TRIGGER_GAP_MIN = ms(12 * ONE_SECOND);
/** An answer that takes longer is given up, so that each trigger is settled before the next is due. */
export const TRIGGER_WAIT = ms(14 * ONE_SECOND);
/** A trigger that did not arrive is repeated this soon, so that the recording has no hole… */
export const TRIGGER_REPEAT = ms(3 * ONE_SECOND);
/** …and at this pace while nothing arrives, so that it goes on as soon as the network is back. */
export const TRIGGER_REPEAT_MAX = ms(5 * ONE_SECOND);
/** §1.3.5 the camera "will stop recording video about 20 seconds after the last call". */
export const RECORDING_LINGER = ms(20 * ONE_SECOND);
/** §1.1.3 "the play-out will end 5 seconds after" the last trigger. */
export const PLAYS_AFTER_TRIGGER = ms(5 * ONE_SECOND);
/** A recording that nobody prolongs ends after this. */
export const RECORDING_LENGTH = ms(5 * ONE_MINUTE);

/** §1.3.7 the status is asked this often until the new picture is named there… */
export const CAPTURE_POLL_EVERY = ms(ONE_SECOND);
/** …for at most this long. */
export const CAPTURE_WAIT = ms(30 * ONE_SECOND);

/** A movement that nobody ends is ended after this. */
export const PTZ_LONGEST = ms(30 * ONE_SECOND);
/** An answer to a movement that takes longer is given up. */
export const PTZ_WAIT = ms(8 * ONE_SECOND);
/** An answer to ptzstop that takes longer is given up, and the stop repeated: the camera moves. */
export const PTZ_STOP_WAIT = ms(4 * ONE_SECOND);
/** Waits between tries to stop: quick at first. */
export const PTZ_STOP_REPEAT = { first: ms(0.3 * ONE_SECOND), max: ms(2 * ONE_SECOND), tries: 10 };
/** Signing out waits this long for cameras to stop. */
export const PTZ_SIGN_OUT_WAIT = ms(2 * ONE_SECOND);

/** §1.3.9 a connection is "kept open for up to 5 minutes": one that is older by this is dead. */
export const REALTIME_LIFE = ms(5.5 * ONE_MINUTE);
/** §1.3.9 "recall the API every 4 minutes"; a connection that is not answered by then is given up, too. */
export const REALTIME_RENEW_EVERY = ms(4 * ONE_MINUTE);
/** The old connection is read on for so long after the new one is answered: news may be on its way. */
export const REALTIME_OVERLAP = ms(2 * ONE_SECOND);
/** A connection that ends sooner than this counts as a failure: it is not opened again at once. */
export const REALTIME_STEADY = ms(10 * ONE_SECOND);
/** A logger without this call, or that refuses it, is asked again this seldom. */
export const REALTIME_ABSENT_RETRY = ms(10 * ONE_MINUTE);
/** Without leave to keep a connection open, it is asked for again after this. */
export const REALTIME_SLOT_RETRY = ms(30 * ONE_SECOND);
/** Cameras come in bursts while a page opens: the first connection waits for them… */
export const REALTIME_GATHER = ms(0.2 * ONE_SECOND);
/** …and one that is open waits longer before it is replaced by one for more cameras. */
export const REALTIME_GROW_AFTER = ms(ONE_SECOND);
/** Pages that follow the same cameras come one after the other: nobody follows for a moment. */
export const REALTIME_CLOSE_AFTER = ms(5 * ONE_SECOND);
/** §1.3.9 takes "1 or more" cameras; beyond so many none is named, and the logger tells of all. */
export const REALTIME_NAMED_MAX = 50;
/** A tab that nobody sees for longer than this keeps no connection open. */
export const REALTIME_HIDDEN_GRACE = ms(30 * ONE_SECOND);
/** News of a camera that begins to come later than this after somebody asked for it has a gap before it. */
export const REALTIME_FIRST_WITHIN = ms(3 * ONE_SECOND);
/** Cameras whose loggers are found at a time, and how soon those that were not found are tried again. */
export const REALTIME_PLACE = { atATime: 100, againAfter: ms(30 * ONE_SECOND) };
/** §1.3.9 a message has a few hundred characters; one that is longer than this is not read. */
export const REALTIME_MESSAGE_MAX = 262_144;
/** News that two connections bring is told once: what is remembered for that. */
export const REALTIME_REMEMBERED = { statuses: 256, events: 1_000, statusFor: ms(10 * ONE_SECOND) };

/** Everybody who asks for a camera's status within this shares the answer: it is asked once a second at most. */
export const STATUS_SHARED_FOR = ms(0.99 * ONE_SECOND);
/** A status that failed is asked for again: no sooner than after that second, whatever chance takes off. */
export const STATUS_RETRY: RetryPolicy = { retries: 2, firstDelay: ms(1_500), maxDelay: ms(3_000) };
