import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createDiskStorage } from './disk-storage.ts';
import { md5Hex } from './md5.ts';
import { testBytes } from './test-client.ts';
import { createMemoryStorage } from './upload-storage.ts';

let parent: string;
beforeEach(async () => {
  parent = await mkdtemp(join(tmpdir(), 'nx-storage-test-'));
});
afterEach(() => rm(parent, { recursive: true, force: true }));

const bytes = testBytes(1000);

describe.each([
  ['memory', () => createMemoryStorage()],
  ['disk', () => createDiskStorage(parent)],
])('in %s', (_, create) => {
  test('parts are written one after the other, anywhere in the file', async () => {
    const storage = create();
    await storage.create('a', 1000);
    await storage.write('a', 600, [bytes.slice(600, 601), new Uint8Array(), bytes.slice(601)]);
    await storage.write('a', 0, [bytes.slice(0, 600)]);
    expect(await storage.read('a', 0, 1000)).toEqual(bytes);
    expect(await storage.read('a', 599, 602)).toEqual(bytes.slice(599, 602));
    expect(await storage.md5('a')).toBe(md5Hex(bytes));
    await storage.close();
  });

  test('what was never written is zero', async () => {
    const storage = create();
    await storage.create('a', 10);
    expect(await storage.read('a', 0, 10)).toEqual(new Uint8Array(10));
    await storage.close();
  });

  test('a removed file is gone; removing it again is nothing', async () => {
    const storage = create();
    await storage.create('a', 10);
    await storage.remove('a');
    await storage.remove('a');
    await expect(storage.read('a', 0, 1)).rejects.toThrow('No file a');
    await storage.close();
  });
});

test('a large file on disk is hashed by a thread of its own', async () => {
  const storage = createDiskStorage(parent);
  const large = testBytes(5_000_000);
  await storage.create('a', large.length);
  await storage.write('a', 0, [large]);
  expect(await storage.md5('a')).toBe(md5Hex(large));
  await storage.close();
});

test('a file takes no room on disk before it is written, and leaves nothing behind', async () => {
  const storage = createDiskStorage(parent);
  await storage.create('a', 4 * 1024 ** 3);
  await storage.write('a', 3 * 1024 ** 3, [bytes]);
  expect(await storage.read('a', 3 * 1024 ** 3, 3 * 1024 ** 3 + 1000)).toEqual(bytes);
  const [folder = ''] = await readdir(parent);
  expect(await readdir(join(parent, folder))).toHaveLength(1);
  await storage.close();
  expect(await readdir(parent)).toEqual([]);
});
