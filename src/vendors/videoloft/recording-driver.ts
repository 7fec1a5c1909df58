/**
 * Recordings on demand: sends what the machine asks for, at the moments that it names. At most one
 * recording of a camera is under way; what closes the window ends the asking, and with it the recording.
 */
import { Failure, isAbort, toFailure } from '../../core/failure.ts';
import type { CameraId, ConnectionId } from '../../core/ids.ts';
import { createStore, type Readable } from '../../core/readable.ts';
import { ms, msBetween } from '../../core/units.ts';
import type { Clock } from '../../platform/clock.ts';
import type { PageSignals } from '../../platform/page-signals.ts';
import type { SessionState } from '../contract.ts';
import type { ManualRecording, Recording, RecordingState } from '../contract-control.ts';
import type { SendCameraTask } from './camera-task.ts';
import { RECORDING_LENGTH, TRIGGER_WAIT } from './limits.ts';
import {
  beginRecording,
  type RecordingEffect,
  type RecordingEvent,
  type RecordingMachineState,
  reduceRecording,
  type Triggers,
  wakesAt,
} from './recording-machine.ts';

export interface RecordingHost {
  readonly system: ConnectionId;
  /** Must go on in a hidden tab: a trigger that is a minute late is one too late. */
  readonly clock: Clock;
  readonly send: SendCameraTask;
  readonly session: Readable<SessionState>;
  readonly page: Pick<PageSignals, 'online'>;
}

export interface Recordings extends ManualRecording {
  /** Nothing is asked any more. */
  readonly dispose: () => void;
}

interface Running {
  readonly recording: Recording;
  readonly machine: () => RecordingMachineState;
  readonly dispatch: (event: RecordingEvent) => void;
}

const operation = 'record';

const AFTER_STOP =
  'After you stop, the camera records up to 20 s more. It is asked every 15 s, and the event plays to 5 s after the last time.';

const isOver = ({ kind }: RecordingMachineState): boolean => kind === 'ended' || kind === 'failed';

function toRecordingState(machine: RecordingMachineState): RecordingState {
  switch (machine.kind) {
    case 'starting':
      return { kind: 'starting' };
    case 'recording': {
      const { kind, since, until, trouble, hole } = machine;
      return { kind, since, until, trouble, hole };
    }
    case 'ending': {
      const { kind, since, stoppedAt, endsAbout, playsUntil, hole } = machine;
      return { kind, since, stoppedAt, endsAbout, playsUntil, hole };
    }
    case 'ended':
    case 'failed':
      return machine;
  }
}

/** Only these are shown: the rhythm of the triggers is not news. */
function isNews(before: RecordingMachineState, after: RecordingMachineState): boolean {
  if (before.kind !== 'recording' || after.kind !== 'recording') return before.kind !== after.kind;
  return before.until !== after.until || before.trouble !== after.trouble || before.hole !== after.hole;
}

export function createRecordings(host: RecordingHost): Recordings {
  const { system, clock, send, session, page } = host;
  const running = createStore<readonly Recording[]>([]);
  const all = new Map<CameraId, Running>();

  function create(camera: CameraId, before: Triggers | undefined): Running {
    const first = beginRecording(clock.now(), before);
    let machine = first.state;
    let cancelTimer = (): void => undefined;
    let trigger = new AbortController();
    const state = createStore(toRecordingState(machine));

    function dispatch(event: RecordingEvent): void {
      const step = reduceRecording(machine, event);
      if (step === undefined) return;
      const previous = machine;
      machine = step.state;
      perform(step.effect);
      schedule();
      if (isNews(previous, machine)) state.set(toRecordingState(machine));
      if (isOver(machine)) leave();
    }

    function schedule(): void {
      cancelTimer();
      const at = wakesAt(machine);
      if (at === undefined) return;
      const delay = ms(Math.max(msBetween(clock.now(), at), 0));
      cancelTimer = clock.after(delay, () => {
        dispatch({ kind: 'time', now: clock.now() });
        // Timers may come a millisecond early, and then nothing was due yet.
        schedule();
      });
    }

    function perform(effect: RecordingEffect | undefined): void {
      if (effect === undefined) return;
      trigger.abort();
      if (effect === 'callOff') return;
      trigger = new AbortController();
      void ask(trigger.signal);
    }

    async function ask(signal: AbortSignal): Promise<void> {
      const sent = () => {
        if (!signal.aborted) dispatch({ kind: 'left', now: clock.now() });
      };
      try {
        await send({
          uidd: camera,
          action: 'triggerevent',
          operation,
          signal,
          sent,
          timeout: TRIGGER_WAIT,
        });
        if (!signal.aborted) dispatch({ kind: 'taken', now: clock.now() });
      } catch (error) {
        const failure = toFailure(error, operation, system);
        if (!signal.aborted && !isAbort(failure)) dispatch({ kind: 'missed', now: clock.now(), failure });
      }
    }

    function leave(): void {
      if (all.get(camera) !== made) return;
      all.delete(camera);
      publish();
    }

    const recording: Recording = {
      camera,
      state,
      prolong: () => dispatch({ kind: 'prolonged' }),
      stop: () => dispatch({ kind: 'stopped', now: clock.now() }),
    };
    const made: Running = { recording, machine: () => machine, dispatch };
    perform(first.effect);
    schedule();
    return made;
  }

  const publish = (): void => running.set(Array.from(all.values(), ({ recording }) => recording));

  function start(camera: CameraId): Recording {
    const found = all.get(camera);
    const machine = found?.machine();
    if (found !== undefined && machine?.kind !== 'ending') return found.recording;
    const before = machine?.kind === 'ending' ? machine.triggers : undefined;
    // To the server it is one and the same event; here the new recording takes it over.
    found?.dispatch({ kind: 'dropped', now: clock.now() });
    const made = create(camera, before);
    all.set(camera, made);
    publish();
    return made.recording;
  }

  const dispatchToAll = (event: RecordingEvent): void => {
    for (const { dispatch } of Array.from(all.values())) dispatch(event);
  };

  const stopListening = page.online.subscribe(() => {
    if (page.online.get()) dispatchToAll({ kind: 'online', now: clock.now() });
  });
  const unsubscribe = session.subscribe(() => {
    const now = session.get();
    if (now.kind !== 'signedOut') return;
    const failure = now.because ?? new Failure({ code: 'signInNeeded', operation, system });
    // Who signs out wants an end; who was signed out is told of it.
    dispatchToAll(
      now.because === undefined ? { kind: 'stopped', now: clock.now() } : { kind: 'signedOut', failure },
    );
  });

  return {
    afterStop: AFTER_STOP,
    length: RECORDING_LENGTH,
    start,
    running,
    dispose: () => {
      stopListening();
      unsubscribe();
      dispatchToAll({ kind: 'dropped', now: clock.now() });
    },
  };
}
