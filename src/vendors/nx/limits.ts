/** The numbers of Nx that session, client and cameras share; each with its reason. */
import { ms, ONE_DAY, ONE_MINUTE, ONE_SECOND } from '../../core/units.ts';

/** A read that the system asks to repeat later than this fails at once, and says when to come back. */
export const READ_WAIT_MAX = ms(10 * ONE_SECOND);

/** The end of a session is looked at again this often: browsers cut off timers of more than 24 days. */
export const SESSION_LOOK_EVERY = ms(ONE_DAY);
/** A server that refuses every call may cost one look at the session in this time, not one per call. */
export const SESSION_CHECK_GAP = ms(2 * ONE_SECOND);
/**
 * Signing out waits this long for cameras to be given back, and then for the server to end its session;
 * here it has ended before that.
 */
export const SIGN_OUT_WAIT = ms(5 * ONE_SECOND);
/** A token longer than this is no token; the server's have about a hundred characters. */
export const TOKEN_LENGTH_MAX = 4_096;

/** Everybody who asks for cameras within this shares one answer, which names all cameras of the system. */
export const CAMERAS_SHARED_FOR = ms(0.99 * ONE_SECOND);
/** The names of servers and people change seldom. */
export const NAMES_SHARED_FOR = ms(5 * ONE_MINUTE);
/** A name that is not known may be new: it is asked for again no sooner than this. */
export const NAMES_ASKED_AGAIN = ms(10 * ONE_SECOND);
/** A vendor's text longer than this is no make, model or address. */
export const DETAIL_TEXT_MAX = 200;
