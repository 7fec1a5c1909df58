import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { failureOf } from '../../testing/failure-of.ts';
import { createNxWire, nxError, type NxWire } from '../../testing/nx-wire.ts';
import type { Uploads, UploadTicket } from '../contract-imports.ts';
import { createUploads } from './uploads-client.ts';

const SERVER = '{5f0b1f3c-7d51-4a0a-8c2e-0d2a3f4b5c6d}';
const ticket: UploadTicket = {
  name: 'a1b2 шлем+&.mp4',
  size: 2500,
  chunkSize: 1000,
  md5: '90C87EBC26723597B6FB64461E861F47',
};
const OPEN = `POST /api/downloads/${ticket.name}`;
const STATUS = `GET /api/downloads/${ticket.name}/status`;
const REMOVE = `DELETE /api/downloads/${ticket.name}`;

let wire: NxWire;
let uploads: Uploads;
const { signal } = new AbortController();
const settle = <T>(work: Promise<T>) => wire.clock.settle(work);

beforeEach(() => {
  wire = createNxWire();
  uploads = createUploads({ system: wire.system, client: wire.client, server: SERVER });
});
afterEach(() => wire.close());

describe('opening an upload', () => {
  test('sends size, chunkSize, md5, ttl and upload, to the server that owns the camera (Step 1)', async () => {
    wire.on(OPEN, () => undefined);
    await settle(uploads.create(ticket, signal));
    const [call] = wire.calls();
    expect(call?.query).toEqual({
      size: '2500',
      chunkSize: '1000',
      md5: '90c87ebc26723597b6fb64461e861f47',
      ttl: '86400000',
      upload: '',
    });
    expect(call?.search).toMatch(/&upload$/);
    expect(call?.headers.get('x-server-guid')).toBe(SERVER);
    expect(wire.calls()).toHaveLength(1);
  });

  test('writes its name so that a server which takes "+" for a plus reads it', async () => {
    wire.on(OPEN, () => undefined);
    await settle(uploads.create(ticket, signal));
    expect(wire.calls()[0]?.path).toBe('/api/downloads/a1b2%20%D1%88%D0%BB%D0%B5%D0%BC%2B%26.mp4');
  });

  test('is kept for a day at most, in pieces of at most 10 MiB', () => {
    expect(uploads.keptFor).toBe(86_400_000);
    expect(uploads.maxChunkSize).toBe(10_485_760);
  });

  test('replaces an unfinished one of the same name with recreate=true', async () => {
    wire.on(OPEN, ({ query }) =>
      query['recreate'] === 'true' ? undefined : nxError(500, 3, 'fileAlreadyExists'),
    );
    await settle(uploads.create(ticket, signal));
    expect(wire.calls(OPEN).map(({ query }) => query['recreate'])).toEqual([undefined, 'true']);
  });

  test('says so when even that one is there', async () => {
    wire.on(OPEN, () => nxError(500, 3, 'fileAlreadyDownloaded'));
    const { facts } = await failureOf(settle(uploads.create(ticket, signal)));
    expect(facts).toMatchObject({ code: 'alreadyThere', vendorCode: 'fileAlreadyDownloaded', status: 500 });
    expect(wire.calls(OPEN)).toHaveLength(2);
  });

  test.each([
    ['noFreeSpace', 'noSpace', 1],
    ['invalidFileSize', 'rejected', 1],
    ['invalidChunkSize', 'rejected', 1],
    ['invalidChecksum', 'corrupted', 1],
    ['ioError', 'serverError', 3],
  ])('that is refused as %s is %s, after %i tries', async (word, code, tries) => {
    wire.on(OPEN, () => nxError(500, 3, word, 'Something of the server.'));
    const { facts } = await failureOf(settle(uploads.create(ticket, signal)));
    expect(facts).toMatchObject({ code, vendorCode: word, vendorText: 'Something of the server.' });
    expect(wire.calls(OPEN)).toHaveLength(tries);
  });

  test('is tried again while a server that just started says loadingDownloads', async () => {
    const answers = [nxError(500, 3, 'loadingDownloads'), nxError(500, 3, 'loadingDownloads')];
    wire.on(OPEN, () => answers.shift());
    await settle(uploads.create(ticket, signal));
    expect(wire.calls(OPEN)).toHaveLength(3);
  });

  test.each([
    [422, 1, 'rejected'],
    [422, 2, 'rejected'],
    [400, 5, 'rejected'],
    [403, 4, 'notPermitted'],
    [500, 6, 'serverError'],
    [404, 9, 'notFound'],
    [401, 12, 'notPermitted'],
  ])('with HTTP %i and error %i is %s', async (status, error, code) => {
    wire.on(OPEN, () => nxError(status, error));
    const failure = await failureOf(settle(uploads.create(ticket, signal)));
    expect(failure.facts).toMatchObject({ code, status, vendorCode: String(error) });
  });
});

describe('the pieces of an upload', () => {
  test('go by PUT to chunks, 0-based, as application/octet-stream and nothing else (Step 2)', async () => {
    const { address, method, headers } = await uploads.chunk(ticket, 0);
    expect(method).toBe('PUT');
    expect(decodeURIComponent(address)).toMatch(/\/api\/downloads\/a1b2 шлем\+&\.mp4\/chunks\/0$/);
    expect(headers).toEqual({
      authorization: 'Bearer vms-secret',
      'x-server-guid': SERVER,
      'content-type': 'application/octet-stream',
    });
  });

  test('keep the credential out of their address', async () => {
    const { address } = await uploads.chunk(ticket, 2);
    expect(address).toMatch(/\/chunks\/2$/);
    expect(address).not.toContain('vms-secret');
  });

  test.each([
    [500, '{"error":"3","errorString":"","reply":"invalidChunkSize"}', 'rejected'],
    [500, '{"error":"3","errorString":"","reply":"invalidChunkIndex"}', 'rejected'],
    [500, '{"error":"3","errorString":"","reply":"fileDoesNotExist"}', 'notFound'],
    [500, '{"error":"3","errorString":"","reply":"noFreeSpace"}', 'noSpace'],
    [500, '{"error":"3","errorString":"","reply":"fileAlreadyDownloaded"}', 'alreadyThere'],
    [500, 'Internal error', 'serverError'],
    [400, '', 'rejected'],
    [503, '', 'busy'],
    [401, '', 'signInNeeded'],
  ])('answered with %i %s are %s', (status, body, code) => {
    const failure = uploads.failureOf({ status, body, headers: {} });
    expect(failure.facts).toMatchObject({ code, status, operation: 'upload', system: wire.system });
  });
});

describe('the status of an upload', () => {
  test('names the pieces that are there (Step 3)', async () => {
    wire.on(STATUS, () => ({
      error: '0',
      errorString: '',
      reply: { status: 'uploading', downloadedChunks: 'AwM=' },
    }));
    const status = await settle(uploads.status(ticket, signal));
    if (status.kind !== 'uploading') throw new Error(`It is ${status.kind}.`);
    expect([0, 1, 2].map((index) => status.has?.(index))).toEqual([true, true, false]);
    expect(wire.calls()[0]?.headers.get('x-server-guid')).toBe(SERVER);
  });

  test('is read without the envelope, too', async () => {
    wire.on(STATUS, () => ({ status: 'downloaded' }));
    expect(await settle(uploads.status(ticket, signal))).toEqual({ kind: 'complete' });
  });

  test.each([
    ['HTTP 400 with error 3', () => nxError(400, 3)],
    ['the word fileDoesNotExist', () => nxError(500, 3, 'fileDoesNotExist')],
    ['HTTP 404', () => nxError(404, 9)],
    ['the status notFound', () => ({ status: 'notFound' })],
  ])('of an unknown name is missing: %s', async (_, answer) => {
    wire.on(STATUS, answer);
    expect(await settle(uploads.status(ticket, signal))).toEqual({ kind: 'missing' });
  });

  test('that cannot be had is no answer', async () => {
    wire.on(STATUS, () => nxError(403, 4));
    expect((await failureOf(settle(uploads.status(ticket, signal)))).code).toBe('notPermitted');
    wire.on(STATUS, () => nxError(400, 5));
    expect((await failureOf(settle(uploads.status(ticket, signal)))).code).toBe('rejected');
  });

  test('that is no status is a bad reply', async () => {
    wire.on(STATUS, () => ({ state: 'fine' }));
    expect((await failureOf(settle(uploads.status(ticket, signal)))).facts).toMatchObject({
      code: 'badReply',
      system: wire.system,
    });
  });
});

describe('taking an upload away', () => {
  test('asks the server that has it', async () => {
    wire.on(REMOVE, () => undefined);
    await settle(uploads.remove(ticket, signal));
    expect(wire.calls(REMOVE)[0]?.headers.get('x-server-guid')).toBe(SERVER);
  });

  test.each([
    ['HTTP 400 with error 3', () => nxError(400, 3)],
    ['the word fileDoesNotExist', () => nxError(500, 3, 'fileDoesNotExist')],
    ['HTTP 404', () => nxError(404, 9)],
  ])('that is not there any more is no failure: %s', async (_, answer) => {
    wire.on(REMOVE, answer);
    await expect(settle(uploads.remove(ticket, signal))).resolves.toBeUndefined();
  });

  test('that fails in passing is tried again, and otherwise said', async () => {
    const answers = [nxError(500, 6), undefined];
    wire.on(REMOVE, () => answers.shift());
    await settle(uploads.remove(ticket, signal));
    expect(wire.calls(REMOVE)).toHaveLength(2);
    wire.on(REMOVE, () => nxError(403, 4));
    expect((await failureOf(settle(uploads.remove(ticket, signal)))).code).toBe('notPermitted');
  });
});
