import { describe, expect, it } from 'vitest';
import { Failure } from '../../core/failure.ts';
import { epochMs } from '../../core/units.ts';
import { type ExportEvent, reduceExport } from './export-job-machine.ts';
import type { ExportState } from './export-model.ts';

const failure = new Failure({ code: 'busy', operation: 'test' });
const at = epochMs(1_000);

const STATES: readonly ExportState[] = [
  { kind: 'queued' },
  { kind: 'submitting' },
  { kind: 'waiting' },
  { kind: 'running', progress: 0.5 },
  { kind: 'ready', at },
  { kind: 'failed', failure },
  { kind: 'unknown', failure },
  { kind: 'cancelling' },
  { kind: 'cancelled' },
  { kind: 'needsSignIn' },
  { kind: 'expired' },
  { kind: 'deleting' },
  { kind: 'deleted' },
];

/** What an event makes of each state that it means something to: "queued > submitting". */
const CASES: readonly (readonly [ExportEvent, readonly string[]])[] = [
  [{ kind: 'sent' }, ['queued > submitting']],
  [{ kind: 'postponed', failure, retryAt: at }, ['submitting > queued']],
  [{ kind: 'accepted' }, ['submitting > waiting']],
  [{ kind: 'answerLost', failure }, ['submitting > unknown', 'cancelling > unknown']],
  [{ kind: 'progressed', to: 'waiting' }, ['running > waiting']],
  [{ kind: 'progressed', to: 'running', progress: 0.6 }, ['waiting > running', 'running > running']],
  [
    { kind: 'troubled', failure, retryAt: at },
    ['queued', 'waiting', 'running', 'ready', 'cancelling', 'deleting'].map((kind) => `${kind} > ${kind}`),
  ],
  [{ kind: 'completed', at }, ['waiting > ready', 'running > ready']],
  [
    { kind: 'failed', failure },
    ['queued', 'submitting', 'waiting', 'running', 'needsSignIn'].map((kind) => `${kind} > failed`),
  ],
  [{ kind: 'gone' }, ['waiting > expired', 'running > expired', 'ready > expired']],
  [{ kind: 'lost', failure }, ['waiting > unknown', 'running > unknown']],
  [
    { kind: 'signInNeeded' },
    ['queued', 'submitting', 'waiting', 'running', 'cancelling', 'deleting'].map(
      (kind) => `${kind} > needsSignIn`,
    ),
  ],
  [{ kind: 'signedIn', to: 'cancelling' }, ['needsSignIn > cancelling']],
  [
    { kind: 'cancelAsked', clean: false },
    ['queued', 'submitting', 'waiting', 'running', 'needsSignIn'].map((kind) => `${kind} > cancelling`),
  ],
  [{ kind: 'cancelled' }, ['cancelling > cancelled', 'needsSignIn > cancelled']],
  [{ kind: 'deleteAsked' }, ['ready > deleting', 'failed > deleting', 'needsSignIn > deleting']],
  [{ kind: 'deleted' }, ['deleting > deleted']],
  [{ kind: 'endRefused', failure, hasFiles: true, at }, ['cancelling > waiting', 'deleting > ready']],
  [{ kind: 'endRefused', failure, hasFiles: false, at }, ['cancelling > waiting', 'deleting > failed']],
];

describe('an export', () => {
  it.each(CASES)('told %o changes where that means something, and nowhere else', (event, expected) => {
    const changed = STATES.flatMap((state) => {
      const next = reduceExport(state, event);
      return next === state ? [] : [`${state.kind} > ${next.kind}`];
    });
    expect(changed.toSorted()).toEqual([...expected].toSorted());
  });

  it('told the same progress again stays the same object', () => {
    const state: ExportState = { kind: 'running', progress: 0.5 };
    expect(reduceExport(state, { kind: 'progressed', to: 'running', progress: 0.5 })).toBe(state);
  });

  it('that answers again has no trouble any more', () => {
    const state: ExportState = { kind: 'running', progress: 0.5, trouble: failure, retryAt: at };
    const next = reduceExport(state, { kind: 'progressed', to: 'running', progress: 0.5 });
    expect(next).toEqual({ kind: 'running', progress: 0.5 });
  });

  it('that could not be ended says so while it goes on, whatever is told of its progress', () => {
    const refused = reduceExport(
      { kind: 'cancelling' },
      { kind: 'endRefused', failure, hasFiles: false, at },
    );
    expect(refused).toEqual({ kind: 'waiting', trouble: failure, isRefusal: true });
    expect(reduceExport(refused, { kind: 'progressed', to: 'waiting' })).toBe(refused);
    const running = reduceExport(refused, { kind: 'progressed', to: 'running', progress: undefined });
    expect(running).toEqual({ kind: 'running', progress: undefined, trouble: failure, isRefusal: true });
    expect(reduceExport(running, { kind: 'progressed', to: 'running', progress: undefined })).toBe(running);
    expect(reduceExport(running, { kind: 'completed', at })).toEqual({ kind: 'ready', at });
  });

  it('that could not be ended and cannot be asked says the newer of both', () => {
    const refused: ExportState = { kind: 'waiting', trouble: failure, isRefusal: true };
    const offline = new Failure({ code: 'offline', operation: 'test' });
    const next = reduceExport(refused, { kind: 'troubled', failure: offline, retryAt: at });
    expect(next).toEqual({ kind: 'waiting', trouble: offline, retryAt: at, isRefusal: undefined });
    expect(reduceExport(next, { kind: 'progressed', to: 'waiting' })).toEqual({ kind: 'waiting' });
  });

  it('that nothing is left of is cancelled at once', () => {
    expect(reduceExport({ kind: 'queued' }, { kind: 'cancelAsked', clean: true })).toEqual({
      kind: 'cancelled',
    });
  });
});
