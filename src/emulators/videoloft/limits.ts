/** The numbers of the service: those of the vendor's document with its section, then our own choices. */
import { SEGMENT_MS } from '../media-scene.ts';

export const SECOND_MS = 1000;
export const MINUTE_MS = 60 * SECOND_MS;
export const HOUR_MS = 60 * MINUTE_MS;
export const DAY_MS = 24 * HOUR_MS;

/** §1.1.1 "tokens expire after 20 minutes". */
export const TOKEN_LIFE_MS = 20 * MINUTE_MS;
/** §1.3.4 live video stops 60 seconds after the last call. */
export const LIVE_LINGER_MS = 60 * SECOND_MS;
/** §1.3.1 page of the document's example, taken when `limit` is missing. */
export const ALERT_PAGE = 20;
/** §1.3.1 a 7 day plan keeps 9 days of video: 2 more than are shown. */
export const VIDEO_DAYS_ABOVE_PLAN = 2;
/** §1.3.1 events stay in the database one day longer than their video. */
export const EVENT_DAYS_ABOVE_VIDEO = 1;
/** §1.3.3 startt and endt are seconds; above this a number can only be milliseconds. */
export const LARGEST_SECONDS = 1e11;
/** §1.3.6 the name that stands for "no Wowza" while a camera is not live. */
export const NO_WOWZA = 'wowza1.manything.com';

/** The document says "via limit" only; a page above this is refused. */
export const ALERT_LIMIT_MAX = 100;
/** §1.2.3 "up to the URL length limit": both are refused, the count and the length. */
export const VIEWER_INFO_MAX = 100;
export const URL_LENGTH_MAX = 8192;
/** Wrong passwords for one address within the window before it is locked for the rest of it. */
export const WRONG_TRIES_MAX = 5;
export const WRONG_TRIES_WINDOW_MS = 60 * SECOND_MS;

/** How long a camera takes from the first livecommand to streaming. */
export const WAKE_MS = { min: 2000, max: 4000 };
/** Segments that a live playlist names, as a Wowza server does, and how long older ones are kept. */
export const LIVE_LISTED = 6;
export const LIVE_KEPT = 10;
export const TARGET_DURATION_S = SEGMENT_MS / SECOND_MS;
/** From the end of an event to its appearance in the list: the camera has to upload it. */
export const UPLOAD_MS = 6 * SECOND_MS;
/** Cameras take a small picture and a large one of their own accord this often. */
export const THUMB_EVERY_S = 600;
export const STILL_EVERY_S = 3600;

/** §1.3.5 recording ends about 20 seconds after the last triggerevent. */
export const RECORDING_LINGER_MS = 20 * SECOND_MS;
/** §1.1.3 the play-out ends 5 seconds after the last trigger. */
export const PLAY_AFTER_TRIGGER_MS = 5 * SECOND_MS;
/** From a command to take a picture until the picture is there. */
export const CAPTURE_MS = 1500;
/** §1.5.1 `ptz_up` and its like move for 1 second. */
export const PTZ_STEP_MS = 1000;
/** §1.3.9 "the connection will be kept open for up to 5 minutes". */
export const REALTIME_LIFE_MS = 5 * MINUTE_MS;
/** How often a real-time connection looks for news, and after how much silence it shows that it lives. */
export const REALTIME_TICK_MS = SECOND_MS / 2;
export const REALTIME_KEEP_ALIVE_MS = 15 * SECOND_MS;
/** How much earlier than its event the footage of a continuous recording may begin. */
export const EARLIER_MAX_MS = 60 * MINUTE_MS;
