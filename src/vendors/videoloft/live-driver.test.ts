import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { CameraId } from '../../core/ids.ts';
import { type Ms, ms, ONE_MINUTE, ONE_SECOND } from '../../core/units.ts';
import {
  CAMERAS,
  createEmulatedVideoloft,
  type EmulatedVideoloft,
  OPERATOR,
} from '../../testing/emulated-videoloft.ts';
import type { HlsSource, LiveState, LiveVideo, LiveWatch } from '../contract.ts';

let site: EmulatedVideoloft;
let live: LiveVideo;
const seconds = (value: number): Ms => ms(value * ONE_SECOND);

beforeEach(async () => {
  site = createEmulatedVideoloft();
  const { can } = site.system;
  if (!can.live.offered) throw new Error('Live is offered.');
  live = can.live.use;
  await site.signIn();
});
afterEach(() => site.close());

const logged = (op: string) => site.emulator.log.entries().filter((entry) => entry.op === op);
const commands = (camera: CameraId = CAMERAS.counter) =>
  logged('sendcameratask')
    .filter(({ uidd }) => uidd === camera)
    .map(({ at }) => at);
const gaps = (times: readonly number[]) => times.slice(1).map((at, index) => at - (times[index] ?? 0));

function show(camera: CameraId = CAMERAS.counter): LiveWatch {
  const watch = live.watch(camera);
  watch.setVisible(true);
  return watch;
}

/** Every state that a watch goes through from now on. */
function record(watch: LiveWatch): LiveState[] {
  const states: LiveState[] = [];
  watch.state.subscribe(() => states.push(watch.state.get()));
  return states;
}

async function ready(watch: LiveWatch): Promise<HlsSource> {
  await site.clock.advance(seconds(8));
  const state = watch.state.get();
  if (state.kind !== 'ready') throw new Error(`The watch is ${state.kind}.`);
  return state.source;
}

const playlistText = async (source: HlsSource): Promise<string> =>
  (await site.fetch(await source.authorize(source.playlist))).text();

describe('a live watch', () => {
  test('wakes, tells since when, and is ready when the playlist is there', async () => {
    const watch = live.watch(CAMERAS.counter);
    const states = record(watch);
    const from = site.clock.now();
    watch.setVisible(true);
    await ready(watch);
    expect(states.map(({ kind }) => kind)).toEqual(['waking', 'ready']);
    expect(states[0]).toMatchObject({ since: from });
    const first = logged('status').find(({ uidd }) => uidd?.includes(CAMERAS.counter));
    expect(commands()[0]).toBeLessThanOrEqual(first?.at ?? 0);
  });

  test('asks nothing but livecommands once it is ready', async () => {
    const watch = show();
    await ready(watch);
    site.emulator.log.clear();
    await site.clock.advance(ms(5 * ONE_MINUTE));
    expect(new Set(site.emulator.log.entries().map(({ op }) => op))).toEqual(new Set(['sendcameratask']));
    expect(watch.state.get().kind).toBe('ready');
  });

  test('sends livecommands 25 to 35 s apart over minutes, through glances away and back', async () => {
    const watch = show();
    for (const [seen, away] of [
      [70, 3],
      [5, 1],
      [40, 3],
      [20, 2],
      [1, 1],
      [1, 1],
      [100, 4],
      [35, 0],
    ] as const) {
      await site.clock.advance(seconds(seen));
      watch.setVisible(false);
      await site.clock.advance(seconds(away));
      watch.setVisible(true);
    }
    await site.clock.advance(seconds(10));
    const found = gaps(commands());
    expect(found.length).toBeGreaterThan(8);
    for (const gap of found) {
      expect(gap).toBeGreaterThanOrEqual(25 * ONE_SECOND);
      expect(gap).toBeLessThanOrEqual(35 * ONE_SECOND);
    }
    watch.dispose();
  });

  test('sends none later than 5 s after it is hidden, nor anything else (rule 1)', async () => {
    const watch = show();
    await ready(watch);
    await site.clock.advance(seconds(21.9));
    watch.setVisible(false);
    const hiddenAt = site.clock.now();
    await site.clock.advance(ms(5 * ONE_MINUTE));
    const late = site.emulator.log.entries().filter(({ at }) => at > hiddenAt + 5 * ONE_SECOND);
    expect(late).toEqual([]);
    expect(watch.state.get()).toEqual({ kind: 'resting' });
  });

  test('shows the same footage again after a glance away', async () => {
    const watch = show();
    const before = await ready(watch);
    watch.setVisible(false);
    await site.clock.advance(seconds(2));
    watch.setVisible(true);
    await site.clock.advance(seconds(1));
    expect(watch.state.get()).toMatchObject({ kind: 'ready', source: { key: before.key } });
  });

  test('shares the livecommands of another watch of the same camera', async () => {
    const watches = [show(), show(), show()];
    await site.clock.advance(seconds(100));
    expect(commands()).toHaveLength(4);
    watches[0]?.setVisible(false);
    watches[1]?.dispose();
    await site.clock.advance(seconds(30));
    expect(commands()).toHaveLength(5);
    watches[2]?.setVisible(false);
    await site.clock.advance(seconds(60));
    expect(commands()).toHaveLength(5);
  });

  test('asks for the statuses of a whole wall in one call per logger', async () => {
    const { cameras } = await site.clock.settle(site.system.cameras.list(new AbortController().signal));
    site.emulator.log.clear();
    const watches = cameras.map(({ id }) => show(id));
    await site.clock.advance(seconds(1));
    expect(logged('viewerInfo')).toHaveLength(1);
    expect(logged('status').length).toBeLessThanOrEqual(2);
    for (const watch of watches) watch.dispose();
  });

  test('is quiet after its end, whatever is asked of it', async () => {
    const watch = show();
    await ready(watch);
    watch.dispose();
    site.emulator.log.clear();
    watch.setVisible(true);
    watch.reportTrouble('gone');
    watch.retry();
    await site.clock.advance(ms(2 * ONE_MINUTE));
    expect(site.emulator.log.entries()).toEqual([]);
  });
});

test('a flicker of visibility while the camera’s servers are still asked for does not cost the wake-up', async () => {
  const watch = live.watch(CAMERAS.counter);
  for (const delay of [5, 5, 5]) {
    watch.setVisible(true);
    await site.clock.advance(ms(delay));
    watch.setVisible(false);
  }
  watch.setVisible(true);
  await site.clock.advance(seconds(1));
  expect(commands()).toHaveLength(1);
  await ready(watch);
});

describe('a camera that is not there', () => {
  test.each([
    [CAMERAS.offline, 'offline', 'cameraOffline'],
    [CAMERAS.withoutVideo, 'novideo', 'noVideo'],
  ])('is told from others, and is asked on slowly (%s, %s)', async (camera, word, code) => {
    const watch = show(camera);
    await site.clock.advance(seconds(20));
    const state = watch.state.get();
    if (state.kind !== 'failed') throw new Error(`The watch is ${state.kind}.`);
    expect(state.failure.facts).toMatchObject({ code, vendorCode: word, system: 'depot' });
    expect(state.retryAt).toBeGreaterThan(site.clock.now());
    site.emulator.log.clear();
    await site.clock.advance(seconds(60));
    expect(logged('status').length).toBeLessThanOrEqual(6);
    expect(logged('sendcameratask')).toHaveLength(2);
  });

  test('is ready by itself when it comes back', async () => {
    const watch = show(CAMERAS.withoutVideo);
    await site.clock.advance(seconds(30));
    site.emulator.control.setConnection(CAMERAS.withoutVideo, 'online');
    await site.clock.advance(seconds(60));
    expect(watch.state.get().kind).toBe('ready');
  });

  test('is tried again at once when somebody asks', async () => {
    const watch = show(CAMERAS.withoutVideo);
    await site.clock.advance(seconds(16));
    watch.retry();
    expect(watch.state.get().kind).toBe('waking');
    watch.dispose();
  });
});

describe('a stream that a player lost', () => {
  test('is found at the server that it moved to', async () => {
    const watch = show();
    const before = await ready(watch);
    const moved = before.playlist.includes('wowza-a') ? 1 : 0;
    site.emulator.control.moveWowza(CAMERAS.counter, moved);
    watch.reportTrouble('gone');
    await site.clock.advance(seconds(3));
    const state = watch.state.get();
    if (state.kind !== 'ready') throw new Error(`The watch is ${state.kind}.`);
    expect(state.source.key).not.toBe(before.key);
    expect(await playlistText(state.source)).toMatch(/^#EXTM3U/);
  });

  test('keeps its source and says so when it is where it was, after asking for its servers anew', async () => {
    const watch = show();
    const before = await ready(watch);
    const states = record(watch);
    site.emulator.log.clear();
    watch.reportTrouble('frozen');
    await site.clock.advance(seconds(3));
    expect(states).toHaveLength(1);
    expect(states[0]).toEqual({ kind: 'ready', source: before });
    expect(states[0]).toHaveProperty('source', before);
    expect(logged('viewerInfo')).toHaveLength(1);
    expect(logged('status')).toHaveLength(1);
  });

  test('is woken again when the camera stopped', async () => {
    const watch = show();
    await ready(watch);
    site.emulator.control.setConnection(CAMERAS.counter, 'novideo');
    watch.reportTrouble('gone');
    await site.clock.advance(seconds(3));
    expect(watch.state.get().kind).toBe('waking');
    site.emulator.control.setConnection(CAMERAS.counter, 'online');
    await site.clock.advance(seconds(45));
    expect(watch.state.get().kind).toBe('ready');
  });

  test('ends the livecommands when this browser cannot decode it', async () => {
    const watch = show();
    await ready(watch);
    watch.reportTrouble('undecodable');
    site.emulator.log.clear();
    await site.clock.advance(ms(3 * ONE_MINUTE));
    expect(site.emulator.log.entries()).toEqual([]);
  });
});

describe('a media server', () => {
  const index = (answer: (path: string) => boolean) =>
    site.setAnswer((request) => {
      const url = new URL(request.url);
      if (!url.hostname.startsWith('wowza')) return site.emulator.handle(request);
      const status = answer(url.pathname) ? 200 : 404;
      return new Response(status === 200 ? '#EXTM3U' : '', { status });
    });

  test('that calls the playlist index.m3u8 is understood', async () => {
    index((path) => path.endsWith('/index.m3u8'));
    const source = await ready(show());
    expect(source.playlist).toMatch(/910990\.1_\d+-nr\/index\.m3u8$/);
  });

  test('that has no playlist yet leaves the camera waking', async () => {
    index(() => false);
    const watch = show();
    await site.clock.advance(seconds(8));
    expect(watch.state.get().kind).toBe('waking');
    index(() => true);
    await site.clock.advance(seconds(2));
    expect(watch.state.get().kind).toBe('ready');
  });

  test('is asked for the newer stream name first when the status has one', async () => {
    const text = (body: unknown) => JSON.stringify(body);
    site.setAnswer(async (request) => {
      const url = new URL(request.url);
      if (url.hostname.startsWith('wowza')) return new Response('#EXTM3U');
      const response = await site.emulator.handle(request);
      if (url.pathname !== '/cameras/status') return response;
      const body = await response.text();
      return new Response(body.replace('"stillmode"', `"liveStreamName":${text('new-name')},"stillmode"`));
    });
    const source = await ready(show());
    expect(source.playlist).toMatch(/\/manything\/new-name\/index\.m3u8$/);
  });
});

describe('a system that fails', () => {
  test('is tried again by itself, and the camera is shown', async () => {
    site.emulator.faults.add({ op: 'viewerInfo', kind: 'drop', times: 8 });
    const watch = show();
    await site.clock.advance(seconds(3));
    expect(watch.state.get()).toMatchObject({ kind: 'failed', failure: { code: 'unreachable' } });
    await site.clock.advance(seconds(60));
    expect(watch.state.get().kind).toBe('ready');
  });

  test('that refuses the camera is not asked on', async () => {
    site.emulator.faults.add({
      op: 'sendcameratask',
      kind: 'status',
      status: 403,
      body: '{"error":"Forbidden"}',
    });
    const watch = show();
    await site.clock.advance(seconds(2));
    expect(watch.state.get()).toMatchObject({
      kind: 'failed',
      failure: { facts: { code: 'notPermitted', vendorText: 'Forbidden' } },
    });
    site.emulator.log.clear();
    await site.clock.advance(ms(2 * ONE_MINUTE));
    expect(site.emulator.log.entries()).toEqual([]);
  });

  test('goes on with a new token after the old one was refused', async () => {
    const watch = show();
    const source = await ready(watch);
    site.emulator.control.expireTokens();
    const refused = await source.authorize(source.playlist);
    expect((await site.fetch(refused)).status).toBe(401);
    source.refused(refused);
    const again = await site.clock.settle(Promise.resolve(source.authorize(source.playlist)));
    expect(again).not.toBe(refused);
    expect((await site.fetch(again)).status).toBe(200);
    expect(watch.state.get()).toMatchObject({ kind: 'ready', source: { key: source.key } });
  });

  test('stops at sign-out, and takes up again at the next sign-in', async () => {
    const watch = show();
    await ready(watch);
    await site.clock.settle(site.system.session.signOut());
    expect(watch.state.get()).toMatchObject({ kind: 'failed', failure: { code: 'signInNeeded' } });
    site.emulator.log.clear();
    await site.clock.advance(ONE_MINUTE);
    expect(site.emulator.log.entries()).toEqual([]);
    await site.signIn(OPERATOR);
    await ready(watch);
  });
});

describe('a live watch without a network', () => {
  const cut = () => site.emulator.faults.add({ op: 'any', kind: 'drop', times: 1_000 });
  const mend = () => site.emulator.faults.clear();

  test('is ready within ten seconds of the return of a network that nobody tells of', async () => {
    const watch = show();
    await ready(watch);
    cut();
    watch.reportTrouble('gone');
    await site.clock.advance(seconds(30));
    expect(watch.state.get().kind).toBe('failed');
    mend();
    await site.clock.advance(seconds(10));
    expect(watch.state.get().kind).toBe('ready');
  });

  test('looks at once when the browser says that the network is back', async () => {
    const watch = show();
    await ready(watch);
    cut();
    watch.reportTrouble('gone');
    await site.clock.advance(seconds(30));
    site.signals.online.set(false);
    mend();
    site.signals.online.set(true);
    await site.clock.advance(ms(100));
    expect(watch.state.get().kind).toBe('ready');
  });
});
