import { describe, expect, test } from 'vitest';
import { epochMs } from '../../core/units.ts';
import { DEFAULT_TIMESTAMP, TIMESTAMP_PATTERNS, unknownDirectives } from './timestamp-pattern.ts';

const { preview, directives, presets } = TIMESTAMP_PATTERNS;
const at = (text: string) => epochMs(Date.parse(text));
const FRIDAY = at('2026-11-20T15:23:41.280Z');
const amsterdam = (pattern: string, moment = FRIDAY) => preview(pattern, moment, 'Europe/Amsterdam');
const utc = (pattern: string, moment: string) => preview(pattern, at(moment), 'UTC');

test('the default of the document is written as the server writes it', () => {
  expect(DEFAULT_TIMESTAMP).toBe('%Y-%b-%d %H:%M:%S');
  expect(amsterdam(DEFAULT_TIMESTAMP)).toBe('2026-Nov-20 16:23:41');
});

describe('a directive', () => {
  test.each<[code: string, written: string]>([
    ['%Y', '2026'],
    ['%y', '26'],
    ['%m', '11'],
    ['%b', 'Nov'],
    ['%B', 'November'],
    ['%d', '20'],
    ['%e', '20'],
    ['%a', 'Fri'],
    ['%A', 'Friday'],
    ['%H', '16'],
    ['%k', '16'],
    ['%I', '04'],
    ['%l', ' 4'],
    ['%p', 'PM'],
    ['%P', 'pm'],
    ['%M', '23'],
    ['%S', '41'],
    ['%s', '41.280000'],
    ['%f', '280000'],
    ['%F', '.280000'],
    ['%T', '16:23:41'],
    ['%R', '16:23'],
    ['%r', '04:23:41 PM'],
    ['%D', '11/20/26'],
    ['%c', 'Fri Nov 20 16:23:41 2026'],
    ['%x', '11/20/26'],
    ['%X', '16:23:41'],
    ['%h', 'Nov'],
    ['%C', '20'],
    ['%j', '324'],
    ['%u', '5'],
    ['%w', '5'],
    ['%V', '47'],
    ['%G', '2026'],
    ['%g', '26'],
    ['%U', '46'],
    ['%W', '46'],
    ['%z', ''],
    ['%Z', ''],
    ['%ZP', ''],
    ['%q', ''],
    ['%Q', ''],
    ['%%', '%'],
  ])('%s is written "%s"', (code, written) => {
    expect(amsterdam(code)).toBe(written);
    expect(directives.map((one) => one.code)).toContain(code);
    expect(unknownDirectives(code)).toEqual([]);
  });

  test('has a meaning, and stands in the list once', () => {
    expect(directives.every(({ meaning }) => meaning.length > 5)).toBe(true);
    expect(new Set(directives.map(({ code }) => code)).size).toBe(directives.length);
  });
});

describe('what differs over the year and the day', () => {
  test.each<[pattern: string, moment: string, written: string]>([
    ['%d|%e|%k|%H', '2026-03-05T07:00:00Z', '05| 5| 7|07'],
    ['%I %p', '2026-03-05T00:30:00Z', '12 AM'],
    ['%I %p', '2026-03-05T12:30:00Z', '12 PM'],
    ['%j', '2024-12-31T00:00:00Z', '366'],
    ['%u %w', '2026-11-22T00:00:00Z', '7 0'],
    ['%S%F', '2026-11-22T00:00:07Z', '07'],
    ['%S.%f', '2026-11-22T00:00:07Z', '07.000000'],
    ['%s', '2026-11-22T00:00:07.001Z', '07.001000'],
    // The examples of Boost's document.
    ['%U', '2005-01-01T00:00:00Z', '00'],
    ['%U', '2005-01-02T00:00:00Z', '01'],
    ['%W', '2005-01-02T00:00:00Z', '00'],
    ['%W', '2005-01-03T00:00:00Z', '01'],
    // 1 January 2027 is a Friday of the last week of 2026.
    ['%G-%V %g', '2027-01-01T00:00:00Z', '2026-53 26'],
    ['%G-%V', '2025-12-29T00:00:00Z', '2026-01'],
  ])('%s at %s is "%s"', (pattern, moment, written) => {
    expect(utc(pattern, moment)).toBe(written);
  });

  test('is that of the zone, over midnight and with summer time', () => {
    const moment = at('2026-07-31T22:30:15.500Z');
    expect(amsterdam('%Y-%m-%d %T', moment)).toBe('2026-08-01 00:30:15');
    expect(preview('%a %R', moment, 'America/New_York')).toBe('Fri 18:30');
    expect(preview('%T', moment, 'Asia/Kolkata')).toBe('04:00:15');
  });

  test('is right before 1970 as well', () => {
    expect(utc('%Y %T%F', '1969-12-31T23:59:59.250Z')).toBe('1969 23:59:59.250000');
  });
});

describe('a pattern', () => {
  test('keeps what is no directive, in any script', () => {
    expect(amsterdam('Склад 4 · %H h <b>%M</b> 📷')).toBe('Склад 4 · 16 h <b>23</b> 📷');
    expect(amsterdam('')).toBe('');
    expect(amsterdam('%%Y')).toBe('%Y');
  });

  test('loses its zone together with the blank before it', () => {
    expect(amsterdam('%H:%M %Z!')).toBe('16:23!');
    expect(amsterdam('%H:%M %ZP')).toBe('16:23');
    expect(amsterdam('%F %z')).toBe('.280000');
  });

  test.each<[pattern: string, unknown: readonly string[]]>([
    ['%H:%M', []],
    ['%E %1', ['%E', '%1']],
    ['%Ex %Ex', ['%E']],
    ['50 %', ['%']],
    ['50 %%', []],
    ['%-%+%O', ['%-', '%+', '%O']],
    ['%\n', ['%\n']],
    ['%📷', ['%📷']],
  ])('%j has unknown directives %j', (pattern, unknown) => {
    expect(unknownDirectives(pattern)).toEqual(unknown);
  });

  test('shows what it does not know as it is', () => {
    expect(amsterdam('%E %H %')).toBe('%E 16 %');
  });

  test('among the presets is known, and no two look the same', () => {
    expect(presets.flatMap(unknownDirectives)).toEqual([]);
    expect(new Set(presets.map((one) => amsterdam(one))).size).toBe(presets.length);
    expect(presets[0]).toBe(DEFAULT_TIMESTAMP);
  });
});
