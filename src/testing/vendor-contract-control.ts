/** The part of the vendor contract that makes cameras do something: record, take pictures, move. */
import { beforeEach, describe, expect, test } from 'vitest';
import type { CameraId } from '../core/ids.ts';
import { type Ms, ms, ONE_MINUTE, ONE_SECOND } from '../core/units.ts';
import type { Credentials, VendorSystem } from '../vendors/contract.ts';
import type { PtzHold, StillSize } from '../vendors/contract-control.ts';
import type { MswVendor } from './msw-vendor.ts';
import { useOffer } from './use-offer.ts';

/** What the control part needs of a vendor behind its emulator. */
export interface ControlHarness extends MswVendor {
  readonly system: VendorSystem;
  readonly credentials: Credentials;
  /** A camera that records, takes pictures and moves as far as the vendor can make it. */
  readonly camera: CameraId;
  /** What the emulated camera does in truth; absent where the vendor cannot make it do that. */
  readonly does?: {
    readonly move: () => boolean;
    readonly record: () => boolean;
  };
}

const A_WHILE = ms(5 * ONE_SECOND);
/** Longer than any camera goes on by itself. */
const LONG_AFTER = ms(2 * ONE_MINUTE);
const seconds = (value: number): Ms => ms(value * ONE_SECOND);

/** `vendorNow`: the harness of the test that runs. */
export function describeControl(vendorNow: () => ControlHarness): void {
  let vendor: ControlHarness;
  const settle = <T>(work: Promise<T>): Promise<T> => vendor.clock.settle(work);
  const signIn = () => settle(vendor.system.session.signIn(vendor.credentials));
  beforeEach(() => {
    vendor = vendorNow();
  });

  describe('recording on demand', () => {
    test('goes on until it is stopped, and is listed until it has ended', async (context) => {
      const recording = useOffer(vendor.system.can.recording, context);
      await signIn();
      expect(recording.running.get()).toEqual([]);
      const one = recording.start(vendor.camera);
      expect(one.camera).toBe(vendor.camera);
      expect(recording.running.get()).toEqual([one]);
      await vendor.clock.advance(ONE_MINUTE);
      expect(one.state.get().kind).toBe('recording');
      expect(vendor.does?.record()).not.toBe(false);
      one.stop();
      expect(one.state.get().kind).toBe('ending');
      await vendor.clock.advance(LONG_AFTER);
      const state = one.state.get();
      if (state.kind !== 'ended') throw new Error(`The recording is ${state.kind}.`);
      expect(state.stoppedAt).toBeGreaterThan(state.since);
      expect(state.playsUntil).toBeGreaterThan(state.since);
      expect(vendor.does?.record()).not.toBe(true);
      expect(recording.running.get()).toEqual([]);
    });

    test('is one for each camera, and says what happens after stop', async (context) => {
      const recording = useOffer(vendor.system.can.recording, context);
      await signIn();
      expect(recording.afterStop).toMatch(/^[A-Z].{10,}\.$/);
      const one = recording.start(vendor.camera);
      await vendor.clock.advance(A_WHILE);
      expect(recording.start(vendor.camera)).toBe(one);
      expect(recording.running.get()).toHaveLength(1);
    });

    test('ends by itself, later when it is prolonged', async (context) => {
      const recording = useOffer(vendor.system.can.recording, context);
      await signIn();
      const one = recording.start(vendor.camera);
      await vendor.clock.advance(A_WHILE);
      const state = one.state.get();
      if (state.kind !== 'recording') throw new Error(`The recording is ${state.kind}.`);
      const length = state.until - state.since;
      one.prolong();
      await vendor.clock.advance(ms(length + A_WHILE));
      expect(one.state.get()).toMatchObject({ kind: 'recording', until: state.until + length });
      await vendor.clock.advance(ms(length + LONG_AFTER));
      expect(one.state.get().kind).toBe('ended');
    });

    test('ends with the sign-out', async (context) => {
      const recording = useOffer(vendor.system.can.recording, context);
      await signIn();
      const one = recording.start(vendor.camera);
      await vendor.clock.advance(A_WHILE);
      await settle(vendor.system.session.signOut());
      await vendor.clock.advance(LONG_AFTER);
      expect(one.state.get().kind).toMatch(/^(ended|failed)$/);
      expect(recording.running.get()).toEqual([]);
      expect(vendor.does?.record()).not.toBe(true);
    });
  });

  describe('pictures on demand', () => {
    test.for<StillSize>(['small', 'large'])(
      'of size %s are newer than the ones before',
      async (size, context) => {
        const stills = useOffer(vendor.system.can.stills, context);
        await signIn();
        const { signal } = new AbortController();
        const told: number[] = [];
        const take = () => settle(stills.capture(vendor.camera, size, () => told.push(1), signal));
        const first = await take();
        const second = await take();
        expect(told).toHaveLength(2);
        expect(second.at).toBeGreaterThan(first.at);
        for (const { image } of [first, second]) {
          expect(image.type).toMatch(/^image\//);
          expect(image.size).toBeGreaterThan(0);
        }
        expect(stills.sizes[size]).toMatch(/\d+ × \d+/);
      },
    );
  });

  describe('movement', () => {
    const { signal } = new AbortController();
    const fail = () => {
      throw new Error('The movement failed.');
    };

    test('says which ways there are, and why there are no others', (context) => {
      const ptz = useOffer(vendor.system.can.ptz, context);
      expect(ptz.moves.size).toBeGreaterThan(0);
      expect(ptz.otherMoves).toMatch(/^[A-Z].{10,}\.$/);
      const reasons = ptz.presets.offered ? [] : [ptz.presets.reason];
      for (const reason of reasons) expect(reason).toMatch(/^[A-Z].{10,}\.$/);
    });

    test('by steps ends by itself, in every way that is offered', async (context) => {
      const ptz = useOffer(vendor.system.can.ptz, context);
      await signIn();
      for (const move of ptz.moves) {
        await settle(ptz.step(vendor.camera, move, signal));
        await vendor.clock.advance(A_WHILE);
        expect(vendor.does?.move()).not.toBe(true);
      }
    });

    test.for<readonly [string, Ms]>([
      ['at once', ms(0)],
      ['after a moment', ms(20)],
      ['after a second', seconds(1)],
    ])('that is held and ends %s leaves the camera still', async ([, held], context) => {
      const ptz = useOffer(vendor.system.can.ptz, context);
      await signIn();
      for (const move of ptz.moves) {
        const hold = ptz.hold(vendor.camera, move, fail);
        if (held > 0) await vendor.clock.advance(held);
        hold.end();
        hold.end();
        await vendor.clock.advance(A_WHILE);
        expect(vendor.does?.move()).not.toBe(true);
      }
    });

    test('that is held goes on, and another one takes its place', async (context) => {
      const ptz = useOffer(vendor.system.can.ptz, context);
      await signIn();
      let last: PtzHold | undefined;
      for (const move of ptz.moves) {
        last = ptz.hold(vendor.camera, move, fail);
        await vendor.clock.advance(seconds(2));
        expect(vendor.does?.move()).not.toBe(false);
      }
      last?.end();
      await vendor.clock.advance(A_WHILE);
      expect(vendor.does?.move()).not.toBe(true);
    });

    test('that nobody ends is ended all the same, and that is told', async (context) => {
      const ptz = useOffer(vendor.system.can.ptz, context);
      await signIn();
      const [move = 'up'] = ptz.moves;
      const told: string[] = [];
      ptz.hold(vendor.camera, move, ({ code }) => told.push(code));
      await vendor.clock.advance(LONG_AFTER);
      expect(vendor.does?.move()).not.toBe(true);
      expect(told).toHaveLength(1);
    });

    test.for<readonly [string, () => Promise<void> | void]>([
      ['the sign-out', () => settle(vendor.system.session.signOut())],
      ['the end of the system', () => vendor.system.dispose()],
      ['the page that is hidden', () => vendor.signals.visible.set(false)],
    ])('ends with %s', async ([, end], context) => {
      const ptz = useOffer(vendor.system.can.ptz, context);
      await signIn();
      const [move = 'up'] = ptz.moves;
      ptz.hold(vendor.camera, move, () => undefined);
      await vendor.clock.advance(seconds(1));
      await end();
      await vendor.clock.advance(seconds(1));
      expect(vendor.does?.move()).not.toBe(true);
    });
  });
}
