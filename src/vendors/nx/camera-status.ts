/** What the status of a camera in Nx means. */
import type { CameraState } from '../contract.ts';
import type { NxCamera } from './camera-wire.ts';

const STATES: ReadonlyMap<string, CameraState> = new Map([
  ['online', 'online'],
  ['recording', 'online'],
  ['offline', 'offline'],
  // It answers, and the server has no password for it: there is no picture.
  ['unauthorized', 'noVideo'],
]);

/** Unknown where the server does not tell, or uses a word that nobody documented. */
export function toCameraState({ status, isVirtual }: Pick<NxCamera, 'status' | 'isVirtual'>): CameraState {
  const state = status === undefined ? 'unknown' : (STATES.get(status.toLowerCase()) ?? 'unknown');
  // Nothing stands behind a virtual camera that could be reached or not: it has an archive and no video.
  if (isVirtual) return state === 'online' ? 'online' : 'noVideo';
  return state;
}
