/** The address of a camera's recording in the archive. */
import { type CameraRef, cameraRefText } from '../core/ids.ts';
import type { TimeSpan } from '../core/time-span.ts';

/** Where footage is shown in the archive: the camera, and its first and last moment. */
export function archivePath(ref: CameraRef, { from, until }: TimeSpan): string {
  const search = new URLSearchParams({
    camera: cameraRefText(ref),
    at: new Date(from).toISOString(),
    until: new Date(until).toISOString(),
  });
  return `/archive?${search.toString()}`;
}
