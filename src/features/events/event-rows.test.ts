import { describe, expect, it } from 'vitest';
import { cameraId, connectionId } from '../../core/ids.ts';
import { createTimeFormat, offsetZone } from '../../core/time-zone.ts';
import { type EpochMs, epochMs, type Ms, ms, ONE_HOUR, ONE_MINUTE } from '../../core/units.ts';
import type { CameraEvent } from '../../vendors/contract-events.ts';
import { eventRows } from './event-rows.ts';
import { listEvents } from './listed-event.ts';

const utc = createTimeFormat('UTC', 'en-GB');
const amsterdam = createTimeFormat('Europe/Amsterdam', 'en-GB');

function event(at: EpochMs | string, cameraOffset?: Ms): CameraEvent {
  const startAt = typeof at === 'string' ? epochMs(Date.parse(at)) : at;
  const endAt = epochMs(startAt + ONE_MINUTE);
  const kind = 'motion';
  return {
    key: `e${startAt}`,
    camera: cameraId('7.2'),
    startAt,
    endAt,
    kind,
    continuous: false,
    cameraOffset,
  };
}

const ref = { system: connectionId('depot'), camera: cameraId('7.2') };
const rowsOf = (events: readonly CameraEvent[], format: Parameters<typeof eventRows>[1], hasOlder: boolean) =>
  eventRows(listEvents(ref, events), format, hasOlder);
const keys = (events: readonly CameraEvent[]) => events.map(({ key }) => key);
/** Each row in a word: heads with their count, "+" where it may grow. */
const words = (...input: Parameters<typeof rowsOf>) =>
  rowsOf(...input).map((row) =>
    row.kind === 'hour'
      ? `${row.day} ${row.hour} (${row.count}${row.complete ? '' : '+'})`
      : row.listed.event.key,
  );

it('are none where there are no events', () => {
  expect(eventRows([], () => utc, true)).toEqual([]);
});

describe('hours', () => {
  const events = ['2026-11-20T12:10Z', '2026-11-20T12:05Z', '2026-11-20T11:59Z'].map((at) => event(at));
  const [first, second, third] = keys(events);

  it('stand above their events with how many they hold', () => {
    expect(words(events, () => utc, false)).toEqual([
      'Fri 20 Nov 12:00–13:00 (2)',
      first,
      second,
      'Fri 20 Nov 11:00–12:00 (1)',
      third,
    ]);
  });

  it('count "at least" only in the last one, while older events are not loaded', () => {
    expect(words(events, () => utc, true).filter((row) => row?.endsWith(')'))).toEqual([
      'Fri 20 Nov 12:00–13:00 (2)',
      'Fri 20 Nov 11:00–12:00 (1+)',
    ]);
  });

  it('begin anew with the day of the zone shown, not of UTC', () => {
    const midnight = [event('2026-11-20T23:30Z'), event('2026-11-20T22:30Z')];
    expect(words(midnight, () => amsterdam, false).filter((row) => row?.endsWith(')'))).toEqual([
      'Sat 21 Nov 00:00–01:00 (1)',
      'Fri 20 Nov 23:00–00:00 (1)',
    ]);
  });

  it('of the same clock time on two days are two', () => {
    const days = [event('2026-11-20T12:10Z'), event('2026-11-19T12:10Z')];
    const heads = rowsOf(days, () => utc, false).filter((row) => row.kind === 'hour');
    expect(new Set(heads.map(({ id }) => id)).size).toBe(2);
  });

  it('are told by formatting a moment of each quarter alone, however many events there are', () => {
    let formatted = 0;
    const counting = {
      ...utc,
      hourKey: (at: EpochMs) => {
        formatted += 1;
        return utc.hourKey(at);
      },
    };
    const many = Array.from({ length: 600 }, (_, second) =>
      event(epochMs(Date.parse('2026-11-20T12:14:59Z') - second * 1_000)),
    );
    expect(words(many, () => counting, false)[0]).toBe('Fri 20 Nov 12:00–13:00 (600)');
    expect(formatted).toBe(1);
  });

  it('are those of a zone that differs by half an hour', () => {
    const kolkata = createTimeFormat('Asia/Kolkata', 'en-GB');
    const around = [event('2026-11-20T12:35Z'), event('2026-11-20T12:25Z')];
    expect(words(around, () => kolkata, false).filter((row) => row?.endsWith(')'))).toEqual([
      'Fri 20 Nov 18:00–19:00 (1)',
      'Fri 20 Nov 17:00–18:00 (1)',
    ]);
  });
});

// Clocks go back at 03:00 of 25 October 2026: 02:30 comes twice, and the two are an hour apart.
describe('the double hour of a clock change', () => {
  const summer = event('2026-10-25T00:30Z');
  const winter = event('2026-10-25T01:30Z');
  const rows = rowsOf([winter, summer], () => amsterdam, false);

  it('is two hours with an event each, though both read 02:30', () => {
    expect([summer, winter].map(({ startAt }) => amsterdam.hourMinute(startAt))).toEqual(['02:30', '02:30']);
    expect(rows.map(({ kind }) => kind)).toEqual(['hour', 'event', 'hour', 'event']);
    expect(rows.flatMap((row) => (row.kind === 'hour' ? row.count : []))).toEqual([1, 1]);
  });

  it('has ids of its own for a list to keep its rows by', () => {
    expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
  });

  it('is two hours as well in the own time of a camera whose offset changes with it', () => {
    const own = [event(winter.startAt, ONE_HOUR), event(summer.startAt, ms(2 * ONE_HOUR))];
    const format = ({ cameraOffset }: CameraEvent) =>
      createTimeFormat(offsetZone(cameraOffset ?? ms(0)), 'en-GB');
    expect(words(own, format, false).filter((row) => row?.endsWith(')'))).toEqual([
      'Sun 25 Oct 02:00–03:00 (1)',
      'Sun 25 Oct 02:00–03:00 (1)',
    ]);
  });
});
