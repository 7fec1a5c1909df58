/**
 * Asks a camera for a new picture and follows it: asked, sent, arrived. One at a time; the newest asking
 * is the one that counts.
 */
import { type Failure, isAbort, toFailure } from '../../core/failure.ts';
import type { CameraId } from '../../core/ids.ts';
import { createStore, type Readable } from '../../core/readable.ts';
import type { EpochMs } from '../../core/units.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Stills, StillSize } from '../../vendors/contract-control.ts';
import type { Still } from '../../vendors/contract.ts';

/** How far a picture is. The moments are those of this computer. */
interface Asked {
  readonly size: StillSize;
  readonly askedAt: EpochMs;
  /** When the system took the request. */
  readonly sentAt?: EpochMs | undefined;
}

export type CaptureState =
  | { readonly kind: 'none' }
  | (Asked & { readonly kind: 'waiting' })
  | (Asked & { readonly kind: 'arrived'; readonly arrivedAt: EpochMs; readonly still: Still })
  | (Asked & { readonly kind: 'failed'; readonly failedAt: EpochMs; readonly failure: Failure });

export interface Capture {
  readonly state: Readable<CaptureState>;
  readonly ask: (size: StillSize) => void;
  /** Forgets the picture, or no longer waits for it. */
  readonly close: () => void;
  readonly dispose: () => void;
}

export interface CaptureHost {
  readonly stills: Pick<Stills, 'capture'>;
  readonly camera: CameraId;
  readonly clock: Clock;
}

const NONE: CaptureState = { kind: 'none' };

export function createCapture({ stills, camera, clock }: CaptureHost): Capture {
  const state = createStore<CaptureState>(NONE);
  let running = new AbortController();

  async function follow(size: StillSize, signal: AbortSignal) {
    let asked: Asked = { size, askedAt: clock.now() };
    state.set({ kind: 'waiting', ...asked });
    const sent = () => {
      if (signal.aborted) return;
      asked = { ...asked, sentAt: clock.now() };
      state.set({ kind: 'waiting', ...asked });
    };
    try {
      const still = await stills.capture(camera, size, sent, signal);
      if (!signal.aborted) state.set({ kind: 'arrived', ...asked, arrivedAt: clock.now(), still });
    } catch (error) {
      const failure = toFailure(error, 'ask for a picture');
      if (signal.aborted || isAbort(failure)) return;
      state.set({ kind: 'failed', ...asked, failedAt: clock.now(), failure });
    }
  }

  function close() {
    running.abort();
    state.set(NONE);
  }

  return {
    state,
    ask: (size) => {
      running.abort();
      running = new AbortController();
      void follow(size, running.signal);
    },
    close,
    dispose: close,
  };
}
