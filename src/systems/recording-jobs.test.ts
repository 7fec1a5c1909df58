import { beforeEach, describe, expect, it } from 'vitest';
import { Failure } from '../core/failure.ts';
import { type CameraId, cameraId } from '../core/ids.ts';
import { offer, type Offer, withhold } from '../core/offer.ts';
import { createStore, type Store } from '../core/readable.ts';
import { epochMs, ms } from '../core/units.ts';
import { createFakeClock } from '../testing/fake-clock.ts';
import { plainEntry } from '../testing/plain-systems.ts';
import type { ManualRecording, Recording, RecordingState } from '../vendors/contract-control.ts';
import { createJobBoard, type JobBoard } from './job-board.ts';
import { recordingJobState, trackRecordings } from './recording-jobs.ts';
import { createStatusBoard } from './status-board.ts';
import type { SystemEntry, SystemState } from './system-entry.ts';
import type { VendorSystem } from '../vendors/contract.ts';

const GATE = cameraId('1.1');
const START = epochMs(Date.UTC(2026, 10, 20, 14, 0, 0));
const clock = createFakeClock(START, () => Promise.resolve());

interface Plain {
  readonly recording: Recording;
  readonly state: Store<RecordingState>;
  readonly calls: string[];
}

/** A system's recordings, moved by the test. */
function plainManual() {
  const running = createStore<readonly Recording[]>([]);
  const made: Plain[] = [];
  const manual: ManualRecording = {
    afterStop: 'It goes on for about 20 s.',
    length: ms(300_000),
    start: (camera) => begin(camera).recording,
    running,
  };
  function begin(camera: CameraId): Plain {
    const calls: string[] = [];
    const state = createStore<RecordingState>({ kind: 'starting' });
    const recording: Recording = {
      camera,
      state,
      prolong: () => calls.push('prolong'),
      stop: () => calls.push('stop'),
    };
    const plain = { recording, state, calls };
    made.push(plain);
    running.set([...running.get(), recording]);
    return plain;
  }
  const end = (plain: Plain, state: RecordingState) => {
    plain.state.set(state);
    running.set(running.get().filter((one) => one !== plain.recording));
  };
  return { manual, begin, end, made, running };
}

function entryWith(recording: Offer<ManualRecording>) {
  const state = createStore<SystemState>({ kind: 'loading' });
  const entry: SystemEntry = { ...plainEntry('depot', 'Harbour depot'), state };
  const never = withhold('Not in this test.');
  const system: VendorSystem = {
    id: entry.id,
    session: {
      state: entry.session,
      keeps: [],
      signIn: () => Promise.resolve(),
      signOut: () => Promise.resolve(),
    },
    health: entry.health,
    cameras: Object.assign(Object.create(null), {}),
    can: {
      live: never,
      events: never,
      archive: never,
      exports: never,
      imports: never,
      realtime: never,
      recording,
      stills: never,
      ptz: never,
    },
    dispose: () => {},
  };
  const ready = () => state.set({ kind: 'ready', system, statuses: createStatusBoard(system, clock) });
  return { entry, ready };
}

let board: JobBoard;
beforeEach(() => {
  board = createJobBoard();
});
const track = (entry: SystemEntry, name: string | undefined = 'Gate North') =>
  trackRecordings({ systems: [entry], board, clock, nameOf: () => name });
const shown = () => board.now.get().map(({ job, state }) => ({ title: job.title, kind: state.kind }));

describe('recordings on the board', () => {
  it('come up as soon as they begin, with camera, system, a way to stop and where they are shown', () => {
    const { manual, begin } = plainManual();
    const { entry, ready } = entryWith(offer(manual));
    track(entry);
    ready();
    const one = begin(GATE);
    const [now] = board.now.get();
    expect(now?.job).toMatchObject({
      kind: 'recording',
      title: 'Gate North',
      systemName: 'Harbour depot',
      startedAt: START,
      path: '/cameras/depot%3A1.1',
    });
    now?.job.stop?.run();
    expect(one.calls).toEqual(['stop']);
  });

  it('are found when they began before anybody looked', () => {
    const { manual, begin } = plainManual();
    begin(GATE);
    const { entry, ready } = entryWith(offer(manual));
    ready();
    track(entry);
    expect(shown()).toEqual([{ title: 'Gate North', kind: 'running' }]);
  });

  it('stand there once, however often the list of them changes', () => {
    const { manual, begin } = plainManual();
    const { entry, ready } = entryWith(offer(manual));
    ready();
    track(entry);
    begin(GATE);
    begin(cameraId('1.2'));
    expect(board.jobs.get()).toHaveLength(2);
  });

  it('have a word instead of a name that is not known yet', () => {
    const { manual, begin } = plainManual();
    const { entry, ready } = entryWith(offer(manual));
    ready();
    trackRecordings({ systems: [entry], board, clock, nameOf: () => undefined });
    begin(GATE);
    expect(shown()[0]?.title).toBe('Camera');
  });

  it('keep window and person: leaving asks while a camera is asked, and no more once it was told to stop', () => {
    const { manual, begin } = plainManual();
    const { entry, ready } = entryWith(offer(manual));
    ready();
    track(entry);
    const one = begin(GATE);
    one.state.set({ kind: 'recording', since: START, until: epochMs(START + 300_000) });
    expect(board.busy.get()).toBe(true);
    one.state.set({
      kind: 'ending',
      since: START,
      stoppedAt: epochMs(START + 42_000),
      endsAbout: epochMs(START + 62_000),
      playsUntil: epochMs(START + 47_000),
    });
    expect(board.busy.get()).toBe(false);
  });

  it('stay as over when they left the running ones', () => {
    const { manual, begin, end } = plainManual();
    const { entry, ready } = entryWith(offer(manual));
    ready();
    track(entry);
    const stoppedAt = epochMs(START + 42_000);
    end(begin(GATE), { kind: 'ended', since: START, stoppedAt, playsUntil: stoppedAt });
    expect(shown()).toEqual([{ title: 'Gate North', kind: 'done' }]);
  });

  it('that failed are begun anew in their own place', () => {
    const { manual, begin, end, made } = plainManual();
    const { entry, ready } = entryWith(offer(manual));
    ready();
    track(entry);
    end(begin(GATE), { kind: 'failed', failure: new Failure({ code: 'unreachable', operation: 'record' }) });
    expect(shown()).toEqual([{ title: 'Gate North', kind: 'failed' }]);
    board.jobs.get()[0]?.retry?.();
    expect(made).toHaveLength(2);
    expect(shown()).toEqual([{ title: 'Gate North', kind: 'running' }]);
  });

  it('of a system that cannot record are none', () => {
    const { entry, ready } = entryWith(withhold('This system cannot.'));
    track(entry);
    ready();
    expect(board.jobs.get()).toEqual([]);
  });

  it('come no more after the way to stop was taken', () => {
    const { manual, begin } = plainManual();
    const { entry, ready } = entryWith(offer(manual));
    ready();
    const stop = track(entry);
    stop();
    begin(GATE);
    expect(board.jobs.get()).toEqual([]);
  });
});

describe('what a recording does, as a job', () => {
  const until = epochMs(START + 300_000);

  it('is asking, until the system answered', () => {
    expect(recordingJobState({ kind: 'starting' })).toMatchObject({
      kind: 'running',
      doing: 'Asking the camera to record',
    });
  });

  it('lasts until a moment that is known', () => {
    expect(recordingJobState({ kind: 'recording', since: START, until })).toEqual({
      kind: 'running',
      doing: 'Recording',
      span: { since: START, until },
    });
  });

  it('says that the newest request failed', () => {
    const trouble = new Failure({ code: 'timeout', operation: 'record' });
    const state = recordingJobState({ kind: 'recording', since: START, until, trouble });
    expect(state.kind === 'running' && state.doing).toContain('the newest request failed');
  });

  it('says for how long it was asked, and that the event is still to come', () => {
    const stoppedAt = epochMs(START + 42_000);
    expect(recordingJobState({ kind: 'ended', since: START, stoppedAt, playsUntil: stoppedAt })).toEqual({
      kind: 'done',
      result: 'Asked for 42 s; it will appear among the events',
    });
  });

  it('says that a piece may be missing', () => {
    const stoppedAt = epochMs(START + 42_000);
    const ended = { kind: 'ended', since: START, stoppedAt, playsUntil: stoppedAt, hole: true } as const;
    const state = recordingJobState(ended);
    expect(state.kind === 'done' && state.result).toContain('with a piece that may be missing');
  });

  it('promises no event when the camera was never asked', () => {
    const ended = { kind: 'ended', since: START, stoppedAt: START, playsUntil: START } as const;
    const state = recordingJobState(ended);
    expect(state.kind === 'done' && state.result).toContain('nothing was recorded');
  });

  it('fails with what the system said', () => {
    const failure = new Failure({ code: 'notPermitted', operation: 'record' });
    expect(recordingJobState({ kind: 'failed', failure })).toEqual({ kind: 'failed', failure });
  });
});
