import { describe, expect, it } from 'vitest';
import { cameraId } from '../../core/ids.ts';
import { epochMs } from '../../core/units.ts';
import type { CameraEvent } from '../../vendors/contract-events.ts';
import {
  countKinds,
  countMore,
  type EventFilter,
  filterKey,
  isInTime,
  looksHere,
  matchesFilter,
  rangeOf,
} from './event-filter.ts';

const event = (more: Partial<CameraEvent> = {}): CameraEvent => ({
  key: 'e',
  camera: cameraId('1.1'),
  startAt: epochMs(1_000),
  endAt: epochMs(2_000),
  kind: 'motion',
  continuous: false,
  ...more,
});

describe('an event is wanted', () => {
  it.each<[EventFilter, Partial<CameraEvent>, boolean]>([
    [{}, {}, true],
    [{ kind: 'motion' }, {}, true],
    [{ kind: 'sound' }, {}, false],
    [{ motion: 4 }, { motion: 0.4 }, true],
    [{ motion: 4 }, { motion: 0.3 }, false],
    [{ motion: 1 }, {}, false],
    [{ sound: 2 }, { sound: 1, motion: 0 }, true],
    [{ sound: 2, motion: 3 }, { sound: 1, motion: 0.2 }, false],
    [{ continuous: 'only' }, {}, false],
    [{ continuous: 'only' }, { continuous: true }, true],
    [{ continuous: 'without' }, { continuous: true }, false],
    [{ continuous: 'without' }, {}, true],
  ])('%o of %o: %s', (filter, more, wanted) => {
    expect(matchesFilter(event(more), filter)).toBe(wanted);
  });

  it('by a strength that shows as the number asked for, whatever its fractions', () => {
    expect(matchesFilter(event({ motion: 0.7 * (1 - 1e-12) }), { motion: 7 })).toBe(true);
  });

  it('when it begins in the time asked for: from included, until not', () => {
    const range = { from: epochMs(1_000), until: epochMs(2_000) };
    expect(isInTime(event(), range)).toBe(true);
    expect(isInTime(event({ startAt: epochMs(999) }), range)).toBe(false);
    expect(isInTime(event({ startAt: epochMs(2_000) }), range)).toBe(false);
    expect(isInTime(event(), {})).toBe(true);
  });
});

describe('a filter', () => {
  it('asks the system for time alone', () => {
    expect(rangeOf({ kind: 'motion', motion: 3 })).toBeUndefined();
    expect(rangeOf({ from: epochMs(5), kind: 'motion' })).toEqual({ from: 5, until: undefined });
    expect(looksHere({ from: epochMs(5), until: epochMs(6) })).toBe(false);
    expect(looksHere({ sound: 1 })).toBe(true);
  });

  it('tells how many parts stand beside the kind', () => {
    expect(countMore({ kind: 'motion', from: epochMs(1) })).toBe(0);
    expect(countMore({ motion: 1, sound: 2, continuous: 'only' })).toBe(3);
  });

  it('has another key for each thing it can want', () => {
    const filters: readonly EventFilter[] = [
      {},
      { motion: 1 },
      { sound: 1 },
      { kind: 'other' },
      { continuous: 'only' },
      { from: epochMs(1) },
      { until: epochMs(1) },
    ];
    expect(new Set(filters.map(filterKey)).size).toBe(filters.length);
  });
});

it('counts kinds as if any kind were wanted, under the rest of the filter', () => {
  const events = [
    event({ motion: 0.9 }),
    event({ motion: 0.1 }),
    event({ kind: 'sound' }),
    event({ kind: 'other', motion: 0.5 }),
  ];
  expect(countKinds(events, { kind: 'sound' })).toEqual({ motion: 2, sound: 1, other: 1 });
  expect(countKinds(events, { kind: 'sound', motion: 5 })).toEqual({ motion: 1, sound: 0, other: 1 });
});
