import { describe, expect, it } from 'vitest';
import { epochMs, ms } from '../../core/units.ts';
import { parseShift, parseStartText, shiftText, startText } from './start-text.ts';

const ZONE = 'Europe/Brussels';
const at = (text: string) => epochMs(Date.parse(text));

describe('a start time in a field', () => {
  it('is written and read to the second, in its zone', () => {
    const moment = at('2026-11-20T15:28:04Z');
    expect(startText(ZONE, moment)).toBe('2026-11-20T16:28:04');
    expect(parseStartText(ZONE, '2026-11-20T16:28:04')).toBe(moment);
    expect(startText('Asia/Kolkata', moment)).toBe('2026-11-20T20:58:04');
  });

  it('drops what is shorter than a second', () => {
    expect(startText(ZONE, at('2026-11-20T15:28:04.900Z'))).toBe('2026-11-20T16:28:04');
    expect(parseStartText(ZONE, '2026-11-20T16:28:04.900')).toBe(at('2026-11-20T15:28:04Z'));
  });

  it('may leave out seconds, as browsers do when they are none', () => {
    expect(parseStartText(ZONE, '2026-11-20T16:28')).toBe(at('2026-11-20T15:28:00Z'));
  });

  it.each(['', '16:28', '2026-02-30T10:00:00', '2026-11-20T16:28:75', '2026-11-20T16:28:04Z', 'tomorrow'])(
    'is not %j',
    (text) => {
      expect(parseStartText(ZONE, text)).toBeUndefined();
    },
  );
});

describe('a shift', () => {
  it.each([
    ['+1:00', 3_600_000],
    ['1:30:05', 5_405_000],
    ['-0:00:30', -30_000],
    ['−0:01:00', -60_000],
    [' +0:00:07 ', 7_000],
    ['+26:00:00', 93_600_000],
  ])('%j is %i ms', (text, length) => {
    expect(parseShift(text)).toBe(length);
  });

  it.each(['', '5', '1:5', '0:75', '+-1:00', '0:00:99', 'an hour'])('is not %j', (text) => {
    expect(parseShift(text)).toBeUndefined();
  });

  it('is written with its sign', () => {
    expect(shiftText(ms(3_605_000))).toBe('+1:00:05');
    expect(shiftText(ms(-30_000))).toBe('−0:00:30');
  });
});
