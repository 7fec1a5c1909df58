import { describe, expect, it } from 'vitest';
import { epochMs, seconds } from '../../core/units.ts';
import { createFrozenWatch } from './frozen-watch.ts';

const TARGET = seconds(2);

describe('a frozen watch', () => {
  it('waits three target durations', () => {
    const watch = createFrozenWatch(epochMs(0));
    watch.playlistRead(7, TARGET, epochMs(0));
    watch.judge(5, epochMs(0));
    expect(watch.judge(5, epochMs(5_999))).toBe('moving');
    expect(watch.judge(5, epochMs(6_000))).toBe('frozen');
  });

  it('is content with a picture that moves under an old playlist: it plays its buffer', () => {
    const watch = createFrozenWatch(epochMs(0));
    watch.playlistRead(7, TARGET, epochMs(0));
    for (let second = 0; second < 20; second += 1) {
      expect(watch.judge(second, epochMs(second * 1_000))).toBe('moving');
    }
  });

  it('tells a picture that stands under a playlist that moves', () => {
    const watch = createFrozenWatch(epochMs(0));
    watch.judge(5, epochMs(0));
    watch.playlistRead(8, TARGET, epochMs(4_000));
    expect(watch.judge(5, epochMs(6_000))).toBe('pictureStands');
  });

  it('is patient while it does not know the target duration', () => {
    const watch = createFrozenWatch(epochMs(0));
    watch.judge(0, epochMs(0));
    expect(watch.judge(0, epochMs(29_000))).toBe('moving');
    expect(watch.judge(0, epochMs(30_000))).toBe('frozen');
  });
});
