import { beforeEach, describe, expect, it } from 'vitest';
import { Failure } from '../../core/failure.ts';
import { cameraId } from '../../core/ids.ts';
import { epochMs, ms } from '../../core/units.ts';
import { createFakeClock, type FakeClock } from '../../testing/fake-clock.ts';
import type { Still } from '../../vendors/contract.ts';
import { type Capture, createCapture } from './capture-driver.ts';
import { captureFault, captureSteps } from './capture-words.ts';

const STILL: Still = { image: new Blob(['jpeg'], { type: 'image/jpeg' }), at: epochMs(900) };
const timeout = new Failure({ code: 'timeout', operation: 'capture' });

/** A request that the test answers. */
interface Request {
  readonly size: string;
  readonly signal: AbortSignal;
  readonly sent: () => void;
  readonly arrive: (still: Still) => void;
  readonly fail: (failure: Failure) => void;
}

let clock: FakeClock;
let requests: Request[];
let capture: Capture;

beforeEach(() => {
  clock = createFakeClock(epochMs(1_000), () => new Promise((resolve) => setImmediate(resolve)));
  requests = [];
  capture = createCapture({
    camera: cameraId('1.1'),
    clock,
    stills: {
      capture: (_camera, size, sent, signal) =>
        new Promise((resolve, reject) => {
          requests.push({ size, signal, sent, arrive: resolve, fail: reject });
        }),
    },
  });
});
const state = () => capture.state.get();
const wait = (length = 0) => clock.advance(ms(length));

describe('a picture that is asked for', () => {
  it('is asked, then sent, then there, each with its moment', async () => {
    capture.ask('large');
    expect(state()).toEqual({ kind: 'waiting', size: 'large', askedAt: 1_000 });
    await wait(200);
    requests[0]?.sent();
    expect(state()).toEqual({ kind: 'waiting', size: 'large', askedAt: 1_000, sentAt: 1_200 });
    await wait(3_000);
    requests[0]?.arrive(STILL);
    await wait();
    expect(state()).toEqual({
      kind: 'arrived',
      size: 'large',
      askedAt: 1_000,
      sentAt: 1_200,
      arrivedAt: 4_200,
      still: STILL,
    });
  });

  it('fails with what the system said', async () => {
    capture.ask('small');
    requests[0]?.fail(timeout);
    await wait();
    expect(state()).toMatchObject({ kind: 'failed', size: 'small', failure: timeout });
  });

  it('gives way to a newer one: the old request is called off and its answer forgotten', async () => {
    capture.ask('small');
    capture.ask('large');
    expect(requests[0]?.signal.aborted).toBe(true);
    requests[0]?.sent();
    requests[0]?.arrive(STILL);
    await wait();
    expect(state()).toEqual({ kind: 'waiting', size: 'large', askedAt: 1_000 });
  });

  it('is no longer waited for once its panel is closed', async () => {
    capture.ask('small');
    capture.close();
    expect(requests[0]?.signal.aborted).toBe(true);
    requests[0]?.fail(timeout);
    await wait();
    expect(state()).toEqual({ kind: 'none' });
  });

  it('is called off when its page is left', () => {
    capture.ask('small');
    capture.dispose();
    expect(requests[0]?.signal.aborted).toBe(true);
  });

  it('tells nothing of a request that was called off', async () => {
    capture.ask('small');
    requests[0]?.fail(new Failure({ code: 'aborted', operation: 'capture' }));
    await wait();
    expect(state().kind).toBe('waiting');
  });
});

describe('its words', () => {
  const clockText = (at: number) => `${at / 1_000} s`;
  const asked = { size: 'small', askedAt: epochMs(1_000) } as const;

  it('name what happened so far, in order', () => {
    expect(captureSteps({ kind: 'waiting', ...asked }, clockText)).toEqual(['asked 1 s']);
    const sentAt = epochMs(2_000);
    expect(captureSteps({ kind: 'waiting', ...asked, sentAt }, clockText)).toEqual(['asked 1 s', 'sent 2 s']);
    const arrived = { kind: 'arrived', ...asked, sentAt, arrivedAt: epochMs(5_000), still: STILL } as const;
    expect(captureSteps(arrived, clockText)).toEqual(['asked 1 s', 'sent 2 s', 'arrived 5 s']);
  });

  it('say that a request was sent and nothing came, and how long that was waited for', () => {
    const failed = { kind: 'failed', ...asked, failure: timeout, failedAt: epochMs(32_000) } as const;
    expect(captureFault({ ...failed, sentAt: epochMs(2_000) }, 'Depot')).toBe(
      'The request was sent, but no new picture came within 30 s.',
    );
  });

  it('say what is wrong when the request itself was not taken', () => {
    const failed = { kind: 'failed', ...asked, failure: timeout, failedAt: epochMs(32_000) } as const;
    expect(captureFault(failed, 'Depot')).toContain('Depot does not answer');
  });
});
