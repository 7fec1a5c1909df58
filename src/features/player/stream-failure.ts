/** Which failure a stream request's outcome is. */
import type { FailureCode } from '../../core/failure.ts';

/* HTTP statuses by their names, because the rules speak of them. */
const UNAUTHORIZED = 401;
const FORBIDDEN = 403;
const NOT_FOUND = 404;
const GONE = 410;
const REQUEST_TIMEOUT = 408;
const TOO_MANY = 429;
const UNAVAILABLE = 503;
const GATEWAY_TIMEOUT = 504;
const FIRST_SERVER_ERROR = 500;
const FIRST_CLIENT_ERROR = 400;

const NAMED: Readonly<Record<number, FailureCode>> = {
  [UNAUTHORIZED]: 'signInNeeded',
  [FORBIDDEN]: 'notPermitted',
  [NOT_FOUND]: 'notFound',
  [GONE]: 'notFound',
  [REQUEST_TIMEOUT]: 'timeout',
  [TOO_MANY]: 'busy',
  [UNAVAILABLE]: 'busy',
  [GATEWAY_TIMEOUT]: 'timeout',
};

/** The code for a failed request; what is already known of it counts first. */
export function failureCodeOf(
  request: { readonly status: number | undefined; readonly code?: FailureCode | undefined },
  online: boolean,
): FailureCode {
  if (request.code !== undefined) return request.code;
  const { status } = request;
  if (status === undefined) return 'badReply';
  if (status === 0) return online ? 'unreachable' : 'offline';
  if (status >= FIRST_SERVER_ERROR) return NAMED[status] ?? 'serverError';
  return NAMED[status] ?? (status >= FIRST_CLIENT_ERROR ? 'rejected' : 'badReply');
}
