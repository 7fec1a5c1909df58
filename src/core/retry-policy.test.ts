import { describe, expect, it } from 'vitest';
import type { FailureCode } from './failure.ts';
import { isTransient, READ_RETRY, retryDelay, type RetryPolicy, STREAM_RETRY } from './retry-policy.ts';
import { ms } from './units.ts';

const POLICY: RetryPolicy = { retries: 5, firstDelay: ms(100), maxDelay: ms(1000) };
const NO_JITTER = 0;
const MOST_JITTER = 1;
const delays = (random: number) => [1, 2, 3, 4, 5, 6].map((attempt) => retryDelay(POLICY, attempt, random));

describe('the wait before another try', () => {
  it('doubles from try to try, up to the longest, and ends after the last', () => {
    expect(delays(NO_JITTER)).toEqual([100, 200, 400, 800, 1000, undefined]);
  });

  it('is shortened by chance, by three tenths at most', () => {
    expect(delays(MOST_JITTER).map((delay) => delay && Math.round(delay))).toEqual([
      70,
      140,
      280,
      560,
      700,
      undefined,
    ]);
  });

  it('is never shorter than the server asked for', () => {
    expect(retryDelay(POLICY, 1, MOST_JITTER, ms(5000))).toBe(5000);
    expect(retryDelay(POLICY, 4, NO_JITTER, ms(50))).toBe(800);
  });

  it('does not make a try beyond the last, whatever the server asks for', () => {
    expect(retryDelay(POLICY, 6, NO_JITTER, ms(5000))).toBeUndefined();
    expect(retryDelay({ ...POLICY, retries: 0 }, 1, NO_JITTER)).toBeUndefined();
  });

  it('stays finite for a stream that has been tried all night', () => {
    expect(retryDelay(STREAM_RETRY, 100_000, NO_JITTER)).toBe(STREAM_RETRY.maxDelay);
  });

  it('gives a person an answer to a read within four seconds of waiting', () => {
    let total = 0;
    for (let attempt = 1; ; attempt += 1) {
      const delay = retryDelay(READ_RETRY, attempt, NO_JITTER);
      if (delay === undefined) break;
      total += delay;
    }
    expect(total).toBeGreaterThan(0);
    expect(total).toBeLessThan(4000);
  });
});

const TRANSIENT: Readonly<Record<FailureCode, boolean>> = {
  aborted: false,
  offline: true,
  unreachable: true,
  timeout: true,
  hostNotAllowed: false,
  badCertificate: false,
  signInRefused: false,
  signInNeeded: false,
  notPermitted: false,
  notFound: false,
  busy: true,
  rejected: false,
  serverError: true,
  badReply: false,
  defect: false,
  noVideo: false,
  cameraOffline: false,
  codecUnsupported: false,
  playback: false,
  noSpace: false,
  noFootage: false,
  alreadyThere: false,
  periodTaken: false,
  corrupted: false,
  lockLost: false,
  notReadable: false,
  notSaved: false,
};

describe('what can succeed without anybody changing anything', () => {
  it('is what the network and an overloaded system do, and nothing that a person must repair', () => {
    // Compared as a whole, so that a new code must be decided here as well.
    const decided = Object.fromEntries(codes().map((code) => [code, isTransient(code)]));
    expect(decided).toEqual(TRANSIENT);
  });
});

function codes(): readonly FailureCode[] {
  const found: FailureCode[] = [];
  let code: FailureCode;
  for (code in TRANSIENT) found.push(code);
  return found;
}
