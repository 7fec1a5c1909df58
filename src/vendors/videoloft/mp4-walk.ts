/**
 * Whether an MP4 file that came without its length is whole: it is a row of boxes that each say how
 * long they are (ISO 14496-12 §4.2), so a file that was cut ends within one.
 */

export interface Mp4Walk {
  /** The next bytes of the file. */
  readonly push: (bytes: Uint8Array) => void;
  /** True at the end of a box. */
  readonly isWhole: () => boolean;
}

const HEADER = 8;
/** With a length of 64 bits, which stands after the name. */
const LONG_HEADER = 16;
/** Lengths that mean something else: the last box, to the end of the file; and the longer header. */
const TO_THE_END = 0;
const IS_LONG = 1;

export function createMp4Walk(): Mp4Walk {
  let header = new Uint8Array(0);
  /** Bytes of the box that are still to come, without its header. */
  let left = 0;

  /** The length of the box whose header is there; undefined when more of the header is needed. */
  function boxLength(): number | undefined {
    if (header.length < HEADER) return undefined;
    const view = new DataView(header.buffer);
    const length = view.getUint32(0);
    if (length === TO_THE_END) return Number.POSITIVE_INFINITY;
    if (length !== IS_LONG) return length;
    return header.length < LONG_HEADER ? undefined : Number(view.getBigUint64(HEADER));
  }

  return {
    push: (bytes) => {
      let at = 0;
      while (at < bytes.length) {
        if (left > 0) {
          const skipped = Math.min(left, bytes.length - at);
          left -= skipped;
          at += skipped;
          continue;
        }
        const needed = header.length < HEADER ? HEADER : LONG_HEADER;
        const more = bytes.subarray(at, at + needed - header.length);
        header = Uint8Array.from([...header, ...more]);
        at += more.length;
        const length = boxLength();
        if (length === undefined) continue;
        // A box that is shorter than its own header is no box: what follows is not looked at.
        left = length < header.length ? Number.POSITIVE_INFINITY : length - header.length;
        header = new Uint8Array(0);
      }
    },
    isWhole: () => header.length === 0 && (left === 0 || left === Number.POSITIVE_INFINITY),
  };
}
