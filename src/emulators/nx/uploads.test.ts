import { expect, test } from 'vitest';
import { BODYCAM, createTestClient, NOON, testBytes, at } from './test-client.ts';
import { md5Hex } from './md5.ts';
import { createMemoryStorage } from './upload-storage.ts';

const bytes = testBytes(2500);
const chunk = (index: number, from = bytes) => from.slice(index * 1000, (index + 1) * 1000);

test('an upload is created, sent in chunks in any order, and is downloaded', async () => {
  const { create, put, status, control } = await createTestClient();
  expect(await create('a.mp4', bytes)).toMatchObject({ status: 200, error: '0' });
  for (const index of [2, 0, 1]) {
    expect(await put('a.mp4', index, chunk(index))).toMatchObject({ status: 200, text: '' });
  }
  expect(at((await status('a.mp4')).reply, 'status')).toBe('downloaded');
  expect(await control.bytesOf('a.mp4')).toEqual(bytes);
});

test('the mask is base64, least bit first, with a byte that counts the bits of the last one', async () => {
  const { create, put, status } = await createTestClient();
  const mask = async () => at((await status('a.mp4')).reply, 'downloadedChunks');
  await create('a.mp4', bytes);
  expect(await mask()).toBe(btoa('\u0000\u0003'));
  await put('a.mp4', 0, chunk(0));
  await put('a.mp4', 1, chunk(1));
  expect(await mask()).toBe('AwM=');
  const long = testBytes(9000);
  await create('b.mp4', long);
  await put('b.mp4', 8, chunk(8, long));
  expect(at((await status('b.mp4')).reply, 'downloadedChunks')).toBe(btoa('\u0000\u0001\u0001'));
});

test('an older server does not tell which chunks are there', async () => {
  const { create, status } = await createTestClient({ mask: false });
  await create('a.mp4', bytes);
  const { reply } = await status('a.mp4');
  expect(reply).toMatchObject({ status: 'uploading' });
  expect(reply).not.toHaveProperty('downloadedChunks');
});

test('the status has the checksum in base64, and numbers as strings or as numbers', async () => {
  const { create, status } = await createTestClient();
  await create('a.mp4', bytes, { ttl: 5000 });
  const raw = Uint8Array.from(md5Hex(bytes).match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
  expect((await status('a.mp4')).reply).toMatchObject({
    name: 'a.mp4',
    size: '2500',
    chunkSize: '1000',
    md5: btoa(String.fromCharCode(...raw)),
    ttl: '5000',
    touchTime: String(NOON),
  });
  const plain = await createTestClient({ numbersAsStrings: false });
  await plain.create('a.mp4', bytes);
  expect((await plain.status('a.mp4')).reply).toMatchObject({ size: 2500, touchTime: NOON, ttl: 0 });
});

test('an unknown name has no status: 400, error 3', async () => {
  const { status } = await createTestClient();
  expect(await status('a.mp4')).toMatchObject({ status: 400, error: '3' });
});

test.each([
  ['an MD5 in upper case', { md5: 'D41D8CD98F00B204E9800998ECF8427E' }, '2'],
  ['no MD5', { md5: '' }, '1'],
  ['a chunk of more than 10 MiB', { chunkSize: 10_485_761 }, '2'],
  ['a chunk of nothing', { chunkSize: 0 }, '2'],
  ['no size', { size: '' }, '1'],
  ['an empty file', { size: 0 }, '2'],
  ['a size that is no number', { size: '12.5' }, '2'],
  ['a negative ttl', { ttl: -1 }, '2'],
])('%s is answered 422', async (_, wrong, error) => {
  const { create, control } = await createTestClient();
  expect(await create('a.mp4', bytes, wrong)).toMatchObject({ status: 422, error });
  expect(control.uploads()).toEqual([]);
});

test('a chunk of exactly 10 MiB is taken', async () => {
  const { create } = await createTestClient();
  expect((await create('a.mp4', bytes, { chunkSize: 10_485_760 })).status).toBe(200);
});

test('without the mark of an upload an address is missing', async () => {
  const { post } = await createTestClient();
  const path = `/api/downloads/a?size=5&chunkSize=5&md5=${md5Hex('')}`;
  expect(await post(path)).toMatchObject({ status: 422, error: '1' });
});

test.each(['../secret', '..', '.hidden', 'a/b', 'a\\b', 'a\u0000b', 'a:b', 'x'.repeat(256)])(
  'the unsafe name %j is answered 400',
  async (name) => {
    const { create, control } = await createTestClient();
    expect((await create(name, bytes)).status).toBeOneOf([400, 404]);
    expect(control.uploads()).toEqual([]);
  },
);

test('a plus in a name is a plus, and %20 a space', async () => {
  const { post, status, control } = await createTestClient();
  const query = `size=5&chunkSize=5&md5=${md5Hex('')}&upload`;
  await post(`/api/downloads/a+b%20c%2Bd.mp4?${query}`);
  expect(control.uploads()).toMatchObject([{ name: 'a+b c+d.mp4' }]);
  expect((await status('a b c d.mp4')).status).toBe(400);
});

test('a name that is taken is refused: 500 with the reason in reply', async () => {
  const { create, upload } = await createTestClient();
  await create('a.mp4', bytes);
  expect(await create('a.mp4', bytes)).toMatchObject({ status: 500, error: '3', reply: 'fileAlreadyExists' });
  await upload('b.mp4', bytes);
  expect((await create('b.mp4', bytes)).reply).toBe('fileAlreadyDownloaded');
  expect((await create('b.mp4', testBytes(3))).reply).toBe('fileAlreadyExists');
});

test('recreate replaces an unfinished upload, and not a finished one', async () => {
  const { create, put, upload, control } = await createTestClient();
  await create('a.mp4', bytes);
  await put('a.mp4', 0, chunk(0));
  expect((await create('a.mp4', testBytes(1500), { recreate: 'true' })).status).toBe(200);
  expect(control.uploads()).toMatchObject([{ size: 1500, confirmed: 0 }]);
  await upload('b.mp4', bytes);
  expect((await create('b.mp4', bytes, { recreate: 'true' })).reply).toBe('fileAlreadyDownloaded');
});

test('space is taken at the creation, and given back by the deletion', async () => {
  const { create, send, control } = await createTestClient({ diskBytes: 4000 });
  expect((await create('a.mp4', bytes)).status).toBe(200);
  expect(await create('b.mp4', bytes)).toMatchObject({ status: 500, reply: 'noFreeSpace' });
  expect((await send('DELETE', '/api/downloads/a.mp4')).status).toBe(200);
  expect((await create('b.mp4', bytes)).status).toBe(200);
  control.setDisk(0);
  expect((await create('c.mp4', testBytes(1))).reply).toBe('noFreeSpace');
});

test.each(['text/plain', 'application/octet-stream; charset=utf-8', 'APPLICATION/OCTET-STREAM', ''])(
  'a chunk as %j is answered 400: the type is application/octet-stream exactly',
  async (type) => {
    const { create, put, control } = await createTestClient();
    await create('a.mp4', bytes);
    expect((await put('a.mp4', 0, chunk(0), { 'content-type': type })).status).toBe(400);
    expect(control.uploads()).toMatchObject([{ confirmed: 0 }]);
  },
);

test('a chunk that is too short or too long is refused and not kept', async () => {
  const { create, put, control } = await createTestClient();
  await create('a.mp4', bytes);
  const wrong = [await put('a.mp4', 0, bytes.slice(0, 999)), await put('a.mp4', 0, bytes.slice(0, 1001))];
  wrong.push(await put('a.mp4', 2, chunk(0)), await put('a.mp4', 0, ''));
  for (const answer of wrong) {
    expect(answer).toMatchObject({ status: 500, error: '3', reply: 'invalidChunkSize' });
  }
  expect(control.uploads()).toMatchObject([{ confirmed: 0, status: 'uploading' }]);
  expect((await put('a.mp4', 2, chunk(2))).status).toBe(200);
});

test('a chunk that the file does not have is refused', async () => {
  const { create, put } = await createTestClient();
  await create('a.mp4', bytes);
  expect((await put('a.mp4', 3, chunk(2))).reply).toBe('invalidChunkIndex');
  expect((await put('a.mp4', '-1', chunk(2))).status).toBe(422);
  expect((await put('b.mp4', 0, chunk(0))).reply).toBe('fileDoesNotExist');
});

test('a chunk may be sent again until the file is downloaded', async () => {
  const { create, put, upload } = await createTestClient();
  await create('a.mp4', bytes);
  expect((await put('a.mp4', 0, chunk(0))).status).toBe(200);
  expect((await put('a.mp4', 0, chunk(0))).status).toBe(200);
  await upload('b.mp4', bytes);
  expect((await put('b.mp4', 0, chunk(0))).reply).toBe('fileAlreadyDownloaded');
});

test('a file whose bytes are others is corrupted, and right again once the chunk is', async () => {
  const { create, put, status, control } = await createTestClient();
  await create('a.mp4', bytes);
  control.corruptNextChunk();
  for (const index of [0, 1, 2]) expect((await put('a.mp4', index, chunk(index))).status).toBe(200);
  expect(at((await status('a.mp4')).reply, 'status')).toBe('corrupted');
  expect(at((await status('a.mp4')).reply, 'downloadedChunks')).toBe('BwM=');
  expect((await put('a.mp4', 0, chunk(0))).status).toBe(200);
  expect(at((await status('a.mp4')).reply, 'status')).toBe('downloaded');
});

test('an upload is forgotten its ttl after the last write', async () => {
  const { create, put, status, clock, control } = await createTestClient();
  await create('a.mp4', bytes, { ttl: 60_000 });
  await create('forever.mp4', bytes);
  clock.ms += 59_999;
  await put('a.mp4', 0, chunk(0));
  clock.ms += 59_999;
  expect((await status('a.mp4')).status).toBe(200);
  clock.ms += 1;
  expect((await status('a.mp4')).status).toBe(400);
  expect(control.uploads()).toMatchObject([{ name: 'forever.mp4' }]);
});

test('a deleted upload is gone; one that is not there cannot be deleted', async () => {
  const { create, send, status } = await createTestClient();
  await create('a.mp4', bytes);
  expect((await send('DELETE', '/api/downloads/a.mp4')).status).toBe(200);
  expect((await status('a.mp4')).status).toBe(400);
  expect((await send('DELETE', '/api/downloads/a.mp4')).reply).toBe('fileDoesNotExist');
});

test('after a restart uploads are not known for a moment, and then they go on', async () => {
  const client = await createTestClient({ loadingMs: 2000 });
  const { create, put, status, control, clock } = client;
  await create('a.mp4', bytes);
  await put('a.mp4', 0, chunk(0));
  const token = await client.held();
  control.restart();
  expect(await status('a.mp4')).toMatchObject({ status: 500, error: '3', reply: 'loadingDownloads' });
  expect((await put('a.mp4', 1, chunk(1))).reply).toBe('loadingDownloads');
  expect(control.locks()).toEqual([]);
  clock.ms += 2000;
  expect(at((await status('a.mp4')).reply, 'downloadedChunks')).toBe('AQM=');
  expect(at((await client.extend(token)).reply, 'success')).toBe(true);
  expect(control.locks()).toMatchObject([{ camera: BODYCAM }]);
});

test('a disk that fails is an ioError, and leaves no upload behind', async () => {
  const storage = { ...createMemoryStorage(), create: () => Promise.reject(new Error('The disk failed.')) };
  const { create, control } = await createTestClient({ storage });
  expect(await create('a.mp4', bytes)).toMatchObject({ status: 500, error: '3', reply: 'ioError' });
  expect(control.uploads()).toEqual([]);
});
