import { describe, expect, it } from 'vitest';
import { ms } from '../../../core/units.ts';
import type { ExportItem } from '../../../systems/exports/export-model.ts';
import {
  aFile,
  anExport,
  createFakeExports,
  DOWNLOADS,
  STATES,
  stayingExport,
} from '../testing/fake-exports.ts';
import {
  cancelAll,
  cancelOrTakeOut,
  changePath,
  deleteAll,
  downloadAll,
  downloadOrStop,
  removeAll,
} from './export-actions.ts';
import type { Ask } from './exports-host.ts';

function hosted(...items: readonly ExportItem[]) {
  const list = createFakeExports(items);
  const questions: Ask[] = [];
  const host = { list, onOpen: () => {}, onDetail: () => {}, onAsk: (ask: Ask) => questions.push(ask) };
  return { list, questions, host };
}

const ready = (id: string, ...downloads: (keyof typeof DOWNLOADS)[]) =>
  anExport(id, {
    state: STATES.ready,
    files: downloads.map((kind, index) => aFile(`${id}${index}`, DOWNLOADS[kind])),
  });

describe('downloads', () => {
  it('are asked for only where something can come', () => {
    const items = [ready('a', 'none'), ready('b', 'saved'), anExport('c')];
    const { list, host } = hosted(...items);
    downloadAll(items, host);
    expect(list.asks).toEqual([['download', 'a']]);
  });

  it('are stopped by the same key while they come', () => {
    const { list, host } = hosted();
    downloadOrStop(ready('a', 'loading', 'none'), host);
    downloadOrStop(ready('b', 'none'), host);
    expect(list.asks).toEqual([
      ['stopDownload', 'a'],
      ['download', 'b'],
    ]);
  });
});

describe('cancelling', () => {
  it('ends those that run at once', () => {
    const { list, host, questions } = hosted();
    cancelAll([anExport('a'), ready('b', 'none'), anExport('c', { state: STATES.queued })], host);
    expect(list.asks).toEqual([['cancel', ['a', 'c']]]);
    expect(questions).toEqual([]);
  });

  it('asks before live video is lost', () => {
    const { list, host, questions } = hosted();
    cancelAll([anExport('a', { source: { kind: 'live', length: ms(60_000) } })], host);
    expect(list.asks).toEqual([]);
    expect(questions[0]?.verb).toBe('Cancel 1 export');
    questions[0]?.run();
    expect(list.asks).toEqual([['cancel', ['a']]]);
  });

  it('asks nothing where nothing runs', () => {
    const { list, host, questions } = hosted();
    cancelAll([ready('a', 'none')], host);
    expect([...list.asks, ...questions]).toEqual([]);
  });
});

describe('deleting at the system', () => {
  it('is asked once, with the number and what is not saved yet', () => {
    const { list, host, questions } = hosted();
    deleteAll([ready('a', 'none'), ready('b', 'saved'), anExport('c')], host);
    expect(questions[0]?.verb).toBe('Delete 2 exports');
    expect(questions[0]?.words).toContain('1 of them are not all saved');
    expect(list.asks).toEqual([]);
    questions[0]?.run();
    expect(list.asks).toEqual([['deleteFiles', ['a', 'b']]]);
  });
});

describe('taking out', () => {
  it('is done at once where nothing is lost with the row', () => {
    const { list, host, questions } = hosted();
    removeAll([anExport('a', { state: STATES.cancelled }), anExport('b')], host);
    expect(list.asks).toEqual([['remove', ['a']]]);
    expect(questions).toEqual([]);
  });

  it('asks where files lie at the system, or checksums would go', () => {
    const { list, host, questions } = hosted();
    removeAll([ready('a', 'none')], host);
    removeAll([anExport('b', { state: STATES.expired, files: [aFile('b', DOWNLOADS.saved)] })], host);
    expect(questions.map(({ words }) => words)).toEqual([
      'Their files are deleted at the system first. Their files are not all saved on this computer.',
      'Files that were downloaded stay; their checksums go with the row.',
    ]);
    expect(list.asks).toEqual([]);
    questions[1]?.run();
    expect(list.asks).toEqual([['remove', ['b']]]);
  });

  it('says that what was written on a server stays there, and promises no deletion', () => {
    const { list, host, questions } = hosted();
    removeAll([stayingExport('a', { state: STATES.ready })], host);
    expect(questions[0]?.words).toBe(
      'What was written on a server stays there; its folder is named only here.',
    );
    questions[0]?.run();
    expect(list.asks).toEqual([['remove', ['a']]]);
  });

  it('ends what runs instead, and leaves alone what is being ended', () => {
    const { list, host } = hosted();
    cancelOrTakeOut(anExport('a'), host);
    cancelOrTakeOut(anExport('b', { state: { kind: 'deleting' } }), host);
    cancelOrTakeOut(anExport('c', { state: STATES.expired }), host);
    expect(list.asks).toEqual([
      ['cancel', ['a']],
      ['remove', ['c']],
    ]);
  });
});

describe('the form for a change', () => {
  it('has the camera, the range and the settings', () => {
    const path = changePath(anExport('a b'));
    const search = new URLSearchParams(path.slice(path.indexOf('?')));
    expect(Object.fromEntries(search)).toEqual({
      camera: 'warehouse:HOST/12',
      from: '2026-11-20T16:10:00.000Z',
      until: '2026-11-20T16:40:00.000Z',
      settingsOf: 'a b',
    });
  });

  it('has the length of a live one', () => {
    const path = changePath(anExport('a', { source: { kind: 'live', length: ms(90_000) } }));
    expect(path).toContain('live=90');
    expect(path).not.toContain('from=');
  });
});
