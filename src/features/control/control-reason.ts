/** Why a person cannot make a camera do something now. */
import type { Offer } from '../../core/offer.ts';
import type { Camera, CameraState } from '../../vendors/contract.ts';

/** What decides about a camera, besides what its system offers. */
export interface ControlFacts {
  /** Undefined until the list of cameras is there. */
  readonly camera: Pick<Camera, 'access'> | undefined;
  readonly state: CameraState;
}

const ONLY_WATCH = 'You may watch this camera, not control it.';
const NOT_LISTED = 'The list of cameras is not there yet.';
const OFFLINE = 'The camera is offline.';

/** For what changes something at the camera: recording, moving. Undefined: it can be done. */
export function controlReason(offer: Offer<unknown>, facts: ControlFacts): string | undefined {
  if (!offer.offered) return offer.reason;
  if (facts.camera === undefined) return NOT_LISTED;
  return facts.camera.access === 'view' ? ONLY_WATCH : askReason(offer, facts);
}

/** For what only looks: a new picture. */
export function askReason(offer: Offer<unknown>, { state }: ControlFacts): string | undefined {
  if (!offer.offered) return offer.reason;
  return state === 'offline' ? OFFLINE : undefined;
}
