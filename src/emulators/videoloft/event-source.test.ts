import { expect, test } from 'vitest';
import { demoSite } from './demo-site.ts';
import { createEventSource, type EventCamera } from './event-source.ts';
import { largeSite } from './large-site.ts';
import type { Site } from './site.ts';

const NOON = Date.UTC(2026, 5, 10, 12);
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const WEEK = 7 * DAY;

function camerasOf(site: Site): EventCamera[] {
  return site.owners.flatMap(({ cameras, timeZone }) =>
    cameras.map(({ uidd, rhythm }) => ({ uidd, rhythm, timeZone, added: [], silentFrom: Infinity })),
  );
}

const week = (camera: EventCamera, at = NOON, seed = 1) => [
  ...createEventSource(seed).newestFirst(camera, at, at - WEEK),
];

test('every camera of the demonstration has some hundred events a week, the last of them today', () => {
  for (const camera of camerasOf(demoSite)) {
    const events = week(camera);
    expect(events.length).toBeGreaterThan(150);
    expect(events.length).toBeLessThan(900);
    expect(events[0]?.endtt).toBeGreaterThan(NOON - HOUR);
  }
});

test('events start on even seconds, last 4 to 90 s in steps of 2, and never overlap', () => {
  for (const camera of camerasOf(demoSite)) {
    const events = week(camera);
    for (const [i, { startt, endtt, id }] of events.entries()) {
      expect(startt % 2000).toBe(0);
      expect((endtt - startt) % 2000).toBe(0);
      expect(endtt - startt).toBeGreaterThanOrEqual(4000);
      expect(endtt - startt).toBeLessThanOrEqual(90_000);
      expect(id * 1000).toBe(startt + 4000);
      expect(endtt).toBeLessThanOrEqual(events[i - 1]?.startt ?? NOON);
    }
  }
});

test('magnitudes are 1 to 10, and of the kind that the event is', () => {
  for (const { type, motion, sound } of camerasOf(demoSite).flatMap((camera) => week(camera))) {
    expect(motion === null).toBe(type === 'audio');
    const measured = [motion, sound].filter((magnitude) => magnitude !== null);
    expect(measured.length).toBeGreaterThan(0);
    expect(measured.every((magnitude) => magnitude >= 1 && magnitude <= 10)).toBe(true);
  }
});

test('a gate sleeps at night and at the weekend', () => {
  const gate = camerasOf(demoSite).find(({ rhythm }) => rhythm === 'gate');
  if (gate === undefined) throw new Error('The demonstration has a gate.');
  // Summer time: the place is two hours ahead.
  const local = week(gate).map(({ startt }) => new Date(startt + 2 * HOUR));
  const isNight = (date: Date) => date.getUTCHours() < 5;
  const isWeekend = (date: Date) => [0, 6].includes(date.getUTCDay());
  expect(local.filter(isNight).length * 5).toBeLessThan(local.length);
  expect(local.filter(isWeekend).length * 5).toBeLessThan(local.length);
});

test('history does not change while time passes, nor with what was asked before', () => {
  const [camera] = camerasOf(demoSite);
  if (camera === undefined) throw new Error('The demonstration has cameras.');
  const source = createEventSource(1);
  const now = [...source.newestFirst(camera, NOON, NOON - DAY)];
  const later = [...source.newestFirst(camera, NOON + DAY, NOON - DAY)];
  expect(later.slice(-now.length)).toEqual(now);
  expect(later.length).toBeGreaterThan(now.length);
});

test('another seed is another history', () => {
  const [camera] = camerasOf(demoSite);
  if (camera === undefined) throw new Error('The demonstration has cameras.');
  expect(week(camera, NOON, 2)).not.toEqual(week(camera, NOON, 1));
});

test('an event is found by its id, and nothing by another', () => {
  const [camera] = camerasOf(demoSite);
  if (camera === undefined) throw new Error('The demonstration has cameras.');
  const source = createEventSource(1);
  for (const event of source.newestFirst(camera, NOON, NOON - DAY)) {
    expect(source.find(camera, NOON, event.id)).toEqual(event);
    expect(source.find(camera, NOON, event.id + 1)).toBeUndefined();
  }
});

test('a camera that went away has no events from then on', () => {
  const [camera] = camerasOf(demoSite);
  if (camera === undefined) throw new Error('The demonstration has cameras.');
  const gone = { ...camera, silentFrom: NOON - 5 * HOUR };
  expect(week(gone)[0]?.startt).toBeLessThan(gone.silentFrom);
});

test('the busy camera of the large site has 5,000 events', () => {
  const [busy] = camerasOf(largeSite);
  if (busy === undefined) throw new Error('The large site has cameras.');
  expect(week(busy)).toHaveLength(5000);
});
