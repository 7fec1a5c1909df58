/** A live watch: performs what the machine asks for, and undoes all of it. */
import { Failure, isAbort, toFailure } from '../../core/failure.ts';
import type { CameraId, ConnectionId } from '../../core/ids.ts';
import { createStore } from '../../core/readable.ts';
import type { Clock } from '../../platform/clock.ts';
import { sleep } from '../../platform/clock.ts';
import type { PageSignals } from '../../platform/page-signals.ts';
import type { HlsSource, LiveState, LiveWatch } from '../contract.ts';
import type { AuthorizedClient } from './authorized-client.ts';
import { OFFLINE } from './device-status.ts';
import { createHlsSource, type HlsSourceHost } from './hls-source.ts';
import type { KeepAlive } from './keep-alive.ts';
import { WAKING_USUALLY } from './limits.ts';
import {
  type LiveEffect,
  type LiveEvent,
  type LiveMachineState,
  type LiveObstacle,
  reduceLive,
  RESTING,
} from './live-machine.ts';
import { type LiveStream, liveStreams } from './live-stream.ts';
import type { SessionDriver } from './session-driver.ts';
import type { StatusClient } from './status-client.ts';
import type { ViewerInfoDirectory } from './viewer-info-directory.ts';

export interface LiveHost extends HlsSourceHost {
  readonly system: ConnectionId;
  readonly clock: Clock;
  readonly client: AuthorizedClient;
  readonly directory: ViewerInfoDirectory;
  readonly statuses: StatusClient;
  readonly keepAlive: KeepAlive;
  readonly session: SessionDriver;
  readonly page: Pick<PageSignals, 'online'>;
  readonly random: () => number;
}

const operation = 'watch live';

/** Telling the same again would restart what shows it; the end of a check is told on purpose. */
function isNews(before: LiveMachineState, after: LiveMachineState): boolean {
  if (after.kind === 'checking') return false;
  const isStillWaking = before.kind === 'waking' && after.kind === 'waking' && before.since === after.since;
  return before !== after && !isStillWaking;
}

export function createLiveWatch(host: LiveHost, camera: CameraId): LiveWatch {
  const { system, clock, client, directory, statuses, keepAlive, session, page, random } = host;
  const state = createStore<LiveState>({ kind: 'resting' });
  let machine: LiveMachineState = RESTING;
  let work = new AbortController();
  let source: HlsSource | undefined;
  let letSleep: (() => void) | undefined;
  let isDisposed = false;

  function dispatch(event: LiveEvent): void {
    const step = isDisposed ? undefined : reduceLive(machine, event);
    if (step === undefined) return;
    const before = machine;
    machine = step.state;
    for (const effect of step.effects) perform(effect);
    if (isNews(before, machine)) state.set(toLiveState(machine));
  }

  function perform(effect: LiveEffect): void {
    switch (effect.kind) {
      case 'keepAwake':
        letSleep ??= stayAwake();
        return;
      case 'letSleep':
        letSleep?.();
        letSleep = undefined;
        return;
      case 'look':
        void look(effect.anew, newWork());
        return;
      case 'wait':
        sleep(clock, effect.delay, newWork()).then(
          () => dispatch({ kind: 'waited' }),
          () => undefined,
        );
        return;
      case 'stop':
        newWork();
        return;
    }
  }

  /** Ends what is under way; the signal of what comes now. */
  function newWork(): AbortSignal {
    work.abort();
    work = new AbortController();
    return work.signal;
  }

  function stayAwake(): () => void {
    const releaseInfo = directory.hold(camera);
    const releaseCamera = keepAlive.hold(camera, (failure) => dispatch({ kind: 'commandRefused', failure }));
    return () => {
      releaseInfo();
      releaseCamera();
    };
  }

  async function look(anew: boolean, signal: AbortSignal): Promise<void> {
    try {
      if (anew) directory.drop(camera);
      const info = await directory.get(camera, signal);
      const status = await statuses.get(camera, signal);
      const streams = liveStreams(info, status);
      const stream = await firstThere(streams, signal);
      if (!signal.aborted) dispatch({ kind: 'looked', now: clock.now(), stream, word: status.word });
    } catch (error) {
      if (signal.aborted || isAbort(error)) return;
      const failure = toFailure(error, operation, system);
      dispatch({ kind: 'lookFailed', now: clock.now(), failure, random: random() });
    }
  }

  /**
   * The first address that the media server knows. A camera counts as live a little before its
   * playlist is there, and servers name it differently: so nothing is ready that was not seen.
   */
  async function firstThere(
    streams: readonly LiveStream[],
    signal: AbortSignal,
  ): Promise<LiveStream | undefined> {
    for (const stream of streams) {
      const { playlist: url } = stream;
      try {
        await client.blob({ operation, url, tokenIn: 'userToken', kind: 'read', signal });
        return stream;
      } catch (error) {
        if (!(error instanceof Failure && error.code === 'notFound')) throw error;
      }
    }
    return undefined;
  }

  function toLiveState(from: LiveMachineState): LiveState {
    switch (from.kind) {
      case 'resting':
        return { kind: 'resting' };
      case 'waking':
        return { kind: 'waking', since: from.since, usually: WAKING_USUALLY };
      case 'ready':
      case 'checking':
        return { kind: 'ready', source: sourceOf(from.stream) };
      case 'failed': {
        const failure = toLiveFailure(from.obstacle);
        return from.retryAt === undefined
          ? { kind: 'failed', failure }
          : { kind: 'failed', failure, retryAt: from.retryAt };
      }
    }
  }

  function sourceOf({ key, playlist }: LiveStream): HlsSource {
    if (source?.key !== key) source = createHlsSource(host, { key, playlist, parameter: 'userToken' });
    return source;
  }

  function toLiveFailure(obstacle: LiveObstacle): Failure {
    switch (obstacle.kind) {
      case 'failure':
        return obstacle.failure;
      case 'undecodable':
        return new Failure({ code: 'codecUnsupported', operation, system });
      case 'noVideo':
        return new Failure({
          code: obstacle.word === OFFLINE ? 'cameraOffline' : 'noVideo',
          operation,
          system,
          vendorCode: obstacle.word,
        });
    }
  }

  /** A session that ended ends the watch; the next one takes it up again. */
  const unsubscribe = session.session.state.subscribe(() => {
    const { kind } = session.session.state.get();
    if (kind === 'signedOut') {
      dispatch({ kind: 'commandRefused', failure: new Failure({ code: 'signInNeeded', operation, system }) });
    }
    const isStopped = machine.kind === 'failed' && machine.obstacle.kind === 'failure';
    if (kind === 'signedIn' && isStopped) dispatch({ kind: 'retryAsked', now: clock.now() });
  });

  /** The network is back: whoever waits for their turn waits no longer. */
  const stopHearing = page.online.subscribe(() => {
    if (!page.online.get() || machine.kind !== 'failed' || machine.retryAt === undefined) return;
    dispatch({ kind: 'retryAsked', now: clock.now() });
  });

  return {
    state,
    setVisible: (isVisible) => dispatch(isVisible ? { kind: 'shown', now: clock.now() } : { kind: 'hidden' }),
    reportTrouble: (trouble) => dispatch({ kind: 'troubled', trouble }),
    retry: () => dispatch({ kind: 'retryAsked', now: clock.now() }),
    dispose: () => {
      dispatch({ kind: 'hidden' });
      isDisposed = true;
      unsubscribe();
      stopHearing();
    },
  };
}
