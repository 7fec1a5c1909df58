import { expect, test } from 'vitest';
import { listField } from '../json-value.ts';
import { openMediaLibrary } from '../media-library.ts';
import { readTime, writeTime } from './axxon-time.ts';
import {
  AISLE_12,
  AISLE_14,
  createTestClient,
  ELEVEN,
  GUARD,
  HOUR,
  LONG_TERM,
  MEZZANINE,
  MINUTE,
  NOON,
  SECOND,
} from './test-client.ts';

const at = (hours: number, minutes = 0) => writeTime(Date.UTC(2026, 5, 10, hours, minutes));
const begins = (json: unknown) => (listField(json, 'intervals') ?? []).map((row) => JSON.stringify(row));
const row = (begin: string, end: string) => JSON.stringify({ begin, end });
const path = (end: string, begin: string, query = '') =>
  `/archive/contents/intervals/${AISLE_12}/${end}/${begin}${query}`;

const BREAKFAST = row(at(3, 25), at(10, 12));
const MORNING = row(at(10, 20), at(12));

test('times have six digits of a fraction or none, and a 30th of February is none', () => {
  expect(writeTime(NOON)).toBe('20260610T120000');
  expect(writeTime(NOON + 70)).toBe('20260610T120000.070000');
  expect(readTime('20260610T120000.0704')).toBe(NOON + 70);
  for (const wrong of ['20260230T120000', '20260610T120000Z', '20260610T1200', '20260610T120000.', 'past']) {
    expect(readTime(wrong)).toBeUndefined();
  }
});

test('intervals come oldest first, END first in the path; newest first where END is earlier', async () => {
  const { get } = createTestClient();
  expect(begins((await get(path(at(12), at(9)))).json)).toEqual([BREAKFAST, MORNING]);
  expect(begins((await get(path(at(9), at(12)))).json)).toEqual([MORNING, BREAKFAST]);
});

test('past and future are times', async () => {
  const { get } = createTestClient();
  const { json } = await get(path('past', 'future'));
  expect(begins(json)).toHaveLength(7);
  expect(begins(json)[0]).toBe(MORNING);
  expect(begins((await get(path('future', 'past'))).json)).toEqual(begins(json).toReversed());
});

test('a limit leaves the rest for a page that begins where the last one ended', async () => {
  const { get } = createTestClient();
  const first = await get(path('past', 'future', '?limit=2'));
  expect(first.json).toMatchObject({ more: true });
  expect(begins(first.json)).toHaveLength(2);
  const rest = await get(path('past', at(3, 25), '?limit=100'));
  expect(rest.json).toMatchObject({ more: false });
  expect(begins(rest.json)).toHaveLength(5);
  expect((await get(path('past', 'future', '?limit=0'))).status).toBe(400);
});

test('a scale closes shorter gaps', async () => {
  const { get } = createTestClient();
  const { json } = await get(path(at(12), at(9), `?scale=${8 * MINUTE}`));
  expect(begins(json)).toEqual([row(at(3, 25), at(12))]);
});

test('what is being recorded grows; a gap stays', async () => {
  const { get, control, clock } = createTestClient();
  control.gap('Aisle 12', { begin: NOON - 2 * MINUTE, end: NOON - MINUTE });
  clock.ms += 30 * SECOND;
  expect(begins((await get(path(writeTime(clock.ms), at(11)))).json)).toEqual([
    row(at(10, 20), at(11, 58)),
    row(at(11, 59), writeTime(NOON + 30 * SECOND)),
  ]);
});

test('each archive has its own footage, and one that the camera has not is not found', async () => {
  const { get, control } = createTestClient();
  const longTerm = `?archive=${encodeURIComponent(LONG_TERM)}`;
  const { json } = await get(path(at(12), at(9), longTerm));
  expect(begins(json).at(-1)).toBe(row(at(10, 20), at(11)));
  control.record('Aisle 12', { begin: ELEVEN, end: ELEVEN + MINUTE }, 'LongTerm');
  expect(control.recorded('Aisle 12', 'LongTerm').at(-1)?.end).toBe(ELEVEN + MINUTE);
  expect((await get(path(at(12), at(9), '?archive=AliceBlue'))).status).toBe(404);
  expect((await get(`/archive/statistics/depth/${AISLE_14}${longTerm}`)).status).toBe(404);
  expect((await get(`/archive/list/${AISLE_12}`)).json).toEqual({
    archives: [
      { default: true, name: 'hosts/WAREHOUSE4/MultimediaStorage.AliceBlue/MultimediaStorage' },
      { default: false, name: LONG_TERM },
    ],
  });
});

test('depth reaches from the first to the last footage, over breaks of up to a day', async () => {
  const { get, control } = createTestClient();
  const depth = () => get(`/archive/statistics/depth/${AISLE_12}`);
  expect((await depth()).json).toEqual({ start: '20260608T000000', end: at(12) });
  control.record('Aisle 12', { begin: NOON - 240 * HOUR, end: NOON - 239 * HOUR });
  expect((await depth()).json).toEqual({ start: '20260608T000000', end: at(12) });
  const wide = await get(`/archive/statistics/depth/${AISLE_12}?threshold=30`);
  expect(wide.json).toMatchObject({ start: writeTime(NOON - 240 * HOUR) });
});

test('capacity counts the bytes and seconds that are there', async () => {
  const { get } = createTestClient();
  const { stream } = await openMediaLibrary().scene('counter');
  const { json } = await get(`/archive/statistics/capacity/${AISLE_12}/${at(10, 22)}/${at(10, 10)}`);
  expect(json).toEqual({ size: stream.length * 2, duration: 240 });
});

test('an archive without footage has no depth and no intervals', async () => {
  const { get } = createTestClient({ recordings: false });
  expect((await get(`/archive/statistics/depth/${AISLE_12}`)).status).toBe(404);
  expect((await get(path('past', 'future'))).json).toEqual({ intervals: [], more: false });
});

test('a picture of the archive is a JPEG of that moment, or the nearest within the threshold', async () => {
  const { get } = createTestClient();
  const picture = (time: string, query = '') => get(`/archive/media/${AISLE_12}/${time}${query}`);
  const { status, headers, bytes } = await picture(at(11));
  expect([status, headers.get('content-type')]).toEqual([200, 'image/jpeg']);
  expect([...bytes.subarray(0, 2)]).toEqual([0xff, 0xd8]);
  expect(bytes).toEqual(await openMediaLibrary().still('counter', ELEVEN));
  expect((await picture(at(10, 16))).status).toBe(404);
  expect((await picture(at(10, 16), '?threshold=239000')).status).toBe(404);
  const near = await picture(at(10, 16), '?threshold=240000');
  expect(near.headers.get('x-video-original-time')).toBe('20260610T102000');
});

test('calls that make no sense are refused, each in its way', async () => {
  const { get } = createTestClient();
  const wrong = [
    path('tomorrow', at(9)),
    path('20260610', at(9)),
    `${path(at(9), at(12))}?scale=-1`,
    `/archive/media/${AISLE_12}/past`,
    `/archive/media/${AISLE_12}/${at(11)}?speed=1`,
    `/archive/media/${AISLE_12}/${at(11)}?w=0`,
  ];
  for (const one of wrong) expect([one, (await get(one)).status]).toEqual([one, 400]);
  expect((await get(`/archive/statistics/depth/${MEZZANINE}`)).status).toBe(404);
});

test('whoever may only watch sees the live picture and nothing of the archive', async () => {
  const { get, actAs } = createTestClient();
  actAs(GUARD);
  const closed = [
    `/archive/list/${AISLE_12}`,
    path('past', 'future'),
    `/archive/statistics/depth/${AISLE_12}`,
    `/archive/statistics/capacity/${AISLE_12}/past/future`,
    `/archive/media/${AISLE_12}/${at(11)}`,
  ];
  for (const one of closed) expect([one, (await get(one)).status]).toEqual([one, 403]);
  const { status, bytes } = await get(`/live/media/snapshot/${AISLE_12}?w=320&h=180`);
  expect([status, bytes[0]]).toEqual([200, 0xff]);
});
