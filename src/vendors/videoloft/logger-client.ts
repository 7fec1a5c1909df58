/**
 * Calls to a camera's logger. A camera stays with its logger until that fails or is too busy
 * (§1.1.1): where the logger says so, or cannot be reached, the camera's servers are asked anew.
 */
import { Failure, type FailureCode } from '../../core/failure.ts';
import type { AuthorizedCall, AuthorizedClient } from './authorized-client.ts';
import { isNotResident } from './device-failure.ts';
import { endpoint, type Query } from './endpoint.ts';
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
}

/** Failures of a server that a camera may have left. */
const GONE: ReadonlySet<FailureCode> = new Set<FailureCode>([
  'unreachable',
  'timeout',
  'serverError',
  'hostNotAllowed',
]);

const hasMoved = (error: unknown): boolean =>
  error instanceof Failure &&
  (GONE.has(error.code) || (error.code === 'notFound' && isNotResident(error.facts.vendorText)));

export function createLoggerClient(client: AuthorizedClient, directory: ViewerInfoDirectory): LoggerClient {
  const at: LoggerClient['at'] = async (uidd, signal, use) => {
    const before = await directory.get(uidd, signal);
    try {
      return await use(before.logger);
    } catch (error) {
      if (!hasMoved(error)) throw error;
      directory.drop(uidd);
      const now = await directory.get(uidd, signal);
      if (now.logger.host === before.logger.host) throw error;
      return await use(now.logger);
    }
  };
  const addressed = (logger: URL, { path, query, ...call }: LoggerCall): AuthorizedCall => ({
    ...call,
    url: endpoint(logger, path, query),
  });
  return {
    at,
    json: (uidd, call) => at(uidd, call.signal, (logger) => client.json(addressed(logger, call))),
    blob: (uidd, call) => at(uidd, call.signal, (logger) => client.blob(addressed(logger, call))),
  };
}
