/** A small picture of the beginning of a file, where this browser can decode it. */
import { CanvasSink } from 'mediabunny';
import { createFileWindow, READ_BUDGET } from './file-window.ts';
import { windowSource, withInput } from './footage-tracks.ts';

/** Of a row in a table, on a screen of two pixels each. */
const LONGEST_SIDE = 160;
const QUALITY = 0.7;

/** Never rejects: undefined where the file or this browser gives no picture. */
export async function readFrame(file: Blob): Promise<Blob | undefined> {
  try {
    return await withInput(windowSource(createFileWindow(file, READ_BUDGET)), async (input) => {
      const track = (await input.getVideoTracks())[0];
      if (track === undefined || !(await track.canDecode())) return undefined;
      const [width, height] = [await track.getDisplayWidth(), await track.getDisplayHeight()];
      const scale = Math.min(LONGEST_SIDE / Math.max(width, height), 1);
      const sink = new CanvasSink(track, { width: Math.max(Math.round(width * scale), 1), poolSize: 1 });
      const frame = await sink.getCanvas(await track.getFirstTimestamp());
      // A worker has no other canvas.
      if (!(frame?.canvas instanceof OffscreenCanvas)) return undefined;
      return await frame.canvas.convertToBlob({ type: 'image/jpeg', quality: QUALITY });
    });
  } catch {
    return undefined;
  }
}
