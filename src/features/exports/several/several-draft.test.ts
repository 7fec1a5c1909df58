import { describe, expect, it } from 'vitest';
import { cameraId, type CameraRef, connectionId } from '../../../core/ids.ts';
import { epochMs, ONE_MINUTE } from '../../../core/units.ts';
import { onDay, spanAt } from '../testing/fake-exports.ts';
import { MOST_CAMERAS } from '../several-address.ts';
import {
  firstSeveral,
  isSeveralEdited,
  placeKey,
  reduceSeveral,
  type SeveralDraft,
  type SeveralEvent,
  spanOfTimes,
  timesProblem,
} from './several-draft.ts';

const ref = (system: string, camera: string): CameraRef => ({
  system: connectionId(system),
  camera: cameraId(camera),
});
const [A1, A2, B1] = [ref('a', '1'), ref('a', '2'), ref('b', '1')];
const NOW = onDay('16:41:18');
const RANGE = spanAt('16:10:00', '16:40:00');
const EMPTY = firstSeveral(RANGE, NOW);
const after = (draft: SeveralDraft, ...events: readonly SeveralEvent[]) =>
  events.reduce(reduceSeveral, draft);
const refs = (draft: SeveralDraft) => draft.cameras.map((one) => one.ref);

describe('the first draft', () => {
  it('is of the cameras and the times of the address', () => {
    const draft = firstSeveral({ cameras: [A1, B1], ...RANGE }, NOW);
    expect(refs(draft)).toEqual([A1, B1]);
    expect(spanOfTimes(draft)).toEqual(RANGE);
    expect(draft.handOn).toEqual({ download: true, manifest: true });
  });

  it('is of the last ten full minutes where no time is given', () => {
    expect(firstSeveral({}, NOW)).toMatchObject(spanAt('16:31:00', '16:41:00'));
  });

  it('is of ten minutes from or up to the one time that is given', () => {
    expect(firstSeveral({ from: RANGE.from }, NOW)).toMatchObject(spanAt('16:10:00', '16:20:00'));
    expect(firstSeveral({ until: RANGE.until }, NOW)).toMatchObject(spanAt('16:30:00', '16:40:00'));
    expect(firstSeveral({ until: epochMs(ONE_MINUTE) }, NOW).from).toBe(0);
  });
});

describe('cameras', () => {
  it('are added in their order, each once', () => {
    const draft = after(
      EMPTY,
      { kind: 'camerasAdded', refs: [A1] },
      { kind: 'camerasAdded', refs: [B1, A1, A2] },
    );
    expect(refs(draft)).toEqual([A1, B1, A2]);
  });

  it('are no more than fit', () => {
    const many = Array.from({ length: MOST_CAMERAS + 1 }, (_, index) => ref('a', String(index)));
    expect(after(EMPTY, { kind: 'camerasAdded', refs: many }).cameras).toHaveLength(MOST_CAMERAS);
  });

  it('are taken out, and the settings of their system stay', () => {
    const draft = after(
      EMPTY,
      { kind: 'camerasAdded', refs: [A1, B1] },
      { kind: 'settingsChanged', system: A1.system, field: 'folder', part: { folder: 'E:\\cases' } },
      { kind: 'camerasRemoved', refs: [A1] },
    );
    expect(refs(draft)).toEqual([B1]);
    expect(draft.changed.get(A1.system)).toEqual({ folder: 'E:\\cases' });
  });

  it('of two systems with the same id of a camera are two', () => {
    const draft = after(
      EMPTY,
      { kind: 'camerasAdded', refs: [A1, B1] },
      { kind: 'ownTaken', ref: A1 },
      { kind: 'ownSet', ref: A1, part: { until: onDay('16:20:00') } },
    );
    expect(draft.cameras[0]?.own).toEqual(spanAt('16:10:00', '16:20:00'));
    expect(draft.cameras[1]?.own).toBeUndefined();
  });
});

describe('times of a camera', () => {
  const chosen = after(EMPTY, { kind: 'camerasAdded', refs: [A1, A2] });

  it('begin as those of all, and stay when those of all are changed', () => {
    const draft = after(chosen, { kind: 'ownTaken', ref: A1 }, { kind: 'fromSet', at: onDay('16:00:00') });
    expect(draft.cameras[0]?.own).toEqual(RANGE);
    expect(draft.cameras[1]?.own).toBeUndefined();
    expect(draft.from).toBe(onDay('16:00:00'));
  });

  it('are not lost when they are taken twice', () => {
    const draft = after(
      chosen,
      { kind: 'ownTaken', ref: A1 },
      { kind: 'ownSet', ref: A1, part: { from: undefined } },
      { kind: 'ownTaken', ref: A1 },
    );
    expect(draft.cameras[0]?.own).toEqual({ from: undefined, until: RANGE.until });
  });

  it('are dropped for those of all', () => {
    const draft = after(chosen, { kind: 'ownTaken', ref: A1 }, { kind: 'ownDropped', ref: A1 });
    expect(draft.cameras[0]?.own).toBeUndefined();
  });
});

describe('settings', () => {
  it('are kept for each system apart, one over the other', () => {
    const draft = after(
      EMPTY,
      { kind: 'settingsChanged', system: A1.system, field: 'comment', part: { comment: 'Case' } },
      { kind: 'settingsChanged', system: A1.system, field: 'format', part: { format: 'mkv' } },
      { kind: 'settingsChanged', system: B1.system, field: 'format', part: { format: 'native' } },
    );
    expect(draft.changed.get(A1.system)).toEqual({ comment: 'Case', format: 'mkv' });
    expect(draft.changed.get(B1.system)).toEqual({ format: 'native' });
    expect(draft.touched.has(placeKey({ kind: 'setting', system: B1.system, field: 'format' }))).toBe(true);
    expect(draft.touched.has(placeKey({ kind: 'setting', system: B1.system, field: 'comment' }))).toBe(false);
  });

  it('of the hand on are changed one by one', () => {
    expect(after(EMPTY, { kind: 'handOnChanged', part: { manifest: false } }).handOn).toEqual({
      download: true,
      manifest: false,
    });
  });
});

describe('a page', () => {
  it('is edited once a camera is chosen, a time is set or it is named', () => {
    expect(isSeveralEdited(EMPTY)).toBe(false);
    expect(isSeveralEdited(firstSeveral({ cameras: [A1] }, NOW))).toBe(true);
    expect(isSeveralEdited(after(EMPTY, { kind: 'untilSet', at: undefined }))).toBe(true);
    expect(isSeveralEdited(after(EMPTY, { kind: 'named', name: '' }))).toBe(true);
  });

  it('shows all that is wrong once Export was pressed', () => {
    expect(after(EMPTY, { kind: 'refused' }).wasPressed).toBe(true);
  });

  it('is started anew as it is given', () => {
    const draft = after(EMPTY, { kind: 'named', name: 'X' });
    expect(after(draft, { kind: 'startedAnew', draft: EMPTY })).toBe(EMPTY);
  });
});

describe('timesProblem', () => {
  it('says which moment is missing, and when they run backwards', () => {
    expect(timesProblem({ from: undefined, until: NOW })).toBe('The beginning is no date and time.');
    expect(timesProblem({ from: NOW, until: undefined })).toBe('The end is no date and time.');
    expect(timesProblem({ from: RANGE.until, until: RANGE.from })).toBe(
      'The end comes before the beginning.',
    );
    expect(timesProblem(RANGE)).toBeUndefined();
    expect(spanOfTimes({ from: RANGE.until, until: RANGE.from })).toBeUndefined();
  });
});
