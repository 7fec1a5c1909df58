import { describe, expect, it } from 'vitest';
import { Failure } from '../../../core/failure.ts';
import { createTimeFormat } from '../../../core/time-zone.ts';
import { ms } from '../../../core/units.ts';
import type { ExportState } from '../../../systems/exports/export-model.ts';
import { aFile, anExport, DOWNLOADS, GROUP, HASH, STATES, stayingExport } from '../testing/fake-exports.ts';
import {
  canCancel,
  countFilters,
  createSearchTexts,
  EXPORT_FILTERS,
  filterOf,
  itemsOfGroup,
  losesLive,
  noDeleteReason,
  noDownloadReason,
  noStopReason,
  shownItems,
} from './export-filter.ts';

const failure = new Failure({ code: 'notSaved', operation: 'download' });
const textOf = createSearchTexts(createTimeFormat('UTC', 'en-GB'));

describe('the parts of the list', () => {
  it.each<[string, ExportState]>([
    ['running', { kind: 'queued' }],
    ['running', { kind: 'submitting' }],
    ['running', { kind: 'waiting' }],
    ['running', STATES.running],
    ['running', { kind: 'cancelling' }],
    ['running', { kind: 'deleting' }],
    ['ready', STATES.ready],
    ['needYou', { kind: 'failed', failure }],
    ['needYou', { kind: 'unknown', failure }],
    ['needYou', { kind: 'needsSignIn' }],
    ['over', { kind: 'cancelled' }],
    ['over', { kind: 'expired' }],
    ['over', { kind: 'deleted' }],
  ])('%s holds %o', (part, state) => {
    expect(filterOf(anExport('a', { state }))).toBe(part);
  });

  it('count a ready export whose download failed among those that need somebody', () => {
    const files = [aFile('a', { kind: 'failed', failure })];
    expect(filterOf(anExport('a', { state: STATES.ready, files }))).toBe('needYou');
  });

  it('together are all', () => {
    const items = [STATES.running, STATES.ready, STATES.cancelled].map((state, index) =>
      anExport(`${index}`, { state }),
    );
    expect(countFilters(items)).toEqual({ all: 3, running: 1, ready: 1, needYou: 0, over: 1 });
    expect(EXPORT_FILTERS.map((one) => shownItems(items, one, '', textOf).length)).toEqual([3, 1, 1, 0, 1]);
  });
});

describe('a group', () => {
  const items = [
    anExport('a', { group: GROUP }),
    anExport('b'),
    anExport('c', { group: { ...GROUP, id: 'g2' } }),
  ];

  it('is a part of the list by its id, not by its name', () => {
    expect(itemsOfGroup(items, 'g1').map(({ id }) => id)).toEqual(['a']);
    expect(itemsOfGroup(items, 'gone')).toEqual([]);
  });

  it('is all of the list, the same one, where none is chosen', () => {
    expect(itemsOfGroup(items, undefined)).toBe(items);
  });
});

describe('the search', () => {
  const one = anExport('a', {
    cameraName: 'Dock dóors',
    settings: { ...anExport('a').settings, comment: 'Case 26-1184' },
    files: [aFile('dock', DOWNLOADS.saved)],
  });
  const items = [one, anExport('b')];
  const found = (query: string) => shownItems(items, 'all', query, textOf).map(({ id }) => id);

  it('looks through camera, system, comment, time, format, files and checksums', () => {
    expect(found('doors case')).toEqual(['a']);
    expect(found('warehouse')).toEqual(['a', 'b']);
    expect(found('20 nov 16:10')).toEqual(['a', 'b']);
    expect(found(HASH.slice(0, 12))).toEqual(['a']);
    expect(found('mp4 aisle')).toEqual(['a', 'b']);
    expect(found('corridor')).toEqual([]);
  });

  it('looks through further cameras, the group and the folder at the system', () => {
    const text = textOf(stayingExport('a', { group: GROUP }));
    for (const words of ['Tor Süd', 'Crane <B>', 'Dock incident', 'D:\\Exports'])
      expect(text).toContain(words);
  });

  it('leaves out all but the beginning of a name as long as what was sent', () => {
    expect(textOf(anExport('a', { ticket: 'x'.repeat(10_000) })).length).toBeLessThan(500);
  });

  it('is made anew for an item that changed', () => {
    expect(textOf({ ...one, cameraName: 'Mezzanine' })).toContain('Mezzanine');
  });
});

describe('what can be done', () => {
  const live = { kind: 'live', length: ms(60_000) } as const;

  it('is to end what runs, and nothing with what is being ended', () => {
    expect(canCancel(anExport('a'))).toBe(true);
    expect(canCancel(anExport('a', { state: STATES.ready }))).toBe(false);
    expect(noStopReason(anExport('a', { state: { kind: 'cancelling' } }))).toContain('cancelled');
    expect(noStopReason(anExport('a'))).toBeUndefined();
  });

  it('is known to lose live video, except before it was sent', () => {
    expect(losesLive(anExport('a', { source: live }))).toBe(true);
    expect(losesLive(anExport('a', { source: live, state: STATES.queued }))).toBe(false);
    expect(losesLive(anExport('a', { source: live, state: STATES.ready }))).toBe(false);
    expect(losesLive(anExport('a'))).toBe(false);
  });

  it('is to download what is ready and not here yet', () => {
    const of = (state: ExportState, ...downloads: (keyof typeof DOWNLOADS)[]) =>
      noDownloadReason(
        anExport('a', { state, files: downloads.map((kind, index) => aFile(`${index}`, DOWNLOADS[kind])) }),
      );
    expect(of(STATES.ready, 'saved', 'none')).toBeUndefined();
    expect(of(STATES.ready, 'saved')).toBe('All of its files are saved.');
    expect(of(STATES.ready, 'loading')).toBe('It is being downloaded.');
    expect(of(STATES.ready)).toContain('names no files');
    expect(of(STATES.running)).toContain('not ready');
    expect(of({ kind: 'expired' }, 'none')).toContain('no more');
    expect(of({ kind: 'needsSignIn' }, 'none')).toContain('Sign in');
    expect(of({ kind: 'cancelled' })).toContain('no files');
  });

  it('is neither to download nor to delete what stays on a server', () => {
    const there = 'It stays on the server of Quayside';
    const of = (state: ExportState) => stayingExport('a', { state });
    for (const state of [STATES.queued, STATES.running, STATES.ready, { kind: 'unknown', failure } as const])
      expect(noDownloadReason(of(state))).toBe(`${there}.`);
    expect(noDeleteReason(of(STATES.ready))).toContain(there);
    expect(noDeleteReason(of(STATES.running))).toContain('cancel it');
  });

  it('is not known where nobody knows whether there are files', () => {
    expect(noDownloadReason(anExport('a', { state: { kind: 'unknown', failure } }))).toContain('not known');
  });

  it('is to delete at the system what lies there', () => {
    expect(noDeleteReason(anExport('a', { state: STATES.ready }))).toBeUndefined();
    expect(noDeleteReason(anExport('a'))).toContain('cancel it');
    expect(noDeleteReason(anExport('a', { state: STATES.expired }))).toContain('Nothing of it');
    expect(noDeleteReason(anExport('a', { state: { kind: 'needsSignIn' } }))).toContain('Sign in');
  });
});
