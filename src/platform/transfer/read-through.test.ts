import { randomBytes } from 'node:crypto';
import { describe, expect, test, vi } from 'vitest';
import { readThrough } from './read-through.ts';
import { READ_BUFFER, READ_SLICE } from './transfer-limits.ts';

const never = new AbortController().signal;

/** A browser whose files cannot be read into one's own buffer. */
function withoutOwnBuffers(file: Blob): Blob {
  vi.spyOn(file, 'stream').mockImplementation(() => new ReadableStream());
  return file;
}

async function collect(file: Blob): Promise<Uint8Array> {
  const all: Uint8Array[] = [];
  await readThrough(file, (bytes) => all.push(bytes.slice()), never);
  return Buffer.concat(all);
}

describe('reading a file through', () => {
  test.for([0, 1, READ_BUFFER + 7])('gives all of %i bytes in their order', async (length) => {
    const bytes = randomBytes(length);
    expect(Buffer.compare(await collect(new Blob([bytes])), bytes)).toBe(0);
  });

  test.for([0, 1, READ_SLICE + 7])(
    'gives all of %i bytes in slices where there is no other way',
    async (length) => {
      const bytes = randomBytes(length);
      expect(Buffer.compare(await collect(withoutOwnBuffers(new Blob([bytes]))), bytes)).toBe(0);
    },
  );

  test.for([(file: Blob) => file, withoutOwnBuffers])('ends when it is called off', async (made) => {
    const stop = new AbortController();
    const take = vi.fn(() => stop.abort(new Error('enough')));
    const file = made(new Blob([randomBytes(2 * READ_SLICE)]));
    await expect(readThrough(file, take, stop.signal)).rejects.toThrow('enough');
    expect(take).toHaveBeenCalledTimes(1);
  });

  test('fails with the error of a file that changed', async () => {
    const changed = new DOMException('changed', 'NotReadableError');
    const file = withoutOwnBuffers(new Blob([randomBytes(10)]));
    vi.spyOn(file, 'slice').mockImplementation(() => {
      const slice = new Blob([]);
      vi.spyOn(slice, 'arrayBuffer').mockRejectedValue(changed);
      return slice;
    });
    await expect(readThrough(file, () => undefined, never)).rejects.toBe(changed);
  });
});
