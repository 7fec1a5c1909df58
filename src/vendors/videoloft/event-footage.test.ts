import { afterEach, describe, expect, test } from 'vitest';
import { epochMs, ONE_DAY } from '../../core/units.ts';
import {
  CAMERAS,
  createEmulatedVideoloft,
  type EmulatedVideoloft,
} from '../../testing/emulated-videoloft.ts';
import { failureOf } from '../../testing/failure-of.ts';
import type { EventHistory } from '../contract-events.ts';
import { parseFootage } from './event-footage.ts';

describe('a list of moments', () => {
  const noon = Date.UTC(2026, 8, 16, 12);
  const AT = 1_789_563_000_000;

  test.each([
    ['seconds', [AT / 1000], AT],
    ['milliseconds', [AT], AT],
    ['numbers as text', [String(AT / 1000)], AT],
    ['ISO texts', ['2026-09-16T12:50:00Z'], Date.UTC(2026, 8, 16, 12, 50)],
    ['days', ['2026-09-16'], noon],
    ['days without dashes', ['20260916'], noon],
    ['days as numbers', [20260916], noon],
    ['objects with startt', [{ startt: AT, endtt: AT + 5 }], AT],
    ['objects with start', [{ start: AT / 1000 }], AT],
    ['objects with time', [{ time: '2026-09-16T12:50:00Z' }], Date.UTC(2026, 8, 16, 12, 50)],
    ['objects with day', [{ startt: null, day: '2026-09-16' }], noon],
    ['a list in a result', { result: [AT] }, AT],
  ])('may be %s', (_name, body, at) => {
    expect(parseFootage(body)).toEqual([at]);
  });

  test('may be empty, and loses what is none of them', () => {
    expect(parseFootage([])).toEqual([]);
    expect(parseFootage([AT, null, {}, 'x', [], 0, true])).toEqual([AT]);
  });

  test.each([null, 'x', 5, {}, { result: {} }, [null], ['x'], [{ id: 5 }], [[AT]], [-1, 0]])(
    'is not %j',
    (body) => {
      expect(parseFootage(body)).toBeUndefined();
    },
  );
});

describe('days with footage, a call that the document does not have', () => {
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

  const calls = () => site.emulator.log.entries().filter(({ op }) => op === 'events');
  const range = () => ({ from: epochMs(site.clock.now() - 2 * ONE_DAY), until: site.clock.now() });
  const footage = (camera = CAMERAS.counter) => site.clock.settle(events.footage(camera, range(), signal));
  const reply = (body: string) => site.emulator.faults.add({ op: 'events', kind: 'body', body });

  test('are asked for where the logger has it, with the token in the header', async () => {
    await open();
    const moments = await footage();
    expect(moments?.length).toBeGreaterThan(10);
    const { from, until } = range();
    for (const at of moments ?? []) expect(at >= from && at < until).toBe(true);
    const [call] = calls();
    expect(call?.uidd).toBe(CAMERAS.counter);
    expect([...new URL(call?.url ?? '').searchParams.keys()]).toEqual(['uidd', 'startt', 'endt']);
  });

  test('are unknown where the logger has it not, which is asked once', async () => {
    await open({ eventsCall: false });
    expect(await footage()).toBeUndefined();
    expect(await footage()).toBeUndefined();
    expect(calls()).toHaveLength(1);
    // The other logger may be a newer one.
    await footage(CAMERAS.gateSouth);
    expect(calls().map(({ node }) => node)).toEqual(['logger-a', 'logger-b']);
  });

  test.each([404, 405, 501, 400])('are not asked for again after status %d', async (status) => {
    await open();
    site.emulator.faults.add({ op: 'events', kind: 'status', status, body: 'Not found' });
    expect(await footage()).toBeUndefined();
    expect(await footage()).toBeUndefined();
    expect(calls()).toHaveLength(1);
    expect(site.emulator.log.entries().filter(({ op }) => op === 'viewerInfo')).toHaveLength(1);
  });

  test.each(['<html>', '{"days":{}}', '["x"]'])('are not asked for again after %s', async (body) => {
    await open();
    reply(body);
    expect(await footage()).toBeUndefined();
    expect(await footage()).toBeUndefined();
    expect(calls()).toHaveLength(1);
  });

  test('are none where the logger says that there are none', async () => {
    await open();
    reply('[]');
    expect(await footage()).toEqual([]);
  });

  test('are unknown when all are of another time, so that no day seems to be empty', async () => {
    await open();
    reply('[5, 1500000000]');
    expect(await footage()).toBeUndefined();
    expect((await footage())?.length).toBeGreaterThan(0);
  });

  test('fail when the system fails, and are asked for again', async () => {
    await open();
    site.emulator.faults.add({ op: 'events', kind: 'status', status: 500, times: 3 });
    expect((await failureOf(footage())).code).toBe('serverError');
    expect((await footage())?.length).toBeGreaterThan(0);
  });

  test('are asked for at the new logger of a camera that moved', async () => {
    await open();
    await footage();
    site.emulator.control.moveLogger(CAMERAS.counter, 1);
    expect((await footage())?.length).toBeGreaterThan(0);
    expect(calls().map(({ node }) => node)).toEqual(['logger-a', 'logger-a', 'logger-b']);
  });
});
