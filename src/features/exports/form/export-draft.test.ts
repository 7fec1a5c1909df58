import { describe, expect, it } from 'vitest';
import { cameraId, connectionId } from '../../../core/ids.ts';
import { epochMs, ms } from '../../../core/units.ts';
import { anExport, HALF_HOUR, onDay, SETTINGS, warehouse } from '../testing/fake-exports.ts';
import {
  type DraftEvent,
  draftSettings,
  draftSpan,
  type ExportDraft,
  firstDraft,
  isEdited,
  partSpan,
  presetSettings,
  reduceDraft,
} from './export-draft.ts';
import { anOptions, folderOptions } from './testing/fake-footage-exports.ts';

const NOW = onDay('16:41:52');
const ASK = { camera: warehouse('12'), from: onDay('16:10:00'), until: onDay('16:40:00') };
const draft = (more: Partial<ExportDraft> = {}): ExportDraft => ({ ...firstDraft(ASK, NOW), ...more });
const after = (before: ExportDraft, ...events: readonly DraftEvent[]) => events.reduce(reduceDraft, before);

const CROP = { from: { x: 0.1, y: 0.1 }, to: { x: 0.9, y: 0.9 } };
const MASK = [
  { x: 0.2, y: 0.2 },
  { x: 0.3, y: 0.7 },
  { x: 0.5, y: 0.5 },
];

describe('a form that is opened', () => {
  it('takes what the address names', () => {
    expect(draft()).toMatchObject({ ...ASK, kind: 'archive', changed: {}, touched: [] });
  });

  it('proposes the last ten full minutes where no time is named', () => {
    const { from, until } = firstDraft({}, NOW);
    expect([from, until]).toEqual([onDay('16:31:00'), onDay('16:41:00')]);
  });

  it('proposes ten minutes from the beginning that is named, and up to the end that is named', () => {
    expect(firstDraft({ from: onDay('10:00:00') }, NOW).until).toBe(onDay('10:10:00'));
    expect(firstDraft({ until: onDay('10:00:00') }, NOW).from).toBe(onDay('09:50:00'));
  });

  it('is live where the address asks for live video', () => {
    expect(firstDraft({ live: ms(90_000) }, NOW)).toMatchObject({ kind: 'live', length: 90_000 });
  });

  it('is not edited, and is after a change', () => {
    expect(isEdited(draft())).toBe(false);
    expect(isEdited(after(draft(), { kind: 'untilSet', at: onDay('16:41:00') }))).toBe(true);
  });
});

describe('another camera', () => {
  const drawn = draft({ archive: 'slow', changed: { crop: CROP, masks: [MASK], comment: 'Case 1' } });

  it('has none of what was drawn on the one before, and its own default archive', () => {
    const next = after(drawn, { kind: 'cameraChosen', camera: warehouse('14') });
    expect(next.changed).toEqual({ comment: 'Case 1' });
    expect(next.archive).toBeUndefined();
  });

  it('is no other one where the same is chosen again', () => {
    expect(after(drawn, { kind: 'cameraChosen', camera: warehouse('12') })).toBe(drawn);
  });

  it('keeps range and settings after an order, without problems shown', () => {
    const next = after(drawn, { kind: 'refused' }, { kind: 'orderedForNext' });
    expect(next).toMatchObject({ camera: undefined, from: ASK.from, until: ASK.until, wasPressed: false });
    expect(next.changed).toEqual({ comment: 'Case 1' });
    expect(next.touched).toEqual([]);
  });
});

describe('the time', () => {
  it('is a range, one moment, or nothing where it runs backwards or is not filled in', () => {
    expect(draftSpan(draft())).toEqual({ from: ASK.from, until: ASK.until });
    expect(draftSpan(draft({ until: ASK.from }))).toEqual({ from: ASK.from, until: ASK.from });
    expect(draftSpan(draft({ until: epochMs(ASK.from - 1) }))).toBeUndefined();
    expect(draftSpan(draft({ from: undefined }))).toBeUndefined();
  });

  it('keeps the moment to draw on while it lies in the range', () => {
    const at = onDay('16:23:41');
    const chosen = after(draft(), { kind: 'frameChosen', at });
    expect(after(chosen, { kind: 'untilSet', at: onDay('16:24:00') }).at).toBe(at);
    expect(after(chosen, { kind: 'untilSet', at: onDay('16:23:00') }).at).toBeUndefined();
    expect(after(chosen, { kind: 'fromSet', at: undefined }).at).toBeUndefined();
  });

  it('becomes one picture', () => {
    const at = onDay('16:23:41');
    expect(after(draft(), { kind: 'momentTaken', at })).toMatchObject({ from: at, until: at, at });
  });

  it('stays when the source changes to live and back', () => {
    const live = after(draft(), { kind: 'sourceChosen', source: 'live' });
    expect(after(live, { kind: 'sourceChosen', source: 'archive' })).toEqual(draft());
  });
});

describe('further cameras', () => {
  const [CRANE, GATE] = [cameraId('15'), cameraId('16')];
  const added = (...cameras: readonly ReturnType<typeof cameraId>[]) =>
    after(draft(), ...cameras.map((camera): DraftEvent => ({ kind: 'otherAdded', camera })));
  const first = (of: ExportDraft) => of.others[0] ?? { camera: GATE, own: undefined };

  it('have the time of the first one until they get their own, also when that is changed', () => {
    const one = after(added(CRANE), { kind: 'untilSet', at: onDay('16:20:00') });
    expect(partSpan(first(one), draftSpan(one))).toEqual({ from: ASK.from, until: onDay('16:20:00') });
    const own = { from: onDay('15:00:00'), until: onDay('15:10:00') };
    const timed = after(one, { kind: 'otherTimed', camera: CRANE, own });
    expect(partSpan(first(timed), draftSpan(timed))).toEqual(own);
    const back = after(timed, { kind: 'otherTimed', camera: CRANE, own: undefined });
    expect(partSpan(first(back), draftSpan(back))).toEqual(draftSpan(one));
  });

  it('have no time while a moment of their own is missing', () => {
    const own = { from: undefined, until: onDay('15:10:00') };
    const timed = after(added(CRANE), { kind: 'otherTimed', camera: CRANE, own });
    expect(partSpan(first(timed), draftSpan(timed))).toBeUndefined();
  });

  it('are each there once, and never the first one again', () => {
    expect(added(CRANE, CRANE, cameraId('12')).others.map(({ camera }) => camera)).toEqual([CRANE]);
    const next = after(added(CRANE, GATE), { kind: 'cameraChosen', camera: warehouse('15') });
    expect(next.others.map(({ camera }) => camera)).toEqual([GATE]);
  });

  it('can be removed, and are gone with their system and after an order', () => {
    const two = added(CRANE, GATE);
    expect(isEdited(two)).toBe(true);
    expect(after(two, { kind: 'otherRemoved', camera: CRANE }).others).toHaveLength(1);
    const yard = { system: connectionId('yard'), camera: cameraId('1') };
    expect(after(two, { kind: 'cameraChosen', camera: yard }).others).toEqual([]);
    expect(after(two, { kind: 'orderedForNext' }).others).toEqual([]);
  });

  it('of an item come along with its camera, each with what it had', () => {
    const span = { from: onDay('16:20:00'), until: onDay('16:25:00') };
    const item = anExport('a', {
      camera: warehouse('12'),
      others: [
        { camera: CRANE, cameraName: 'Crane', span: HALF_HOUR },
        { camera: GATE, cameraName: 'Gate', span },
      ],
    });
    const next = after(draft({ settingsOf: 'a' }), { kind: 'itemFound', item });
    expect(next.others).toEqual([
      { camera: CRANE, own: undefined },
      { camera: GATE, own: span },
    ]);
    const other = draft({ settingsOf: 'a', camera: warehouse('99') });
    expect(after(other, { kind: 'itemFound', item }).others).toEqual([]);
  });
});

describe('the settings', () => {
  it('are the defaults of the system where nothing was set', () => {
    const options = anOptions({ defaults: { ...SETTINGS, format: 'mkv', videoQuality: 3 } });
    expect(draftSettings(draft(), options)).toEqual(options.defaults);
    const changed = after(draft(), { kind: 'settingsChanged', field: 'comment', part: { comment: 'Case' } });
    expect(draftSettings(changed, options)).toEqual({ ...options.defaults, comment: 'Case' });
    expect(changed.touched).toEqual(['comment']);
  });

  it('are none of those that another system was given', () => {
    const changed = {
      ...SETTINGS,
      format: 'native',
      videoQuality: 3,
      crop: CROP,
      timestamp: '%Y',
      color: '#ff0000',
      page: { ...SETTINGS.page, layout: 'landscape' as const },
      folder: 'D:\\Case',
      comment: 'Case 1',
    };
    const options = folderOptions();
    expect(draftSettings(draft({ changed }), options)).toEqual({
      ...options.defaults,
      folder: 'D:\\Case',
      comment: 'Case 1',
    });
    expect(draftSettings(draft({ changed }), anOptions())).toMatchObject({ folder: '', page: changed.page });
  });

  it('never name a format or a step that the system does not know', () => {
    const changed = { format: 'webm', videoQuality: 9, audioQuality: -1, frameRate: 7 };
    expect(draftSettings(draft({ changed }), anOptions())).toMatchObject({
      format: 'mp4',
      videoQuality: 6,
      audioQuality: 0,
      frameRate: 3,
    });
  });

  it('of a preset leave what is drawn, and a comment and a folder that the preset has not', () => {
    const changed = { crop: CROP, masks: [MASK], comment: 'Case 1', color: '#ffffff' };
    const folder = 'D:\\Case';
    const preset = presetSettings({ ...SETTINGS, crop: CROP, color: '#ff0000', videoQuality: 2 });
    expect(preset.crop).toBeUndefined();
    const before = draft({ changed: { ...changed, folder } });
    const next = after(before, { kind: 'presetChosen', settings: preset });
    expect(next.changed).toMatchObject({ crop: CROP, masks: [MASK], comment: 'Case 1', folder });
    expect(next.changed).toMatchObject({ color: '#ff0000', videoQuality: 2 });
  });

  it('of a preset bring its comment, and nothing that is drawn', () => {
    const settings = { ...SETTINGS, comment: 'Harbour police', crop: CROP, masks: [MASK] };
    const next = after(draft(), { kind: 'presetChosen', settings });
    expect(next.changed.comment).toBe('Harbour police');
    expect('crop' in next.changed || 'masks' in next.changed).toBe(false);
  });

  it('of an item are taken over once it is known, with its drawing for the same camera', () => {
    const item = anExport('a', {
      camera: warehouse('12'),
      settings: { ...SETTINGS, crop: CROP, videoQuality: 4 },
    });
    const waiting = draft({ settingsOf: 'a' });
    expect(after(waiting, { kind: 'itemFound', item: { ...item, id: 'b' } })).toBe(waiting);
    const next = after(waiting, { kind: 'itemFound', item });
    expect(next.changed).toMatchObject({ crop: CROP, videoQuality: 4 });
    expect(next.handOn).toEqual(item.handOn);
    const changed = after(next, { kind: 'settingsChanged', field: 'comment', part: { comment: 'mine' } });
    expect(after(changed, { kind: 'itemFound', item })).toBe(changed);
  });

  it('of an item of another camera come without its drawing', () => {
    const item = anExport('a', { camera: warehouse('14'), settings: { ...SETTINGS, crop: CROP } });
    const next = after(draft({ settingsOf: 'a' }), { kind: 'itemFound', item });
    expect('crop' in next.changed).toBe(false);
    const open = after(draft({ settingsOf: 'a', camera: undefined }), { kind: 'itemFound', item });
    expect(open.camera).toEqual(warehouse('14'));
    expect(open.changed.crop).toEqual(CROP);
  });
});
