import { describe, expect, it } from 'vitest';
import { Failure } from '../../core/failure.ts';
import { epochMs } from '../../core/units.ts';
import { type ImportEvent, reduceImport } from './import-job-machine.ts';
import type { ImportState } from './import-model.ts';

const PACE = { done: 1, speed: undefined, left: undefined };
const FAILURE = new Failure({ code: 'noSpace', operation: 'upload' });
const AT = epochMs(1_000);

const STATES: readonly ImportState[] = [
  { kind: 'reading' },
  { kind: 'unusable', because: 'empty' },
  { kind: 'draft', questions: [] },
  { kind: 'waiting' },
  { kind: 'hashing', pace: PACE },
  { kind: 'uploading', pace: PACE, confirmed: 0, count: 1, lines: 1 },
  { kind: 'verifying' },
  { kind: 'waitingForLock', since: AT, by: undefined, mine: false },
  { kind: 'importing', done: undefined },
  { kind: 'checking' },
  { kind: 'done', at: AT, recorded: { from: AT, until: AT } },
  { kind: 'paused', step: 'upload', done: 1 },
  { kind: 'needsFile', asks: false },
  { kind: 'needsSignIn' },
  { kind: 'failed', failure: FAILURE, step: 'upload' },
  { kind: 'cancelling' },
  { kind: 'cancelled' },
];

const EVENTS: readonly ImportEvent[] = [
  { kind: 'unusable', because: 'truncated' },
  { kind: 'asked', questions: [{ kind: 'camera' }] },
  { kind: 'started' },
  { kind: 'hashProgressed', pace: PACE },
  { kind: 'hashed' },
  { kind: 'uploadProgressed', pace: PACE, confirmed: 1, count: 2, lines: 3 },
  { kind: 'sent' },
  { kind: 'uploaded', at: AT },
  { kind: 'lockRefused', at: epochMs(9_000), by: 'bob', mine: false },
  { kind: 'importProgressed', done: 0.5 },
  { kind: 'imported' },
  { kind: 'proven', at: AT, recorded: { from: AT, until: AT } },
  { kind: 'paused', step: 'upload', done: 5 },
  { kind: 'resumed' },
  { kind: 'retried' },
  { kind: 'interrupted' },
  { kind: 'fileNeeded', asks: true },
  { kind: 'fileGiven', to: 'waiting' },
  { kind: 'signInNeeded' },
  { kind: 'signedIn' },
  { kind: 'failed', failure: FAILURE, step: 'upload' },
  { kind: 'reopened' },
  { kind: 'cancelAsked', clean: false },
  { kind: 'cancelled' },
];

const after = (state: ImportState, ...events: readonly ImportEvent[]) => events.reduce(reduceImport, state);
const stateOf = (kind: ImportState['kind']): ImportState => {
  const state = STATES.find((one) => one.kind === kind);
  if (state === undefined) throw new Error(kind);
  return state;
};
/** The kinds of states that an event leads to from each state that it changes. */
const meaningOf = (kind: ImportEvent['kind']) => {
  const event = EVENTS.find((one) => one.kind === kind);
  if (event === undefined) throw new Error(kind);
  return Object.fromEntries(
    STATES.flatMap((state) => {
      const next = reduceImport(state, event);
      return next === state ? [] : [[state.kind, next.kind]];
    }),
  );
};

describe('a job', () => {
  it('goes its way from a chosen file to proven footage', () => {
    const ways = EVENTS.filter(({ kind }) =>
      ['started', 'hashProgressed', 'hashed', 'uploadProgressed', 'sent', 'uploaded'].includes(kind),
    );
    const read = after({ kind: 'reading' }, { kind: 'asked', questions: [] });
    expect(read).toEqual({ kind: 'draft', questions: [] });
    const uploaded = after(read, ...ways);
    expect(uploaded).toMatchObject({ kind: 'waitingForLock', since: AT });
    const over = after(uploaded, { kind: 'importProgressed', done: 0.2 }, { kind: 'imported' });
    expect(over).toEqual({ kind: 'checking' });
    const recorded = { from: AT, until: epochMs(5_000) };
    expect(after(over, { kind: 'proven', at: AT, recorded })).toEqual({ kind: 'done', at: AT, recorded });
  });

  it('is never done without the look at the timeline', () => {
    expect(meaningOf('proven')).toEqual({ checking: 'done' });
  });

  it('that is done stays done, whatever comes late', () => {
    for (const event of EVENTS) expect(reduceImport(stateOf('done'), event)).toBe(stateOf('done'));
  });

  it('that is being cancelled takes nothing else than that it is', () => {
    expect(
      EVENTS.filter((event) => reduceImport(stateOf('cancelling'), event).kind !== 'cancelling'),
    ).toEqual([{ kind: 'cancelled' }]);
  });

  it('tells each event once: the same states come as the same objects', () => {
    for (const state of STATES) {
      for (const event of EVENTS) {
        const next = reduceImport(state, event);
        if (next === state) continue;
        // What changes something leads to a state that is complete.
        expect(STATES.map(({ kind }) => kind)).toContain(next.kind);
      }
    }
  });

  it('pauses while it is sent or waits, not while the system imports', () => {
    const paused = { kind: 'paused' } as const;
    const kinds = [
      'waiting',
      'hashing',
      'uploading',
      'verifying',
      'waitingForLock',
      'needsFile',
      'needsSignIn',
    ];
    expect(meaningOf('paused')).toEqual(Object.fromEntries(kinds.map((kind) => [kind, paused.kind])));
    expect(meaningOf('resumed')).toEqual({ paused: 'waiting' });
  });

  it('can be called off whenever it is not over', () => {
    expect(Object.keys(meaningOf('cancelAsked')).toSorted()).toEqual(
      STATES.map(({ kind }) => kind)
        .filter((kind) => !['done', 'cancelling', 'cancelled'].includes(kind))
        .toSorted(),
    );
  });

  it('with nothing at the system is cancelled at once', () => {
    expect(after({ kind: 'waiting' }, { kind: 'cancelAsked', clean: true })).toEqual({ kind: 'cancelled' });
  });

  it('counts its wait for the camera from the first refusal', () => {
    const waiting = after({ kind: 'waiting' }, { kind: 'uploaded', at: AT });
    const refused = after(waiting, { kind: 'lockRefused', at: epochMs(7_000), by: 'bob', mine: false });
    expect(refused).toMatchObject({ since: AT, by: 'bob' });
    const lost = after(
      { kind: 'importing', done: 0.4 },
      { kind: 'lockRefused', at: epochMs(7_000), by: 'bob', mine: false },
    );
    expect(lost).toMatchObject({ kind: 'waitingForLock', since: 7_000 });
  });

  it('goes on after a failure from where it was, or as a draft with another answer', () => {
    expect(meaningOf('retried')).toEqual({ failed: 'waiting' });
    expect(meaningOf('reopened')).toEqual({ failed: 'draft', cancelled: 'draft' });
  });

  it('waits for a sign-in only while it is under way', () => {
    expect(Object.keys(meaningOf('signInNeeded'))).not.toContain('paused');
    expect(Object.keys(meaningOf('signInNeeded'))).not.toContain('draft');
    expect(meaningOf('signedIn')).toEqual({ needsSignIn: 'waiting' });
  });

  it('says what was wrong with the file that it was given', () => {
    const asked = after({ kind: 'waiting' }, { kind: 'fileNeeded', asks: false });
    expect(after(asked, { kind: 'fileNeeded', asks: false, wrong: 'Another one.' })).toEqual({
      kind: 'needsFile',
      asks: false,
      wrong: 'Another one.',
    });
    expect(after(asked, { kind: 'fileGiven', to: 'reading' })).toEqual({ kind: 'reading' });
  });
});
