import { describe, expect, it } from 'vitest';
import { Failure } from '../../core/failure.ts';
import { cameraId, type CameraId } from '../../core/ids.ts';
import { offer, withhold } from '../../core/offer.ts';
import { createStore } from '../../core/readable.ts';
import { epochMs, ms, ONE_MINUTE } from '../../core/units.ts';
import { createFakeClock } from '../../testing/fake-clock.ts';
import type { CameraEvent } from '../../vendors/contract-events.ts';
import type { CameraNews } from '../../vendors/contract-realtime.ts';
import { ASK_EVERY, createEventNews } from './event-news.ts';

const GATE = cameraId('1.1');
const YARD = cameraId('1.2');
const START = epochMs(Date.UTC(2026, 10, 20, 16));
const quiet = async () => {
  for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
};
const event = (camera: CameraId): CameraEvent => ({
  key: 'e',
  camera,
  startAt: START,
  endAt: START,
  kind: 'motion',
  continuous: false,
});

/** The news of two cameras, with a system that covers what the test says. */
function watch(
  options: { readonly covered?: readonly CameraId[] | undefined; readonly seen?: boolean } = {},
) {
  const clock = createFakeClock(START, quiet);
  const seen = createStore(options.seen ?? true);
  const covered = createStore<ReadonlySet<CameraId>>(new Set(options.covered));
  const heard: CameraEvent[] = [];
  const asked: string[] = [];
  const wire: { tell: (news: CameraNews) => void; ended: boolean; failing?: Failure } = {
    tell: () => {},
    ended: false,
  };
  const realtime =
    options.covered === undefined
      ? withhold('It tells no news.')
      : offer({
          follow: (_cameras: readonly CameraId[], hear: (news: CameraNews) => void) => {
            wire.tell = hear;
            return {
              covered,
              end: () => {
                wire.ended = true;
              },
            };
          },
        });
  const news = createEventNews({
    clock,
    seen,
    realtime,
    cameras: [GATE, YARD],
    askedAt: START,
    heard: (one) => heard.push(one),
    ask: (cameras) => {
      asked.push(cameras.join(' '));
      return wire.failing === undefined ? Promise.resolve() : Promise.reject(wire.failing);
    },
  });
  return { clock, seen, covered, heard, asked, wire, news };
}
const BOTH = [GATE, YARD];

describe('events that arrive by themselves', () => {
  it('are told as they come, and nothing is asked', async () => {
    const { clock, wire, heard, asked, news } = watch({ covered: BOTH });
    expect(news.state.get()).toEqual({ kind: 'arriving' });
    wire.tell({ kind: 'event', event: event(YARD) });
    wire.tell({ kind: 'status', camera: GATE, status: { state: 'online' } });
    await clock.advance(ms(5 * ONE_MINUTE));
    expect(heard.map(({ camera }) => camera)).toEqual([YARD]);
    expect(asked).toEqual([]);
  });

  it('of other cameras are none of this list', () => {
    const { wire, heard } = watch({ covered: BOTH });
    wire.tell({ kind: 'event', event: event(cameraId('9.9')) });
    expect(heard).toEqual([]);
  });

  it('may have been lost: those cameras are asked at once, and no others', async () => {
    const { clock, wire, asked } = watch({ covered: BOTH });
    wire.tell({ kind: 'gap', cameras: [YARD, cameraId('9.9')] });
    await quiet();
    expect(asked).toEqual([YARD]);
    await clock.advance(ms(5 * ONE_MINUTE));
    expect(asked).toHaveLength(1);
  });

  it('end with the list', async () => {
    const { clock, wire, heard, asked, covered, news } = watch({ covered: BOTH });
    news.dispose();
    expect(wire.ended).toBe(true);
    wire.tell({ kind: 'event', event: event(GATE) });
    wire.tell({ kind: 'gap', cameras: BOTH });
    covered.set(new Set());
    await clock.advance(ms(5 * ONE_MINUTE));
    expect([heard, asked]).toEqual([[], []]);
  });
});

describe('cameras without news', () => {
  it('are asked each 30 s', async () => {
    const { clock, asked, news } = watch();
    expect(news.state.get()).toMatchObject({ kind: 'asking', cameras: 2, of: 2 });
    await clock.advance(ms(ASK_EVERY - 1));
    expect(asked).toEqual([]);
    await clock.advance(ms(1));
    await clock.advance(ASK_EVERY);
    expect(asked).toEqual(['1.1 1.2', '1.1 1.2']);
  });

  it('are asked alone where others are covered', async () => {
    const { clock, asked, news } = watch({ covered: [GATE] });
    expect(news.state.get()).toMatchObject({ kind: 'asking', cameras: 1, of: 2 });
    await clock.advance(ASK_EVERY);
    expect(asked).toEqual([YARD]);
  });

  it('are asked no longer once they are covered, but once for what was missed till then', async () => {
    const { clock, asked, covered, news } = watch({ covered: [] });
    await clock.advance(ms(20_000));
    covered.set(new Set(BOTH));
    expect(news.state.get()).toEqual({ kind: 'arriving' });
    await clock.advance(ms(5 * ONE_MINUTE));
    expect(asked).toEqual(['1.1 1.2']);
  });

  it('that are covered within seconds of the list have missed nothing', async () => {
    const { clock, asked, covered } = watch({ covered: [] });
    await clock.advance(ms(2_000));
    covered.set(new Set(BOTH));
    await clock.advance(ms(5 * ONE_MINUTE));
    expect(asked).toEqual([]);
  });

  it('are asked again when the news stops', async () => {
    const { clock, asked, covered } = watch({ covered: BOTH });
    await clock.advance(ms(5 * ONE_MINUTE));
    covered.set(new Set());
    await clock.advance(ms(0));
    expect(asked).toEqual(['1.1 1.2']);
    await clock.advance(ASK_EVERY);
    expect(asked).toHaveLength(2);
  });
});

describe('while nobody looks', () => {
  it('nothing is asked, and what was due is asked as soon as somebody does', async () => {
    const { clock, asked, seen, news } = watch();
    seen.set(false);
    expect(news.state.get()).toEqual({ kind: 'resting' });
    await clock.advance(ms(10 * ONE_MINUTE));
    expect(asked).toEqual([]);
    seen.set(true);
    await clock.advance(ms(0));
    expect(asked).toHaveLength(1);
    await clock.advance(ASK_EVERY);
    expect(asked).toHaveLength(2);
  });

  it('a short look away asks nothing early', async () => {
    const { clock, asked, seen } = watch();
    await clock.advance(ms(10_000));
    seen.set(false);
    seen.set(true);
    await clock.advance(ms(19_999));
    expect(asked).toEqual([]);
    await clock.advance(ms(1));
    expect(asked).toHaveLength(1);
  });

  it('what is lost is asked for later, and news goes on to arrive', async () => {
    const { clock, asked, seen, wire, heard, news } = watch({ covered: BOTH, seen: false });
    wire.tell({ kind: 'gap', cameras: [GATE] });
    wire.tell({ kind: 'event', event: event(YARD) });
    await clock.advance(ms(10 * ONE_MINUTE));
    expect(asked).toEqual([]);
    expect(heard).toHaveLength(1);
    expect(news.state.get()).toEqual({ kind: 'arriving' });
    seen.set(true);
    await quiet();
    expect(asked).toEqual([GATE]);
  });
});

describe('asking that fails', () => {
  const cut = new Failure({ code: 'unreachable', operation: 'list events' });

  it('is told, and tried again when it is time', async () => {
    const { clock, asked, wire, news } = watch();
    wire.failing = cut;
    await clock.advance(ASK_EVERY);
    expect(news.state.get()).toMatchObject({ kind: 'asking', trouble: cut });
    delete wire.failing;
    await clock.advance(ASK_EVERY);
    expect(news.state.get()).toMatchObject({ kind: 'asking', trouble: undefined });
    expect(asked).toHaveLength(2);
  });

  it('for news that was lost is not forgotten', async () => {
    const { clock, asked, wire, news } = watch({ covered: BOTH });
    wire.failing = cut;
    wire.tell({ kind: 'gap', cameras: [GATE] });
    await quiet();
    expect(news.state.get()).toMatchObject({ kind: 'asking', cameras: 0, trouble: cut });
    delete wire.failing;
    await clock.advance(ASK_EVERY);
    expect(asked).toEqual([GATE, GATE]);
    expect(news.state.get()).toEqual({ kind: 'arriving' });
  });

  it('because the list went is no failure', async () => {
    const { clock, wire, news } = watch();
    wire.failing = new Failure({ code: 'aborted', operation: 'list events' });
    await clock.advance(ASK_EVERY);
    expect(news.state.get()).toMatchObject({ trouble: undefined });
  });

  it('does not overlap with itself: what is lost meanwhile is asked next', async () => {
    const { asked, wire } = watch({ covered: BOTH });
    wire.tell({ kind: 'gap', cameras: [GATE] });
    wire.tell({ kind: 'gap', cameras: [YARD] });
    expect(asked).toEqual([GATE]);
    await quiet();
    expect(asked).toEqual([GATE, YARD]);
  });
});
