/**
 * Moving cameras (§1.5.1): the commands of one camera go out one after the other, and what moves is
 * stopped when it is to move another way, when the page is hidden or left, and when the session ends.
 */
import { Failure } from '../../core/failure.ts';
import type { CameraId } from '../../core/ids.ts';
import { withhold } from '../../core/offer.ts';
import { sleep } from '../../platform/clock.ts';
import type { PageSignals } from '../../platform/page-signals.ts';
import type { Ptz, PtzMove } from '../contract-control.ts';
import { abortable } from '../../platform/abortable.ts';
import type { PtzDirection } from './camera-task.ts';
import { PTZ_SIGN_OUT_WAIT, PTZ_WAIT } from './limits.ts';
import { holdMove, type PtzHoldHost } from './ptz-hold.ts';

export interface PtzHost extends PtzHoldHost {
  readonly page: Pick<PageSignals, 'visible'>;
}

export interface PtzDriver extends Ptz {
  /** Ends what moves. Resolves when it is told to stop, or after `PTZ_SIGN_OUT_WAIT`; never rejects. */
  readonly endAll: () => Promise<void>;
  readonly dispose: () => void;
}

const DIRECTIONS: ReadonlyMap<PtzMove, PtzDirection> = new Map<PtzMove, PtzDirection>([
  ['up', 'up'],
  ['down', 'down'],
  ['left', 'left'],
  ['right', 'right'],
  ['in', 'in'],
  ['out', 'out'],
]);

const OTHER_MOVES = 'Videoloft moves a camera one way at a time.';
const HINT = 'Only Hikvision cameras move; Videoloft does not tell which ones those are.';
const PRESETS = withhold('Videoloft has no calls for preset positions.');

const operation = 'move camera';

/** The commands of one camera. */
interface Lane {
  /** Settles with the last of them. */
  tail: Promise<void>;
  waiting: number;
  /** The hold that runs, or waits for its turn. */
  hold: AbortController | undefined;
}

export function createPtz(host: PtzHost): PtzDriver {
  const { system, clock, send, page } = host;
  const lanes = new Map<CameraId, Lane>();

  /** Runs after all earlier commands of the camera; at once when there are none. */
  function inLane(camera: CameraId, work: () => Promise<void>): Promise<void> {
    const lane = lanes.get(camera) ?? { tail: Promise.resolve(), waiting: 0, hold: undefined };
    lanes.set(camera, lane);
    const result = lane.waiting === 0 ? work() : lane.tail.then(work);
    lane.waiting += 1;
    const ended = () => {
      lane.waiting -= 1;
      if (lane.waiting === 0) lanes.delete(camera);
    };
    lane.tail = result.then(ended, ended);
    return result;
  }

  const unknownMove = (): Failure => new Failure({ code: 'rejected', operation, system });

  const endAll = async (): Promise<void> => {
    const tails = Array.from(lanes.values(), ({ hold, tail }) => {
      hold?.abort();
      return tail;
    });
    if (tails.length === 0) return;
    const late = new AbortController();
    await Promise.race([
      Promise.all(tails),
      sleep(clock, PTZ_SIGN_OUT_WAIT, late.signal).catch(() => undefined),
    ]);
    late.abort();
  };

  // A page that is left is hidden first, by closing it as well. Nobody sees what moves then.
  const stopListening = page.visible.subscribe(() => {
    if (!page.visible.get()) void endAll();
  });

  return {
    moves: new Set(DIRECTIONS.keys()),
    otherMoves: OTHER_MOVES,
    hint: HINT,
    presets: PRESETS,
    step: async (camera, move, signal) => {
      const direction = DIRECTIONS.get(move);
      if (direction === undefined) throw unknownMove();
      lanes.get(camera)?.hold?.abort();
      const action = `ptz_${direction}` as const;
      const work = () => send({ uidd: camera, action, operation, signal, timeout: PTZ_WAIT });
      await abortable(inLane(camera, work), signal);
    },
    hold: (camera, move, failed) => {
      const ended = new AbortController();
      const direction = DIRECTIONS.get(move);
      if (direction === undefined) {
        failed(unknownMove());
        return { end: () => undefined };
      }
      lanes.get(camera)?.hold?.abort();
      void inLane(camera, () => holdMove(host, { uidd: camera, direction, ended, failed }));
      const lane = lanes.get(camera);
      if (lane !== undefined) lane.hold = ended;
      return { end: () => ended.abort() };
    },
    endAll,
    dispose: () => {
      stopListening();
      void endAll();
    },
  };
}
