import { afterEach, describe, expect, test } from 'vitest';
import { type CameraId, cameraId } from '../../core/ids.ts';
import { type Ms, ms, ONE_MINUTE, ONE_SECOND } from '../../core/units.ts';
import {
  CAMERAS,
  createEmulatedVideoloft,
  type EmulatedVideoloft,
} from '../../testing/emulated-videoloft.ts';
import { failureOf } from '../../testing/failure-of.ts';
import type { VideoloftOptions } from '../../emulators/videoloft/options.ts';
import type { CameraNews, Following } from '../contract-realtime.ts';

let site: EmulatedVideoloft;
afterEach(() => site.close());

const seconds = (value: number): Ms => ms(value * ONE_SECOND);
const minutes = (value: number): Ms => ms(value * ONE_MINUTE);

async function begin(options: Partial<VideoloftOptions> = {}): Promise<void> {
  site = createEmulatedVideoloft(options);
  await site.signIn();
}

interface Heard extends Following {
  readonly news: CameraNews[];
  readonly isCovered: (camera: CameraId) => boolean;
}

function follow(...cameras: readonly CameraId[]): Heard {
  const { realtime } = site.system.can;
  if (!realtime.offered) throw new Error('News are offered.');
  const news: CameraNews[] = [];
  const following = realtime.use.follow(cameras, (one) => news.push(one));
  return { ...following, news, isCovered: (camera) => following.covered.get().has(camera) };
}

const states = (news: readonly CameraNews[]) =>
  news.flatMap((one) => (one.kind === 'status' ? one.status.state : []));
const kinds = (news: readonly CameraNews[]) => news.map(({ kind }) => kind);
const logged = (op: string) => site.emulator.log.entries().filter((entry) => entry.op === op);
const signal = new AbortController().signal;

describe('news of a camera, from the emulator', () => {
  test.each(['sse', 'lines', 'objects', 'fragments'] as const)(
    'come whatever their framing is and wherever it is cut: %s (rule 17; framing of realtime U)',
    async (realtimeFraming) => {
      await begin({ realtimeFraming, realtimeSplit: 3 });
      const { news } = follow(CAMERAS.gate, CAMERAS.gateSouth);
      await site.clock.advance(seconds(1));
      for (const connection of ['offline', 'novideo', 'online'] as const) {
        site.emulator.control.setConnection(CAMERAS.gate, connection);
        await site.clock.advance(seconds(1));
      }
      expect(states(news)).toEqual(['offline', 'noVideo', 'online']);
      expect(news.every((one) => one.kind === 'status' && one.camera === CAMERAS.gate)).toBe(true);
    },
  );

  test('tell an event as the history has it', async () => {
    await begin();
    const { news } = follow(CAMERAS.gate);
    await site.clock.advance(seconds(1));
    const startt = site.clock.now() - 60_000;
    site.emulator.control.addEvent(CAMERAS.gate, { startt, durationMs: 12_000, motion: 7 });
    await site.clock.advance(seconds(1));
    const { events } = site.system.can;
    if (!events.offered) throw new Error('Events are offered.');
    const page = await site.clock.settle(events.use.page(CAMERAS.gate, {}, signal));
    const told = news.flatMap((one) => (one.kind === 'event' ? one.event : []));
    expect(told).toHaveLength(1);
    expect(page.events).toContainEqual(told[0]);
  });

  test('come without asking for a status', async () => {
    await begin();
    const { news } = follow(CAMERAS.gate);
    await site.clock.advance(seconds(1));
    site.emulator.control.setConnection(CAMERAS.gate, 'offline');
    await site.clock.advance(minutes(3));
    expect(states(news)).toContain('offline');
    expect(logged('status')).toEqual([]);
  });
});

describe('the connections, over half an hour', () => {
  test('are one to each logger, renewed every 4 min, and every news is told once (rule 17)', async () => {
    await begin({ realtimeSplit: 5 });
    const cameras = [CAMERAS.gate, CAMERAS.counter, CAMERAS.withoutVideo];
    const heard = follow(...cameras);
    await site.clock.advance(seconds(1));
    const loggers = new Set(logged('realtime').map(({ node }) => node));
    expect(heard.covered.get()).toEqual(new Set(cameras));
    let changes = 0;
    let most = 0;
    for (let second = 0; second < 1_800; second += 5) {
      site.emulator.control.setConnection(CAMERAS.gate, changes % 2 === 0 ? 'offline' : 'online');
      changes += 1;
      await site.clock.advance(seconds(5));
      most = Math.max(most, site.emulator.control.openRealtime());
    }
    expect(states(heard.news.filter((one) => one.kind === 'status' && one.camera === CAMERAS.gate))).toEqual(
      Array.from({ length: changes }, (_, index) => (index % 2 === 0 ? 'offline' : 'online')),
    );
    expect(kinds(heard.news)).not.toContain('gap');
    // Two to a logger only while one replaces the other.
    expect(most).toBeLessThanOrEqual(2 * loggers.size);
    expect(site.emulator.control.openRealtime()).toBe(loggers.size);
    for (const logger of loggers) {
      const times = logged('realtime').flatMap(({ node, at }) => (node === logger ? at : []));
      const gaps = times.slice(1).map((at, index) => at - (times[index] ?? 0));
      expect(gaps.length).toBeGreaterThanOrEqual(7);
      for (const gap of gaps) expect(gap).toBe(minutes(4));
    }
  });

  test('send a token in the header alone, and renew one that is refused', async () => {
    await begin();
    const heard = follow(CAMERAS.gate);
    await site.clock.advance(minutes(3));
    site.emulator.control.expireTokens();
    await site.clock.advance(minutes(2));
    expect(logged('realtime').map(({ status }) => status)).toEqual([200, 401, 200]);
    expect(logged('realtime').every(({ url }) => !url.includes('token'))).toBe(true);
    site.emulator.control.setConnection(CAMERAS.gate, 'offline');
    await site.clock.advance(seconds(1));
    expect(states(heard.news)).toContain('offline');
  });

  test('are opened again at once when the server ends them early, and say that something may be missing', async () => {
    await begin({ realtimeLifeMs: minutes(1) });
    const heard = follow(CAMERAS.gate);
    await site.clock.advance(minutes(3));
    await site.clock.advance(seconds(1));
    expect(heard.isCovered(CAMERAS.gate)).toBe(true);
    expect(heard.news.filter(({ kind }) => kind === 'gap')).toEqual([
      { kind: 'gap', cameras: [CAMERAS.gate] },
      { kind: 'gap', cameras: [CAMERAS.gate] },
      { kind: 'gap', cameras: [CAMERAS.gate] },
    ]);
  });
});

describe('a connection that breaks', () => {
  test('leaves its cameras uncovered until it is back, and then there was a gap', async () => {
    await begin();
    const heard = follow(CAMERAS.gate);
    await site.clock.advance(seconds(20));
    site.emulator.control.cut(true);
    await site.clock.advance(seconds(30));
    expect(heard.isCovered(CAMERAS.gate)).toBe(false);
    site.emulator.control.cut(false);
    await site.clock.advance(seconds(31));
    expect(heard.isCovered(CAMERAS.gate)).toBe(true);
    expect(heard.news.at(-1)).toEqual({ kind: 'gap', cameras: [CAMERAS.gate] });
  });

  test('is replaced at once when the browser says that the network is back', async () => {
    await begin();
    const heard = follow(CAMERAS.gate);
    await site.clock.advance(seconds(20));
    site.emulator.control.cut(true);
    site.signals.online.set(false);
    await site.clock.advance(minutes(2));
    site.emulator.control.cut(false);
    site.signals.online.set(true);
    await site.clock.advance(seconds(1));
    expect(heard.isCovered(CAMERAS.gate)).toBe(true);
    expect(kinds(heard.news)).toEqual(['gap']);
  });
});

describe('a logger without this call', () => {
  test('is asked again only every ten minutes, and its cameras are never covered', async () => {
    await begin();
    site.emulator.control.realtimeEnabled(false);
    const heard = follow(CAMERAS.gate);
    await site.clock.advance(minutes(35));
    expect(logged('realtime')).toHaveLength(4);
    expect(heard.covered.get().size).toBe(0);
    site.emulator.control.realtimeEnabled(true);
    await site.clock.advance(minutes(10));
    expect(heard.isCovered(CAMERAS.gate)).toBe(true);
    expect(kinds(heard.news)).toContain('gap');
  });
});

describe('a camera that moves to another logger', () => {
  const SLOW_MOVE = minutes(11);

  test('is followed there when its servers are asked anew, with a gap', async () => {
    await begin();
    const heard = follow(CAMERAS.gate);
    await site.clock.advance(seconds(1));
    const [before] = logged('realtime');
    site.emulator.control.moveLogger(CAMERAS.gate, before?.node === 'logger-a' ? 1 : 0);
    await site.clock.advance(SLOW_MOVE);
    expect(kinds(heard.news)).toContain('gap');
    site.emulator.control.setConnection(CAMERAS.gate, 'offline');
    await site.clock.advance(seconds(1));
    expect(states(heard.news)).toEqual(['offline']);
    expect(logged('realtime').at(-1)?.node).not.toBe(before?.node);
    expect(site.emulator.control.openRealtime()).toBe(1);
  });

  test('is followed there at once when another call finds out', async () => {
    await begin();
    const heard = follow(CAMERAS.gate);
    await site.clock.advance(seconds(1));
    const [before] = logged('realtime');
    site.emulator.control.moveLogger(CAMERAS.gate, before?.node === 'logger-a' ? 1 : 0);
    await site.clock.settle(site.system.cameras.statuses([CAMERAS.gate], signal));
    await site.clock.advance(seconds(1));
    expect(heard.isCovered(CAMERAS.gate)).toBe(true);
    expect(logged('realtime').at(-1)?.node).not.toBe(before?.node);
  });
});

describe('many cameras', () => {
  const LARGE = { site: 'large' } as const;
  const camera = (index: number): CameraId =>
    cameraId(`${921_000 + Math.floor(index / 75)}.${(index % 75) + 1}`);

  test('on one logger are not named, and only those that are followed are told of', async () => {
    await begin(LARGE);
    const cameras = Array.from({ length: 150 }, (_, index) => camera(index));
    const heard = follow(...cameras);
    await site.clock.advance(seconds(2));
    expect(heard.covered.get().size).toBe(150);
    expect(logged('realtime').map(({ uidd }) => uidd)).toEqual(logged('realtime').map(() => undefined));
    for (const index of [3, 700, 4, 800]) {
      site.emulator.control.setConnection(camera(index), 'offline');
    }
    await site.clock.advance(seconds(1));
    const told = heard.news.flatMap((one) =>
      one.kind === 'status' && one.status.state === 'offline' ? one.camera : [],
    );
    expect(told.toSorted()).toEqual([camera(3), camera(4)].toSorted());
  });

  test('are found in batches of 20, a few at a time (rule 10)', async () => {
    await begin(LARGE);
    follow(...Array.from({ length: 230 }, (_, index) => camera(index)));
    await site.clock.advance(seconds(2));
    const batches = logged('viewerInfo').map(({ uidd }) => uidd?.split(',').length ?? 0);
    expect(Math.max(...batches)).toBe(20);
    expect(batches.reduce((sum, size) => sum + size)).toBe(230);
  });
});

test('a camera that is wanted again while its logger was looked for is asked for, not in four minutes', async () => {
  await begin();
  const { events } = site.system.can;
  if (!events.offered) throw new Error('Events are offered.');
  const first = follow(CAMERAS.gate);
  await site.clock.advance(seconds(20));
  // A call that fails forgets the camera's servers, and they are slow to be found.
  site.emulator.faults.add({ op: 'alert', kind: 'status', status: 500, times: 9 });
  site.emulator.faults.add({ op: 'viewerInfo', kind: 'delay', ms: 3 * ONE_SECOND });
  const page = failureOf(events.use.page(CAMERAS.gate, {}, signal));
  await site.clock.advance(seconds(3));
  site.emulator.control.breakRealtime();
  await site.clock.advance(seconds(0.5));
  first.end();
  await site.clock.advance(seconds(3));
  expect(site.emulator.control.openRealtime()).toBe(0);
  follow(CAMERAS.gate);
  await site.clock.advance(seconds(10));
  expect(site.emulator.control.openRealtime()).toBe(1);
  await page;
});
