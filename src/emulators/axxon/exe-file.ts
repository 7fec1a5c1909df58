/**
 * What stands for the program that plays its own video: the head of a DOS program that ends at once, room
 * for a player, the recording as Matroska behind it. Not to be run.
 */
import type { Bytes } from '../media-scene.ts';

/** "MZ", one page, entry behind the header of 32 bytes; then: terminate with code 0 (int 21h, 4C00h). */
const STUB = [
  0x4d, 0x5a, 0x40, 0x00, 0x01, 0x00, 0x00, 0x00, 0x02, 0x00, 0x00, 0x00, 0xff, 0xff, 0x00, 0x00, 0x00, 0x00,
  0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x1e, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0xb8, 0x00, 0x4c, 0xcd,
  0x21,
];
const WORST = 6;
/** The room is larger the better the quality, so that sizes differ. */
const ROOM_BYTES = 4096;

export function buildExe(recording: Bytes, quality: number): Bytes {
  const room = ROOM_BYTES * (WORST - quality + 1);
  const bytes = new Uint8Array(room + recording.length);
  bytes.set(STUB);
  bytes.set(recording, room);
  return bytes;
}
