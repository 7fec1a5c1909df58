/** The numbers of VDG Sense that session, client, cameras and pictures share; each with its reason. */
import { ms, ONE_MINUTE, ONE_SECOND } from '../../core/units.ts';

/** A read that the system asks to repeat later than this fails at once, and says when to come back. */
export const READ_WAIT_MAX = ms(10 * ONE_SECOND);
/** A reply in XML is smaller than this, also with tens of thousands of devices. */
export const REPLY_BYTES_MAX = 32_000_000;
/** An error instead of a file has a line or two. */
export const ERROR_BYTES_MAX = 65_536;
/** Pictures come from a disk that may have to wake, and through a recorder that may be busy. */
export const PICTURE_WAIT = ms(30 * ONE_SECOND);
/** The list of all devices has some megabytes on a large site. */
export const LIST_WAIT = ONE_MINUTE;

/** Everybody who asks for devices within this shares one answer, which names all of the system. */
export const DEVICES_SHARED_FOR = ms(0.99 * ONE_SECOND);
/** Servers and their names hardly ever change. */
export const SERVERS_FRESH_FOR = ms(10 * ONE_MINUTE);
/** Version and clock are looked at anew after this: a server may have been updated, or set right. */
export const INFO_FRESH_FOR = ms(10 * ONE_MINUTE);
/** A server that refuses every call may cost one look at the sign-in in this time, not one per call. */
export const SESSION_CHECK_GAP = ms(2 * ONE_SECOND);

/** Somebody who types more cameras than this has pasted something else. */
export const TYPED_CAMERAS_MAX = 1_000;
/** Names longer than this fit nowhere. */
export const TYPED_NAME_MAX = 100;
/** A vendor's text longer than this is no make, type or place. */
export const DETAIL_TEXT_MAX = 200;
