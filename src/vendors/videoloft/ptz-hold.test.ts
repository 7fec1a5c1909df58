import { describe, expect, test } from 'vitest';
import { Failure, type FailureCode } from '../../core/failure.ts';
import { connectionId } from '../../core/ids.ts';
import { epochMs, type Ms, ms, ONE_MINUTE, ONE_SECOND } from '../../core/units.ts';
import { abortable } from '../../platform/abortable.ts';
import { createFakeClock } from '../../testing/fake-clock.ts';
import { holdMove } from './ptz-hold.ts';
import { PTZ_LONGEST } from './limits.ts';

const seconds = (value: number): Ms => ms(value * ONE_SECOND);

/** A start waits for a token, leaves, and is answered; the test says when. */
function make() {
  const clock = createFakeClock(epochMs(0), () => new Promise((resolve) => setImmediate(resolve)));
  const log: string[] = [];
  const told: FailureCode[] = [];
  const token = Promise.withResolvers<void>();
  const answer = Promise.withResolvers<void>();
  const stopAnswers: PromiseWithResolvers<void>[] = [];
  const ended = new AbortController();
  const host = {
    system: connectionId('depot'),
    clock,
    send: async ({ action, signal, sent }: { action: string; signal: AbortSignal; sent?: () => void }) => {
      await abortable(token.promise, signal);
      sent?.();
      log.push(action);
      await answer.promise;
    },
    stop: async () => {
      log.push('stop');
      const taken = Promise.withResolvers<void>();
      stopAnswers.push(taken);
      await taken.promise;
    },
  };
  let isOver = false;
  const failed = ({ code }: Failure) => told.push(code);
  const over = holdMove(host, { uidd: '1.1', direction: 'left', ended, failed }).then(() => {
    isOver = true;
  });
  const settle = () => clock.advance(ms(0));
  return {
    clock,
    log,
    told,
    over,
    isOver: () => isOver,
    leave: () => (token.resolve(), settle()),
    answer: () => (answer.resolve(), settle()),
    refuse: (code: FailureCode) => (answer.reject(new Failure({ code, operation: 'test' })), settle()),
    takeStop: () => (stopAnswers.shift()?.resolve(), settle()),
    end: () => (ended.abort(), settle()),
  };
}

describe('a movement that is held', () => {
  test('is started, and stopped when it ends (rule 14)', async () => {
    const { leave, answer, clock, log, end, takeStop, isOver } = make();
    await leave();
    await answer();
    await clock.advance(seconds(3));
    expect(log).toEqual(['ptzstart_left']);
    await end();
    expect(log).toEqual(['ptzstart_left', 'stop']);
    expect(isOver()).toBe(false);
    await takeStop();
    expect(isOver()).toBe(true);
  });

  test('sends nothing at all when it ends before the start could leave', async () => {
    const { end, leave, log, isOver, told } = make();
    await end();
    expect(isOver()).toBe(true);
    await leave();
    expect(log).toEqual([]);
    expect(told).toEqual([]);
  });

  test('is stopped at once when the start is not answered, and once more when it was answered late', async () => {
    const { leave, end, takeStop, answer, log, isOver } = make();
    await leave();
    await end();
    expect(log).toEqual(['ptzstart_left', 'stop']);
    await takeStop();
    expect(isOver()).toBe(false);
    await answer();
    expect(log).toEqual(['ptzstart_left', 'stop', 'stop']);
    await takeStop();
    expect(isOver()).toBe(true);
  });

  test('is not stopped again when the late answer is a refusal', async () => {
    const { leave, end, takeStop, refuse, log, isOver } = make();
    await leave();
    await end();
    await takeStop();
    await refuse('notPermitted');
    expect(log).toEqual(['ptzstart_left', 'stop']);
    expect(isOver()).toBe(true);
  });

  test.each<[FailureCode]>([['timeout'], ['unreachable'], ['serverError'], ['badReply'], ['busy']])(
    'whose start fails as %s may move: it is stopped, and the failure told',
    async (code) => {
      const { leave, refuse, log, told } = make();
      await leave();
      await refuse(code);
      expect(log).toEqual(['ptzstart_left', 'stop']);
      expect(told).toEqual([code]);
    },
  );

  test.each<[FailureCode]>([['notPermitted'], ['rejected'], ['notFound'], ['signInNeeded']])(
    'whose start is refused as %s never moved: it is told, and not stopped',
    async (code) => {
      const { leave, refuse, log, told, isOver } = make();
      await leave();
      await refuse(code);
      expect(log).toEqual(['ptzstart_left']);
      expect(told).toEqual([code]);
      expect(isOver()).toBe(true);
    },
  );

  test('is ended after 30 s, and that is told', async () => {
    const { leave, answer, clock, log, told } = make();
    await leave();
    await answer();
    await clock.advance(ms(PTZ_LONGEST - 1));
    expect(log).toEqual(['ptzstart_left']);
    await clock.advance(ms(1));
    expect(log).toEqual(['ptzstart_left', 'stop']);
    expect(told).toEqual(['timeout']);
  });

  test('that has ended is not ended again by its limit', async () => {
    const { leave, answer, end, takeStop, clock, told, log } = make();
    await leave();
    await answer();
    await end();
    await takeStop();
    await clock.advance(ONE_MINUTE);
    expect(told).toEqual([]);
    expect(log).toEqual(['ptzstart_left', 'stop']);
  });
});
