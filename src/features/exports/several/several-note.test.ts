import { describe, expect, it } from 'vitest';
import { cameraId, connectionId } from '../../../core/ids.ts';
import { epochMs } from '../../../core/units.ts';
import { firstSeveral, reduceSeveral, type SeveralDraft, type SeveralEvent } from './several-draft.ts';
import { severalNoteText, withSeveralNote } from './several-note.ts';

const PATH = '/exports/several?from=x';
const QUAY = { system: connectionId('quay'), camera: cameraId('7015498111931795223/1') };
const AISLE = { system: connectionId('warehouse'), camera: cameraId('12') };
const NOW = epochMs(1_790_000_000_000);
const ASK = { cameras: [QUAY, AISLE], from: epochMs(NOW - 60_000), until: NOW };

const opened = firstSeveral(ASK, NOW);
const filled = (...events: readonly SeveralEvent[]): SeveralDraft => events.reduce(reduceSeveral, opened);

const EVENTS: readonly SeveralEvent[] = [
  { kind: 'named', name: 'Case <7>' },
  { kind: 'ownSet', ref: QUAY, part: { from: epochMs(NOW - 30_000) } },
  { kind: 'settingsChanged', system: QUAY.system, field: 'folder', part: { folder: 'D:\\Exports' } },
  { kind: 'settingsChanged', system: AISLE.system, field: 'videoQuality', part: { videoQuality: 3 } },
  { kind: 'handOnChanged', part: { download: false } },
  { kind: 'refused' },
];

describe('what the tab keeps of the page', () => {
  it('brings everything back that the address does not hold', () => {
    const draft = filled(...EVENTS);
    expect(withSeveralNote(opened, PATH, severalNoteText(PATH, draft))).toEqual(draft);
  });

  it('counts for its own address alone', () => {
    const kept = severalNoteText(PATH, filled(...EVENTS));
    expect(withSeveralNote(opened, '/exports/several', kept)).toBe(opened);
  });

  it('keeps a time that was taken out of its field', () => {
    const draft = filled({ kind: 'ownSet', ref: AISLE, part: { until: undefined } });
    const [, aisle] = withSeveralNote(opened, PATH, severalNoteText(PATH, draft)).cameras;
    expect(aisle?.own).toEqual({ from: ASK.from, until: undefined });
  });

  it.each([undefined, '', '{', '[]', '{"path":7}', JSON.stringify({ path: PATH })])(
    'is nothing where %j was kept',
    (kept) => expect(withSeveralNote(opened, PATH, kept)).toBe(opened),
  );

  it('leaves out a setting that cannot be read', () => {
    const note = JSON.parse(severalNoteText(PATH, filled(...EVENTS)));
    note.changed[0].settings.folder = { of: 'another kind' };
    const { changed, name } = withSeveralNote(opened, PATH, JSON.stringify(note));
    expect(changed.get(QUAY.system)).toEqual({});
    expect(changed.get(AISLE.system)).toEqual({ videoQuality: 3 });
    expect(name).toBe('Case <7>');
  });
});
