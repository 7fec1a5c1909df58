/** Beside the picture of a camera whose system gives no events: what is known of the camera, and why. */
import type { CameraRef } from '../../core/ids.ts';
import { Region } from '../../ui/region.tsx';
import type { Camera, VendorSystem } from '../../vendors/contract.ts';
import { CameraDetails } from './camera-details.tsx';

export interface AboutColumnProps {
  readonly reference: CameraRef;
  readonly systemName: string;
  readonly ready: VendorSystem;
  /** Undefined until the list of cameras is there. */
  readonly camera: Camera | undefined;
  /** Why there are no events. */
  readonly reason: string;
}

export function AboutColumn({ reference, systemName, ready, camera, reason }: AboutColumnProps) {
  return (
    <div className="min-h-0 flex-1 overflow-auto px-4 py-3">
      <h2 className="mb-2 text-14 font-semibold">About this camera</h2>
      <Region name="The camera’s details">
        {camera !== undefined && (
          <CameraDetails camera={camera} reference={reference} ready={ready} systemName={systemName} />
        )}
      </Region>
      <p className="mt-4 border-t border-line pt-3 text-12 text-fg2">
        <span className="font-550 text-fg1">No events.</span> {reason}
      </p>
    </div>
  );
}
