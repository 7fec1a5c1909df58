/**
 * By which name a server knows the virtual camera calls: "virtualCamera" since 5, "wearableCamera" in
 * the document. Found with the first call to each server, remembered, and found anew after an upgrade.
 */
import { Failure, type FailureCode } from '../../core/failure.ts';
import { isTransient } from '../../core/retry-policy.ts';

/** The virtual camera calls; all are POST. */
export type VirtualCall = 'add' | 'prepare' | 'lock' | 'extend' | 'consume' | 'release';

export type VirtualWord = 'virtualCamera' | 'wearableCamera';

export interface VirtualPrefix {
  /** Calls by the name that this server knows; a 404 is tried by the other. */
  readonly using: <T>(server: string | undefined, call: (word: VirtualWord) => Promise<T>) => Promise<T>;
}

const NOT_FOUND = 404;
const other = (word: VirtualWord): VirtualWord =>
  word === 'virtualCamera' ? 'wearableCamera' : 'virtualCamera';

const isNotFound = (error: unknown): error is Failure =>
  error instanceof Failure && error.code === 'notFound' && error.facts.status === NOT_FOUND;
/** Said by a proxy, or before the server looked at what it is asked. */
const NOT_OF_THE_CALL: ReadonlySet<FailureCode> = new Set<FailureCode>([
  'aborted',
  'signInNeeded',
  'hostNotAllowed',
  'badCertificate',
]);
/** The server looked at the call, so it knows it. */
const isAnswer = (error: unknown): boolean =>
  error instanceof Failure &&
  error.facts.status !== undefined &&
  !isTransient(error.code) &&
  !NOT_OF_THE_CALL.has(error.code);

export function createVirtualPrefix(): VirtualPrefix {
  const known = new Map<string, VirtualWord>();
  /** The first call to a server: others wait for what it finds. */
  const probes = new Map<string, Promise<void>>();

  async function attempt<T>(key: string, call: (word: VirtualWord) => Promise<T>): Promise<T> {
    const first = known.get(key) ?? 'virtualCamera';
    const remembering = async (word: VirtualWord): Promise<T> => {
      try {
        const answer = await call(word);
        known.set(key, word);
        return answer;
      } catch (error) {
        if (!isNotFound(error) && isAnswer(error)) known.set(key, word);
        throw error;
      }
    };
    try {
      return await remembering(first);
    } catch (error) {
      if (!isNotFound(error)) throw error;
      try {
        return await remembering(other(first));
      } catch (second) {
        // Both say so: it is the camera that is not there, in the words of the name that is known.
        throw isNotFound(second) ? error : second;
      }
    }
  }

  return {
    using: async (server, call) => {
      const key = server ?? '';
      const probe = known.has(key) ? undefined : probes.get(key);
      if (probe !== undefined) await probe;
      if (known.has(key) || probes.has(key)) return attempt(key, call);
      const done = Promise.withResolvers<void>();
      probes.set(key, done.promise);
      try {
        return await attempt(key, call);
      } finally {
        probes.delete(key);
        done.resolve();
      }
    },
  };
}
