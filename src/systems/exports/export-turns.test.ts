import { describe, expect, it } from 'vitest';
import { Failure } from '../../core/failure.ts';
import { addMs, ms } from '../../core/units.ts';
import { FOUR, live, order } from '../../testing/export-setup.ts';
import { type ExportJob, newExportJob } from './export-job.ts';
import type { ExportItem, ExportState } from './export-model.ts';
import { isAnswerLost, pollDelay } from './export-pace.ts';
import { MOST_AT_ONCE, nextOrders, workOf } from './export-turns.ts';

const jobOf = (
  id: string,
  state: ExportState,
  wanted = order(),
  item: Partial<ExportItem> = {},
): ExportJob => {
  const job = newExportJob({ id, order: wanted, systemName: 'W', createdAt: FOUR, account: undefined });
  return { ...job, item: { ...job.item, ticket: 't', ...item, state } };
};
const QUEUED = { kind: 'queued' } as const;
const RUNNING = { kind: 'running', progress: undefined } as const;

describe('whose order is sent', () => {
  it('is the oldest one, and as many as may be under way', () => {
    const jobs = ['f', 'e', 'd', 'c', 'b', 'a'].map((id) => jobOf(id, QUEUED));
    expect(nextOrders(jobs)).toEqual(['a', 'b', 'c', 'd']);
  });

  it('is nobody while as many are at the system, whatever they do there', () => {
    const kinds = [{ kind: 'submitting' }, { kind: 'waiting' }, RUNNING, { kind: 'cancelling' }] as const;
    expect(kinds).toHaveLength(MOST_AT_ONCE);
    const jobs = [jobOf('a', QUEUED), ...kinds.map((state, at) => jobOf(`x${at}`, state))];
    expect(nextOrders(jobs)).toEqual([]);
    expect(nextOrders(jobs.slice(0, -1))).toEqual(['a']);
  });

  it('is the next one while others are written at their system, which may never tell that they are over', () => {
    const kinds = [{ kind: 'waiting' }, RUNNING, RUNNING, { kind: 'cancelling' }] as const;
    const written = kinds.map((state, at) => jobOf(`x${at}`, state, order(), { stays: true }));
    expect(nextOrders([jobOf('a', QUEUED), ...written])).toEqual(['a']);
    const ordered = Array.from({ length: MOST_AT_ONCE }, (_one, at) =>
      jobOf(`y${at}`, { kind: 'submitting' }, order(), { stays: true }),
    );
    expect(nextOrders([jobOf('a', QUEUED), ...ordered])).toEqual([]);
  });

  it('is each that records live video, at once', () => {
    const busy = ['w', 'x', 'y', 'z'].map((id) => jobOf(id, RUNNING));
    expect(nextOrders([jobOf('a', QUEUED), jobOf('l', QUEUED, live()), ...busy])).toEqual(['l']);
  });
});

describe('the work for an export', () => {
  it.each([
    ['queued', undefined],
    ['submitting', undefined],
    ['waiting', 'watch'],
    ['running', 'watch'],
    ['cancelling', 'end'],
    ['deleting', 'end'],
    ['cancelled', undefined],
    ['expired', undefined],
    ['deleted', undefined],
    ['needsSignIn', undefined],
  ] as const)('that is %s is %s', (kind, expected) => {
    const state: ExportState = kind === 'running' ? RUNNING : { kind };
    expect(workOf(jobOf('a', state), FOUR)).toBe(expected);
  });

  it('that is cancelled before it has a name waits for the name', () => {
    expect(workOf(jobOf('a', { kind: 'cancelling' }, order(), { ticket: undefined }), FOUR)).toBeUndefined();
  });

  it('that is ready is the look at the archive, then nothing until it may have expired', () => {
    const ready = jobOf('a', { kind: 'ready', at: FOUR }, order(), { expiresAt: addMs(FOUR, ms(10)) });
    expect(workOf(ready, FOUR)).toBe('look');
    const looked = { ...ready, memory: { ...ready.memory, isLooked: true } };
    expect([workOf(looked, FOUR), workOf(looked, addMs(FOUR, ms(10)))]).toEqual([undefined, 'check']);
  });
});

describe('questions', () => {
  it('come slower the longer it takes', () => {
    expect([0, 9, 10, 34, 35, 82, 83, 10_000].map(pollDelay)).toEqual([
      1_000, 1_000, 2_000, 2_000, 5_000, 5_000, 10_000, 10_000,
    ]);
  });

  it.each([
    ['unreachable', undefined, true],
    ['timeout', undefined, true],
    ['offline', undefined, true],
    ['badReply', undefined, true],
    ['serverError', 504, true],
    ['serverError', 502, true],
    ['serverError', 500, false],
    ['rejected', 400, false],
    ['busy', 503, false],
    ['notPermitted', 403, false],
  ] as const)(
    'about an order that failed with %s %s: the answer may be lost: %s',
    (code, status, expected) => {
      expect(isAnswerLost(new Failure({ code, status, operation: 'test' }))).toBe(expected);
    },
  );
});
