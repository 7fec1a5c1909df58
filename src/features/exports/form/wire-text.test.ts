import { describe, expect, it } from 'vitest';
import { Failure } from '../../../core/failure.ts';
import { connectionId } from '../../../core/ids.ts';
import type { ExportRequest } from '../../../vendors/contract-exports.ts';
import { HALF_HOUR, onDay, warehouse } from '../testing/fake-exports.ts';
import { draftSettings, type ExportDraft, firstDraft } from './export-draft.ts';
import { aCamera, folderOptions, someExports } from './testing/fake-footage-exports.ts';
import { wireTextOf } from './wire-text.ts';

const options = folderOptions();
function form(part: Partial<ExportDraft> = {}) {
  const draft = { ...firstDraft({ camera: warehouse('12'), ...HALF_HOUR }, onDay('16:41:00')), ...part };
  return {
    draft,
    options,
    settings: draftSettings(draft, options),
    facts: aCamera(),
    archive: undefined,
    systemReason: undefined,
    nameOf: String,
  };
}
const wireText = ({ settings }: ExportRequest) => `<path>${settings.folder}</path>`;

describe('what is sent', () => {
  it('is the text of the order as the form stands, also while something is wrong with it', () => {
    const exports = someExports({ wireText });
    expect(wireTextOf(exports, form({ changed: { folder: 'D:' } }))).toEqual({
      kind: 'text',
      text: '<path>D:</path>',
    });
    expect(wireTextOf(exports, form())).toEqual({ kind: 'text', text: '<path></path>' });
  });

  it('is not there where the system sends no text', () => {
    expect(wireTextOf(someExports(), form())).toBeUndefined();
    expect(wireTextOf(undefined, form())).toBeUndefined();
  });

  it('is not known before there is a camera and a time', () => {
    const exports = someExports({ wireText });
    const none = { kind: 'none', reason: 'Choose a camera and a time first.' };
    expect(wireTextOf(exports, form({ camera: undefined }))).toEqual(none);
    expect(wireTextOf(exports, form({ until: undefined }))).toEqual(none);
  });

  it('says that it cannot be written, and hides no fault of our own', () => {
    const refusing = someExports({
      wireText: () => {
        throw new Failure({ code: 'rejected', system: connectionId('yard'), operation: 'export' });
      },
    });
    expect(wireTextOf(refusing, form())).toMatchObject({ kind: 'none' });
    const broken = someExports({
      wireText: () => {
        throw new TypeError('a fault');
      },
    });
    expect(() => wireTextOf(broken, form())).toThrow('a fault');
  });
});
