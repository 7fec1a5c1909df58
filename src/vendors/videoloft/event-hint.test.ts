import { afterEach, describe, expect, test } from 'vitest';
import { type CameraId, cameraId } from '../../core/ids.ts';
import { createEmulatedVideoloft, type EmulatedVideoloft } from '../../testing/emulated-videoloft.ts';
import { failureOf } from '../../testing/failure-of.ts';
import type { EventHistory } from '../contract-events.ts';

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

/** Cameras of the large site: 40 owners with 75 each. */
const camera = (index: number): CameraId =>
  cameraId(`${921_000 + Math.floor(index / 75)}.${(index % 75) + 1}`);
const cameras = (count: number) => Array.from({ length: count }, (_, index) => camera(index));
const newestAt = (asked: readonly CameraId[]) => site.clock.settle(events.newestAt(asked, signal));
const logged = (op: string) => site.emulator.log.entries().filter((entry) => entry.op === op);

describe('when cameras recorded last', () => {
  test('is told to within their newest event', async () => {
    await open({ site: 'large' });
    const hint = (await newestAt([camera(0)])).get(camera(0));
    const [newest] = (await site.clock.settle(events.page(camera(0), {}, signal))).events;
    expect(hint).toBeGreaterThanOrEqual(newest?.startAt ?? Infinity);
    expect(hint).toBeLessThanOrEqual(newest?.endAt ?? 0);
  });

  test('is asked by name for as many as are on a page', async () => {
    await open({ site: 'large' });
    expect((await newestAt(cameras(50))).size).toBeGreaterThan(40);
    expect(logged('viewerInfo')).toHaveLength(3);
    for (const { url } of logged('status')) expect(new URL(url).searchParams.get('uid')).not.toBeNull();
  });

  test('of 3,000 cameras takes one call for each logger, without names', async () => {
    await open({ site: 'large' });
    const hint = await newestAt(cameras(3000));
    expect(hint.size).toBeGreaterThan(2500);
    expect(logged('viewerInfo')).toHaveLength(1);
    expect(logged('viewerInfo')[0]?.uidd?.split(',')).toHaveLength(20);
    expect(
      logged('status')
        .map(({ node }) => node)
        .toSorted(),
    ).toEqual(['logger-a', 'logger-b']);
    for (const { url } of logged('status')) expect(new URL(url).search).toBe('');
  });

  test('is told of those asked for only, and once each', async () => {
    await open({ site: 'large' });
    const asked = cameras(60);
    const hint = await newestAt([...asked, ...asked]);
    expect([...hint.keys()].every((one) => asked.includes(one))).toBe(true);
    expect(hint.size).toBeLessThanOrEqual(60);
  });

  test('is unknown where the system says 0 or nothing', async () => {
    const [one, two] = [camera(0), camera(2)];
    await open({ site: 'large' });
    const devices = { 1: { uidd: one, lastalert: 0 }, 3: { uidd: two } };
    const body = JSON.stringify({ result: { 921000: { devices } } });
    site.emulator.faults.add({ op: 'status', kind: 'body', body });
    expect(await newestAt([one, two])).toEqual(new Map());
  });

  test('is left out of the hint where a logger fails, and known of the others', async () => {
    await open({ site: 'large' });
    site.setAnswer((request) =>
      /logger-a.*status/.test(request.url)
        ? new Response(null, { status: 500 })
        : site.emulator.handle(request),
    );
    const hint = await newestAt(cameras(3000));
    expect(hint.size).toBeGreaterThan(1000);
    expect(hint.size).toBeLessThan(2000);
    expect(logged('viewerInfo').length).toBeLessThanOrEqual(12);
  });

  test('is a hint only: nothing is known where nobody answers, and little is asked', async () => {
    await open({ site: 'large' });
    const before = site.requests().length;
    site.setAnswer(undefined);
    expect(await newestAt(cameras(3000))).toEqual(new Map());
    expect(await newestAt(cameras(5))).toEqual(new Map());
    expect(site.requests()).toHaveLength(before);
    site.setAnswer(site.emulator.handle);
    site.emulator.faults.add({ op: 'viewerInfo', kind: 'body', body: '<html>', times: 100 });
    expect(await newestAt(cameras(3000))).toEqual(new Map());
    expect(logged('viewerInfo')).toHaveLength(1);
  });

  test('is not told to somebody who gave up', async () => {
    await open({ site: 'large' });
    for (const count of [5, 3000]) {
      const asked = new AbortController();
      const failed = failureOf(events.newestAt(cameras(count), asked.signal));
      asked.abort();
      expect((await site.clock.settle(failed)).code).toBe('aborted');
    }
  });
});
