import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { cameraId } from '../../core/ids.ts';
import { epochMs, ms, ONE_MINUTE } from '../../core/units.ts';
import { failureOf } from '../../testing/failure-of.ts';
import { createNxWire, nxError, type NxWire } from '../../testing/nx-wire.ts';
import type { FootageArchive } from '../contract-archive.ts';
import { createNxArchive } from './nx-archive.ts';
import { createRecordedClient } from './recorded-client.ts';

const CAMERA = cameraId('{e3e9a385-7fe0-3ba5-5482-a86cde7faf48}');
const PERIODS = 'GET /ec2/recordedTimePeriods';
const PICTURE = 'GET /ec2/cameraThumbnail';
const DAY = { from: epochMs(1_700_000_000_000), until: epochMs(1_700_086_400_000) };

let wire: NxWire;
let archive: FootageArchive;
const { signal } = new AbortController();
const spans = (detail = ONE_MINUTE) => wire.clock.settle(archive.spans(CAMERA, DAY, detail, signal));
const frame = () => wire.clock.settle(archive.frame(CAMERA, DAY.from, signal));

beforeEach(() => {
  wire = createNxWire();
  const { system, client, clock } = wire;
  archive = createNxArchive({ system, client, recorded: createRecordedClient({ system, client, clock }) });
});
afterEach(() => wire.close());

describe('the spans of the archive', () => {
  test('are asked for by cameraId, startTime, endTime, detail and periodsType', async () => {
    wire.on(PERIODS, () => []);
    expect(await spans()).toEqual([]);
    expect(wire.calls()[0]?.query).toEqual({
      cameraId: CAMERA,
      startTime: '1700000000000',
      endTime: '1700086400000',
      detail: '60000',
      periodsType: '0',
    });
  });

  test('are in order, within what was asked for, gaps below the detail closed', async () => {
    wire.on(PERIODS, () => ({
      error: '0',
      errorString: '',
      reply: [
        {
          guid: '{a}',
          periods: [
            { startTimeMs: '1700000060000', durationMs: '30000' },
            { startTimeMs: '1699999990000', durationMs: '20000' },
            { startTimeMs: '1700000020000', durationMs: '10000' },
          ],
        },
      ],
    }));
    expect(await spans()).toEqual([{ from: DAY.from, until: 1_700_000_090_000 }]);
    expect(await spans(ms(0))).toHaveLength(3);
    expect(wire.calls()[1]?.query['detail']).toBe('1');
  });

  test('that are not a list are a bad reply', async () => {
    wire.on(PERIODS, () => ({ periods: 'none' }));
    expect((await failureOf(spans())).code).toBe('badReply');
  });

  test('that this account may not see are not permitted', async () => {
    wire.on(PERIODS, () => nxError(403, 4));
    expect((await failureOf(spans())).code).toBe('notPermitted');
  });
});

describe('a picture of the archive', () => {
  const image = () => new Response(new Uint8Array([255, 216]), { headers: { 'content-type': 'image/jpeg' } });

  test('is asked for by cameraId, time and height', async () => {
    wire.on(PICTURE, image);
    const still = await frame();
    expect(still).toMatchObject({ at: DAY.from, image: { type: 'image/jpeg', size: 2 } });
    expect(wire.calls()[0]?.query).toEqual({ cameraId: CAMERA, time: '1700000000000', height: '360' });
  });

  test.each([
    ['204', () => new Response(null, { status: 204 })],
    ['404', () => nxError(404, 9)],
    ['an empty body', () => new Response('')],
  ])('is none where nothing is recorded: %s', async (_, answer) => {
    wire.on(PICTURE, answer);
    expect(await frame()).toBeUndefined();
  });

  test('is no page and no error', async () => {
    wire.on(
      PICTURE,
      () => new Response('<html>Sign in</html>', { headers: { 'content-type': 'text/html' } }),
    );
    expect((await failureOf(frame())).code).toBe('badReply');
    wire.on(PICTURE, () => Response.json({ error: '4', errorString: 'Forbidden', reply: null }));
    expect((await failureOf(frame())).code).toBe('notPermitted');
  });
});

test('video is withheld with a reason', () => {
  expect(archive.video).toMatchObject({ offered: false, reason: expect.stringMatching(/^[A-Z].{10,}\.$/) });
});
