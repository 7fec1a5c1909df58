import { describe, expect, it } from 'vitest';
import { withhold } from '../../../core/offer.ts';
import { HALF_HOUR, onDay, warehouse } from '../testing/fake-exports.ts';
import { draftSettings, type ExportDraft, firstDraft } from './export-draft.ts';
import {
  draftRequest,
  firstProblem,
  formProblems,
  type FormState,
  isSameSpan,
  shownProblems,
} from './form-problems.ts';
import { exportOrder } from './export-order.ts';
import { rangeFacts } from './range-facts.ts';
import { aCamera, anOptions } from './testing/fake-footage-exports.ts';

const ASK = { camera: warehouse('12'), ...HALF_HOUR };

function form(part: Partial<ExportDraft> = {}, more: Partial<FormState> = {}): FormState {
  const draft = { ...firstDraft(ASK, onDay('16:41:00')), ...part };
  const options = more.options ?? anOptions();
  return {
    draft,
    options,
    settings: draftSettings(draft, options),
    facts: aCamera(),
    archive: undefined,
    systemReason: undefined,
    ...more,
  };
}
const fields = (state: FormState) => formProblems(state).map(({ field }) => field);

describe('what stands against an order', () => {
  it('is nothing where all is filled in', () => {
    expect(formProblems(form())).toEqual([]);
    expect(draftRequest(form())).toMatchObject({
      camera: '12',
      source: { kind: 'archive', archive: undefined, span: HALF_HOUR },
    });
  });

  it('is a camera that is not chosen, or of which nothing can be exported', () => {
    expect(fields(form({ camera: undefined }))).toEqual(['camera']);
    expect(formProblems(form({}, { systemReason: 'Nobody is signed in.' }))).toEqual([
      { field: 'camera', text: 'Nobody is signed in.' },
    ]);
    expect(fields(form({}, { facts: aCamera({ refused: 'No archive rights.' }) }))).toEqual(['camera']);
  });

  it('is a camera that is recorded nowhere, unless its live video is meant', () => {
    const facts = aCamera({ archives: [] });
    expect(fields(form({}, { facts }))).toEqual(['archive']);
    expect(fields(form({ kind: 'live' }, { facts }))).toEqual([]);
  });

  it('is a time that is missing or runs backwards', () => {
    expect(fields(form({ from: undefined }))).toEqual(['span']);
    expect(fields(form({ until: onDay('16:00:00') }))).toEqual(['span']);
    expect(fields(form({ kind: 'live', length: undefined }))).toEqual(['length']);
  });

  it('is live video where the system exports none', () => {
    const options = anOptions({ live: withhold('It exports recordings only.') });
    expect(formProblems(form({ kind: 'live' }, { options }))).toEqual([
      { field: 'length', text: 'It exports recordings only.' },
    ]);
  });

  it('is what the system says, once for each field', () => {
    expect(fields(form({ changed: { color: 'red' } }))).toEqual(['color']);
    const options = anOptions({ check: () => [{ field: 'camera', text: 'Not this one.' }] });
    expect(formProblems(form({}, { options, systemReason: 'Nobody is signed in.' }))).toHaveLength(1);
  });

  it('is shown once its field was changed, and all of it once Export was pressed', () => {
    const state = form({ changed: { color: 'red', maxFileSize: Number.NaN } });
    const problems = formProblems(state);
    expect(problems).toHaveLength(2);
    expect(shownProblems(problems, state.draft)).toEqual([]);
    expect(shownProblems(problems, { ...state.draft, touched: ['color'] })).toHaveLength(1);
    expect(shownProblems(problems, { ...state.draft, wasPressed: true })).toHaveLength(2);
  });

  it('has the uppermost field of the form first', () => {
    const first = firstProblem([
      { field: 'masks', text: '' },
      { field: 'color', text: '' },
      { field: 'span', text: '' },
    ]);
    expect(first?.field).toBe('span');
    expect(firstProblem([])).toBeUndefined();
  });
});

describe('an order', () => {
  const rest = (state: FormState) => ({
    ...state,
    problems: formProblems(state),
    camera: undefined,
    range: rangeFacts(HALF_HOUR, [HALF_HOUR]),
    estimate: undefined,
  });

  it('tells what the archive held when it was made', () => {
    expect(exportOrder(rest(form()))).toMatchObject({ cameraName: '12', held: [HALF_HOUR] });
  });

  it('of live video tells nothing of the archive', () => {
    expect(exportOrder(rest(form({ kind: 'live' })))).toMatchObject({
      source: { kind: 'live', length: 300_000 },
      held: undefined,
    });
  });

  it('is not made while something stands against it', () => {
    expect(exportOrder(rest(form({ changed: { color: 'red' } })))).toBeUndefined();
    expect(exportOrder(rest(form({ from: undefined })))).toBeUndefined();
  });
});

describe('two ranges', () => {
  it('are the same to the millisecond', () => {
    expect(isSameSpan(HALF_HOUR, { ...HALF_HOUR })).toBe(true);
    expect(isSameSpan(HALF_HOUR, { ...HALF_HOUR, until: onDay('16:40:00.001') })).toBe(false);
    expect(isSameSpan(undefined, undefined)).toBe(false);
  });
});
