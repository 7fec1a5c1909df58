import { describe, expect, it } from 'vitest';
import { Failure } from '../../core/failure.ts';
import { cameraId, type CameraRef, connectionId } from '../../core/ids.ts';
import { epochMs, ms } from '../../core/units.ts';
import { createFakeClock } from '../../testing/fake-clock.ts';
import type { CameraEvent, EventPage } from '../../vendors/contract-events.ts';
import { createEventFeed } from './event-feed.ts';

const PAGE = 20;
const quiet = async () => {
  for (let turn = 0; turn < 30; turn += 1) await Promise.resolve();
};
const cut = new Failure({ code: 'unreachable', operation: 'list events' });
const DEPOT = connectionId('depot');

const event = (camera: string, second: number, lasts = 1): CameraEvent => ({
  key: `${camera}@${second}-${lasts}`,
  camera: cameraId(camera),
  startAt: epochMs(second * 1_000),
  endAt: epochMs((second + lasts) * 1_000),
  kind: 'motion',
  continuous: false,
});
const down = (from: number, count: number, step = 1) =>
  Array.from({ length: count }, (_, index) => from - index * step);

interface Site {
  /** "system:camera" → the seconds at which its events begin, newest first. */
  readonly cameras: Record<string, readonly number[]>;
  /** Cameras whose newest event the system does not tell. */
  readonly unhinted?: readonly string[];
  /** Cameras that answer after so long, ms; 0 else. */
  readonly slow?: Record<string, number>;
  /** Cameras that fail. May be changed while the test runs. */
  readonly failing?: Set<string>;
  readonly hints?: 'never' | 'fail';
}

async function feedOf(site: Site) {
  const clock = createFakeClock(epochMs(1_000_000), quiet);
  const asked: string[] = [];
  const log = { most: 0, running: 0 };
  const answer = async (ref: CameraRef, cursor: string | undefined): Promise<EventPage> => {
    const id = `${ref.system}:${ref.camera}`;
    asked.push(cursor === undefined ? id : `${id}+${cursor}`);
    log.running += 1;
    log.most = Math.max(log.most, log.running);
    await new Promise<void>((resolve) => clock.after(ms(site.slow?.[id] ?? 0), resolve));
    log.running -= 1;
    if (site.failing?.has(id) === true) throw cut;
    const from = Number(cursor ?? 0);
    const seconds = site.cameras[id] ?? [];
    const events = seconds.slice(from, from + PAGE).map((second) => event(ref.camera, second));
    return from + PAGE < seconds.length ? { events, next: `${from + PAGE}` } : { events };
  };
  const systems = [...new Set(Object.keys(site.cameras).map((id) => id.split(':')[0] ?? ''))];
  const feed = createEventFeed({
    clock,
    page: answer,
    newestPage: answer,
    systems: systems.map((system) => {
      const ids = Object.keys(site.cameras).filter((id) => id.startsWith(`${system}:`));
      return {
        system: connectionId(system),
        cameras: ids.map((id) => cameraId(id.slice(system.length + 1))),
        newestAt: (wanted) => {
          if (site.hints === 'fail') return Promise.reject(cut);
          if (site.hints === 'never') return new Promise(() => {});
          const hints = wanted.flatMap((camera) => {
            const id = `${system}:${camera}`;
            const newest = site.cameras[id]?.[0];
            return newest === undefined || site.unhinted?.includes(id) === true
              ? []
              : [[camera, epochMs(newest * 1_000)] as const];
          });
          return Promise.resolve(new Map(hints));
        },
      };
    }),
  });
  await clock.advance(ms(1_000));
  const seconds = () => feed.state.get().events.map((one) => one.event.startAt / 1_000);
  return { feed, clock, asked, log, seconds, state: () => feed.state.get() };
}

describe('the events of many cameras', () => {
  it('are one list, newest first, of all systems', async () => {
    const cameras = { 'depot:a': down(900, 30, 3), 'depot:b': down(899, 30, 3), 'quay:c': down(898, 30, 3) };
    const { seconds, state, feed, clock } = await feedOf({ cameras });
    expect(seconds()).toEqual(down(900, 40));
    expect(state()).toMatchObject({ hasOlder: true, loading: false, leftOut: 0, byNewest: true });
    for (let more = 0; more < 3; more += 1) {
      feed.more();
      await clock.advance(ms(1_000));
    }
    expect(seconds()).toEqual(down(900, 90));
    expect(state().hasOlder).toBe(false);
  });

  it('ask a camera only when its events may be next', async () => {
    const old = Object.fromEntries(down(20, 20).map((at) => [`depot:old ${at}`, [at]]));
    const cameras = { 'depot:a': down(900, 60), 'depot:b': down(800, 60), ...old };
    const { asked, feed, clock, seconds } = await feedOf({ cameras });
    // Four at once before anything is known; then only the one that the next rows are in.
    expect(asked.slice(0, 2)).toEqual(['depot:a', 'depot:b']);
    expect(asked.slice(4)).toEqual(['depot:a+20']);
    expect(seconds()).toEqual(down(900, 40));
    feed.more();
    await clock.advance(ms(1_000));
    expect(asked.slice(5)).toEqual(['depot:a+40']);
    expect(seconds()).toEqual([...down(900, 60), ...down(800, 20)]);
  });

  it('ask at most four cameras at a time', async () => {
    const cameras = Object.fromEntries(down(30, 30).map((at) => [`depot:${at}`, [at]]));
    const { asked, log, seconds } = await feedOf({ cameras });
    expect(asked).toHaveLength(30);
    expect(log.most).toBe(4);
    expect(seconds()).toEqual(down(30, 30));
  });

  it('ask the hundred with the newest events, and say that others are left out', async () => {
    const cameras = Object.fromEntries(down(250, 250).map((at) => [`depot:${at}`, [at]]));
    const { asked, state, feed, clock } = await feedOf({ cameras });
    for (let more = 0; more < 5; more += 1) {
      feed.more();
      await clock.advance(ms(1_000));
    }
    expect(state()).toMatchObject({ leftOut: 150, byNewest: true, hasOlder: false });
    expect(state().asked).toHaveLength(100);
    expect(state().events).toHaveLength(100);
    expect(new Set(asked)).toEqual(new Set(down(250, 100).map((at) => `depot:${at}`)));
  });

  it('may be none', async () => {
    const { state } = await feedOf({ cameras: { 'depot:a': [] }, unhinted: ['depot:a'] });
    expect(state()).toMatchObject({ events: [], hasOlder: false, loading: false });
    const nobody = await feedOf({ cameras: {} });
    expect(nobody.state()).toMatchObject({ asked: [], events: [], hasOlder: false, loading: false });
  });
});

describe('systems that do not tell which cameras recorded last', () => {
  it.each(['fail', 'never'] as const)('are asked in the order of their lists: hints %s', async (hints) => {
    const cameras = { 'depot:a': down(100, 3), 'depot:b': down(900, 3) };
    const { asked, seconds, state, clock } = await feedOf({ cameras, hints });
    await clock.advance(ms(4_000));
    expect(asked).toEqual(['depot:a', 'depot:b']);
    expect(seconds()).toEqual([900, 899, 898, 100, 99, 98]);
    expect(state().byNewest).toBe(false);
  });

  it('hold back what could still be preceded', async () => {
    const cameras = { 'depot:a': down(900, 50), 'depot:b': down(950, 3) };
    const { seconds, clock } = await feedOf({
      cameras,
      unhinted: ['depot:b'],
      slow: { 'depot:b': 1_500 },
    });
    expect(seconds()).toEqual([]);
    await clock.advance(ms(1_000));
    expect(seconds().slice(0, 4)).toEqual([950, 949, 948, 900]);
  });

  it('and tell wrongly do not lose an event', async () => {
    const { feed, seconds } = await feedOf({ cameras: { 'depot:a': [900], 'depot:b': [800] } });
    feed.heard(DEPOT, event('b', 990));
    expect(seconds()).toEqual([990, 900, 800]);
  });
});

describe('a camera that is slow', () => {
  const cameras = { 'depot:a': down(900, 50), 'depot:b': down(905, 3) };

  it('is not waited for beyond two seconds, and takes its place when it answers', async () => {
    const { seconds, state, clock } = await feedOf({ cameras, slow: { 'depot:b': 9_000 } });
    expect(seconds()).toEqual([]);
    await clock.advance(ms(2_000));
    expect(seconds()[0]).toBe(900);
    expect(state()).toMatchObject({ late: 1, loading: false });
    await clock.advance(ms(9_000));
    expect(seconds().slice(0, 4)).toEqual([905, 904, 903, 900]);
    expect(state().late).toBe(0);
  });

  it('is no reason to hold up the cameras of another system', async () => {
    const hung = Object.fromEntries(down(990, 50).map((at) => [`quay:${at}`, [at]]));
    const slow = Object.fromEntries(Object.keys(hung).map((id) => [id, 60_000]));
    const { seconds, clock, log, state } = await feedOf({ cameras: { ...cameras, ...hung }, slow });
    await clock.advance(ms(10_000));
    expect(seconds().slice(0, 4)).toEqual([905, 904, 903, 900]);
    expect(log.most).toBeLessThanOrEqual(8);
    expect(state().late).toBeLessThanOrEqual(5);
  });
});

describe('a camera that fails', () => {
  it('is named, and the others are shown', async () => {
    const failing = new Set(['depot:b']);
    const cameras = { 'depot:a': down(900, 3), 'depot:b': down(950, 3) };
    const { seconds, state } = await feedOf({ cameras, failing });
    expect(seconds()).toEqual([900, 899, 898]);
    expect(state().failures).toEqual([{ ref: { system: 'depot', camera: 'b' }, failure: cut }]);
  });

  it('is asked again when somebody wants it', async () => {
    const failing = new Set(['depot:b']);
    const cameras = { 'depot:a': down(900, 3), 'depot:b': down(950, 3) };
    const { feed, seconds, state, clock } = await feedOf({ cameras, failing });
    failing.clear();
    feed.retry();
    await clock.advance(ms(1_000));
    expect(seconds()).toEqual([950, 949, 948, 900, 899, 898]);
    expect(state().failures).toEqual([]);
  });

  it('beside two more of a system that answers none, stands for all of that system', async () => {
    const broken = Object.fromEntries(down(990, 40).map((at) => [`quay:${at}`, [at]]));
    const { asked, seconds, state } = await feedOf({
      cameras: { 'depot:a': [5], ...broken },
      failing: new Set(Object.keys(broken)),
    });
    expect(asked.length).toBeLessThan(8);
    expect(state().failures).toHaveLength(40);
    expect(seconds()).toEqual([5]);
  });

  it('where others of its system answer, stands for itself alone', async () => {
    const failing = new Set(down(990, 5).map((at) => `depot:${at}`));
    const cameras = Object.fromEntries(down(1_000, 40).map((at) => [`depot:${at}`, [at]]));
    const { state } = await feedOf({ cameras, failing });
    expect(state().failures).toHaveLength(5);
    expect(state().events).toHaveLength(35);
  });
});

describe('what is new', () => {
  const cameras = { 'depot:a': down(900, 50), 'depot:b': down(899, 3) };

  it('stands on top as soon as it is heard of, once', async () => {
    const { feed, seconds } = await feedOf({ cameras });
    const before = seconds();
    feed.heard(DEPOT, event('a', 950));
    feed.heard(DEPOT, event('a', 950));
    expect(seconds()).toEqual([950, ...before]);
  });

  it('and goes on is told again in its place, under its name', async () => {
    const { feed, state } = await feedOf({ cameras });
    const [first, second] = state().events;
    feed.heard(DEPOT, event('a', 900, 9));
    expect(state().events[0]).toMatchObject({ id: first?.id, event: { key: 'a@900-9' } });
    expect(state().events[1]).toBe(second);
  });

  it('at a camera that is not asked is not shown', async () => {
    const { feed, state } = await feedOf({ cameras });
    const before = state();
    feed.heard(DEPOT, event('z', 990));
    feed.heard(connectionId('quay'), event('a', 990));
    expect(state()).toBe(before);
  });

  it('is asked for where it was missed, and only of cameras that were shown', async () => {
    const old = Object.fromEntries(down(20, 20).map((at) => [`depot:b${at}`, [at]]));
    const site = { cameras: { 'depot:a': down(900, 50), ...old } };
    const { feed, seconds, asked, clock } = await feedOf(site);
    site.cameras['depot:a'] = [...down(903, 3), ...down(900, 50)];
    const before = asked.length;
    const done = feed.refresh(DEPOT, [cameraId('a'), cameraId('b1')], new AbortController().signal);
    await clock.settle(done);
    expect(asked.slice(before)).toEqual(['depot:a']);
    expect(seconds().slice(0, 5)).toEqual(down(903, 5));
  });

  it('is asked of those of many cameras that the system says have recorded', async () => {
    const site = { cameras: Object.fromEntries(down(20, 20).map((at) => [`depot:${at}`, [at]])) };
    const { feed, seconds, asked, clock } = await feedOf(site);
    site.cameras['depot:7'] = [99, 7];
    const before = asked.length;
    const cameras = down(20, 20).map((at) => cameraId(`${at}`));
    await clock.settle(feed.refresh(DEPOT, cameras, new AbortController().signal));
    expect(asked.slice(before)).toEqual(['depot:7']);
    expect(seconds()).toEqual([99, ...down(20, 20)]);
    await clock.settle(feed.refresh(DEPOT, cameras, new AbortController().signal));
    expect(asked.slice(before)).toEqual(['depot:7']);
  });

  it('leaves no hole when much was missed: what lies between is asked for before what lies below', async () => {
    const site = { cameras: { 'depot:a': down(900, 50) } };
    const { feed, seconds, clock } = await feedOf(site);
    site.cameras['depot:a'] = down(1_400, 550);
    await clock.settle(feed.refresh(DEPOT, [cameraId('a')], new AbortController().signal));
    for (let more = 0; more < 12; more += 1) {
      feed.more();
      await clock.advance(ms(1_000));
    }
    const shown = seconds();
    expect(shown).toEqual(down(1_400, shown.length));
    expect(shown.length).toBeGreaterThan(500);
  });

  it('that cannot be asked for is told to who asked', async () => {
    const failing = new Set<string>();
    const { feed, clock, seconds } = await feedOf({ cameras, failing });
    const before = seconds();
    failing.add('depot:a');
    const done = feed.refresh(DEPOT, [cameraId('a'), cameraId('b')], new AbortController().signal);
    await expect(clock.settle(done)).rejects.toBe(cut);
    expect(seconds()).toEqual(before);
  });
});

describe('a long list whose top is read again', () => {
  async function scrolledDown() {
    const old = Object.fromEntries(down(20, 20).map((at) => [`depot:b${at}`, [at]]));
    const made = await feedOf({ cameras: { 'depot:a': down(9_000, 900), ...old } });
    for (let more = 0; more < 12; more += 1) {
      made.feed.more();
      await made.clock.advance(ms(1_000));
    }
    return made;
  }

  it('forgets what lies far below, and asks for nothing', async () => {
    const { feed, seconds, asked, state } = await scrolledDown();
    expect(seconds().length).toBeGreaterThan(400);
    feed.heard(DEPOT, event('a', 9_100));
    const before = asked.length;
    feed.rest();
    expect(seconds()).toEqual([9_100, ...down(9_000, 20)]);
    expect(asked).toHaveLength(before);
    expect(state()).toMatchObject({ hasOlder: true, loading: false });
  });

  it('has all of it again when it is wanted', async () => {
    const { feed, seconds, clock } = await scrolledDown();
    const before = seconds().slice(0, 300);
    feed.rest();
    for (let more = 0; more < 9; more += 1) {
      feed.more();
      await clock.advance(ms(1_000));
    }
    expect(seconds().slice(0, 300)).toEqual(before);
  });

  it('forgets nothing while it is short', async () => {
    const { feed, state } = await feedOf({ cameras: { 'depot:a': down(900, 100) } });
    const before = state();
    feed.rest();
    expect(state()).toBe(before);
  });
});

it('asks nothing any more when it is left', async () => {
  const cameras = { 'depot:a': down(900, 50) };
  const { feed, asked, clock, state } = await feedOf({ cameras, slow: { 'depot:a': 1_500 } });
  feed.dispose();
  await clock.advance(ms(60_000));
  expect(asked).toHaveLength(1);
  expect(state().events).toEqual([]);
});
