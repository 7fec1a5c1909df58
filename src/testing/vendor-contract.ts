/**
 * What every vendor must do, whatever it speaks: run over each against its emulator. A capability that
 * the vendor withholds is skipped with the reason that people are shown.
 */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { CameraId } from '../core/ids.ts';
import type { Offer } from '../core/offer.ts';
import { type Ms, ms, ONE_HOUR, ONE_MINUTE, ONE_SECOND } from '../core/units.ts';
import type { Credentials, HlsSource, VendorSystem } from '../vendors/contract.ts';
import { failureOf } from './failure-of.ts';
import { useOffer as use } from './use-offer.ts';
import { type ControlHarness, describeControl } from './vendor-contract-control.ts';
import { describeEvents, type EventsHarness, newestEvent } from './vendor-contract-events.ts';

/** One vendor, connected to its emulator; made anew for each test. */
export interface VendorHarness extends ControlHarness, EventsHarness {
  readonly system: VendorSystem;
  readonly credentials: Credentials;
  readonly wrongPassword: Credentials;
  /** A camera that can stream, and that has more than one page of events. */
  readonly camera: CameraId;
  /** Finds what must never be in an error: passwords, tokens. */
  readonly secrets: RegExp;
  /** Longest time that a camera of the emulator takes to stream. */
  readonly wakesWithin: Ms;
}

/** Requests that were on their way when the tile went out of sight may still arrive. */
const HIDE_GRACE = ms(5 * ONE_SECOND);

export function describeVendor(name: string, makeHarness: () => VendorHarness): void {
  describe(`vendor contract: ${name}`, () => {
    let vendor: VendorHarness;
    let signal: AbortSignal;
    const settle = <T>(work: Promise<T>): Promise<T> => vendor.clock.settle(work);
    const signIn = () => settle(vendor.system.session.signIn(vendor.credentials));

    beforeEach(() => {
      vendor = makeHarness();
      signal = new AbortController().signal;
    });
    afterEach(() => {
      vendor.system.dispose();
      vendor.close();
    });

    async function fetchText(source: HlsSource, address: string): Promise<string> {
      const response = await settle(vendor.fetch(await source.authorize(address)));
      expect(response.status).toBe(200);
      return settle(response.text());
    }

    describe('session', () => {
      test('is signed out at first, signed in after sign-in, and names the account', async () => {
        await vendor.clock.advance(ONE_SECOND);
        expect(vendor.system.session.state.get().kind).toBe('signedOut');
        await signIn();
        expect(vendor.system.session.state.get()).toMatchObject({
          kind: 'signedIn',
          account: vendor.credentials.user,
        });
      });

      test('refuses a wrong password in the words of the system', async () => {
        const failure = await failureOf(settle(vendor.system.session.signIn(vendor.wrongPassword)));
        expect(failure.facts).toMatchObject({ code: 'signInRefused', system: vendor.system.id });
        expect(failure.facts.vendorText).toMatch(/\w{3,}/);
        expect(vendor.system.session.state.get()).toMatchObject({ kind: 'signedOut', because: failure });
      });

      test('signs out, keeps nothing, and asks for a sign-in from then on', async () => {
        await signIn();
        await vendor.clock.advance(ONE_SECOND);
        await settle(vendor.system.session.signOut());
        await vendor.clock.advance(ONE_SECOND);
        expect(vendor.system.session.state.get()).toEqual({ kind: 'signedOut' });
        expect(vendor.storage.kept()).toBeUndefined();
        const failure = await failureOf(settle(vendor.system.cameras.list(signal)));
        expect(failure.code).toBe('signInNeeded');
      });

      test('never keeps the password', async () => {
        await settle(vendor.system.session.signIn({ ...vendor.credentials, keep: 'untilTabCloses' }));
        await vendor.clock.advance(ONE_SECOND);
        expect(vendor.storage.kept() ?? '').not.toContain(vendor.credentials.password);
      });

      test('stays signed in for hours', async () => {
        await signIn();
        await vendor.clock.advance(ms(5 * ONE_HOUR));
        await expect(settle(vendor.system.cameras.list(signal))).resolves.toBeDefined();
      });
    });

    describe('cameras', () => {
      test('have a name, a group and an id of their own', async () => {
        await signIn();
        const { cameras } = await settle(vendor.system.cameras.list(signal));
        expect(cameras.map(({ id }) => id)).toContain(vendor.camera);
        expect(new Set(cameras.map(({ id }) => id)).size).toBe(cameras.length);
        for (const camera of cameras) {
          expect(camera.name).not.toBe('');
          expect(camera.group.id).not.toBe('');
          expect(camera.group.name).not.toBe('');
        }
      });

      test('have a status, and only those asked for', async () => {
        await signIn();
        const statuses = await settle(vendor.system.cameras.statuses([vendor.camera], signal));
        expect([...statuses.keys()]).toEqual([vendor.camera]);
        expect(statuses.get(vendor.camera)?.state).toMatch(/^(live|online)$/);
      });

      test('have details, each with a name and a value, without a secret', async () => {
        await signIn();
        const details = await settle(vendor.system.cameras.details(vendor.camera, signal));
        expect(new Set(details.map(({ label }) => label)).size).toBe(details.length);
        for (const { label, value } of details) {
          expect(label).toMatch(/^[A-Z]/);
          expect(value).not.toBe('');
          expect(value).not.toMatch(vendor.secrets);
        }
      });

      test('have a newest picture of the past, or none', async () => {
        await signIn();
        const still = await settle(vendor.system.cameras.newestStill(vendor.camera, signal));
        if (still === undefined) return;
        expect(still.image.type).toMatch(/^image\//);
        expect(still.at).toBeLessThanOrEqual(vendor.clock.now());
      });
    });

    describe('live', () => {
      test('asks nothing of a camera that nobody sees', async (context) => {
        const live = use(vendor.system.can.live, context);
        await signIn();
        const before = vendor.requests().length;
        const watch = live.watch(vendor.camera);
        await vendor.clock.advance(ONE_MINUTE);
        expect(watch.state.get().kind).toBe('resting');
        expect(vendor.requests()).toHaveLength(before);
        watch.dispose();
      });

      test('wakes a camera and gives a playlist that can be fetched', async (context) => {
        const live = use(vendor.system.can.live, context);
        await signIn();
        const watch = live.watch(vendor.camera);
        watch.setVisible(true);
        await vendor.clock.advance(ms(100));
        expect(watch.state.get().kind).toMatch(/^(waking|ready)$/);
        await vendor.clock.advance(vendor.wakesWithin);
        const state = watch.state.get();
        if (state.kind !== 'ready') throw new Error(`The watch is ${state.kind}.`);
        expect(state.source.key).not.toMatch(vendor.secrets);
        expect(state.source.playlist).not.toMatch(vendor.secrets);
        expect(await fetchText(state.source, state.source.playlist)).toMatch(/^#EXTM3U/);
        watch.dispose();
      });

      test('rests as soon as it is hidden, and is ready again when it is shown', async (context) => {
        const live = use(vendor.system.can.live, context);
        await signIn();
        const watch = live.watch(vendor.camera);
        watch.setVisible(true);
        await vendor.clock.advance(vendor.wakesWithin);
        watch.setVisible(false);
        expect(watch.state.get().kind).toBe('resting');
        await vendor.clock.advance(HIDE_GRACE);
        const before = vendor.requests().length;
        await vendor.clock.advance(ms(3 * ONE_MINUTE));
        expect(vendor.requests()).toHaveLength(before);
        watch.setVisible(true);
        await vendor.clock.advance(vendor.wakesWithin);
        expect(watch.state.get().kind).toBe('ready');
        watch.dispose();
      });

      test('says when the stream cannot be decoded, and does not try for ever', async (context) => {
        const live = use(vendor.system.can.live, context);
        await signIn();
        const watch = live.watch(vendor.camera);
        watch.setVisible(true);
        await vendor.clock.advance(vendor.wakesWithin);
        watch.reportTrouble('undecodable');
        const state = watch.state.get();
        if (state.kind !== 'failed') throw new Error(`The watch is ${state.kind}.`);
        expect(state.failure.facts).toMatchObject({ code: 'codecUnsupported', system: vendor.system.id });
        expect(state.retryAt).toBeUndefined();
        watch.retry();
        await vendor.clock.advance(vendor.wakesWithin);
        expect(watch.state.get().kind).toBe('ready');
        watch.dispose();
      });
    });

    describeEvents(() => vendor);
    describeControl(() => vendor);

    describe('failures', () => {
      test('name the system and hold no secret', async () => {
        await signIn();
        vendor.setAnswer(undefined);
        const failure = await failureOf(settle(vendor.system.cameras.list(signal)));
        expect(failure.facts).toMatchObject({ code: 'unreachable', system: vendor.system.id });
        expect(failure.facts.operation).not.toBe('');
        const { cause, ...facts } = failure.facts;
        expect(`${failure.message} ${JSON.stringify(facts)} ${String(cause)}`).not.toMatch(vendor.secrets);
      });

      test('are silent when the caller gave up', async () => {
        await signIn();
        const asked = new AbortController();
        const work = failureOf(vendor.system.cameras.list(asked.signal));
        asked.abort();
        expect((await settle(work)).code).toBe('aborted');
      });
    });

    test('everything withheld says why, as a sentence', () => {
      const capabilities: readonly Offer<unknown>[] = Object.values(vendor.system.can);
      const reasons = capabilities.flatMap((one) => (one.offered ? [] : one.reason));
      for (const reason of reasons) expect(reason).toMatch(/^[A-Z].{10,}\.$/);
      expect(reasons.length).toBeLessThan(capabilities.length);
    });

    test('nothing is asked after the end', async () => {
      await signIn();
      const { live } = vendor.system.can;
      if (live.offered) live.use.watch(vendor.camera).setVisible(true);
      await vendor.clock.advance(ONE_MINUTE);
      vendor.system.dispose();
      await vendor.clock.advance(ONE_SECOND);
      const before = vendor.requests().length;
      await vendor.clock.advance(ONE_HOUR);
      expect(vendor.requests()).toHaveLength(before);
    });

    test('no request holds undefined, null or NaN', async () => {
      await signIn();
      const { live, events } = vendor.system.can;
      if (live.offered) live.use.watch(vendor.camera).setVisible(true);
      if (events.offered) {
        const event = await newestEvent(vendor, events.use);
        await settle(events.use.thumb(event, signal));
      }
      await settle(vendor.system.cameras.newestStill(vendor.camera, signal));
      await vendor.clock.advance(ONE_MINUTE);
      expect(vendor.requests().length).toBeGreaterThan(0);
      for (const { url } of vendor.requests()) expect(url).not.toMatch(/undefined|null|NaN/);
    });
  });
}
