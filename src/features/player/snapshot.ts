/** Saves the frame on screen as a PNG, named after the camera and the moment it shows. */
import { pictureName } from '../../core/file-name.ts';
import type { EpochMs } from '../../core/units.ts';
import { saveBlob } from '../../platform/save-file.ts';

/** The displayed frame in its own resolution; undefined while there is none. */
export async function captureFrame(video: HTMLVideoElement): Promise<Blob | undefined> {
  const { videoWidth: width, videoHeight: height } = video;
  if (width === 0 || height === 0) return undefined;
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  canvas.getContext('2d')?.drawImage(video, 0, 0, width, height);
  const picture = await new Promise<Blob | null>((resolve) => {
    canvas.toBlob(resolve, 'image/png');
  });
  return picture ?? undefined;
}

/** Hands the frame on screen to the browser as a download. */
export async function saveSnapshot(video: HTMLVideoElement, camera: string, at: EpochMs): Promise<void> {
  const picture = await captureFrame(video);
  if (picture === undefined) return;
  saveBlob(picture, pictureName(camera, at, picture.type));
}
