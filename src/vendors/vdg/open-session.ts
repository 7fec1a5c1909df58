/**
 * The session of a server that asks nobody to sign in, or for whom the proxy does: it is there as soon as the
 * server has answered anything, and nobody can end it.
 */
import { Failure, toFailure } from '../../core/failure.ts';
import type { ConnectionId } from '../../core/ids.ts';
import { createStore, type Readable } from '../../core/readable.ts';
import { isTransient, retryDelay, STREAM_RETRY } from '../../core/retry-policy.ts';
import type { Clock } from '../../platform/clock.ts';
import { waitToRetry } from '../../platform/retry-wait.ts';
import type { SessionState } from '../contract.ts';
import type { SessionDriver } from './session-driver.ts';
import type { SignInClient } from './sign-in-client.ts';
import type { VdgInfo } from './vdg-info.ts';

export interface OpenSessionHost {
  readonly system: ConnectionId;
  /** Who signs in: nobody, or the proxy. */
  readonly auth: 'none' | 'proxy';
  readonly clock: Clock;
  readonly info: Pick<VdgInfo, 'ready' | 'answers'>;
  readonly client: SignInClient;
  readonly page: { readonly online: Readable<boolean> };
  /** 0..1, for waits between tries. */
  readonly random: () => number;
}

const ACCOUNTS = { none: 'no sign-in', proxy: 'the proxy' };
const REFUSED = {
  none: 'The server asks for a name and a password. Its connection needs "auth": "ask" in the configuration, or the header that the server expects.',
  proxy: 'The server refused the sign-in that the proxy sends. Whoever runs the proxy can set it right.',
};
const operation = 'connect';

export function createOpenSession(host: OpenSessionHost): SessionDriver {
  const { system, auth, clock, info, client, page, random } = host;
  const state = createStore<SessionState>({ kind: 'restoring' });
  const life = new AbortController();
  const account = ACCOUNTS[auth];

  function answered(): void {
    if (life.signal.aborted || state.get().kind === 'signedIn') return;
    state.set({ kind: 'signedIn', account, since: clock.now() });
  }

  function refused(failure: Failure): Failure {
    const because = new Failure({ ...failure.facts, code: 'signInNeeded', vendorText: REFUSED[auth] });
    if (!life.signal.aborted) state.set({ kind: 'signedOut', because });
    return because;
  }

  /** `/info` since 2.6.1; before that, a command. */
  async function look(signal: AbortSignal): Promise<void> {
    await info.ready(signal);
    if (!info.answers()) await client.prove(undefined, signal);
  }

  function failed(error: unknown): Failure {
    const failure = toFailure(error, operation, system);
    if (failure.code === 'signInNeeded') return refused(failure);
    if (!life.signal.aborted) state.set({ kind: 'signedOut', because: failure });
    return failure;
  }

  /** A server that cannot be reached yet says nothing of a session: it is waited for. */
  async function begin({ signal }: AbortController): Promise<void> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        await look(signal);
        answered();
        return;
      } catch (error) {
        if (signal.aborted || state.get().kind !== 'restoring') return;
        const wait = retryDelay(STREAM_RETRY, attempt, random());
        if (wait === undefined || !isTransient(toFailure(error, operation, system).code)) {
          failed(error);
          return;
        }
        try {
          await waitToRetry(clock, wait, page.online, signal);
        } catch {
          return;
        }
        // Somebody's call may have been answered meanwhile.
        if (state.get().kind !== 'restoring') return;
      }
    }
  }

  void begin(life);

  return {
    session: {
      state,
      keeps: [],
      signIn: async (_credentials, callerSignal) => {
        const signals = callerSignal === undefined ? [life.signal] : [life.signal, callerSignal];
        try {
          // What `/info` answers to anybody is no proof that commands are open.
          await client.prove(undefined, AbortSignal.any(signals));
          answered();
        } catch (error) {
          throw callerSignal?.aborted === true ? toFailure(error, operation, system) : failed(error);
        }
      },
      signOut: () => Promise.resolve(),
    },
    current: () => Promise.resolve(undefined),
    refused: (_header, failure) => void refused(failure),
    answered,
    account: () => (state.get().kind === 'signedIn' ? account : ''),
    dispose: () => life.abort(),
  };
}
