import { describe, expect, it } from 'vitest';
import { epochMs, ms } from '../../../core/units.ts';
import { lengthText, momentText, parseLengthText, parseMomentText } from './moment-text.ts';

const at = epochMs(Date.UTC(2026, 10, 20, 15, 23, 41, 80));

describe('a moment in a field', () => {
  it('is written in the zone of the page, to the millisecond', () => {
    expect(momentText('Europe/Berlin', at)).toBe('2026-11-20T16:23:41.080');
    expect(momentText('Asia/Kolkata', at)).toBe('2026-11-20T20:53:41.080');
  });

  it.each(['Europe/Berlin', 'Asia/Kolkata', 'UTC', 'America/St_Johns'])('is read back in %s', (zone) => {
    expect(parseMomentText(zone, momentText(zone, at))).toBe(at);
  });

  it.each([
    ['2026-11-20T16:23', Date.UTC(2026, 10, 20, 16, 23)],
    ['2026-11-20T16:23:41', Date.UTC(2026, 10, 20, 16, 23, 41)],
    ['2026-11-20T16:23:41.5', Date.UTC(2026, 10, 20, 16, 23, 41, 500)],
    ['2026-11-20T16:23:41.08', Date.UTC(2026, 10, 20, 16, 23, 41, 80)],
  ])('may leave out what is small: %s', (text, expected) => {
    expect(parseMomentText('UTC', text)).toBe(expected);
  });

  it.each(['', '2026-11-20', '2026-02-30T10:00', '2026-11-20T16:23:61', '2026-11-20T16:23:41.0805', 'now'])(
    'is none in %j',
    (text) => {
      expect(parseMomentText('UTC', text)).toBeUndefined();
    },
  );
});

describe('a length in a field', () => {
  it.each([
    ['5:00', 300_000],
    ['0:09', 9_000],
    ['90:00', 5_400_000],
    ['1:30:00', 5_400_000],
  ])('is read from %s', (text, expected) => {
    expect(parseLengthText(text)).toBe(expected);
  });

  it.each(['', '5', '5:61', '1:2:3:4', '-1:00', 'long'])('is none in %j', (text) => {
    expect(parseLengthText(text)).toBeUndefined();
  });

  it('is written so that it is read back', () => {
    for (const length of [9_000, 300_000, 5_400_000])
      expect(parseLengthText(lengthText(ms(length)))).toBe(length);
    expect(lengthText(ms(5_400_000))).toBe('1:30:00');
  });
});
