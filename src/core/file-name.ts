/** Names of files that people save: the camera and the moment, safe on every file system. */
import type { EpochMs, Ms } from './units.ts';
import { ONE_SECOND } from './units.ts';

/** A text as a part of a file name: letters, digits, dots and dashes of any script. */
export function fileSafe(text: string, instead = 'camera'): string {
  const safe = text
    .normalize('NFC')
    .replaceAll(/[^\p{L}\p{N}.-]+/gu, '-')
    .replaceAll(/^-+|-+$/g, '');
  return safe === '' ? instead : safe;
}

const PICTURE_ENDINGS: Readonly<Record<string, string>> = {
  'image/png': 'png',
  'image/webp': 'webp',
};

/** "Gate-North_2026-11-20T16-41-18.280Z.png": in UTC, so that it means the same everywhere. */
export function pictureName(camera: string, at: EpochMs, type: string): string {
  const moment = new Date(at).toISOString().replaceAll(':', '-');
  return `${fileSafe(camera)}_${moment}.${PICTURE_ENDINGS[type] ?? 'jpg'}`;
}

/** "Gate-North_2026-11-20T16-41-18Z_12s.mp4": where footage begins, and how long it is. */
export function footageName(camera: string, at: EpochMs, length: Ms): string {
  const moment = new Date(at)
    .toISOString()
    .replaceAll(':', '-')
    .replace(/\.\d+Z$/, 'Z');
  return `${fileSafe(camera)}_${moment}_${Math.max(0, Math.round(length / ONE_SECOND))}s.mp4`;
}
