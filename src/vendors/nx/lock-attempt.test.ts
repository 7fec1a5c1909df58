import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { cameraId } from '../../core/ids.ts';
import { ms, ONE_SECOND } from '../../core/units.ts';
import { failureOf } from '../../testing/failure-of.ts';
import { createNxWire, nxError, type NxWire } from '../../testing/nx-wire.ts';
import type { LockAttempt } from '../contract-imports.ts';
import { attemptLock } from './lock-attempt.ts';
import { createUploads } from './uploads-client.ts';
import { createVirtualCameraClient } from './virtual-camera-client.ts';

const CAMERA = cameraId('{e3e9a385-7fe0-3ba5-5482-a86cde7faf48}');
const USER = '{99cbc715-539b-4bfe-856f-799b45b69b1e}';
const OTHER = '{7d3f1a40-88a4-4d63-a6a2-1b8f5a1c2d3e}';
const TOKEN = '{0e3d2a52-6b3f-4a38-9ad9-6c3b9c9ad0a1}';
const NULL = '{00000000-0000-0000-0000-000000000000}';
const LOCK = 'POST /api/virtualCamera/lock';
const RELEASE = 'POST /api/virtualCamera/release';

let wire: NxWire;
const held: LockAttempt[] = [];
const granted = { success: true, locked: true, consuming: false, userId: USER, token: TOKEN, progress: 0 };
const refused = { ...granted, success: false, userId: OTHER, token: NULL };

async function ask(signal: AbortSignal): Promise<LockAttempt> {
  const { system, client, clock } = wire;
  const parts = { system, client, server: undefined };
  const nameOf = (id: string) => Promise.resolve(id === OTHER ? 'operator <b>2</b>' : undefined);
  const calls = createVirtualCameraClient(parts);
  const host = { system, clock, calls, uploads: createUploads(parts), userId: USER, nameOf };
  const made = await attemptLock(host, CAMERA, signal);
  held.push(made);
  return made;
}
const attempt = () => wire.clock.settle(ask(new AbortController().signal));

beforeEach(() => {
  wire = createNxWire();
  wire.on(RELEASE, () => ({ ...granted, locked: false }));
});
afterEach(async () => {
  for (const one of held.splice(0)) {
    if (one.kind === 'held') await wire.clock.settle(one.lock.release());
  }
  wire.close();
});

describe('asking for a lock', () => {
  test('sends cameraId, userId and ttl 15 s (Step 4)', async () => {
    wire.on(LOCK, () => granted);
    expect((await attempt()).kind).toBe('held');
    expect(wire.calls(LOCK).map(({ query }) => query)).toEqual([
      { cameraId: CAMERA, userId: USER, ttl: '15000' },
    ]);
  });

  test('is refused with HTTP 200 and success:false, and tells who holds it by name', async () => {
    wire.on(LOCK, () => refused);
    expect(await attempt()).toEqual({
      kind: 'taken',
      by: 'operator <b>2</b>',
      mine: false,
      importing: false,
    });
  });

  test('tells that an import runs under it, and how far it is', async () => {
    wire.on(LOCK, () => ({ ...refused, consuming: true, progress: 40 }));
    expect(await attempt()).toMatchObject({ importing: true, progress: 0.4 });
  });

  test('tells that it is the same account, however its id is written', async () => {
    wire.on(LOCK, () => ({ ...refused, userId: USER.toUpperCase().replaceAll(/[{}]/g, '') }));
    expect(await attempt()).toMatchObject({ mine: true, by: undefined });
  });

  test('is not had when it is locked without success: locked does not mean by whom', async () => {
    wire.on(LOCK, () => ({ ...granted, success: false }));
    expect((await attempt()).kind).toBe('taken');
  });

  test('is not had when success has a null token, or none', async () => {
    wire.on(LOCK, () => ({ ...granted, token: NULL }));
    expect((await attempt()).kind).toBe('taken');
    wire.on(LOCK, () => ({ success: true, locked: true }));
    expect((await attempt()).kind).toBe('taken');
  });

  test('is not had when nobody has it either', async () => {
    wire.on(LOCK, () => ({ success: false, locked: false }));
    expect(await attempt()).toMatchObject({ kind: 'taken', by: undefined, mine: false });
  });

  test('reads the status in an envelope, too', async () => {
    wire.on(LOCK, () => ({ error: '0', errorString: '', reply: granted }));
    expect((await attempt()).kind).toBe('held');
  });

  test('uses the name that the server knows: wearableCamera of the document', async () => {
    wire.on('POST /api/wearableCamera/lock', () => granted);
    wire.on('POST /api/wearableCamera/release', () => granted);
    expect((await attempt()).kind).toBe('held');
    expect(wire.calls(LOCK)).toHaveLength(1);
    await attempt();
    expect(wire.calls(LOCK)).toHaveLength(1);
  });

  test.each([
    [nxError(403, 4, null, 'Forbidden.'), 'notPermitted'],
    [nxError(422, 2, null, 'No such camera.'), 'rejected'],
    [nxError(404, 9), 'notFound'],
    [Response.json({ error: '4', errorString: 'Forbidden.', reply: null }), 'notPermitted'],
    [Response.json({ hello: 1 }), 'badReply'],
  ])('fails with what the server says, case %#', async (answer, code) => {
    wire.on(LOCK, () => answer);
    expect((await failureOf(attempt())).code).toBe(code);
  });
});

describe('a caller who gives up', () => {
  test('before it is asked asks nothing', async () => {
    expect((await failureOf(ask(AbortSignal.abort()))).code).toBe('aborted');
    expect(wire.calls()).toEqual([]);
  });

  test('while it is asked leaves no lock behind', async () => {
    const answer = Promise.withResolvers<object>();
    wire.on(LOCK, () => answer.promise);
    const caller = new AbortController();
    const failed = failureOf(ask(caller.signal));
    await wire.clock.advance(ms(100));
    caller.abort();
    expect((await failed).code).toBe('aborted');
    answer.resolve(granted);
    await wire.clock.advance(ONE_SECOND);
    expect(wire.calls(RELEASE).map(({ query }) => query)).toEqual([{ cameraId: CAMERA, token: TOKEN }]);
  });

  test('while it is refused releases nothing', async () => {
    const answer = Promise.withResolvers<object>();
    wire.on(LOCK, () => answer.promise);
    const caller = new AbortController();
    const failed = failureOf(ask(caller.signal));
    await wire.clock.advance(ms(100));
    caller.abort();
    await failed;
    answer.resolve(refused);
    await wire.clock.advance(ONE_SECOND);
    expect(wire.calls(RELEASE)).toEqual([]);
  });
});
