import { describe, expect, it } from 'vitest';
import { cameraId } from '../../../core/ids.ts';
import { withhold } from '../../../core/offer.ts';
import { ms } from '../../../core/units.ts';
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
import { aCamera, anOptions, folderOptions } from './testing/fake-footage-exports.ts';

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
    nameOf: (camera) => `Aisle ${camera}`,
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

  it('is a further camera without a time of its own, by its name', () => {
    const others = [
      { camera: cameraId('14'), own: undefined },
      { camera: cameraId('15'), own: { from: onDay('16:20:00'), until: onDay('16:10:00') } },
      { camera: cameraId('16'), own: { from: undefined, until: onDay('16:10:00') } },
    ];
    const options = folderOptions({ check: () => [] });
    expect(formProblems(form({ others: others.slice(0, 1) }, { options }))).toEqual([]);
    expect(formProblems(form({ others: others.slice(1) }, { options }))).toEqual([
      { field: 'others', text: 'Aisle 15: The end comes before the beginning.' },
      { field: 'others', text: 'Aisle 16: The beginning is no date and time.' },
    ]);
    expect(draftRequest(form({ others }, { options }))).toBeUndefined();
  });

  it('is a further camera too many for the format, shown at once', () => {
    const others = ['14', '15', '16'].map((id) => ({ camera: cameraId(id), own: undefined }));
    const options = folderOptions({ check: () => [] });
    const told = (state: FormState) =>
      shownProblems(formProblems(state), state.draft).map(({ text }) => text);
    expect(told(form({ others }, { options }))).toEqual(['Native is of 3 cameras at most. Remove 1.']);
    expect(told(form({ others: others.slice(1), changed: { format: 'mp4' } }, { options }))).toEqual([
      'Clip is of one camera. Choose another format, or remove the further cameras.',
    ]);
    expect(told(form({ others: others.slice(1), kind: 'live' }, { options }))).toEqual([
      'Live video is of one camera. Remove the further ones.',
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
    range: rangeFacts(HALF_HOUR, [HALF_HOUR]),
    estimate: undefined,
  });

  it('tells what the archive held when it was made', () => {
    expect(exportOrder(rest(form()))).toMatchObject({
      cameraName: 'Aisle 12',
      held: [HALF_HOUR],
      others: [],
      group: undefined,
    });
  });

  it('has the further cameras by name, each with its time', () => {
    const own = { from: onDay('16:20:00'), until: onDay('16:25:00.280') };
    const others = [
      { camera: cameraId('14'), own: undefined },
      { camera: cameraId('15'), own },
    ];
    const changed = { folder: 'D:\\Case' };
    const made = exportOrder({
      ...rest(form({ others, changed }, { options: folderOptions() })),
      estimate: { bytes: 1, length: ms(1) },
    });
    expect(made?.others).toEqual([
      { camera: '14', cameraName: 'Aisle 14', span: HALF_HOUR },
      { camera: '15', cameraName: 'Aisle 15', span: own },
    ]);
    // The estimate is of the first camera alone.
    expect(made?.estimate).toBeUndefined();
  });

  it('downloads nothing of what stays at its system', () => {
    const order = (format: string) =>
      exportOrder(rest(form({ changed: { format, folder: 'D:\\Case' } }, { options: folderOptions() })));
    expect(order('native')?.handOn).toEqual({ download: false, manifest: true });
    expect(order('mp4')?.handOn).toEqual({ download: true, manifest: true });
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
