import { beforeEach, describe, expect, it } from 'vitest';
import { Failure, type FailureCode } from '../core/failure.ts';
import { epochMs, ms } from '../core/units.ts';
import { createFakeClock, type FakeClock } from '../testing/fake-clock.ts';
import { createHealthMonitor, type HealthMonitor } from './health-monitor.ts';

const START = epochMs(1_700_000_000_000);
let clock: FakeClock;
let health: HealthMonitor;
let changes: number;

const failed = (code: FailureCode) => {
  const failure = new Failure({ code, operation: 'list events' });
  health.failed(failure);
  return failure;
};
const answered = (...latencies: readonly number[]) => {
  for (const latency of latencies) health.answered(ms(latency));
};

beforeEach(() => {
  clock = createFakeClock(START, () => Promise.resolve());
  health = createHealthMonitor(clock);
  changes = 0;
  health.subscribe(() => {
    changes += 1;
  });
});

describe('the health of a system', () => {
  it('is unknown before the first request ends', () => {
    expect(health.get()).toEqual({ kind: 'unknown' });
  });

  it('is healthy with the latency of its answers', () => {
    answered(180);
    expect(health.get()).toEqual({ kind: 'healthy', latency: 180 });
  });

  it('is slow when most of the newest answers are', () => {
    answered(100, 100, 3000, 3000, 3000);
    expect(health.get()).toEqual({ kind: 'slow', latency: 3000 });
  });

  it.each([
    ['the second', [100, 9000]],
    ['the fourth', [100, 100, 100, 9000]],
    ['one amid others', [100, 100, 9000, 100, 100]],
  ])('stays healthy when one answer alone is slow: %s', (_which, latencies) => {
    answered(...latencies);
    expect(health.get()).toEqual({ kind: 'healthy', latency: 100 });
  });

  it('forgets old answers', () => {
    answered(5000, 5000, 5000, 5000, 5000);
    expect(health.get().kind).toBe('slow');
    answered(100, 100, 100);
    expect(health.get()).toEqual({ kind: 'healthy', latency: 100 });
  });

  it('changes no more often than its number reads differently', () => {
    answered(100, 101, 99, 110, 104);
    expect(changes).toBe(1);
    answered(200, 200, 200);
    expect(health.get()).toMatchObject({ latency: 200 });
    expect(changes).toBe(2);
  });
});

describe('the clock of a system', () => {
  const told = (...offsets: readonly (number | undefined)[]) => {
    for (const offset of offsets) health.answered(ms(100), offset === undefined ? undefined : ms(offset));
  };

  it('is unknown until an answer tells, and stays known when one does not', () => {
    told(undefined);
    expect(health.get()).toEqual({ kind: 'healthy', latency: 100 });
    told(12_000, undefined);
    expect(health.get()).toMatchObject({ clockOffset: 12_000 });
  });

  it('is what most of the newest answers tell', () => {
    told(12_000, 12_000, -60_000, 12_000, 12_000);
    expect(health.get()).toMatchObject({ clockOffset: 12_000 });
    told(0, 0, 0, 0, 0);
    expect(health.get()).toMatchObject({ clockOffset: 0 });
  });

  it('does not change with every second that a date is cut by', () => {
    told(0);
    const before = changes;
    told(1_000, 1_000, 1_000, 0, 0);
    expect(changes).toBe(before);
  });
});

describe('a system that does not answer', () => {
  it.each<FailureCode>(['unreachable', 'timeout', 'hostNotAllowed', 'badCertificate', 'offline'])(
    'is lost by the failure %s',
    (code) => {
      answered(100);
      const failure = failed(code);
      expect(health.get()).toEqual({ kind: 'lost', since: START, failure });
    },
  );

  it.each<FailureCode>([
    'aborted',
    'signInRefused',
    'signInNeeded',
    'notPermitted',
    'notFound',
    'busy',
    'rejected',
    'serverError',
    'badReply',
    'noVideo',
    'cameraOffline',
    'codecUnsupported',
    'playback',
  ])('is another than one with the failure %s', (code) => {
    answered(100);
    failed(code);
    expect(health.get()).toEqual({ kind: 'healthy', latency: 100 });
  });

  it('is lost since its first failure, and for the reason of its newest', async () => {
    failed('timeout');
    await clock.advance(ms(60_000));
    const newest = failed('unreachable');
    expect(health.get()).toEqual({ kind: 'lost', since: START, failure: newest });
  });

  it('is back with one answer, and its slowness of before is forgotten', async () => {
    answered(5000, 5000, 5000);
    failed('timeout');
    answered(90);
    expect(health.get()).toEqual({ kind: 'healthy', latency: 90 });
    await clock.advance(ms(1000));
    failed('timeout');
    expect(health.get()).toMatchObject({ kind: 'lost', since: START + 1000 });
  });
});
