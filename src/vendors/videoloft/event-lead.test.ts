import { describe, expect, test } from 'vitest';
import { addMs, type EpochMs, epochMs, ms, seconds } from '../../core/units.ts';
import { footageStart, leadStart } from './event-lead.ts';

const startAt = epochMs(1_789_563_000_000);
const from = leadStart(startAt);
const until = addMs(startAt, ms(20_000));
const start = (length: number, dated?: EpochMs) =>
  footageStart({ from, startAt, until }, { length: seconds(length), dated }) - startAt;

describe('footage of a continuous recording', () => {
  test('is asked for four seconds earlier', () => {
    expect(startAt - from).toBe(4000);
  });

  test.each([
    ['as long as asked', 24],
    ['half a segment shorter, by rounding', 23],
    ['longer, by rounding at its end', 25],
  ])('begins where it was asked to when it is %s', (_name, length) => {
    expect(start(length)).toBe(-4000);
  });

  test.each([
    ['as long as the event', 20],
    ['a little longer, by rounding', 21],
    ['shorter than the event', 12],
    ['of no length', 0],
    ['of no length that is a number', Number.NaN],
  ])('begins with the event when it is %s', (_name, length) => {
    expect(start(length)).toBe(0);
  });

  test('begins as much earlier as there is room for when the recording began in between', () => {
    expect(start(22)).toBe(-2000);
  });

  test('begins when it says so, however long it is', () => {
    expect(start(20, addMs(startAt, ms(-6000)))).toBe(-6000);
    expect(start(24, addMs(startAt, ms(700)))).toBe(700);
  });

  test('is not believed to begin more than a minute from where it was asked to', () => {
    expect(start(25, addMs(from, ms(60_001)))).toBe(-4000);
    expect(start(20, epochMs(0))).toBe(0);
    expect(start(25, epochMs(Number.NaN))).toBe(-4000);
  });
});
