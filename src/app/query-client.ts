/** The cache of server state: retries as core decides, nothing fetched behind the person's back. */
import { QueryClient } from '@tanstack/react-query';
import { toFailure } from '../core/failure.ts';
import { isTransient, READ_RETRY, retryDelay } from '../core/retry-policy.ts';

/** Pages that are left keep what they showed for this long. */
const KEEP_MS = 10 * 60_000;

export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        gcTime: KEEP_MS,
        refetchOnWindowFocus: false,
        retry: (failures, error) => {
          const failure = toFailure(error, 'read');
          return isTransient(failure.code) && failures < READ_RETRY.retries;
        },
        retryDelay: (attempt, error) =>
          retryDelay(READ_RETRY, attempt + 1, Math.random(), toFailure(error, 'read').facts.retryAfter) ??
          READ_RETRY.maxDelay,
      },
    },
  });
}
