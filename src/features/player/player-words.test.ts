import { describe, expect, it } from 'vitest';
import { epochMs, ms, seconds } from '../../core/units.ts';
import { bitRateText, latencyText, positionText, retryText, streamText, wakingText } from './player-words.ts';

describe('words', () => {
  it('writes latency as precisely as it is known', () => {
    expect([0.38, 3.84, 12.4].map((latency) => latencyText(seconds(latency)))).toEqual([
      '380 ms',
      '3.8 s',
      '12 s',
    ]);
  });

  it('writes bit rates in the unit that fits', () => {
    expect([640_000, 3_140_000].map(bitRateText)).toEqual(['640 kb/s', '3.1 Mb/s']);
  });

  it('leaves out of a stream what is not known', () => {
    expect(
      streamText({ height: 1080, framesPerSecond: 24.99, codec: 'H.264', bitsPerSecond: 3_100_000 }),
    ).toBe('1080p · 25 fps · H.264 · 3.1 Mb/s');
    expect(streamText({ height: 1080 })).toBe('1080p');
    expect(streamText({})).toBe('');
  });

  it('writes places as minutes and seconds', () => {
    expect([0, 7.9, 750].map((position) => positionText(seconds(position)))).toEqual([
      '0:00',
      '0:07',
      '12:30',
    ]);
  });

  it('admits that a camera wakes longer than usual', () => {
    const woken = (passed: number) => wakingText(epochMs(0), ms(5_000), epochMs(passed));
    expect(woken(4_000)).toBe('4 s · mostly takes about 5 s');
    expect(woken(11_000)).toBe('11 s · longer than usual');
  });

  it('counts down to the next try', () => {
    expect(retryText(epochMs(12_000), epochMs(100))).toBe('Next try in 12 s');
    expect(retryText(epochMs(12_000), epochMs(12_000))).toBe('Trying now');
  });
});
