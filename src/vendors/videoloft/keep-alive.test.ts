import { describe, expect, test } from 'vitest';
import { Failure, type FailureCode } from '../../core/failure.ts';
import { epochMs, ms, ONE_MINUTE, ONE_SECOND } from '../../core/units.ts';
import { sleep } from '../../platform/clock.ts';
import { createFakeClock } from '../../testing/fake-clock.ts';
import { createKeepAlive } from './keep-alive.ts';

const START = epochMs(1_700_000_000_000);
const CAMERA = '1.1';
const seconds = (value: number) => ms(value * ONE_SECOND);

function make() {
  const clock = createFakeClock(START, () => new Promise((resolve) => setImmediate(resolve)));
  const sent: { camera: string; at: number }[] = [];
  /** How long servers are waited for before a command leaves, and how often they are not found. */
  const way = { delay: 0, missing: 0 };
  const failures: FailureCode[] = [];
  const keepAlive = createKeepAlive({
    clock,
    send: async (camera, leaves, signal) => {
      if (way.missing > 0) {
        way.missing -= 1;
        throw new Failure({ code: 'notFound', operation: 'test' });
      }
      if (way.delay > 0) await sleep(clock, ms(way.delay), signal);
      leaves();
      sent.push({ camera, at: (clock.now() - START) / ONE_SECOND });
      const code = failures.shift();
      if (code !== undefined) throw new Failure({ code, operation: 'test' });
    },
  });
  const refusals: Failure[] = [];
  const hold = (camera = CAMERA) => keepAlive.hold(camera, (failure) => refusals.push(failure));
  return { clock, way, sent, failures, refusals, hold, times: () => sent.map(({ at }) => at) };
}

describe('livecommands', () => {
  test('go out at once, then every 30 s (rule 1)', async () => {
    const { clock, hold, times } = make();
    hold();
    await clock.advance(seconds(95));
    expect(times()).toEqual([0, 30, 60, 90]);
  });

  test('stop at once when nobody watches', async () => {
    const { clock, hold, sent } = make();
    const release = hold();
    await clock.advance(seconds(1));
    release();
    await clock.advance(ms(5 * ONE_MINUTE));
    expect(sent).toHaveLength(1);
  });

  test('that have not left yet stay here when nobody watches, and go at once when somebody does', async () => {
    const { clock, way, hold, times } = make();
    way.delay = 500;
    const release = hold();
    await clock.advance(ms(200));
    release();
    await clock.advance(seconds(1));
    expect(times()).toEqual([]);
    hold();
    await clock.advance(seconds(1));
    expect(times()).toEqual([1.7]);
  });

  test('are 30 s apart as they leave, however long one was held up', async () => {
    const { clock, way, hold, times } = make();
    way.delay = 8000;
    hold();
    await clock.advance(seconds(10));
    way.delay = 0;
    await clock.advance(seconds(50));
    expect(times()).toEqual([8, 38]);
  });

  test('are not sent at all for a glance that ends before the first', async () => {
    const { clock, hold, sent } = make();
    hold()();
    await clock.advance(ONE_MINUTE);
    expect(sent).toHaveLength(0);
  });

  test('are shared by all who watch a camera, until the last one leaves', async () => {
    const { clock, hold, times } = make();
    const first = hold();
    await clock.advance(seconds(10));
    const second = hold();
    await clock.advance(seconds(10));
    first();
    first();
    await clock.advance(seconds(15));
    expect(times()).toEqual([0, 30]);
    second();
    await clock.advance(ONE_MINUTE);
    expect(times()).toEqual([0, 30]);
  });

  test('have a rhythm of their own for each camera', async () => {
    const { clock, hold, sent } = make();
    hold('1.1');
    await clock.advance(seconds(10));
    hold('1.2');
    await clock.advance(seconds(25));
    expect(sent.map(({ camera, at }) => [camera, at])).toEqual([
      ['1.1', 0],
      ['1.2', 10],
      ['1.1', 30],
    ]);
  });

  test('wait for their turn after a short absence', async () => {
    const { clock, hold, times } = make();
    hold()();
    const release = hold();
    await clock.advance(seconds(2));
    release();
    await clock.advance(seconds(3));
    hold();
    await clock.advance(seconds(60));
    expect(times()).toEqual([0, 30, 60]);
  });

  test('go at once after an absence of 25 s or more', async () => {
    const { clock, hold, times } = make();
    const release = hold();
    await clock.advance(seconds(2));
    release();
    await clock.advance(seconds(24));
    hold();
    await clock.advance(seconds(31));
    expect(times()).toEqual([0, 26, 56]);
  });

  test('are repeated soon when one did not arrive, then less and less often', async () => {
    const { clock, hold, times, failures, refusals } = make();
    failures.push('unreachable', 'timeout', 'busy');
    hold();
    await clock.advance(seconds(60));
    expect(times()).toEqual([0, 3, 9, 21, 51]);
    expect(refusals).toEqual([]);
  });

  test('tell who watches that the system refuses them, and keep their rhythm', async () => {
    const { clock, hold, times, failures, refusals } = make();
    failures.push('notPermitted');
    hold();
    await clock.advance(seconds(40));
    expect(refusals.map(({ code }) => code)).toEqual(['notPermitted']);
    expect(times()).toEqual([0, 30]);
  });

  test('go on in turn when one could not even leave', async () => {
    const { clock, hold, sent, failures, way } = make();
    way.missing = 2;
    hold();
    await clock.advance(seconds(70));
    expect(sent.map(({ at }) => at)).toEqual([60]);
    expect(failures).toEqual([]);
  });

  test('count as sent when only the answer is unreadable', async () => {
    const { clock, hold, times, failures, refusals } = make();
    failures.push('badReply');
    hold();
    await clock.advance(seconds(40));
    expect(refusals).toEqual([]);
    expect(times()).toEqual([0, 30]);
  });

  test('go at once for somebody who tries again after a refusal', async () => {
    const { clock, hold, times, failures } = make();
    failures.push('notPermitted');
    const release = hold();
    await clock.advance(seconds(1));
    release();
    hold();
    await clock.advance(seconds(1));
    expect(times()).toEqual([0, 1]);
  });
});
