/**
 * Where the footage of a Matroska file ends when its head does not tell, because it was written in one go
 * or the power went: by the last cluster, which is looked for from the end.
 */
import { bigEndian } from './byte-view.ts';
import type { FileWindow } from './file-window.ts';
import { elementIn } from './matroska-element.ts';

const CLUSTER = [0x1f, 0x43, 0xb6, 0x75] as const;
const TIMESTAMP = 0xe7;
const SIMPLE_BLOCK = 0xa3;
const BLOCK_GROUP = 0xa0;
const BLOCK = 0xa1;
/** A cluster has five seconds or five MiB. */
const TAIL = 8 * 1024 * 1024;
/** Of one cluster: some seconds of pictures and sound. */
const BLOCKS = 10_000;

/** In ticks of the file's own clock; undefined where no cluster is found. */
export async function lastTimestamp(file: FileWindow): Promise<number | undefined> {
  const bytes = await file.bytes(file.size - TAIL, TAIL);
  for (let at = bytes.lastIndexOf(CLUSTER[0]); at >= 0; at = bytes.lastIndexOf(CLUSTER[0], at - 1)) {
    if (CLUSTER.every((byte, index) => bytes[at + index] === byte)) {
      const end = clusterEnd(bytes, at);
      if (end !== undefined) return end;
    }
    if (at === 0) return undefined;
  }
  return undefined;
}

/** The latest time in a cluster; undefined for four bytes that only look like one. */
function clusterEnd(bytes: Uint8Array, clusterAt: number): number | undefined {
  let at = elementIn(bytes, clusterAt, 0)?.from;
  let start: number | undefined;
  let latest = 0;
  for (let count = 0; at !== undefined && count < BLOCKS; count += 1) {
    const element = elementIn(bytes, at, 0);
    if (element?.until === undefined) break;
    const { id, from, until } = element;
    if (id === TIMESTAMP) start = bigEndian(bytes, from, until - from);
    if (id === SIMPLE_BLOCK || id === BLOCK) latest = Math.max(latest, blockTime(bytes, from));
    // Of a group the block stands first, and the rest may be passed over as it is.
    at = id === BLOCK_GROUP ? from : until;
  }
  return start === undefined ? undefined : start + latest;
}

/** The number of the track, mostly of one byte, and then the time within the cluster. */
function blockTime(bytes: Uint8Array, from: number): number {
  const track = Math.clz32(bytes[from] ?? 0) - 23;
  const time = bigEndian(bytes, from + track, 2) ?? 0;
  // A signed number: pictures may come before their cluster.
  return time < 2 ** 15 ? time : 0;
}
