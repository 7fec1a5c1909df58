/** A camera's state as a shape and a word. */
import type { DotShape } from '../../ui/status-dot.tsx';
import type { CameraState } from '../../vendors/contract.ts';

interface StateText {
  readonly shape: DotShape;
  readonly word: string;
  /** Said in the row: what is out of the ordinary. */
  readonly aside: string;
}

const TEXTS: Record<CameraState, StateText> = {
  live: { shape: 'healthy', word: 'live', aside: 'live' },
  online: { shape: 'healthy', word: 'online', aside: '' },
  noVideo: { shape: 'degraded', word: 'no video', aside: 'no video' },
  offline: { shape: 'lost', word: 'offline', aside: 'offline' },
  unknown: { shape: 'asleep', word: 'state not known yet', aside: '' },
};

export const cameraStateText = (state: CameraState): StateText => TEXTS[state];
