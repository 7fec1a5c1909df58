import { describe, expect, it } from 'vitest';
import { spanLength, spanOf } from '../../core/time-span.ts';
import { epochMs, ms, ONE_DAY, ONE_HOUR, ONE_MINUTE, ONE_SECOND } from '../../core/units.ts';
import {
  limitView,
  msPerPixel,
  panView,
  revealed,
  timeAt,
  viewAround,
  viewOfMark,
  xOf,
  zoomView,
} from './timeline-geometry.ts';
import { LONGEST_VIEW, SHORTEST_VIEW } from './view-limits.ts';

const NOW = epochMs(Date.UTC(2026, 10, 20, 16));
const hour = spanOf(epochMs(NOW - 2 * ONE_HOUR), ONE_HOUR);
const scale = { view: hour, width: 600 };

describe('time and pixels', () => {
  it('lays the view over the width', () => {
    expect(xOf(scale, hour.from)).toBe(0);
    expect(xOf(scale, hour.from + 30 * ONE_MINUTE)).toBe(300);
    expect(xOf(scale, hour.until)).toBe(600);
    expect(xOf(scale, hour.from - ONE_MINUTE)).toBe(-10);
  });

  it('gives the moment of a pixel back', () => {
    for (const x of [0, 1, 77, 599]) expect(xOf(scale, timeAt(scale, x))).toBeCloseTo(x, 6);
  });

  it('stays a number while the canvas has no width yet', () => {
    expect(timeAt({ ...scale, width: 0 }, 12)).toBe(hour.from);
    expect(msPerPixel({ ...scale, width: 0 })).toBe(ONE_HOUR);
  });
});

describe('a zoom', () => {
  it.each([0.5, 2, 1.2])('by %f leaves the moment under the cursor where it is', (factor) => {
    const at = timeAt(scale, 150);
    const view = zoomView(hour, factor, at, NOW);
    expect(spanLength(view)).toBeCloseTo(ONE_HOUR * factor, -1);
    expect(xOf({ view, width: 600 }, at)).toBeCloseTo(150, 1);
  });

  it('ends at the shortest and the longest view', () => {
    expect(spanLength(zoomView(hour, 1e-9, timeAt(scale, 300), NOW))).toBe(SHORTEST_VIEW);
    expect(spanLength(zoomView(hour, 1e9, timeAt(scale, 300), NOW))).toBe(LONGEST_VIEW);
  });
});

describe('a view', () => {
  it('moves by a pan and keeps its length', () => {
    expect(panView(hour, ms(-1 * ONE_MINUTE), NOW)).toEqual({
      from: hour.from - ONE_MINUTE,
      until: hour.until - ONE_MINUTE,
    });
  });

  it('leaves a quarter of itself after now, and no more', () => {
    const view = panView(hour, ms(ONE_DAY), NOW);
    expect(view.until - NOW).toBe(ONE_HOUR / 4);
  });

  it('does not go before the first moment that can be counted', () => {
    expect(panView(hour, ms(-2 * NOW), NOW).from).toBe(0);
  });

  it('has whole milliseconds, so that addresses and keys are stable', () => {
    const view = limitView({ from: epochMs(10.4), until: epochMs(10.4 + ONE_HOUR / 3) }, NOW);
    expect(Number.isInteger(view.from) && Number.isInteger(view.until)).toBe(true);
  });

  it('shows a range with as much time before and after it', () => {
    const mark = spanOf(epochMs(NOW - 5 * ONE_HOUR), ONE_HOUR);
    expect(viewOfMark(mark, NOW)).toEqual({ from: mark.from - ONE_HOUR, until: mark.until + ONE_HOUR });
  });

  it('shows a quarter of an hour round a range of seconds', () => {
    const mark = spanOf(epochMs(NOW - 5 * ONE_HOUR), ONE_SECOND);
    expect(spanLength(viewOfMark(mark, NOW))).toBe(15 * ONE_MINUTE);
  });
});

describe('the view for a moment', () => {
  it('stays when the moment is well within it', () => {
    expect(revealed(hour, timeAt(scale, 300), NOW)).toBe(hour);
  });

  it.each([-4_000, 10, 590, 4_000])('moves so that x %i comes away from the edges', (x) => {
    const at = timeAt(scale, x);
    const view = revealed(hour, at, epochMs(NOW + ONE_DAY));
    const place = xOf({ view, width: 600 }, at);
    expect(place).toBeGreaterThanOrEqual(49);
    expect(place).toBeLessThanOrEqual(551);
    expect(spanLength(view)).toBe(ONE_HOUR);
  });

  it('has it in the middle when it is opened for it', () => {
    const at = epochMs(NOW - ONE_DAY);
    expect(viewAround(at, ONE_HOUR, NOW)).toEqual({ from: at - ONE_HOUR / 2, until: at + ONE_HOUR / 2 });
  });
});
