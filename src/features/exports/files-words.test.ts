import { describe, expect, it } from 'vitest';
import { Failure } from '../../core/failure.ts';
import { ms } from '../../core/units.ts';
import type { ExportItem } from '../../systems/exports/export-model.ts';
import { checksumText, downloadWords, filesWords, hasFolder, shortHash } from './files-words.ts';
import { aFile, anExport, DOWNLOADS, HASH, STATES, stayingExport } from './testing/fake-exports.ts';

const failure = (code: Failure['code']) => new Failure({ code, operation: 'export' });

describe('the words for files', () => {
  it('tell how far a download is, with the whole', () => {
    expect(downloadWords(DOWNLOADS.loading)).toEqual({
      title: 'Downloading 25 %',
      bar: 0.25,
      line: '50.0 MB of 200 MB, 12.5 MB/s',
    });
    expect(downloadWords({ kind: 'loading', received: 1_000, size: undefined, speed: undefined })).toEqual({
      title: 'Downloading',
      bar: 'unknown',
      line: '1.0 kB',
    });
  });

  it('tell the name under which a file was saved', () => {
    expect(downloadWords(DOWNLOADS.saved).line).toBe('Aisle 12 16.10.00 UTC.mp4');
  });

  it('sum up all of an export', () => {
    const of = (...files: ExportItem['files']) => filesWords(anExport('a', { files, state: STATES.ready }));
    expect(of(aFile('a'), aFile('b'))).toEqual({ title: '2 files', line: 'not downloaded' });
    expect(of(aFile('a', DOWNLOADS.saved), aFile('b'))).toEqual({ title: '2 files', line: '1 of 2 saved' });
    expect(of(aFile('a', DOWNLOADS.saved))).toEqual({
      title: '1 file, 200 MB',
      line: 'saved on this computer',
    });
    expect(of(aFile('a', DOWNLOADS.saved), aFile('b', DOWNLOADS.loading))).toEqual({
      title: '2 files, 400 MB',
      bar: 0.625,
      line: 'downloading, 62 %, 12.5 MB/s',
    });
    expect(of(aFile('a', { kind: 'failed', failure: failure('notSaved') })).line).toBe(
      'The file could not be saved',
    );
    expect(of(aFile('a', { kind: 'queued' })).line).toBe('download in line');
  });

  it('call a size an estimate until the system tells the true one', () => {
    const estimate = { bytes: 410_000_000, length: ms(1_320_000) };
    expect(filesWords(anExport('a', { estimate }))).toEqual({ title: 'about 410 MB', line: 'estimated' });
    expect(filesWords(anExport('a', { estimate, state: STATES.cancelled })).title).toBe('No files');
  });

  it('give the checksums of what is saved as sha256sum reads them', () => {
    const files = [aFile('a', DOWNLOADS.saved), aFile('b')];
    expect(checksumText({ files })).toBe(`${HASH}  Aisle 12 16.10.00 UTC.mp4\n`);
    expect(shortHash(HASH)).toBe('3fa9c1d0…77b2');
  });
});

describe('the words for files that stay at their system', () => {
  const words = (more: Partial<ExportItem>) => filesWords(stayingExport('a', more));

  it('say so from the order on', () => {
    for (const state of [STATES.queued, STATES.running, STATES.ready])
      expect(words({ state })).toEqual({ title: 'Stays on the server of Quayside' });
  });

  it('lead to the folder where nobody knows what is in it', () => {
    const forgotten = { kind: 'unknown', failure: failure('notFound') } as const;
    expect(words({ state: forgotten, ticket: '7' }).title).toBe('Perhaps in its folder');
    expect(words({ state: STATES.cancelled, ticket: '7' }).title).toBe('Perhaps in its folder');
  });

  it('name no folder where nothing was begun', () => {
    const refused = stayingExport('a', { state: { kind: 'failed', failure: failure('rejected') } });
    expect(filesWords(refused).title).toBe('No files');
    expect(hasFolder(refused)).toBe(false);
    expect(hasFolder(anExport('a', { state: STATES.ready }))).toBe(false);
    expect(hasFolder(stayingExport('a', { state: STATES.ready }))).toBe(true);
  });
});
