import { describe, expect, it } from 'vitest';
import type { TimeSpan } from '../../core/time-span.ts';
import { epochMs } from '../../core/units.ts';
import { firstEndingAfter, nextSpan, pixelRuns, previousSpan, spanAt, spansWithin } from './span-search.ts';

const span = (from: number, until: number): TimeSpan => ({ from: epochMs(from), until: epochMs(until) });
const SPANS = [span(10, 20), span(30, 40), span(50, 60)];

describe('the search for a recording', () => {
  it('finds the one that holds a moment: its beginning belongs to it, its end does not', () => {
    expect(spanAt(SPANS, epochMs(10))).toBe(SPANS[0]);
    expect(spanAt(SPANS, epochMs(39))).toBe(SPANS[1]);
    expect(spanAt(SPANS, epochMs(40))).toBeUndefined();
    expect(spanAt(SPANS, epochMs(5))).toBeUndefined();
    expect(spanAt([], epochMs(5))).toBeUndefined();
  });

  it('finds the next and the one before, from within one and from a gap', () => {
    expect(nextSpan(SPANS, epochMs(5))).toBe(SPANS[0]);
    expect(nextSpan(SPANS, epochMs(15))).toBe(SPANS[1]);
    expect(nextSpan(SPANS, epochMs(25))).toBe(SPANS[1]);
    expect(nextSpan(SPANS, epochMs(55))).toBeUndefined();
    expect(previousSpan(SPANS, epochMs(35))).toBe(SPANS[0]);
    expect(previousSpan(SPANS, epochMs(45))).toBe(SPANS[1]);
    expect(previousSpan(SPANS, epochMs(15))).toBeUndefined();
  });

  it('cuts out those that touch a part of time', () => {
    expect(spansWithin(SPANS, span(20, 31))).toEqual([SPANS[1]]);
    expect(spansWithin(SPANS, span(19, 51))).toEqual(SPANS);
    expect(spansWithin(SPANS, span(20, 30))).toEqual([]);
  });

  it('says the count when nothing ends later', () => {
    expect(firstEndingAfter(SPANS, 60)).toBe(3);
    expect(firstEndingAfter(SPANS, 0)).toBe(0);
  });
});

describe('the recorded pixels', () => {
  const scale = { view: span(0, 100), width: 100 };

  it('are one run for each recording', () => {
    expect(pixelRuns(SPANS, scale)).toEqual([
      { left: 10, right: 20 },
      { left: 30, right: 40 },
      { left: 50, right: 60 },
    ]);
  });

  it('are cut at the edges of the view', () => {
    expect(pixelRuns([span(-50, 5), span(90, 500)], scale)).toEqual([
      { left: 0, right: 5 },
      { left: 90, right: 100 },
    ]);
    expect(pixelRuns([span(-50, -5), span(100, 500)], scale)).toEqual([]);
  });

  it('show the shortest recording, and keep a gap of a pixel', () => {
    expect(pixelRuns([span(50.2, 50.3)], scale)).toEqual([{ left: 50, right: 51 }]);
    expect(pixelRuns([span(10, 20), span(21, 30)], scale)).toEqual([
      { left: 10, right: 20 },
      { left: 21, right: 30 },
    ]);
  });

  it('are the same as by looking at every recording', () => {
    let seed = 11;
    const random = () => (seed = (seed * 16_807) % 2_147_483_647) / 2_147_483_647;
    for (const mean of [0.01, 0.4, 3, 20]) {
      const spans: TimeSpan[] = [];
      for (let at = -50; at < 150;) {
        const until = at + mean * (0.1 + random());
        spans.push(span(at, until));
        at = until + mean * (0.1 + random());
      }
      const slow = new Set<number>();
      for (const one of spans) {
        if (one.until <= 0 || one.from >= 100) continue;
        const begin = Math.max(0, Math.min(Math.round(one.from), 99));
        const end = Math.min(100, Math.max(begin + 1, Math.round(one.until)));
        for (let x = begin; x < end; x += 1) slow.add(x);
      }
      const fast = new Set<number>();
      for (const { left, right } of pixelRuns(spans, scale)) {
        for (let x = left; x < right; x += 1) fast.add(x);
      }
      expect([...fast].toSorted((a, b) => a - b)).toEqual([...slow].toSorted((a, b) => a - b));
    }
  });

  it('take a search for each pixel, not for each of 100,000 recordings', () => {
    let reads = 0;
    const many = Array.from({ length: 100_000 }, (_, index) => span(index / 1000, index / 1000 + 0.0008));
    const watched = new Proxy(many, {
      get: (target, key, self): unknown => {
        if (typeof key === 'string' && /^\d+$/.test(key)) reads += 1;
        return Reflect.get(target, key, self);
      },
    });
    expect(pixelRuns(watched, scale)).toEqual([{ left: 0, right: 100 }]);
    expect(reads).toBeLessThan(100 * 20);
  });
});
