/**
 * The vendor's document call by call: a whole import is done on servers of both generations, and every
 * call must have been made with every parameter that the document names. Then every error and every rule
 * that Sightline relies on, each with the test that proves it: one that is renamed or removed is missed.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { epochMs } from '../../core/units.ts';
import { createEmulatedNx, type EmulatedNx } from '../../testing/emulated-nx.ts';
import { aviFile, sendPieces, ticketOf } from '../../testing/nx-upload.ts';

const GENERATIONS = [
  { generation: '4', word: 'wearableCamera' },
  { generation: '5', word: 'virtualCamera' },
] as const;

interface SheetCall {
  readonly method: string;
  /** CAMERA stands for the name that the generation gives these calls. */
  readonly path: string;
  readonly parameters: readonly string[];
}

/** All calls of the document with all their parameters, in its order. */
const CALLS: readonly SheetCall[] = [
  { method: 'GET', path: '/ec2/getCameras', parameters: [] },
  { method: 'POST', path: '/ec2/saveCamera', parameters: [] },
  {
    method: 'POST',
    path: '/api/downloads/mynewfile',
    parameters: ['size', 'chunkSize', 'md5', 'ttl', 'upload'],
  },
  { method: 'PUT', path: '/api/downloads/mynewfile/chunks/0', parameters: [] },
  { method: 'GET', path: '/api/downloads/mynewfile/status', parameters: [] },
  { method: 'GET', path: '/ec2/getUsers', parameters: [] },
  { method: 'POST', path: '/api/CAMERA/lock', parameters: ['cameraId', 'userId', 'ttl'] },
  {
    method: 'POST',
    path: '/api/CAMERA/consume',
    parameters: ['cameraId', 'token', 'uploadId', 'startTime'],
  },
  { method: 'POST', path: '/api/CAMERA/extend', parameters: ['cameraId', 'userId', 'ttl', 'token'] },
  { method: 'POST', path: '/api/CAMERA/release', parameters: ['cameraId', 'token'] },
];

/** What the servers have beyond the document, and Sightline uses. */
const BEYOND: readonly SheetCall[] = [
  { method: 'POST', path: '/api/CAMERA/prepare', parameters: ['cameraId'] },
  { method: 'DELETE', path: '/api/downloads/mynewfile', parameters: [] },
  {
    method: 'GET',
    path: '/ec2/recordedTimePeriods',
    parameters: ['cameraId', 'startTime', 'endTime', 'detail', 'periodsType'],
  },
  { method: 'GET', path: '/ec2/cameraThumbnail', parameters: ['cameraId', 'time', 'height'] },
];

/** Everything that a person can do with imports, once; the requests that it took. */
async function importOnce(site: EmulatedNx): Promise<readonly Request[]> {
  const { signal } = new AbortController();
  const { imports, archive } = site.system.can;
  if (!imports.offered || !archive.offered || !imports.use.createTarget.offered) throw new Error('Withheld.');
  const settle = <T>(work: Promise<T>) => site.clock.settle(work);
  await site.signIn();
  const { id } = await settle(imports.use.createTarget.use('Bodycam 12', signal));
  const bytes = aviFile(30);
  const ticket = ticketOf('mynewfile', bytes);
  const startAt = epochMs(Date.UTC(2026, 8, 16, 9, 0, 0));
  const span = { from: startAt, until: epochMs(startAt + 30_000) };
  await settle(imports.use.room(id, [{ size: bytes.length, span }], signal));
  const uploads = await settle(imports.use.uploads(id, signal));
  await settle(uploads.create(ticket, signal));
  const pieces: Request[] = [];
  const piece = (request: Request) => {
    pieces.push(request.clone());
    return site.emulator.handle(request);
  };
  await sendPieces(piece, uploads, ticket, bytes);
  const attempt = await settle(imports.use.lock(id, signal));
  if (attempt.kind !== 'held') throw new Error('The camera is taken.');
  await settle(attempt.lock.import(ticket, startAt, () => undefined, signal));
  await settle(attempt.lock.release());
  expect(await settle(imports.use.recorded(id, span, signal))).toEqual([span]);
  await settle(archive.use.frame(id, startAt, signal));
  await settle(uploads.remove(ticket, signal));
  return [...site.requests(), ...pieces];
}

describe.each(GENERATIONS)('the document, on a server of generation $generation', ({ generation, word }) => {
  let site: EmulatedNx;
  let requests: readonly Request[];
  beforeAll(async () => {
    site = createEmulatedNx({ generation });
    requests = await importOnce(site);
  });
  afterAll(() => site.close());

  const made = ({ method, path }: SheetCall) =>
    requests
      .filter((request) => request.method === method)
      .map(({ url }) => new URL(url))
      .filter(({ pathname }) => pathname === path.replace('CAMERA', word));

  test.each([...CALLS, ...BEYOND])('$method $path is called with $parameters', (call) => {
    const urls = made(call);
    expect(urls).not.toEqual([]);
    for (const { searchParams } of urls) {
      for (const name of call.parameters) expect([...searchParams.keys()]).toContain(name);
    }
  });

  test.each([...CALLS, ...BEYOND])('$method $path is called with nothing else', (call) => {
    for (const { searchParams } of made(call)) {
      expect([...searchParams.keys()].toSorted()).toEqual(call.parameters.toSorted());
    }
  });

  test('only its calls are made, and a few that it does not have', () => {
    const known = new Set(
      [...CALLS, ...BEYOND].map(({ method, path }) => `${method} ${path.replace('CAMERA', word)}`),
    );
    const others = requests
      .map(({ method, url }) => `${method} ${new URL(url).pathname}`)
      .filter((line) => !known.has(line) && !line.includes('/rest/v1/login/sessions'));
    const allowed = ['GET /ec2/getCamerasEx', 'GET /ec2/getMediaServers', 'POST /api/virtualCamera/prepare'];
    expect(allowed).toEqual(expect.arrayContaining([...new Set(others)]));
  });
});

const TESTS = readdirSync(import.meta.dirname)
  .filter((name) => name.endsWith('.test.ts') && name !== 'sheet.test.ts')
  .map((name) => readFileSync(join(import.meta.dirname, name), 'utf8'))
  .join('\n');

const WORDS = [
  'ioError',
  'fileDoesNotExist',
  'fileAlreadyExists',
  'fileAlreadyDownloaded',
  'invalidChecksum',
  'invalidFileSize',
  'invalidChunkIndex',
  'invalidChunkSize',
  'noFreeSpace',
  'loadingDownloads',
];
const STATUSES = ['notFound', 'downloading', 'uploading', 'downloaded', 'corrupted'];
const LOCK_FIELDS = ['success', 'locked', 'consuming', 'userId', 'token', 'progress'];
const PREPARE_FIELDS = ['elements', 'period', 'storageCleanupNeeded', 'storageFull'];
const CAMERA_FIELDS = [
  'id',
  'parentId',
  'name',
  'url',
  'typeId',
  'mac',
  'physicalId',
  'manuallyAdded',
].concat(['model', 'groupId', 'groupName', 'statusFlags', 'vendor']);

describe('what the server answers', () => {
  test.each(WORDS)('the error %s is told apart in a test', (word) => {
    expect(TESTS).toMatch(new RegExp(`['"]${word}['"]`));
  });

  test.each(STATUSES)('the status %s of an upload has a test', (word) => {
    expect(TESTS).toMatch(new RegExp(`['"]${word}['"]`));
  });

  test.each([...LOCK_FIELDS, ...PREPARE_FIELDS, ...CAMERA_FIELDS])('the field %s has a test', (field) => {
    expect(TESTS).toMatch(new RegExp(String.raw`\b${field}: `));
  });

  test.each([1, 2, 3, 4, 5, 6, 9, 12, 13])('error %i of the envelope has a test', (number) => {
    expect(TESTS).toMatch(
      new RegExp(
        String.raw`error: '${number}'|\[\d{3}, ${number}, '|nxError\(\d{3}, ${number}\b|\[${number}, '`,
      ),
    );
  });
});

const TITLES = [
  ...TESTS.matchAll(
    /\b(?:test|describe)(?:\.\w+\([^\n]*\))?\(\s*(?:'((?:[^'\\]|\\.)*)'|"([^"]*)"|`([^`]*)`)/g,
  ),
  ...TESTS.matchAll(/\]\)\(\s*(?:'((?:[^'\\]|\\.)*)'|"([^"]*)"|`([^`]*)`)/g),
].map(([, single, double, template]) => single ?? double ?? template ?? '');

const RULES: Readonly<Record<string, RegExp>> = {
  'a copy never overwrites its original': /physicalId of its own/,
  'the copy recipe of the document': /copy recipe/,
  'a camera where there is none to copy': /made from nothing/,
  'names survive HTML, +, & and other letters': /may be called/,
  '"+" is never written for a space': /takes "\+" for a plus/,
  'chunks of at most 10 MiB, ttl of a day': /at most 10 MiB/,
  'recreate=true for an unfinished one': /recreate=true/,
  'the exact content type of a piece': /application\/octet-stream and nothing else/,
  'the mask, LSB first, with a trailing byte': /LSB first, one trailing byte/,
  'a status without the mask': /no field but status/,
  'numbers of 64 bits as text': /64 bits as text/,
  'an unknown name is HTTP 400, error 3': /unknown name is missing/,
  'deleting what is gone': /is not there any more is no failure/,
  'a refused lock is HTTP 200': /HTTP 200 and success:false/,
  'locked does not mean held': /locked without success/,
  'the null token': /success has a null token/,
  'who holds it, by name': /who holds it by name/,
  'ttl 15 s, every 5 s': /extended every 5 s/,
  'every 1 s while importing': /every 1 s while it runs/,
  'a failed extension is ignored': /because the next one follows/,
  'success:false is lost': /says success:false/,
  'extend takes an expired lock again': /if nobody took it/,
  'consume 405': /with 405 is lockLost/,
  'consume 422, import running': /with 422 is busy/,
  'consume 422, unknown upload': /with 422 is notFound/,
  'consume checks nothing': /consume does not check it/,
  'one import at a time': /one at a time/,
  'done is consuming false after true': /consuming is false after it was seen true/,
  'the grace period': /grace period of 3 s/,
  'progress falling to 0 or standing at 100': /falls to 0 or stands at 100/,
  'import errors are swallowed': /only the timeline tells/,
  'periods nested': /read by server/,
  'periods flat': /read flat/,
  '−1 is still recording': /−1 are still being recorded/,
  'prepare tells what is free': /free of each \(prepare\)/,
  'an older server without prepare': /without the call/,
  'the server that owns the camera': /server that owns the camera/,
  'both names of the camera calls': /wearableCamera of the document/,
  'the release always': /a release|never fails, and is tried again/,
  'the release when the page closes': /when the page closes/,
  'H.264 recommended': /recommended codec is H\.264/,
  'the containers': /containers mkv, avi, mp4, mov/,
  'an account without the right': /may not import/,
};

describe('the rules', () => {
  test('are looked for in titles that are there', () => {
    expect(TITLES.length).toBeGreaterThan(150);
  });

  test.each(Object.entries(RULES))('have a test: %s', (_, pattern) => {
    expect(TITLES.filter((title) => pattern.test(title))).not.toEqual([]);
  });
});
