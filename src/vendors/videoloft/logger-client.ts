/**
 * Calls to a camera's logger. A camera stays with its logger until that fails or is too busy
 * (§1.1.1): where the logger says so, or cannot be reached, the camera's servers are asked anew.
 */
import { Failure, type FailureCode } from '../../core/failure.ts';
import type { Clock } from '../../platform/clock.ts';
import type { HttpStream } from '../../platform/http.ts';
import type { AuthorizedCall, AuthorizedClient } from './authorized-client.ts';
import { isNotResident } from './device-failure.ts';
import { endpoint, type Query } from './endpoint.ts';
import { MOVE_CHECK_WAIT } from './limits.ts';
import type { ViewerInfoDirectory } from './viewer-info-directory.ts';

/** A call that is complete but for the server. */
export interface LoggerCall extends Omit<AuthorizedCall, 'url'> {
  readonly path: readonly (string | number)[];
  readonly query?: Query;
}

export interface LoggerClient {
  /** Does something at the camera's logger; once more at its new one when it turns out to have moved. */
  readonly at: <T>(uidd: string, signal: AbortSignal, use: (logger: URL) => Promise<T>) => Promise<T>;
  readonly json: (uidd: string, call: LoggerCall) => Promise<unknown>;
  readonly blob: (uidd: string, call: LoggerCall) => Promise<Blob>;
  readonly stream: (uidd: string, call: LoggerCall) => Promise<HttpStream>;
  /**
   * A `beforeRetry` for calls at a logger: a server that stays silent is asked for again only when the
   * camera is still there, because several silences in a row take a minute.
   */
  readonly leaving: (
    uidd: string,
    logger: URL,
    signal: AbortSignal,
  ) => NonNullable<AuthorizedCall['beforeRetry']>;
}

/** Failures of a server that a camera may have left. */
const GONE: ReadonlySet<FailureCode> = new Set<FailureCode>([
  'unreachable',
  'timeout',
  'serverError',
  'hostNotAllowed',
  'badCertificate',
]);
/** Failures that may take as long as a request is allowed to. */
const SILENT: ReadonlySet<FailureCode> = new Set<FailureCode>(['unreachable', 'timeout']);
/** The server is there, and does not know the call. */
const NOT_IMPLEMENTED = 501;

const hasMoved = (error: unknown): boolean =>
  error instanceof Failure &&
  error.facts.status !== NOT_IMPLEMENTED &&
  (GONE.has(error.code) || (error.code === 'notFound' && isNotResident(error.facts.vendorText)));

export function createLoggerClient(
  client: AuthorizedClient,
  directory: ViewerInfoDirectory,
  clock: Clock,
): LoggerClient {
  const at: LoggerClient['at'] = async (uidd, signal, use) => {
    const before = await directory.get(uidd, signal);
    try {
      return await use(before.logger);
    } catch (error) {
      if (!hasMoved(error)) throw error;
      // This call or another one may have found out already.
      let now = await directory.get(uidd, signal);
      if (now.logger.host === before.logger.host) {
        directory.drop(uidd);
        now = await directory.get(uidd, signal);
      }
      if (now.logger.host === before.logger.host) throw error;
      return await use(now.logger);
    }
  };
  /** Where the camera is now; undefined when nobody says so in time. */
  async function loggerNow(uidd: string, signal: AbortSignal): Promise<URL | undefined> {
    const late = new AbortController();
    const cancel = clock.after(MOVE_CHECK_WAIT, () => late.abort());
    try {
      return (await directory.renew(uidd, AbortSignal.any([signal, late.signal]))).logger;
    } catch {
      return undefined;
    } finally {
      cancel();
    }
  }
  const leaving: LoggerClient['leaving'] = (uidd, logger, signal) => {
    let hasAsked = false;
    return async (failure) => {
      if (hasAsked || !SILENT.has(failure.code)) return;
      hasAsked = true;
      const now = await loggerNow(uidd, signal);
      if (now !== undefined && now.host !== logger.host) throw failure;
    };
  };
  const addressed = (uidd: string, logger: URL, { path, query, ...call }: LoggerCall): AuthorizedCall => {
    const leave = leaving(uidd, logger, call.signal);
    const beforeRetry = async (failure: Failure) => {
      await call.beforeRetry?.(failure);
      await leave(failure);
    };
    return { ...call, beforeRetry, url: endpoint(logger, path, query) };
  };
  return {
    at,
    leaving,
    json: (uidd, call) => at(uidd, call.signal, (logger) => client.json(addressed(uidd, logger, call))),
    blob: (uidd, call) => at(uidd, call.signal, (logger) => client.blob(addressed(uidd, logger, call))),
    stream: (uidd, call) => at(uidd, call.signal, (logger) => client.stream(addressed(uidd, logger, call))),
  };
}
