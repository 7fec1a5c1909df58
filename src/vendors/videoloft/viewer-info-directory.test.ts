import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { type CameraId, cameraId } from '../../core/ids.ts';
import { ms, ONE_MINUTE, ONE_SECOND } from '../../core/units.ts';
import {
  CAMERAS,
  createEmulatedVideoloft,
  type EmulatedVideoloft,
} from '../../testing/emulated-videoloft.ts';
import { failureOf } from '../../testing/failure-of.ts';
import type { LiveVideo } from '../contract.ts';
import type { EventHistory } from '../contract-events.ts';

let site: EmulatedVideoloft;
let live: LiveVideo;
let events: EventHistory;
const signal = new AbortController().signal;

beforeEach(async () => {
  site = createEmulatedVideoloft({ site: 'large' });
  const { can } = site.system;
  if (!can.live.offered || !can.events.offered) throw new Error('Live and events are offered.');
  live = can.live.use;
  events = can.events.use;
  await site.signIn();
});
afterEach(() => site.close());

/** Cameras of the large site: 40 owners with 75 each. */
const camera = (index: number): CameraId =>
  cameraId(`${921_000 + Math.floor(index / 75)}.${(index % 75) + 1}`);
const asked = () => site.emulator.log.entries().filter(({ op }) => op === 'viewerInfo');
const page = (id: CameraId) => site.clock.settle(events.page(id, {}, signal));

describe('where cameras’ servers are', () => {
  test('is asked for many cameras in batches of 20 (rule 10)', async () => {
    const cameras = Array.from({ length: 45 }, (_, index) => camera(index));
    const statuses = await site.clock.settle(site.system.cameras.statuses(cameras, signal));
    expect(statuses.size).toBe(45);
    expect(asked().map(({ uidd }) => uidd?.split(',').length)).toEqual([20, 20, 5]);
  });

  test('is asked once by several who need it at the same time', async () => {
    await site.clock.settle(Promise.all([page(camera(0)), page(camera(0)), page(camera(1))]));
    expect(asked().map(({ uidd }) => uidd)).toEqual([`${camera(0)},${camera(1)}`]);
  });

  test('is not asked again within ten minutes', async () => {
    await page(camera(0));
    await site.clock.advance(ms(9 * ONE_MINUTE));
    await page(camera(0));
    expect(asked()).toHaveLength(1);
  });

  test('is refreshed every ten minutes at the latest while a camera is watched (rule 4)', async () => {
    const watch = live.watch(camera(0));
    watch.setVisible(true);
    await site.clock.advance(ms(60 * ONE_MINUTE));
    const times = asked().map(({ at }) => at);
    const gaps = times.slice(1).map((at, index) => at - (times[index] ?? 0));
    expect(gaps.length).toBeGreaterThanOrEqual(5);
    for (const gap of gaps) {
      expect(gap).toBeLessThanOrEqual(10 * ONE_MINUTE);
      expect(gap).toBeGreaterThan(9 * ONE_MINUTE);
    }
    watch.dispose();
  });

  test('is forgotten when nobody needs it any more', async () => {
    await page(camera(0));
    await site.clock.advance(ms(3 * 60 * ONE_MINUTE));
    expect(asked().length).toBeLessThanOrEqual(2);
    await page(camera(0));
    expect(asked().length).toBeLessThanOrEqual(3);
  });

  test('is asked anew for the next person who signs in', async () => {
    await page(camera(0));
    await site.clock.settle(site.system.session.signOut());
    await site.signIn();
    await page(camera(0));
    expect(asked()).toHaveLength(2);
  });

  test('is never used when it is older than ten minutes, though it is in use and refreshing fails', async () => {
    await page(camera(0));
    await site.clock.advance(ms(5 * ONE_MINUTE));
    await page(camera(0));
    await site.clock.advance(ms(4 * ONE_MINUTE));
    site.emulator.faults.add({ op: 'viewerInfo', kind: 'status', status: 500, times: 200 });
    await site.clock.advance(ms(1.5 * ONE_MINUTE));
    const calls = () => site.emulator.log.entries().filter(({ op }) => op === 'alert').length;
    const before = calls();
    expect((await failureOf(page(camera(0)))).code).toBe('serverError');
    expect(calls()).toBe(before);
  });

  test('is asked anew when a logger says that it does not hold the camera (rule 7)', async () => {
    await page(camera(0));
    site.emulator.control.moveLogger(camera(0), 1);
    const { events: found } = await page(camera(0));
    expect(found.length).toBeGreaterThan(0);
    const calls = site.emulator.log.entries().filter(({ op }) => op === 'alert');
    expect(calls.map(({ node, status }) => [node, status])).toEqual([
      ['logger-a', 200],
      ['logger-a', 404],
      ['logger-b', 200],
    ]);
    expect(asked()).toHaveLength(2);
  });

  test('is asked anew for statuses of cameras that moved, and for those only', async () => {
    const both = [camera(0), camera(2)];
    await site.clock.settle(site.system.cameras.statuses(both, signal));
    await site.clock.advance(ONE_SECOND);
    site.emulator.control.moveLogger(camera(0), 1);
    const statuses = await site.clock.settle(site.system.cameras.statuses(both, signal));
    expect([...statuses.keys()]).toEqual(both);
    expect(asked().map(({ uidd }) => uidd)).toEqual([both.join(','), camera(0)]);
  });

  test('is written down once when many cameras of a logger move: a write for each would stop the page', async () => {
    const cameras = Array.from({ length: 45 }, (_, index) => camera(index));
    await site.clock.settle(site.system.cameras.statuses(cameras, signal));
    await site.clock.advance(ONE_SECOND);
    for (const one of cameras) site.emulator.control.moveLogger(one, 1);
    const writes = vi.spyOn(site.note, 'write');
    const statuses = await site.clock.settle(site.system.cameras.statuses(cameras, signal));
    expect(statuses.size).toBe(45);
    expect(writes.mock.calls.length).toBeGreaterThan(0);
    expect(writes.mock.calls.length).toBeLessThanOrEqual(10);
    expect(site.note.read()).toContain('logger-b.manything.com');
  });

  test('of a camera that this person may not see is a failure in the vendor’s words', async () => {
    const failure = await failureOf(page(cameraId('999.1')));
    expect(failure.facts).toMatchObject({ code: 'notFound', vendorText: 'Unknown device' });
  });

  test.each(['', 'x', '1.2.3', '<script>', '../1.1', '1.1&uidd=2.2'])(
    'is never asked for a camera that cannot be: %j',
    async (text) => {
      expect((await failureOf(page(cameraId(text)))).code).toBe('notFound');
      expect(asked()).toEqual([]);
    },
  );
});

describe('where cameras’ servers are, after a reload of the page', () => {
  const calls = (op: string) => site.emulator.log.entries().filter((entry) => entry.op === op);
  /** The page is loaded anew in the same tab, and asks for events. */
  async function reload(id = camera(0)): Promise<number> {
    const { can } = site.reload();
    if (!can.events.offered) throw new Error('Events are offered.');
    events = can.events.use;
    return (await page(id)).events.length;
  }

  test('is not asked again: what the tab noted is used at once', async () => {
    await page(camera(0));
    expect(await reload()).toBeGreaterThan(0);
    expect(asked()).toHaveLength(1);
    await reload(camera(1));
    expect(asked().map(({ uidd }) => uidd)).toEqual([camera(0), camera(1)]);
  });

  test('is never older than ten minutes when it is used, counted from the question (rule 4)', async () => {
    await page(camera(0));
    await site.clock.advance(ms(9 * ONE_MINUTE));
    await reload();
    expect(asked()).toHaveLength(1);
    // In use from now on, it is refreshed in time although this page never asked.
    await site.clock.advance(ms(0.9 * ONE_MINUTE));
    expect(asked()).toHaveLength(2);
  });

  test('is asked when the note is ten minutes old', async () => {
    await page(camera(0));
    site.reload().dispose();
    await site.clock.advance(ms(10 * ONE_MINUTE));
    await reload();
    expect(asked()).toHaveLength(2);
  });

  test('is asked when the note turns out to be wrong', async () => {
    await page(camera(0));
    site.emulator.control.moveLogger(camera(0), 1);
    expect(await reload()).toBeGreaterThan(0);
    expect(calls('alert').map(({ node }) => node)).toEqual(['logger-a', 'logger-a', 'logger-b']);
    await reload();
    expect(calls('alert').at(-1)?.node).toBe('logger-b');
    expect(asked()).toHaveLength(2);
  });

  test('is not refreshed for cameras that nobody asked for since', async () => {
    const cameras = Array.from({ length: 20 }, (_, index) => camera(index));
    await site.clock.settle(site.system.cameras.statuses(cameras, signal));
    await reload();
    const before = asked().length;
    await site.clock.advance(ms(9.9 * ONE_MINUTE));
    expect(
      asked()
        .slice(before)
        .map(({ uidd }) => uidd),
    ).toEqual([camera(0)]);
  });

  test('is gone when the person signs out', async () => {
    await page(camera(0));
    expect(site.note.read()).toContain('logger-a.manything.com');
    await site.clock.settle(site.system.session.signOut());
    expect(site.note.read()).toBeUndefined();
  });

  test('holds no secret', async () => {
    await page(camera(0));
    expect(site.note.read()).not.toMatch(/harbour-demo|operator@|[A-Za-z0-9_-]{20,}\*/);
  });

  test('is complete in what a person is shown of a camera', async () => {
    await page(camera(0));
    const system = site.reload();
    const details = await site.clock.settle(system.cameras.details(camera(0), signal));
    expect(details.map(({ label }) => label)).toContain('Serial');
    // Now it is known.
    await site.clock.settle(system.cameras.details(camera(0), signal));
    expect(asked()).toHaveLength(2);
  });
});

describe('replies about servers that are wrong', () => {
  const reply = (body: unknown) =>
    site.emulator.faults.add({ op: 'viewerInfo', kind: 'body', body: JSON.stringify(body) });
  const uidd: string = CAMERAS.counter;
  const [owner = '', device = ''] = uidd.split('.');

  test.each([
    ['no logger', {}],
    ['a logger of the wrong type', { logger: 5 }],
    ['a logger with a password in it', { logger: 'https://u:p@logger-a.manything.com' }],
    ['a logger in the clear', { logger: 'http://logger-a.manything.com' }],
    ['the damaged name of the document', { logger: 'logger.anything.com' }],
  ])('are unreadable: %s', async (_name, fields) => {
    reply({ result: { [owner]: { devices: { [device]: { uidd, ...fields } } } } });
    expect((await failureOf(page(CAMERAS.counter))).code).toBe('badReply');
  });

  test('about another camera are not used for this one', async () => {
    reply({
      result: { [owner]: { devices: { [device]: { uidd: '1.1', logger: 'logger-a.manything.com' } } } },
    });
    expect((await failureOf(page(CAMERAS.counter))).code).toBe('notFound');
    await site.clock.advance(ONE_SECOND);
  });

  test('about cameras that nobody asked for are not believed', async () => {
    const devices = (...numbers: number[]) =>
      Object.fromEntries(
        numbers.map((number) => [number, { uidd: `921000.${number}`, logger: 'logger-b.manything.com' }]),
      );
    reply({ result: { 921000: { devices: devices(1, 2) } } });
    await page(camera(0));
    await page(camera(1));
    expect(asked().map(({ uidd: of }) => of)).toContain(camera(1));
  });

  test('that break off are unreadable', async () => {
    site.emulator.faults.add({ op: 'viewerInfo', kind: 'truncate', bytes: 30 });
    expect((await failureOf(page(camera(0)))).code).toBe('badReply');
  });
});
