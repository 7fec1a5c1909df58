import { describe, expect, it } from 'vitest';
import { cameraId } from '../../../core/ids.ts';
import { onDay, SETTINGS, warehouse } from '../testing/fake-exports.ts';
import { type ExportDraft, firstDraft } from './export-draft.ts';
import { formNoteText, parseFormNote } from './export-form-note.ts';

const FIRST = firstDraft(
  { camera: warehouse('HOST/12:0'), from: onDay('16:10:00'), until: onDay('16:40:00') },
  onDay('16:41:00'),
);
const DRAFT: ExportDraft = {
  ...FIRST,
  archive: 'slow',
  changed: {
    ...SETTINGS,
    crop: { from: { x: 0.1, y: 0.2 }, to: { x: 0.8, y: 0.9 } },
    masks: [
      [
        { x: 0, y: 0 },
        { x: 1, y: 0 },
        { x: 0.5, y: 1 },
      ],
    ],
    page: {
      layout: 'landscape',
      picture: { from: { x: 0, y: 0 }, to: { x: 1, y: 0.5 } },
      comment: undefined,
      timestamp: undefined,
    },
    folder: 'D:\\Fälle\\1184',
    bandwidth: 5_000_000,
  },
  others: [
    { camera: cameraId('7015498111931795223/2'), own: undefined },
    { camera: cameraId('14'), own: { from: onDay('16:20:00'), until: undefined } },
  ],
  touched: ['crop', 'comment', 'others', 'folder'],
  at: onDay('16:23:41'),
};

const read = (draft: unknown) => parseFormNote(JSON.stringify({ address: '', draft }));

describe('the kept form', () => {
  it('comes back as it was left', () => {
    const note = { address: '/exports/new?camera=a', draft: DRAFT };
    expect(parseFormNote(formNoteText(note))).toEqual(note);
  });

  it('comes back with moments that were not filled in', () => {
    const draft = { ...FIRST, camera: undefined, from: undefined, length: undefined };
    expect(parseFormNote(formNoteText({ address: '', draft }))?.draft).toEqual(draft);
  });

  it('comes back without further cameras where an older version kept it', () => {
    const { others: _others, ...old } = { ...FIRST, camera: undefined };
    expect(read(old)?.draft.others).toEqual([]);
  });

  it('is not there where a further camera has no name, or its time is none', () => {
    const others = (one: unknown) => read({ ...FIRST, camera: undefined, others: [one] });
    expect(others({ camera: '14' })?.draft.others).toHaveLength(1);
    expect(others({ camera: '' })).toBeUndefined();
    expect(others({ camera: '14', own: { from: 'now' } })).toBeUndefined();
  });

  it('leaves settings open that were open, so that the defaults of the system count', () => {
    const back = parseFormNote(formNoteText({ address: '', draft: { ...FIRST, changed: { comment: 'x' } } }));
    expect(Object.keys(back?.draft.changed ?? {})).toEqual(['comment']);
  });

  it('loses only the setting that cannot be read', () => {
    const changed = { comment: 'Case', maxFileSize: Number.NaN, color: 7, crop: { from: 1 } };
    expect(read({ ...FIRST, camera: undefined, changed })?.draft.changed).toEqual({ comment: 'Case' });
  });

  it.each([undefined, '', 'null', '[]', '{"address":"","draft":{}}', '{"address":1}', 'x'.repeat(100)])(
    'is not there where it reads %j',
    (text) => {
      expect(parseFormNote(text)).toBeUndefined();
    },
  );

  it('is not there where a moment is no number, or a field is unknown', () => {
    expect(read({ ...FIRST, camera: undefined, from: 'now' })).toBeUndefined();
    expect(read({ ...FIRST, camera: undefined, touched: ['price'] })).toBeUndefined();
  });

  it('has no camera where its reference cannot be read', () => {
    expect(read({ ...FIRST, camera: 'nothing' })?.draft.camera).toBeUndefined();
  });
});
