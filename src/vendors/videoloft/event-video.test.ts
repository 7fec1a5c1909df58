import { afterEach, describe, expect, test } from 'vitest';
import { epochMs, ms, ONE_MINUTE, ONE_SECOND, seconds } from '../../core/units.ts';
import {
  CAMERAS,
  createEmulatedVideoloft,
  type EmulatedVideoloft,
} from '../../testing/emulated-videoloft.ts';
import type { HlsSource } from '../contract.ts';
import type { CameraEvent, EventHistory } from '../contract-events.ts';

let site: EmulatedVideoloft;
let events: EventHistory;
const signal = new AbortController().signal;

async function open(...options: Parameters<typeof createEmulatedVideoloft>): Promise<void> {
  site = createEmulatedVideoloft(...options);
  if (!site.system.can.events.offered) throw new Error('Events are offered.');
  events = site.system.can.events.use;
  await site.signIn();
}
afterEach(() => site.close());

async function newest(): Promise<CameraEvent> {
  const [event] = (await site.clock.settle(events.page(CAMERAS.counter, {}, signal))).events;
  if (event === undefined) throw new Error('The camera has events.');
  return event;
}

/** An event of ten seconds, a minute ago, cut out of a continuous recording. */
async function continuous(): Promise<CameraEvent> {
  const startt = site.clock.now() - 2 * ONE_MINUTE;
  const { id, endtt } = site.emulator.control.addEvent(CAMERAS.counter, {
    startt,
    durationMs: 10 * ONE_SECOND,
    rom: 0,
  });
  const event = events.fromKey(CAMERAS.counter, `${id}-${endtt - 10 * ONE_SECOND}-${endtt}-0`);
  if (event === undefined) throw new Error('The key is sound.');
  return event;
}

const video = (event: CameraEvent): Promise<HlsSource> => site.clock.settle(events.video(event, signal));
const load = (source: HlsSource, address: string): Promise<Response> =>
  site.clock.settle(Promise.resolve(source.authorize(address)).then((url) => site.fetch(url)));
const play = (source: HlsSource): Promise<Response> => load(source, source.playlist);
const lines = (playlist: string) => playlist.split('\n').filter((line) => /^[^#]/.test(line));
const logged = (op: string) => site.emulator.log.entries().filter((entry) => entry.op === op);
const startts = () => logged('alerturl').map(({ url }) => Number(new URL(url).searchParams.get('startt')));

async function segmentsOf(source: HlsSource): Promise<readonly string[]> {
  const address = await Promise.resolve(source.authorize(source.playlist));
  const base = new URL(address, site.page);
  return lines(await (await play(source)).text()).map((line) => new URL(line, base).href);
}

describe('footage of a continuous recording', () => {
  test('opens four seconds early, and is then dated by its length', async () => {
    await open();
    const event = await continuous();
    const source = await video(event);
    const playlist = await (await play(source)).text();
    expect(startts()).toEqual([event.startAt / 1000 - 4]);
    const length = seconds(2 * lines(playlist).length);
    expect(source.startOf?.({ length, dated: undefined })).toBe(event.startAt - 4000);
    expect(source.startOf?.({ length: seconds(10), dated: undefined })).toBe(event.startAt);
  });

  test('begins when its playlist says', async () => {
    await open({ datedPlaylists: true });
    const event = await continuous();
    const source = await video(event);
    const playlist = await (await play(source)).text();
    const [, date = ''] = /PROGRAM-DATE-TIME:(.*)/.exec(playlist) ?? [];
    const dated = epochMs(Date.parse(date));
    // Two whole segments.
    expect(event.startAt - dated).toBe(4000);
    expect(source.startOf?.({ length: seconds(16), dated })).toBe(dated);
  });

  test('opens with its event at a logger that refuses to begin earlier', async () => {
    await open({}, (answer) => (request) => {
      const { searchParams, pathname } = new URL(request.url);
      const isEarly = Number(searchParams.get('startt')) < Number(searchParams.get('id')) - 4;
      return pathname === '/alerturl.m3u8' && isEarly
        ? Response.json({ error: 'startt and endt are not within the alert' }, { status: 400 })
        : answer(request);
    });
    const event = await continuous();
    const source = await video(event);
    expect((await play(source)).status).toBe(400);
    expect((await play(source)).status).toBe(200);
    // From now on that logger is asked so at once.
    const next = await video(event);
    expect((await play(next)).status).toBe(200);
    expect(startts().at(-1)).toBe(event.startAt / 1000);
  });

  test('of motion is not asked for earlier, and begins with its event', async () => {
    await open();
    const event = await newest();
    const source = await video(event);
    await play(source);
    expect(startts()).toEqual([event.startAt / 1000]);
    expect(source.startOf).toBeUndefined();
  });
});

describe('the footage of an event whose camera moved to another logger', () => {
  test('is found when the player asks for the playlist again', async () => {
    await open();
    const event = await newest();
    const source = await video(event);
    site.emulator.control.moveLogger(CAMERAS.counter, 1);
    expect((await play(source)).status).toBe(404);
    expect((await play(source)).status).toBe(200);
    expect(logged('alerturl').at(-1)?.node).toBe('logger-b');
  });

  test('goes on in the middle, with the segment after the next try', async () => {
    await open();
    const event = await newest();
    const source = await video(event);
    const [first = '', second = ''] = await segmentsOf(source);
    expect((await load(source, first)).status).toBe(200);
    site.emulator.control.moveLogger(CAMERAS.counter, 1);
    const tries = [await load(source, second), await load(source, second)];
    await site.clock.advance(ONE_SECOND);
    tries.push(await load(source, second));
    expect(tries.map(({ status }) => status)).toEqual([404, 404, 200]);
    expect(logged('alertts').at(-1)?.node).toBe('logger-b');
    // Those that the old playlist names are all asked for at the new logger.
    expect((await load(source, first)).status).toBe(200);
  });

  test('is found again when the camera comes back', async () => {
    await open();
    const source = await video(await newest());
    for (const logger of [1, 0, 1] as const) {
      site.emulator.control.moveLogger(CAMERAS.counter, logger);
      await play(source);
      expect((await play(source)).status).toBe(200);
    }
  });
});

describe('a playlist that fails', () => {
  test('is asked for at once the first time: nothing is looked into beforehand', async () => {
    await open();
    const source = await video(await newest());
    const before = site.requests().length;
    expect(source.authorize(source.playlist)).toEqual(expect.any(String));
    expect(site.requests()).toHaveLength(before);
  });

  test('of an event that is gone teaches no other name', async () => {
    await open();
    const gone = events.fromKey(CAMERAS.counter, '5-1789563000000-1789563010000-1');
    if (gone === undefined) throw new Error('The key is sound.');
    const source = await video(gone);
    expect((await play(source)).status).toBe(404);
    expect((await play(source)).status).toBe(404);
    await play(await video(await newest()));
    expect(new URL(logged('alerturl').at(-1)?.url ?? '').pathname).toBe('/alerturl.m3u8');
  });

  test('is not looked into for longer than a person would wait', async () => {
    await open();
    const source = await video(await newest());
    await play(source);
    site.emulator.faults.add({ op: 'alerturl', kind: 'delay', ms: 10 * ONE_MINUTE, times: 1 });
    const before = site.clock.now();
    await site.clock.settle(Promise.resolve(source.authorize(source.playlist)));
    expect(site.clock.now() - before).toBeLessThanOrEqual(8 * ONE_SECOND);
  });
});

describe('names under which segments are kept (rule 6)', () => {
  test('are the same after a renewal, a move and a reload of the page, and hold no token', async () => {
    await open();
    const event = await newest();
    const names = async (history: EventHistory) => {
      events = history;
      const source = await video(event);
      return (await segmentsOf(source)).map((url) => source.cacheKey?.(url));
    };
    const first = await names(events);
    site.emulator.control.expireTokens();
    await site.clock.settle(site.system.cameras.list(signal));
    site.emulator.control.moveLogger(CAMERAS.counter, 1);
    await play(await video(event));
    await site.clock.settle(events.thumb(event, signal));
    const second = await names(events);
    const { events: reloaded } = site.reload().can;
    if (!reloaded.offered) throw new Error('Events are offered.');
    await site.clock.advance(ONE_SECOND);
    expect(second).toEqual(first);
    expect(await names(reloaded.use)).toEqual(first);
    expect(new Set(first).size).toBe(first.length);
    for (const name of first) expect(name).toMatch(/^depot\/910990\.1\/[\d-]+\/alertts\/[^?*]+\.ts$/);
  });

  test('differ between events, whatever their paths are', async () => {
    await open();
    const event = await newest();
    const [first, second] = [await video(event), await video(await continuous())];
    const [segment = ''] = await segmentsOf(first);
    expect(first.cacheKey?.(segment)).not.toBe(second.cacheKey?.(segment));
  });

  test('are given to segments at servers of the connection only, never to playlists', async () => {
    await open();
    const source = await video(await newest());
    expect(source.cacheKey?.(source.playlist)).toBeUndefined();
    expect(source.cacheKey?.('https://evil.example/alertts/1.ts')).toBeUndefined();
    expect(source.cacheKey?.('http://')).toBeUndefined();
    expect(source.cacheKey?.('https://logger-b.manything.com/x.ts')).toBeDefined();
  });

  test('do not exist for live video', async () => {
    await open();
    const { live } = site.system.can;
    if (!live.offered) throw new Error('Live is offered.');
    const watch = live.use.watch(CAMERAS.counter);
    watch.setVisible(true);
    await site.clock.advance(ms(10 * ONE_SECOND));
    const state = watch.state.get();
    if (state.kind !== 'ready') throw new Error(`The watch is ${state.kind}.`);
    expect(state.source).not.toHaveProperty('cacheKey');
    watch.dispose();
  });
});
