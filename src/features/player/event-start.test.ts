import { describe, expect, it } from 'vitest';
import { cameraId } from '../../core/ids.ts';
import { epochMs } from '../../core/units.ts';
import { eventOpening, eventStart } from './event-start.ts';

const BEGIN = Date.UTC(2026, 10, 20, 16, 41, 18);
const event = {
  key: 'a',
  camera: cameraId('1.1'),
  startAt: epochMs(BEGIN),
  endAt: epochMs(BEGIN + 40_000),
  kind: 'motion',
  continuous: false,
} as const;
const iso = (offset: number) => new Date(BEGIN + offset).toISOString();

describe('the start of an event’s footage', () => {
  it.each([
    [iso(12_500), 12.5],
    // Footage may begin before its event and end after it.
    [iso(-5_000), -5],
    [iso(45_000), 45],
    [iso(-3_600_000), -60],
    [iso(3_600_000), 100],
    ['nonsense', undefined],
    [undefined, undefined],
  ])('for %s is %s', (at, start) => {
    expect(eventStart(event, at)).toBe(start);
  });

  it('plays without a moment, and stands at one', () => {
    const common = { live: false, countsFrom: event.startAt };
    expect(eventOpening(event, undefined)).toEqual({ ...common, startAt: undefined, autoplay: true });
    expect(eventOpening(event, iso(1_000))).toEqual({ ...common, startAt: 1, autoplay: false });
  });
});
