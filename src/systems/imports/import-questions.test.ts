import { describe, expect, it } from 'vitest';
import { addMs, ms, ONE_DAY, ONE_MINUTE } from '../../core/units.ts';
import { BODYCAM, factsFrom, HANDHELD, minute, NOON } from '../../testing/import-setup.ts';
import { laneOf, newImportItem, withSpan } from './import-job.ts';
import type { ImportItem } from './import-model.ts';
import { askAll, type CameraKnowledge, spansToAsk } from './import-questions.ts';

const FILE = { folder: '', size: 40, modifiedAt: NOON };

function draft(name: string, from: number | undefined, more: Partial<ImportItem> = {}): ImportItem {
  return withSpan({
    ...newImportItem(name, { ...FILE, name }, NOON, BODYCAM),
    facts: factsFrom(undefined),
    start: from === undefined ? undefined : { at: minute(from), source: 'header' },
    state: { kind: 'draft', questions: [] },
    ...more,
  });
}

const knows = (more: Partial<CameraKnowledge> = {}): ReadonlyMap<string, CameraKnowledge> => {
  const lane = laneOf(draft('x', 0)) ?? '';
  return new Map([[lane, { recorded: [], tolerance: ms(200), full: false, ...more }]]);
};
const ask = (items: readonly ImportItem[], camera: Partial<CameraKnowledge> = {}) =>
  Object.fromEntries(askAll(items, knows(camera)));

describe('questions', () => {
  it('are none for a file that can go', () => {
    expect(ask([draft('a', 0)])).toEqual({ a: [] });
  });

  it('are for the camera, the start and the codec, several at a time', () => {
    const verdict = { kind: 'refused', note: 'It does not take VP9' } as const;
    expect(ask([draft('a', undefined, { target: undefined, verdict })])).toEqual({
      a: [{ kind: 'camera' }, { kind: 'start' }, { kind: 'refused', note: 'It does not take VP9' }],
    });
  });

  it('are for the length where the file tells none: it covers nothing and can prove nothing', () => {
    const unmeasured = draft('a', 0, { facts: { ...factsFrom(undefined), duration: ms(0) } });
    expect(unmeasured.span).toBeUndefined();
    expect(ask([unmeasured])).toEqual({ a: [{ kind: 'refused', note: 'its length cannot be read' }] });
    const verdict = { kind: 'refused', note: 'It does not take this' } as const;
    expect(ask([{ ...unmeasured, verdict }])).toEqual({ a: [verdict] });
  });

  it('are not asked of a file whose form is not known yet, nor of one that began', () => {
    const unread = draft('a', 0, { facts: undefined, state: { kind: 'reading' } });
    expect(ask([unread, draft('b', 5, { state: { kind: 'waiting' } })])).toEqual({});
  });

  it('take an overlap of the tolerance for touching', () => {
    const recorded = [{ from: minute(-1), until: addMs(NOON, ms(200)) }];
    expect(ask([draft('a', 0)], { recorded })).toEqual({ a: [] });
    const more = [{ from: minute(-1), until: addMs(NOON, ms(201)) }];
    expect(ask([draft('a', 0)], { recorded: more })['a']).toEqual([
      {
        kind: 'overlap',
        shared: { from: NOON, until: addMs(NOON, ms(201)) },
        with: 'timeline',
        fitsAt: addMs(NOON, ms(201)),
      },
    ]);
  });

  it('say where the file fits: behind what is there, in a gap that is long enough', () => {
    const recorded = [
      { from: minute(0), until: minute(1) },
      { from: minute(1.5), until: minute(2) },
      { from: minute(3), until: minute(4) },
    ];
    expect(ask([draft('a', 0.2)], { recorded })['a']).toMatchObject([{ fitsAt: minute(2) }]);
  });

  it('know no place where there is none within a day', () => {
    const recorded = [{ from: minute(0), until: addMs(minute(10), ONE_DAY) }];
    expect(ask([draft('a', 0.2)], { recorded })['a']).toMatchObject([{ fitsAt: undefined }]);
  });

  it('are for the later of two files of the queue that overlap, with the name of the other', () => {
    const answers = ask([draft('a', 0), draft('b', 0.5)]);
    expect(answers['a']).toEqual([]);
    expect(answers['b']).toMatchObject([{ kind: 'overlap', with: 'file', name: 'a', fitsAt: minute(1) }]);
  });

  it('let one that has begun keep its place, wherever it stands', () => {
    const answers = ask([
      draft('a', 0),
      draft('b', 0.5, { state: { kind: 'paused', step: 'upload', done: 0 } }),
    ]);
    expect(answers['a']).toMatchObject([{ kind: 'overlap', name: 'b' }]);
  });

  it('do not count files that have questions themselves, failed ones, or other cameras', () => {
    const refused = draft('a', 0, { verdict: { kind: 'refused', note: '' } });
    const cancelled = draft('b', 0, { state: { kind: 'cancelled' } });
    const other = draft('c', 0, { target: HANDHELD });
    expect(ask([refused, cancelled, other, draft('d', 0)])['d']).toEqual([]);
  });

  it('say that there is no room', () => {
    expect(ask([draft('a', 0)], { full: true })).toEqual({ a: [{ kind: 'full' }] });
  });

  it('over thousands of files and spans take no time to speak of', () => {
    const recorded = Array.from({ length: 20_000 }, (_, at) => ({
      from: minute(at * 3),
      until: minute(at * 3 + 1),
    }));
    const items = Array.from({ length: 2_000 }, (_, at) => draft(`f${at}`, at * 3 + 1.5));
    const began = performance.now();
    const answers = ask(items, { recorded });
    expect(performance.now() - began).toBeLessThan(500);
    expect(Object.values(answers).every((questions) => questions.length === 0)).toBe(true);
  });
});

describe('what is asked of a timeline', () => {
  it('is one stretch for files that lie together, with a day behind them', () => {
    const spans = [0, 2, 4].map((from) => ({ from: minute(from), until: minute(from + 1) }));
    expect(spansToAsk(spans)).toEqual([{ from: NOON, until: addMs(minute(5), ONE_DAY) }]);
  });

  it('leaves out the years between files', () => {
    const later = 365 * 24 * 60;
    const spans = [later, 0].map((from) => ({ from: minute(from), until: minute(from + 1) }));
    expect(spansToAsk(spans).map(({ from, until }) => (until - from - ONE_DAY) / ONE_MINUTE)).toEqual([1, 1]);
  });
});
