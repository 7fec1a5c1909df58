/**
 * Reading parts of a file within a budget of bytes, of reads and of time: no file, however it is built,
 * is read whole or for long. Knows no format.
 */
import { type Ms, ms, ONE_SECOND } from '../../core/units.ts';

const MIB = 1024 * 1024;

export interface ReadBudget {
  readonly bytes: number;
  readonly reads: number;
  /** At bytes that were read, too: a reader may go round in circles. */
  readonly looks: number;
  readonly time: Ms;
}

/**
 * Enough for the index of a recording of a day, which is the largest part that is ever read; a hundredth
 * of it is usual.
 */
export const READ_BUDGET: ReadBudget = {
  bytes: 24 * MIB,
  reads: 4000,
  looks: 100_000,
  time: ms(5 * ONE_SECOND),
};

/** Thrown when a file asks for more than its budget. */
export class BudgetSpent extends Error {
  override readonly name = 'BudgetSpent';
}

export interface FileWindow {
  readonly size: number;
  /** So many bytes from there on; fewer at the end of the file. Rejects when the file cannot be read. */
  readonly bytes: (at: number, length: number) => Promise<Uint8Array<ArrayBuffer>>;
}

/** Headers stand close together, and browsers take milliseconds for a read of any size. */
const LEAST = 32 * 1024;
/** So many reads are kept: a walk goes to and fro between few places. */
const KEPT = 8;

/** `now` is a clock in milliseconds that never goes back. */
export function createFileWindow(
  file: Blob,
  budget: ReadBudget = READ_BUDGET,
  now: () => number = () => performance.now(),
): FileWindow {
  const until = now() + budget.time;
  let { bytes: bytesLeft, reads: readsLeft, looks: looksLeft } = budget;
  let kept: readonly { readonly at: number; readonly bytes: Uint8Array<ArrayBuffer> }[] = [];

  async function load(at: number, length: number): Promise<Uint8Array<ArrayBuffer>> {
    bytesLeft -= length;
    readsLeft -= 1;
    if (bytesLeft < 0 || readsLeft < 0) throw new BudgetSpent();
    return new Uint8Array(await file.slice(at, at + length).arrayBuffer());
  }

  return {
    size: file.size,
    bytes: async (at, length) => {
      looksLeft -= 1;
      if (looksLeft < 0 || now() > until) throw new BudgetSpent();
      const from = Math.min(Math.max(at, 0), file.size);
      const end = Math.min(from + Math.max(length, 0), file.size);
      const known = kept.find((one) => one.at <= from && end <= one.at + one.bytes.length);
      if (known !== undefined) return known.bytes.slice(from - known.at, end - known.at);
      const bytes = await load(from, Math.min(Math.max(end - from, LEAST), file.size - from));
      kept = [{ at: from, bytes }, ...kept.slice(0, KEPT - 1)];
      return bytes.slice(0, end - from);
    },
  };
}
