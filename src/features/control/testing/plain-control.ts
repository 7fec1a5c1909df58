/** What makes cameras do things, as plain values moved by a test. */
import { cameraId } from '../../../core/ids.ts';
import { withhold } from '../../../core/offer.ts';
import { createStore } from '../../../core/readable.ts';
import { ms } from '../../../core/units.ts';
import type {
  ManualRecording,
  Ptz,
  PtzMove,
  Recording,
  RecordingState,
} from '../../../vendors/contract-control.ts';

export const GATE = cameraId('1.1');

/** A system that moves cameras one way at a time; `calls` takes down what is asked of it. */
export function plainPtz(calls: string[]): Ptz {
  const moves: readonly PtzMove[] = ['up', 'down', 'left', 'right', 'in', 'out'];
  return {
    moves: new Set(moves),
    otherMoves: 'Moved one way at a time.',
    hint: 'Not every camera moves.',
    presets: withhold('There are no presets.'),
    step: (_camera, move) => {
      calls.push(`step ${move}`);
      return Promise.resolve();
    },
    hold: (_camera, move) => {
      calls.push(`hold ${move}`);
      return { end: () => calls.push(`end ${move}`) };
    },
  };
}

/** Recordings of five minutes; `set` moves the one under way. */
export function plainManual(calls: string[]) {
  const running = createStore<readonly Recording[]>([]);
  const state = createStore<RecordingState>({ kind: 'starting' });
  const recording: Recording = {
    camera: GATE,
    state,
    prolong: () => calls.push('prolong'),
    stop: () => calls.push('stop'),
  };
  const manual: ManualRecording = {
    afterStop: 'It goes on for about 20 s.',
    length: ms(300_000),
    running,
    start: () => {
      calls.push('start');
      state.set({ kind: 'starting' });
      running.set([recording]);
      return recording;
    },
  };
  const set = (next: RecordingState) => {
    state.set(next);
    if (next.kind === 'ended' || next.kind === 'failed') running.set([]);
  };
  return { manual, set };
}
