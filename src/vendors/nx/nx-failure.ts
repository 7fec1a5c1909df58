/**
 * What the refusals of Nx mean: the words of `reply`, the numbers of the envelope, and the statuses that
 * a call gives a meaning of its own. What remains is for the HTTP status to say.
 */
import { Failure, type FailureCode, type FailureFacts } from '../../core/failure.ts';
import type { ConnectionId } from '../../core/ids.ts';
import { redactText } from '../../core/redact.ts';
import { ms, ONE_SECOND } from '../../core/units.ts';
import { codeOfStatus, type RefusalMeaning } from '../../platform/http.ts';
import { readProxyError } from '../../platform/proxy-error.ts';
import type { ChunkAnswer } from '../../platform/transfer/transfer-model.ts';
import { type NxError, readError } from './envelope.ts';

/** The words of `reply` that uploads answer with. */
const WORDS: ReadonlyMap<string, FailureCode> = new Map([
  ['ioError', 'serverError'],
  ['fileDoesNotExist', 'notFound'],
  ['fileAlreadyExists', 'alreadyThere'],
  ['fileAlreadyDownloaded', 'alreadyThere'],
  ['invalidChecksum', 'corrupted'],
  ['invalidFileSize', 'rejected'],
  ['invalidChunkIndex', 'rejected'],
  ['invalidChunkSize', 'rejected'],
  ['noFreeSpace', 'noSpace'],
  // The server has just started and reads what it had.
  ['loadingDownloads', 'busy'],
]);

const CANNOT_PROCESS = 3;
const NUMBERS: ReadonlyMap<number, FailureCode> = new Map([
  [1, 'rejected'],
  [2, 'rejected'],
  [4, 'notPermitted'],
  [5, 'rejected'],
  [6, 'serverError'],
  [9, 'notFound'],
  [12, 'signInNeeded'],
  [13, 'signInNeeded'],
]);

const UNAUTHORIZED = 401;
const NOT_ALLOWED = 405;
const UNPROCESSABLE = 422;
const AUTH_RESULT = 'x-auth-result';

/** A call whose statuses mean something of their own. */
export type NxCallName = 'consume' | undefined;

/** An answer other than 2xx, however it came. */
export interface NxRefusal {
  readonly status: number;
  readonly body: string;
  /** A header by its lower-case name. */
  readonly header: (name: string) => string | undefined;
}

/**
 * `consume` of an unknown upload and while an import runs is 422 alike (Step 5): only the words differ.
 * An upload is looked at before it is imported, so without words an import runs.
 */
function codeOfConsume(status: number, error: NxError | undefined): FailureCode | undefined {
  if (status === NOT_ALLOWED) return 'lockLost';
  if (status !== UNPROCESSABLE) return undefined;
  const text = error?.text ?? '';
  if (/not found|not exist|no such|unknown/i.test(text)) return 'notFound';
  if (/running|in progress|already|busy|consum/i.test(text)) return 'busy';
  return /upload|file/i.test(text) ? 'notFound' : 'busy';
}

/** A page says in its tags what a text says without. */
const plainText = (body: string): string =>
  body
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();

/** What a refusal means; without `code` where the status says it all. */
export function meaningOf(refusal: NxRefusal, call?: NxCallName): RefusalMeaning {
  const { status, body, header } = refusal;
  const error = readError(body);
  const reason = status === UNAUTHORIZED ? header(AUTH_RESULT) : undefined;
  const vendorText = reason ?? (error === undefined ? plainText(body) : (error.text ?? error.word ?? ''));
  const code =
    status === UNAUTHORIZED
      ? 'signInNeeded'
      : ((error?.word === undefined ? undefined : WORDS.get(error.word)) ??
        (call === 'consume' ? codeOfConsume(status, error) : undefined) ??
        (error === undefined ? undefined : NUMBERS.get(error.number)));
  return {
    ...(code !== undefined && { code }),
    ...(error !== undefined && { vendorCode: error.word ?? String(error.number) }),
    vendorText,
  };
}

/** The failure in an envelope whose HTTP status says that all is well. */
export function failureOfReply(error: NxError, facts: Omit<FailureFacts, 'code'>): Failure {
  const known = (error.word === undefined ? undefined : WORDS.get(error.word)) ?? NUMBERS.get(error.number);
  // Nobody is to try again and again what the server says that it cannot do.
  const code = known ?? (error.number === CANNOT_PROCESS ? 'rejected' : 'serverError');
  return new Failure({
    ...facts,
    code,
    vendorCode: redactText(error.word ?? String(error.number)),
    vendorText: redactText(error.text ?? error.word ?? ''),
  });
}

/** The failure that the answer to a piece of an upload is; the answer did not come through `http`. */
export function failureOfAnswer(answer: ChunkAnswer, operation: string, system: ConnectionId): Failure {
  const { status, body, headers } = answer;
  const fromProxy = readProxyError(new Response(null, { headers }), body);
  if (fromProxy !== undefined) return new Failure({ ...fromProxy, status, operation, system });
  const {
    code,
    vendorCode,
    vendorText = '',
  } = meaningOf({
    status,
    body,
    header: (name) => headers[name],
  });
  const wait = Number(headers['retry-after']);
  return new Failure({
    code: code ?? codeOfStatus(status),
    operation,
    system,
    status,
    ...(vendorCode !== undefined && { vendorCode: redactText(vendorCode) }),
    vendorText: redactText(vendorText),
    retryAfter: wait > 0 ? ms(wait * ONE_SECOND) : undefined,
  });
}
