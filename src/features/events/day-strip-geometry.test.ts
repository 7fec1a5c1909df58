import { describe, expect, it } from 'vitest';
import { cameraId } from '../../core/ids.ts';
import { epochMs } from '../../core/units.ts';
import type { CameraEvent } from '../../vendors/contract-events.ts';
import { eventNear, stripBars } from './day-strip-geometry.ts';

const range = { from: epochMs(0), to: epochMs(100_000) };

function event(from: number, to: number, motion?: number): CameraEvent {
  return {
    key: `${from}`,
    camera: cameraId('1.1'),
    startAt: epochMs(from),
    endAt: epochMs(to),
    kind: 'motion',
    motion,
    continuous: false,
  };
}

describe('the strip of a day', () => {
  it('places events by their time and raises them by their strength', () => {
    const [bar] = stripBars([event(20_000, 30_000, 0.7)], range);
    expect(bar).toEqual({ key: '20000', left: 20, width: 10, height: 70, isMotion: true });
  });

  it('cuts events at its ends and leaves out those of other days', () => {
    const bars = stripBars(
      [event(-5_000, 1_000, 1), event(99_000, 120_000, 1), event(200_000, 210_000, 1)],
      range,
    );
    expect(bars.map((bar) => [bar.left, bar.width])).toEqual([
      [0, 1],
      [99, 1],
    ]);
  });

  it('keeps short and unmeasured events visible', () => {
    const [bar] = stripBars([event(50_000, 50_001)], range);
    expect(bar?.width).toBeGreaterThan(0.1);
    expect(bar?.height).toBeGreaterThan(5);
    expect(bar?.isMotion).toBe(false);
  });

  it('finds the event nearest to a press, and none out of reach', () => {
    const events = [event(20_000, 30_000), event(60_000, 61_000)];
    expect(eventNear(events, range, 58, 3)?.key).toBe('60000');
    expect(eventNear(events, range, 25, 0)?.key).toBe('20000');
    expect(eventNear(events, range, 45, 3)).toBeUndefined();
  });
});
