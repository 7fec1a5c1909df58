/** Saves the frame on screen as a PNG, named after the camera and the moment it shows. */
import type { EpochMs } from '../../core/units.ts';

/** The browser reads the blob after the click; a minute is enough even for a full disk's dialog. */
const KEEP_URL_MS = 60_000;

const fileSafe = (text: string): string =>
  text
    .normalize('NFC')
    .replaceAll(/[^\p{L}\p{N}.-]+/gu, '-')
    .replaceAll(/^-+|-+$/g, '');

/** "Gate-North_2026-11-20T16-41-18.280Z.png": in UTC, so that it means the same everywhere. */
export function snapshotName(camera: string, at: EpochMs): string {
  const moment = new Date(at).toISOString().replaceAll(':', '-');
  const name = fileSafe(camera);
  return `${name === '' ? 'camera' : name}_${moment}.png`;
}

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
  const url = URL.createObjectURL(picture);
  const link = document.createElement('a');
  link.href = url;
  link.download = snapshotName(camera, at);
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), KEEP_URL_MS);
}
