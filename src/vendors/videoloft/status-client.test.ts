import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Failure } from '../../core/failure.ts';
import { connectionId } from '../../core/ids.ts';
import { epochMs, type Ms, ms, ONE_SECOND } from '../../core/units.ts';
import {
  CAMERAS,
  createEmulatedVideoloft,
  type EmulatedVideoloft,
} from '../../testing/emulated-videoloft.ts';
import { failureOf } from '../../testing/failure-of.ts';
import { createFakeClock, type FakeClock } from '../../testing/fake-clock.ts';
import type { DeviceStatus } from './device-status.ts';
import { createStatusMemory } from './status-memory.ts';

const signal = new AbortController().signal;
const seconds = (value: number): Ms => ms(value * ONE_SECOND);

describe('the status of a camera', () => {
  let site: EmulatedVideoloft;
  beforeEach(async () => {
    site = createEmulatedVideoloft();
    await site.signIn();
  });
  afterEach(() => site.close());

  const polls = () => site.emulator.log.entries().filter(({ op }) => op === 'status');
  const ask = () => site.clock.settle(site.system.cameras.statuses([CAMERAS.gate], signal));

  test('is asked once a second at most, however many ask for it and at whatever pace', async () => {
    for (let moment = 0; moment < 50; moment += 1) {
      await ask();
      await site.clock.advance(ms(137));
    }
    const times = polls().map(({ at }) => at);
    const gaps = times.slice(1).map((at, index) => at - (times[index] ?? 0));
    expect(gaps.length).toBeGreaterThanOrEqual(5);
    for (const gap of gaps) expect(gap).toBeGreaterThanOrEqual(1_000);
  });

  test('is asked once a second at most while the camera wakes and a list shows it', async () => {
    const { live } = site.system.can;
    if (!live.offered) throw new Error('Live is offered.');
    site.emulator.control.setConnection(CAMERAS.gate, 'novideo');
    const watch = live.use.watch(CAMERAS.gate);
    watch.setVisible(true);
    for (let moment = 0; moment < 20; moment += 1) {
      await site.clock.advance(ms(430));
      await ask();
    }
    watch.dispose();
    const times = polls().map(({ at }) => at);
    const gaps = times.slice(1).map((at, index) => at - (times[index] ?? 0));
    expect(gaps.length).toBeGreaterThanOrEqual(6);
    for (const gap of gaps) expect(gap).toBeGreaterThanOrEqual(1_000);
  });

  // A list and a camera that wakes ask at their own pace; a read is repeated after less than a second.
  test.each(['truncate', 'status'] as const)(
    'is asked once a second at most while answers fail (%s)',
    async (kind) => {
      const fault = kind === 'status' ? { kind, status: 500 } : { kind, bytes: 40 };
      site.emulator.faults.add({ op: 'status', ...fault, times: 6 });
      for (let moment = 0; moment < 40; moment += 1) {
        const asking = ask().catch(() => undefined);
        await site.clock.advance(ms(230));
        await asking;
      }
      const times = polls().map(({ at }) => at);
      const gaps = times.slice(1).map((at, index) => at - (times[index] ?? 0));
      expect(gaps.length).toBeGreaterThanOrEqual(3);
      for (const gap of gaps) expect(gap).toBeGreaterThanOrEqual(990);
    },
  );

  test('that changed is known a second later', async () => {
    await ask();
    site.emulator.control.setConnection(CAMERAS.gate, 'offline');
    await site.clock.advance(seconds(1));
    expect((await ask()).get(CAMERAS.gate)).toMatchObject({ state: 'offline' });
  });

  test('is asked for at the new logger at once, however young the answer of the old one is', async () => {
    await ask();
    const [before] = polls();
    site.emulator.control.moveLogger(CAMERAS.gate, before?.node === 'logger-a' ? 1 : 0);
    await site.clock.advance(seconds(1));
    expect((await ask()).size).toBe(1);
    expect(polls().at(-1)?.node).not.toBe(before?.node);
  });

  test('that was asked for one person never answers the next, however slow the logger is', async () => {
    site.emulator.faults.add({ op: 'status', kind: 'delay', ms: 8 * ONE_SECOND });
    const lost = failureOf(site.system.cameras.statuses([CAMERAS.gate], signal));
    await site.clock.advance(seconds(1));
    await site.clock.settle(site.system.session.signOut());
    expect((await lost).code).toBe('signInNeeded');
    await site.signIn();
    await ask();
    expect(polls().map(({ status }) => status)).toContain(200);
    expect(polls()).toHaveLength(2);
  });

  test('is not shared with the next person', async () => {
    await ask();
    await site.clock.settle(site.system.session.signOut());
    await site.signIn();
    await ask();
    expect(polls()).toHaveLength(2);
  });
});

describe('what is remembered of a second', () => {
  const [here, there] = [new URL('https://a.manything.com'), new URL('https://b.manything.com')];
  let clock: FakeClock;
  beforeEach(() => {
    clock = createFakeClock(epochMs(0), () => Promise.resolve());
  });
  const status = (uidd: string): DeviceStatus => ({
    uidd,
    state: 'online',
    word: 'live',
    lastActivity: undefined,
    lastAlert: undefined,
    lastThumb: undefined,
    lastStill: undefined,
    wowza: undefined,
    liveStreamName: undefined,
  });

  test('is what one logger said of one camera, counted from the question', async () => {
    const memory = createStatusMemory(clock);
    const { answered } = memory.question(here);
    await clock.advance(ms(600));
    answered(new Map([['1.1', status('1.1')]]));
    expect(memory.find(here, '1.1')).toEqual(status('1.1'));
    expect(memory.find(here, '1.2')).toBeUndefined();
    expect(memory.find(there, '1.1')).toBeUndefined();
    await clock.advance(ms(400));
    expect(memory.find(here, '1.1')).toBeUndefined();
  });

  test('is as old as the question that was answered, not as the first try', async () => {
    const memory = createStatusMemory(clock);
    const question = memory.question(here);
    await clock.advance(seconds(2));
    question.sent();
    question.answered(new Map([['1.1', status('1.1')]]));
    expect(memory.find(here, '1.1')).toEqual(status('1.1'));
  });

  test('may be that the logger would not say', () => {
    const memory = createStatusMemory(clock);
    const refusal = new Failure({ code: 'notPermitted', operation: 'test', system: connectionId('depot') });
    memory.question(here).answered(new Map([['1.1', refusal]]));
    expect(memory.find(here, '1.1')).toBe(refusal);
  });

  test('is nothing that was asked for somebody else', () => {
    const memory = createStatusMemory(clock);
    const { answered } = memory.question(here);
    memory.clear();
    answered(new Map([['1.1', status('1.1')]]));
    expect(memory.find(here, '1.1')).toBeUndefined();
  });
});
