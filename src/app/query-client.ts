/** The cache of server state: nothing fetched behind the person's back. */
import { QueryClient } from '@tanstack/react-query';

/** Pages that are left keep what they showed for this long. */
const KEEP_MS = 10 * 60_000;

/** Repetitions are the vendors' business: they know what may be asked twice. */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: { queries: { gcTime: KEEP_MS, refetchOnWindowFocus: false, retry: false } },
  });
}
