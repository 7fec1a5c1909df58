import { describe, expect, it } from 'vitest';
import {
  bitRateText,
  FIRST_BANDWIDTH,
  isColor,
  megabytesText,
  parseBandwidth,
  parseMegabytes,
  qualityName,
  rateSegments,
  typedColor,
} from './setting-words.ts';

describe('qualities', () => {
  it('have a name for each step', () => {
    const names = Array.from({ length: 7 }, (_, step) => qualityName(step, 6));
    expect(new Set(names).size).toBe(7);
    expect([names[0], names[6]]).toEqual(['best', 'smallest']);
  });

  it('go from best to smallest also where there are fewer steps, or one', () => {
    expect([qualityName(0, 2), qualityName(2, 2)]).toEqual(['best', 'smallest']);
    expect(qualityName(0, 0)).toBe('best');
  });
});

describe('frame rates', () => {
  it('are all, a half, a quarter and an eighth', () => {
    expect(rateSegments(3).map(({ label }) => label)).toEqual(['All', '½', '¼', '⅛']);
    expect(rateSegments(0)).toHaveLength(1);
    expect(rateSegments(4)[4]).toMatchObject({ label: '1/16' });
  });
});

describe('the size of files', () => {
  it.each([
    ['700', 700_000_000],
    [' 0.5 ', 500_000],
    ['1,5', 1_500_000],
  ])('is read from %j', (text, expected) => {
    expect(parseMegabytes(text)).toBe(expected);
  });

  it.each(['', 'much', '-1', '1e3', '1.2.3'])('is no number in %j', (text) => {
    expect(parseMegabytes(text)).toBeNaN();
  });

  it('is written so that it is read back', () => {
    expect(parseMegabytes(megabytesText(123_456_000))).toBe(123_456_000);
  });
});

describe('a bandwidth', () => {
  it('is typed in megabytes a second and sent in bytes', () => {
    expect(parseBandwidth('2,5')).toBe(2_500_000);
    expect(parseBandwidth(megabytesText(FIRST_BANDWIDTH))).toBe(FIRST_BANDWIDTH);
  });

  it.each(['0', '0.0', '', 'fast', '-1'])('is no number in %j: 0 would mean as fast as it can', (text) => {
    expect(parseBandwidth(text)).toBeNaN();
  });

  it('is told as lines are sold', () => {
    expect(bitRateText(5_000_000)).toBe('40 Mbit/s');
    expect(bitRateText(12_345)).toBe('0.1 Mbit/s');
  });
});

describe('a colour', () => {
  it('is taken with its sign and without it, in any case', () => {
    expect(typedColor('FFD23A')).toBe('#ffd23a');
    expect(typedColor(' #FFD23A ')).toBe('#ffd23a');
  });

  it('stays as it is typed while it is none yet', () => {
    expect(typedColor('#FFD')).toBe('#ffd');
    expect(isColor('#ffd')).toBe(false);
    expect(isColor('#ffd23a')).toBe(true);
  });
});
