/** The media library of a Node process: the committed loops beside this file, or another folder. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createMediaLibrary, type MediaLibrary } from './media-scene.ts';

const COMMITTED = fileURLToPath(new URL('./media', import.meta.url));

/** Opens the folder; nothing is read until a loop is asked for. */
export function openMediaLibrary(folder: string = COMMITTED): MediaLibrary {
  return createMediaLibrary(async (file) => new Uint8Array(await readFile(join(folder, file))));
}
