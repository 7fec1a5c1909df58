/** The part of the vendor contract about what was recorded: lists, pictures, footage, files. */
import { beforeEach, describe, expect, test } from 'vitest';
import type { CameraId } from '../core/ids.ts';
import { epochMs, ms, ONE_DAY, ONE_HOUR, ONE_MINUTE, seconds } from '../core/units.ts';
import type { Credentials, HlsSource, VendorSystem } from '../vendors/contract.ts';
import type { CameraEvent, EventHistory, EventRange } from '../vendors/contract-events.ts';
import { failureOf } from './failure-of.ts';
import type { MswVendor } from './msw-vendor.ts';
import { useOffer } from './use-offer.ts';

/** What the events part needs of a vendor behind its emulator. */
export interface EventsHarness extends MswVendor {
  readonly system: VendorSystem;
  readonly credentials: Credentials;
  /** A camera that has more than one page of events. */
  readonly camera: CameraId;
  /** Finds what must never be in a name: passwords, tokens. */
  readonly secrets: RegExp;
}

/** A history that never ends is a bug of the test's site, not a reason to wait. */
const MOST_PAGES = 200;
/** Longer than any token of a vendor lives. */
const TOKENS_LATER = ms(5 * ONE_HOUR);

/** The newest event of the harness's camera. */
export async function newestEvent(vendor: EventsHarness, events: EventHistory): Promise<CameraEvent> {
  const page = await vendor.clock.settle(events.page(vendor.camera, {}, new AbortController().signal));
  const [newest] = page.events;
  if (newest === undefined) throw new Error('The camera of the harness has no events.');
  return newest;
}

/** `vendorNow`: the harness of the test that runs. */
export function describeEvents(vendorNow: () => EventsHarness): void {
  let vendor: EventsHarness;
  let signal: AbortSignal;
  const settle = <T>(work: Promise<T>): Promise<T> => vendor.clock.settle(work);
  const signIn = () => settle(vendor.system.session.signIn(vendor.credentials));
  beforeEach(() => {
    vendor = vendorNow();
    signal = new AbortController().signal;
  });

  async function allEvents(events: EventHistory, range?: EventRange): Promise<readonly CameraEvent[]> {
    const all: CameraEvent[] = [];
    let cursor: string | undefined;
    let pages = 0;
    do {
      const page = await settle(events.page(vendor.camera, { cursor, range }, signal));
      all.push(...page.events);
      cursor = page.next;
      pages += 1;
    } while (cursor !== undefined && pages < MOST_PAGES);
    expect(cursor).toBeUndefined();
    return all;
  }

  async function fetchOk(source: HlsSource, address: string): Promise<Response> {
    const response = await settle(vendor.fetch(await source.authorize(address)));
    expect(response.status).toBe(200);
    return response;
  }

  /** Addresses of the segments as a player would ask for them. */
  async function segmentsOf(source: HlsSource): Promise<readonly string[]> {
    const playlist = await settle((await fetchOk(source, source.playlist)).text());
    const lines = playlist.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
    return lines.map((line) => new URL(line, new URL(source.playlist, vendor.page)).href);
  }

  describe('lists of events', () => {
    test('come newest first, without repeats, to the end', async (context) => {
      const events = useOffer(vendor.system.can.events, context);
      await signIn();
      const first = await settle(events.page(vendor.camera, {}, signal));
      expect(first.next).toBeDefined();
      const all = await allEvents(events);
      expect(new Set(all.map(({ key }) => key)).size).toBe(all.length);
      const starts = all.map(({ startAt }) => startAt);
      expect(starts).toEqual(starts.toSorted((a, b) => b - a));
      for (const event of all) {
        expect(event.camera).toBe(vendor.camera);
        expect(event.endAt).toBeGreaterThanOrEqual(event.startAt);
        expect(event.key).not.toMatch(vendor.secrets);
      }
    });

    test('of a range hold those that begin in it, its first moment included and its last not', async (context) => {
      const events = useOffer(vendor.system.can.events, context);
      await signIn();
      const all = await allEvents(events);
      const [newer, older] = [all.at(all.length / 4), all.at(all.length / 2)];
      if (newer === undefined || older === undefined) throw new Error('The camera has several events.');
      const range = { from: older.startAt, until: newer.startAt };
      const wanted = all.filter(({ startAt }) => startAt >= range.from && startAt < range.until);
      const found = await allEvents(events, range);
      // New events may push some of them onto two pages; lists show each once.
      expect([...new Set(found.map(({ key }) => key))]).toEqual(wanted.map(({ key }) => key));
    });

    test('of a range without events are empty', async (context) => {
      const events = useOffer(vendor.system.can.events, context);
      await signIn();
      const soon = epochMs(vendor.clock.now() + ONE_DAY);
      expect(await allEvents(events, { from: soon })).toEqual([]);
      expect(await allEvents(events, { until: epochMs(1) })).toEqual([]);
      expect(await allEvents(events, { from: soon, until: vendor.clock.now() })).toEqual([]);
    });

    test('begin anew for a cursor that is none', async (context) => {
      const events = useOffer(vendor.system.can.events, context);
      await signIn();
      const first = await settle(events.page(vendor.camera, {}, signal));
      const page = await settle(events.page(vendor.camera, { cursor: '<script>' }, signal));
      expect(page.events[0]?.key).toBe(first.events[0]?.key);
    });

    test('may be put in order by a hint of when cameras recorded last', async (context) => {
      const events = useOffer(vendor.system.can.events, context);
      await signIn();
      const hint = await settle(events.newestAt([vendor.camera], signal));
      if (!hint.has(vendor.camera)) return context.skip('The system gives no hint.');
      const { startAt } = await newestEvent(vendor, events);
      const hinted = hint.get(vendor.camera) ?? 0;
      expect(Math.abs(hinted - startAt)).toBeLessThan(ONE_MINUTE);
      return expect([...hint.keys()]).toEqual([vendor.camera]);
    });

    test('have days of their own in a calendar', async (context) => {
      const events = useOffer(vendor.system.can.events, context);
      await signIn();
      const range = { from: epochMs(vendor.clock.now() - ONE_DAY), until: vendor.clock.now() };
      const footage = await settle(events.footage(vendor.camera, range, signal));
      if (footage === undefined) return context.skip('The system has no call for days with footage.');
      expect(footage.length).toBeGreaterThan(0);
      return expect(footage.filter((at) => at < range.from || at >= range.until)).toEqual([]);
    });
  });

  describe('events', () => {
    test('can be found again by their key alone', async (context) => {
      const events = useOffer(vendor.system.can.events, context);
      await signIn();
      const { key, startAt, endAt } = await newestEvent(vendor, events);
      const found = events.fromKey(vendor.camera, key);
      expect(found).toMatchObject({ key, camera: vendor.camera, startAt, endAt });
    });

    test.each(['', 'x', '../../login', '<script>', 'undefined', '1-2-3-4', '9'.repeat(500)])(
      'have no key like %j',
      (text) => {
        const { events } = vendor.system.can;
        const found = events.offered ? events.use.fromKey(vendor.camera, text) : undefined;
        expect(found).toBeUndefined();
      },
    );

    test('have a picture', async (context) => {
      const events = useOffer(vendor.system.can.events, context);
      await signIn();
      const image = await settle(events.thumb(await newestEvent(vendor, events), signal));
      expect(image.type).toMatch(/^image\//);
      expect(image.size).toBeGreaterThan(0);
    });

    test('have a video whose playlist and first segment can be fetched, also from the key', async (context) => {
      const events = useOffer(vendor.system.can.events, context);
      await signIn();
      const { key, startAt } = await newestEvent(vendor, events);
      const found = events.fromKey(vendor.camera, key);
      if (found === undefined) throw new Error('The key was not understood.');
      const source = await settle(events.video(found, signal));
      expect(`${source.key} ${source.playlist}`).not.toMatch(vendor.secrets);
      const [segment = ''] = await segmentsOf(source);
      await fetchOk(source, segment);
      // Wherever it begins, it is near the event.
      const begins = source.startOf?.({ length: seconds(1), dated: undefined }) ?? startAt;
      expect(Math.abs(begins - startAt)).toBeLessThan(ONE_MINUTE);
    });

    test('have segments whose names hold no secret and outlast tokens', async (context) => {
      const events = useOffer(vendor.system.can.events, context);
      await signIn();
      const event = await newestEvent(vendor, events);
      const names = async () => {
        const source = await settle(events.video(event, signal));
        expect(source.cacheKey?.(source.playlist)).toBeUndefined();
        const segments = await segmentsOf(source);
        return segments.map((segment) => source.cacheKey?.(segment));
      };
      const before = await names();
      if (before.includes(undefined)) return context.skip('Segments are not kept.');
      await vendor.clock.advance(TOKENS_LATER);
      expect(await names()).toEqual(before);
      expect(new Set(before).size).toBe(before.length);
      for (const name of before) {
        expect(name?.startsWith(`${vendor.system.id}/`)).toBe(true);
        expect(name).not.toMatch(vendor.secrets);
      }
      return undefined;
    });

    test('come as a file that is whole', async (context) => {
      const events = useOffer(vendor.system.can.events, context);
      const download = useOffer(events.download, context);
      await signIn();
      const file = await settle(download(await newestEvent(vendor, events), signal));
      expect(file.type).toMatch(/^(video\/|application\/octet-stream$)/);
      const { byteLength } = await settle(new Response(file.body).arrayBuffer());
      expect(byteLength).toBe(file.size ?? byteLength);
      expect(byteLength).toBeGreaterThan(0);
    });

    test('do not come as a file to somebody who gave up', async (context) => {
      const events = useOffer(vendor.system.can.events, context);
      const download = useOffer(events.download, context);
      await signIn();
      const event = await newestEvent(vendor, events);
      const asked = new AbortController();
      const failed = failureOf(download(event, asked.signal));
      asked.abort();
      expect((await settle(failed)).code).toBe('aborted');
    });
  });
}
