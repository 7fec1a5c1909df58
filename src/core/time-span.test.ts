import { expect, test } from 'vitest';
import {
  coveredLength,
  freeSpans,
  mergeSpans,
  sharedSpan,
  spanLength,
  spanOf,
  type TimeSpan,
} from './time-span.ts';
import { epochMs, ms } from './units.ts';

const span = (from: number, until: number): TimeSpan => ({ from: epochMs(from), until: epochMs(until) });

test('a span begins where it is told and is as long as told', () => {
  expect(spanOf(epochMs(10), ms(5))).toEqual(span(10, 15));
  expect(spanLength(span(10, 15))).toBe(5);
  expect(spanLength(span(15, 10))).toBe(0);
});

test('spans that only touch share nothing', () => {
  expect(sharedSpan(span(0, 10), span(5, 20))).toEqual(span(5, 10));
  expect(sharedSpan(span(0, 10), span(10, 20))).toBeUndefined();
});

test('spans are put in order and joined across small gaps; empty ones go', () => {
  expect(mergeSpans([span(20, 30), span(0, 10), span(9, 12), span(40, 40)])).toEqual([
    span(0, 12),
    span(20, 30),
  ]);
  expect(mergeSpans([span(0, 10), span(12, 20)], ms(2))).toEqual([span(0, 20)]);
  expect(mergeSpans([span(0, 50), span(10, 20)])).toEqual([span(0, 50)]);
});

test('what is free is what nothing covers', () => {
  expect(freeSpans(span(0, 100), [span(-5, 10), span(40, 60), span(90, 200)])).toEqual([
    span(10, 40),
    span(60, 90),
  ]);
  expect(freeSpans(span(0, 100), [])).toEqual([span(0, 100)]);
  expect(freeSpans(span(0, 100), [span(0, 100)])).toEqual([]);
  expect(freeSpans(span(0, 100), [span(200, 300)])).toEqual([span(0, 100)]);
});

test('what is covered twice counts once', () => {
  expect(coveredLength(span(0, 100), [span(0, 60), span(50, 80)])).toBe(80);
});
