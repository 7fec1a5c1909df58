import { createHash, randomBytes } from 'node:crypto';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { createStore } from '../../core/readable.ts';
import { failureOf } from '../../testing/failure-of.ts';
import { hashesInProcess } from '../../testing/in-process-workers.ts';
import { createTransfer } from './create-transfer.ts';
import type { HashNews, HashRequest } from './hash-protocol.ts';
import type { StartWorker } from './idle-worker.ts';
import type { Transfer } from './transfer-model.ts';

const never = new AbortController().signal;
const ignore = () => undefined;
let transfer: Transfer;

const transferWith = (startHashWorker: StartWorker<HashRequest, HashNews>) =>
  createTransfer({ online: createStore(true), mostLines: 4, startHashWorker });

/** A file of which the disk gives up in the middle. */
function brokenFile(): Blob {
  const file = new Blob([randomBytes(100)]);
  const pull = (controller: ReadableByteStreamController) =>
    controller.error(new DOMException('The file changed.', 'NotReadableError'));
  vi.spyOn(file, 'stream').mockImplementation(() => new ReadableStream({ type: 'bytes', pull }));
  return file;
}

beforeEach(() => {
  transfer = transferWith(hashesInProcess);
});

describe('the MD5 of a file', () => {
  test('is that of its bytes, in lower-case hex', async () => {
    const bytes = randomBytes(300_000);
    const md5 = await transfer.md5(new Blob([bytes]), ignore, never);
    expect(md5).toBe(createHash('md5').update(bytes).digest('hex'));
  });

  test('of an empty file is that of nothing', async () => {
    expect(await transfer.md5(new Blob([]), ignore, never)).toBe('d41d8cd98f00b204e9800998ecf8427e');
  });

  test('is told for each of two files that are hashed at a time', async () => {
    const both = [randomBytes(100_000), randomBytes(200_000)];
    const sums = await Promise.all(both.map((bytes) => transfer.md5(new Blob([bytes]), ignore, never)));
    expect(sums).toEqual(both.map((bytes) => createHash('md5').update(bytes).digest('hex')));
  });

  test('tells how far it is only a few times a second', async () => {
    let now = 0;
    vi.spyOn(performance, 'now').mockImplementation(() => (now += 100));
    const seen: number[] = [];
    let left = 100;
    const pull = (controller: ReadableByteStreamController) => {
      controller.enqueue(randomBytes(1_000));
      if ((left -= 1) === 0) controller.close();
    };
    const file = new Blob([randomBytes(100_000)]);
    vi.spyOn(file, 'stream').mockImplementation(() => new ReadableStream({ type: 'bytes', pull }));
    await transfer.md5(file, (bytes) => seen.push(bytes), never);
    expect(seen.length).toBeGreaterThan(1);
    expect(seen).toEqual(seen.toSorted((a, b) => a - b));
    expect(seen.length).toBeLessThanOrEqual(now / 250);
  });

  test('fails as not readable when the disk gives the file up', async () => {
    expect((await failureOf(transfer.md5(brokenFile(), ignore, never))).code).toBe('notReadable');
  });

  test('fails as not readable when the file ends before its end', async () => {
    const file = new Blob([randomBytes(100)]);
    const shorter = new Blob([randomBytes(50)]);
    vi.spyOn(file, 'stream').mockImplementation(() => shorter.stream());
    expect((await failureOf(transfer.md5(file, ignore, never))).code).toBe('notReadable');
  });

  test('is called off in silence', async () => {
    const stop = new AbortController();
    const work = transfer.md5(new Blob([randomBytes(1_000)]), ignore, stop.signal);
    stop.abort();
    expect((await failureOf(work)).code).toBe('aborted');
    expect((await failureOf(transfer.md5(new Blob([]), ignore, stop.signal))).code).toBe('aborted');
  });

  test('fails as a defect when the worker breaks', async () => {
    let breakIt = ignore as (cause: unknown) => void;
    const dead = transferWith((_heard, broke) => {
      breakIt = broke;
      return { post: ignore, end: ignore };
    });
    const work = dead.md5(new Blob([]), ignore, never);
    breakIt('out of memory');
    expect((await failureOf(work)).code).toBe('defect');
  });

  test('fails as a defect where no worker can be started', async () => {
    const without = transferWith(() => {
      throw new Error('No workers here.');
    });
    expect((await failureOf(without.md5(new Blob([]), ignore, never))).code).toBe('defect');
  });
});
