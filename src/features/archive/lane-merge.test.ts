import { describe, expect, it } from 'vitest';
import { spanLength, type TimeSpan } from '../../core/time-span.ts';
import { epochMs, ms, ONE_DAY, ONE_HOUR, ONE_MINUTE } from '../../core/units.ts';
import { createLaneMerge, type WindowAnswer } from './lane-merge.ts';
import { holdsNow, windowsKey, windowsOf } from './span-windows.ts';

const span = (from: number, until: number): TimeSpan => ({ from: epochMs(from), until: epochMs(until) });
const known = (...spans: readonly TimeSpan[]): WindowAnswer => ({ kind: 'known', spans });
const PENDING: WindowAnswer = { kind: 'pending' };
const FAILED: WindowAnswer = { kind: 'failed' };

describe('windows put together', () => {
  it('join a recording that runs over their edge', () => {
    const { merge } = createLaneMerge();
    expect(
      merge('a', [span(0, 10), span(10, 20)], [known(span(5, 10)), known(span(10, 12), span(15, 16))]),
    ).toEqual({ spans: [span(5, 12), span(15, 16)], unknown: [] });
  });

  it('take of each answer only what lies in its window', () => {
    const { merge } = createLaneMerge();
    const { spans } = merge('a', [span(0, 10), span(10, 20)], [known(span(-5, 14)), known()]);
    expect(spans).toEqual([span(0, 10)]);
  });

  it('call unknown what is on its way or failed', () => {
    const { merge } = createLaneMerge();
    const windows = [span(0, 10), span(10, 20), span(20, 30)];
    expect(merge('a', windows, [PENDING, known(span(12, 13)), FAILED]).unknown).toEqual([
      span(0, 10),
      span(20, 30),
    ]);
  });

  it('keep what was known at another zoom until the new answer is there', () => {
    const { merge } = createLaneMerge();
    merge('a', [span(0, 10), span(10, 20)], [known(span(2, 4)), known()]);
    expect(merge('a', [span(-20, 20)], [PENDING])).toEqual({ spans: [span(2, 4)], unknown: [span(-20, 0)] });
    expect(merge('a', [span(-20, 20)], [known(span(-9, -8), span(2, 4))])).toEqual({
      spans: [span(-9, -8), span(2, 4)],
      unknown: [],
    });
  });

  it('put nothing old in the place of what failed, and mix no two rows', () => {
    const { merge } = createLaneMerge();
    merge('a', [span(0, 10)], [known(span(2, 4))]);
    expect(merge('b', [span(0, 10)], [PENDING]).spans).toEqual([]);
    expect(merge('a', [span(0, 20)], [FAILED])).toEqual({ spans: [], unknown: [span(0, 20)] });
  });

  it('give the same object for the same answers, so that nothing is laid out anew', () => {
    const { merge } = createLaneMerge();
    const answer = known(span(2, 4));
    const first = merge('a', [span(0, 10)], [answer]);
    expect(merge('a', [span(0, 10)], [{ ...answer }])).toBe(first);
    expect(merge('a', [span(0, 10)], [known(span(2, 5))])).not.toBe(first);
  });
});

describe('the windows of a view', () => {
  const at = Date.UTC(2026, 10, 20, 16, 7);
  const view = (length: number) => span(at, at + length);

  it.each([30_000, 10 * ONE_MINUTE, ONE_HOUR, ONE_DAY, 700 * ONE_DAY])(
    'cover a view of %i ms and some time beside it, without a gap, in at most four',
    (length) => {
      const windows = windowsOf(view(length));
      expect(windows.length).toBeLessThanOrEqual(4);
      expect(windows[0]?.span.from).toBeLessThanOrEqual(at - length / 4);
      expect(windows.at(-1)?.span.until).toBeGreaterThanOrEqual(at + length * 1.25);
      for (const [index, one] of windows.slice(1).entries()) {
        expect(one.span.from).toBe(windows[index]?.span.until);
      }
    },
  );

  it('are the same for views beside each other, so that a pan finds them again', () => {
    const moved = span(at + 2 * ONE_MINUTE, at + 2 * ONE_MINUTE + ONE_HOUR);
    expect(windowsKey(windowsOf(moved))).toBe(windowsKey(windowsOf(view(ONE_HOUR))));
  });

  it('want less detail from further away, and never less than a screen can show', () => {
    const detail = (length: number) => windowsOf(view(length))[0]?.detail ?? ms(0);
    expect(detail(ONE_DAY)).toBeGreaterThan(detail(ONE_HOUR));
    for (const length of [ONE_HOUR, ONE_DAY, 90 * ONE_DAY])
      expect(length / detail(length)).toBeGreaterThan(2_000);
  });

  it('do not begin before time is counted', () => {
    expect(windowsOf(span(0, ONE_DAY))[0]?.span.from).toBe(0);
  });

  it('know which of them still grows', () => {
    const windows = windowsOf(view(ONE_HOUR));
    const growing = windows.filter((one) => holdsNow(one, epochMs(at + ONE_MINUTE)));
    expect(growing).toHaveLength(1);
    expect(spanLength(growing[0]?.span ?? view(0))).toBe(64 * ONE_MINUTE);
  });
});
