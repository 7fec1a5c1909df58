/**
 * Commands of VDG Sense with the sign-in of the moment: addressed, tried again where that is safe, and the
 * reply read: its error codes become Failures. Knows no command by its meaning.
 */
import { Failure, isAbort, toFailure } from '../../core/failure.ts';
import type { ConnectionId } from '../../core/ids.ts';
import type { Readable } from '../../core/readable.ts';
import { redactText, redactUrl } from '../../core/redact.ts';
import { isTransient, READ_RETRY, retryDelay } from '../../core/retry-policy.ts';
import type { Ms } from '../../core/units.ts';
import { abortable } from '../../platform/abortable.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Http, HttpRequest, HttpStream } from '../../platform/http.ts';
import { waitToRetry } from '../../platform/retry-wait.ts';
import { commandUrl, type Query } from './endpoint.ts';
import { ERROR_BYTES_MAX, READ_WAIT_MAX, REPLY_BYTES_MAX } from './limits.ts';
import { readStart } from './read-start.ts';
import type { SessionDriver } from './session-driver.ts';
import { errorCodeOf, meaningOf, meaningOfCode, NO_IMAGE, NO_VIDEO_DATA, OK } from './vdg-failure.ts';
import { parseXml, type XmlElement } from './xml-reader.ts';

/** One command. */
export interface VdgCall {
  readonly operation: string;
  /** "exportVideo" */
  readonly command: string;
  /** All values are percent-encoded; undefined is left out. */
  readonly query?: Query;
  readonly method?: 'GET' | 'POST' | 'DELETE';
  /** The body: what `writeXml` wrote. */
  readonly xml?: string;
  /** Reads are tried again when they fail in passing; commands are sent once. */
  readonly kind: 'read' | 'command';
  readonly timeout?: Ms;
  readonly signal: AbortSignal;
}

/** Rejections are Failures of the connection: `signInNeeded` when the session is over. */
export interface VdgClient {
  /**
   * The <result> of an answer whose errorcode is 0. Other codes are Failures with the code as `vendorCode`
   * ("-48") and its own sentence as `vendorText`; `badReply` for what is no such answer.
   */
  readonly result: (call: VdgCall) => Promise<XmlElement>;
  /** An image; undefined where there is none (-11, -48). */
  readonly image: (call: VdgCall) => Promise<Blob | undefined>;
  /** The body as it comes, for as long as it takes; an answer in XML is its error. */
  readonly stream: (call: VdgCall) => Promise<HttpStream>;
  /** Whose session it is; "" when nobody is signed in. */
  readonly account: () => string;
}

export interface VdgClientHost {
  readonly system: ConnectionId;
  readonly url: URL;
  readonly http: Pick<Http, 'blob' | 'stream'>;
  readonly clock: Clock;
  readonly page: { readonly online: Readable<boolean> };
  readonly session: Pick<SessionDriver, 'current' | 'refused' | 'answered' | 'account'>;
  /** 0..1, for waits between tries. */
  readonly random: () => number;
}

const UNAUTHORIZED = 401;
const isUnauthorized = (error: unknown): error is Failure =>
  error instanceof Failure && error.facts.status === UNAUTHORIZED;

const isImage = (type: string): boolean => type.startsWith('image/');
const isMarkup = (type: string): boolean =>
  /^(?:text\/(?:xml|html)|application\/(?:\w+\+)?xml)\b/i.test(type);

export function createVdgClient(host: VdgClientHost): VdgClient {
  const { system, url, http, clock, page, session, random } = host;

  function failure(call: VdgCall, facts: Pick<Failure['facts'], 'code' | 'vendorCode' | 'vendorText'>) {
    const { operation, command, query, method = 'GET' } = call;
    const request = `${method} ${redactUrl(commandUrl(url, command, query).href)}`;
    return new Failure({ operation, request, system, ...facts });
  }

  /** The element of an answer that tells of no error. */
  function resultOf(call: VdgCall, text: string): XmlElement {
    let reply: XmlElement;
    try {
      reply = parseXml(text);
    } catch {
      throw failure(call, { code: 'badReply' });
    }
    const code = errorCodeOf(reply);
    if (code === undefined) throw failure(call, { code: 'badReply' });
    session.answered();
    if (code === String(OK)) return reply;
    const meaning = meaningOfCode(code, reply.text);
    throw failure(call, { code: meaning.code, vendorCode: code, vendorText: redactText(meaning.text) });
  }

  /** The text of an answer that should have been something else: it is an error, or no answer at all. */
  function refusalOf(call: VdgCall, text: string): Failure {
    try {
      resultOf(call, text);
    } catch (error) {
      return toFailure(error, call.operation, system);
    }
    return failure(call, { code: 'badReply' });
  }

  function requestFor(call: VdgCall, authorization: string | undefined): HttpRequest {
    const { operation, command, query, method, xml, timeout, signal } = call;
    return {
      operation,
      url: commandUrl(url, command, query),
      signal,
      ...(authorization !== undefined && { headers: { authorization } }),
      ...(method !== undefined && { method }),
      ...(xml !== undefined && { xml }),
      ...(timeout !== undefined && { timeout }),
      explain: meaningOf,
    };
  }

  /** Sends once, and once more when the server refused a sign-in that it takes after all. */
  async function withSignIn<T>(call: VdgCall, send: (request: HttpRequest) => Promise<T>): Promise<T> {
    const { operation, signal } = call;
    const signInNow = async (): Promise<string | undefined> => {
      const authorization = await abortable(Promise.resolve(session.current()), signal);
      if (signal.aborted) throw new Failure({ code: 'aborted', operation, system });
      return authorization;
    };
    const first = await signInNow();
    try {
      return await send(requestFor(call, first));
    } catch (error) {
      if (!isUnauthorized(error)) throw error;
      session.refused(first, error);
      if (first === undefined) throw error;
    }
    const checked = await signInNow();
    try {
      return await send(requestFor(call, checked));
    } catch (error) {
      if (!isUnauthorized(error)) throw error;
      session.refused(checked, error);
      // The server takes the sign-in and refuses this call: it is this call that is not allowed.
      throw new Failure({ ...error.facts, code: 'notPermitted' });
    }
  }

  async function perform<T>(call: VdgCall, send: (request: HttpRequest) => Promise<T>): Promise<T> {
    const { operation, kind, signal } = call;
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await withSignIn(call, send);
      } catch (error) {
        const failed = toFailure(error, operation, system);
        if (kind === 'command' || isAbort(failed) || !isTransient(failed.code)) throw failed;
        const wait = retryDelay(READ_RETRY, attempt, random(), failed.facts.retryAfter);
        // Nobody sits through a long wait that the system asks for: they are told of it instead.
        if (wait === undefined || wait > READ_WAIT_MAX) throw failed;
        await waitToRetry(clock, wait, page.online, signal);
      }
    }
  }

  async function readResult(call: VdgCall, request: HttpRequest): Promise<XmlElement> {
    const body = await http.blob(request);
    if (body.size > REPLY_BYTES_MAX) throw failure(call, { code: 'badReply' });
    return resultOf(call, await body.text());
  }

  async function readImage(call: VdgCall, request: HttpRequest): Promise<Blob | undefined> {
    const body = await http.blob(request);
    if (isImage(body.type)) {
      if (body.size === 0) throw failure(call, { code: 'badReply' });
      session.answered();
      return body;
    }
    const refusal = refusalOf(call, await body.slice(0, ERROR_BYTES_MAX).text());
    const { vendorCode } = refusal.facts;
    if (vendorCode === NO_IMAGE || vendorCode === NO_VIDEO_DATA) return undefined;
    throw refusal;
  }

  async function readStream(call: VdgCall, request: HttpRequest): Promise<HttpStream> {
    const answer = await http.stream(request);
    if (isMarkup(answer.type)) throw refusalOf(call, await readStart(answer.body, ERROR_BYTES_MAX));
    session.answered();
    return answer;
  }

  return {
    result: (call) => perform(call, (request) => readResult(call, request)),
    image: (call) => perform(call, (request) => readImage(call, request)),
    stream: (call) => perform(call, (request) => readStream(call, request)),
    account: session.account,
  };
}
