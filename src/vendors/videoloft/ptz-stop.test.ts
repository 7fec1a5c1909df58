import { describe, expect, test } from 'vitest';
import { Failure, type FailureCode } from '../../core/failure.ts';
import { connectionId } from '../../core/ids.ts';
import { epochMs, ms, ONE_MINUTE, ONE_SECOND } from '../../core/units.ts';
import { createFakeClock } from '../../testing/fake-clock.ts';
import type { CameraTask } from './camera-task.ts';
import { PTZ_STOP_REPEAT } from './limits.ts';
import { createPtzStop, isRefusal } from './ptz-stop.ts';

/** A system that fails so, one after the other, and then takes the stop. */
function make(...failures: readonly FailureCode[]) {
  const clock = createFakeClock(epochMs(0), () => new Promise((resolve) => setImmediate(resolve)));
  const tasks: { at: number; task: CameraTask }[] = [];
  const stop = createPtzStop({
    system: connectionId('depot'),
    clock,
    send: (task) => {
      const code = failures[tasks.length];
      tasks.push({ at: clock.now() / ONE_SECOND, task });
      return code === undefined
        ? Promise.resolve()
        : Promise.reject(new Failure({ code, operation: 'test', retryAfter: ms(ONE_MINUTE) }));
    },
  });
  const told: FailureCode[] = [];
  const run = () => clock.settle(stop('1.1', ({ code }) => told.push(code)));
  return { tasks, told, run, times: () => tasks.map(({ at }) => at) };
}

describe('a stop', () => {
  test('is sent once when the system takes it, and outlives the page (rule 14)', async () => {
    const { tasks, told, run } = make();
    await run();
    expect(tasks).toMatchObject([{ task: { uidd: '1.1', action: 'ptzstop', keepalive: true } }]);
    expect(told).toEqual([]);
  });

  test('is repeated quickly at first, then each 2 s, whatever patience the system asks for', async () => {
    const { times, told, run } = make('unreachable', 'busy', 'timeout', 'badReply', 'notFound', 'offline');
    await run();
    expect(times().map((at) => Number(at.toFixed(1)))).toEqual([0, 0.3, 0.9, 2.1, 4.1, 6.1, 8.1]);
    expect(told).toEqual([]);
  });

  test('is given up after ten tries, and that is told', async () => {
    const { tasks, told, run } = make(...Array.from({ length: 20 }, () => 'unreachable' as const));
    await run();
    expect(tasks).toHaveLength(PTZ_STOP_REPEAT.tries);
    expect(told).toEqual(['unreachable']);
  });

  test.each<[FailureCode]>([['notPermitted'], ['signInNeeded'], ['rejected']])(
    'is not repeated after %s',
    async (code) => {
      const { tasks, told, run } = make(code);
      await run();
      expect(tasks).toHaveLength(1);
      expect(told).toEqual([code]);
    },
  );
});

test('only an answer that says no is a refusal', () => {
  const refused = (code: FailureCode) => isRefusal(new Failure({ code, operation: 'test' }));
  expect((['notPermitted', 'rejected', 'notFound', 'signInNeeded'] as const).every(refused)).toBe(true);
  expect(
    (['timeout', 'unreachable', 'serverError', 'busy', 'badReply', 'offline'] as const).some(refused),
  ).toBe(false);
});
