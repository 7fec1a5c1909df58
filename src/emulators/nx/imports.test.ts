import { expect, test } from 'vitest';
import { md5Hex } from './md5.ts';
import { BODYCAM, createTestClient, FILE_MS, IMPORT_MS, NOON, testBytes } from './test-client.ts';

const START = NOON - 3_600_000;

/** A client with an upload that is being imported. */
async function importing(options: Parameters<typeof createTestClient>[0] = {}) {
  const client = await createTestClient(options);
  await client.upload('a.mp4');
  const token = await client.held();
  expect((await client.consume(token, 'a.mp4', START)).status).toBe(200);
  return { ...client, token };
}

test('after an import its real length is recorded from its start, and the upload is deleted', async () => {
  const { control, clock } = await importing();
  clock.ms += IMPORT_MS - 1;
  expect([control.recorded(BODYCAM), control.uploads()]).toMatchObject([[], [{ name: 'a.mp4' }]]);
  clock.ms += 1;
  expect(control.recorded('Bodycam 07')).toEqual([{ start: START, end: START + FILE_MS }]);
  expect(control.uploads()).toEqual([]);
});

test('the size and checksum of every import are known after its upload is gone', async () => {
  const { control, clock } = await importing();
  clock.ms += IMPORT_MS;
  expect(control.imports()).toEqual([
    {
      camera: BODYCAM,
      name: 'a.mp4',
      startTime: START,
      size: 2500,
      md5: md5Hex(testBytes(2500)),
      durationMs: FILE_MS,
    },
  ]);
});

test('bytes that are no footage are swallowed: no call fails, nothing is recorded', async () => {
  for (const readFootage of [async () => undefined, () => Promise.reject(new Error('broken'))]) {
    const { control, clock, extend, token } = await importing({ readFootage });
    clock.ms += IMPORT_MS;
    expect((await extend(token)).reply).toMatchObject({ success: true, consuming: false, progress: 0 });
    expect([control.recorded(BODYCAM), control.uploads()]).toEqual([[], []]);
    expect(control.imports()).toMatchObject([{ swallowed: 'no footage', durationMs: 0 }]);
  }
});

test('an incomplete upload is consumed as well, and swallowed', async () => {
  const { create, put, held, consume, control, clock } = await createTestClient();
  await create('a.mp4', testBytes(2500));
  await put('a.mp4', 0, testBytes(1000));
  expect((await consume(await held(), 'a.mp4', START)).status).toBe(200);
  clock.ms += IMPORT_MS;
  expect(control.imports()).toMatchObject([{ swallowed: 'incomplete upload' }]);
  expect(control.recorded(BODYCAM)).toEqual([]);
});

test('footage cannot overwrite footage: an overlap is swallowed', async () => {
  const { control, clock } = await importing();
  control.addRecording(BODYCAM, START + 30_000, 1000);
  clock.ms += IMPORT_MS;
  expect(control.recorded(BODYCAM)).toEqual([{ start: START + 30_000, end: START + 31_000 }]);
  expect(control.imports()).toMatchObject([{ swallowed: 'overlap', durationMs: FILE_MS }]);
});

test.each([
  [200, true],
  [201, false],
])('an overlap of %d ms is taken: %s', async (overlap, isTaken) => {
  const { control, clock } = await importing();
  control.addRecording(BODYCAM, START - 60_000, 60_000 + overlap);
  clock.ms += IMPORT_MS;
  const end = isTaken ? START + FILE_MS : START + overlap;
  expect(control.recorded(BODYCAM)).toEqual([{ start: START - 60_000, end }]);
});

test('a deleted upload ends its import, and nothing is recorded', async () => {
  const { control, clock, send, extend, token } = await importing();
  expect((await send('DELETE', '/api/downloads/a.mp4')).status).toBe(200);
  expect((await extend(token)).reply).toMatchObject({ consuming: false });
  clock.ms += IMPORT_MS;
  expect(control.recorded(BODYCAM)).toEqual([]);
  expect(control.imports()).toMatchObject([{ swallowed: 'upload deleted' }]);
});

test('a restart loses the import and keeps its upload, which can be imported again', async () => {
  const { control, clock, consume, extend, token } = await importing({ loadingMs: 0 });
  control.restart();
  clock.ms += IMPORT_MS;
  expect([control.imports(), control.uploads()]).toMatchObject([[], [{ status: 'downloaded' }]]);
  await extend(token);
  expect((await consume(token, 'a.mp4', START)).status).toBe(200);
  clock.ms += IMPORT_MS;
  expect(control.recorded(BODYCAM)).toHaveLength(1);
});

test('an upload does not expire while it is being imported', async () => {
  const client = await createTestClient({ importMs: () => 60_000 });
  const bytes = testBytes(10);
  await client.create('a.mp4', bytes, { ttl: 1000 });
  await client.put('a.mp4', 0, bytes);
  await client.consume(await client.held(), 'a.mp4', START);
  client.clock.ms += 59_999;
  expect(client.control.uploads()).toHaveLength(1);
  client.clock.ms += 1;
  expect(client.control.recorded(BODYCAM)).toHaveLength(1);
});

test('how long an import takes follows from its size', async () => {
  const { control, clock } = await importing({ importMs: (size) => size * 2 });
  clock.ms += 4999;
  expect(control.imports()).toEqual([]);
  clock.ms += 1;
  expect(control.imports()).toHaveLength(1);
});
