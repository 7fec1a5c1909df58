import { describe, expect, it } from 'vitest';
import { Failure } from '../../core/failure.ts';
import { createTimeFormat } from '../../core/time-zone.ts';
import { ms } from '../../core/units.ts';
import type { ExportItem, ExportState } from '../../systems/exports/export-model.ts';
import {
  agoText,
  checksumText,
  clockRange,
  downloadWords,
  expiryText,
  exportFailureText,
  exportOutcome,
  exportWords,
  filesWords,
  gapsOf,
  lengthText,
  nearText,
  presentText,
  rangeText,
  shortHash,
} from './export-words.ts';
import {
  aFile,
  anExport,
  DOWNLOADS,
  HALF_HOUR,
  HASH,
  onDay,
  PIECES,
  spanAt,
  STATES,
} from './testing/fake-exports.ts';

const format = createTimeFormat('UTC', 'en-GB');
const context = { format, now: onDay('16:43:00') };
const wordsOf = (state: ExportState, more: Partial<ExportItem> = {}) =>
  exportWords(anExport('a', { state, ...more }), context);
const failure = (code: Failure['code']) => new Failure({ code, operation: 'export' });

describe('what a range holds', () => {
  it('is paired with the whole, with its gaps', () => {
    expect(presentText(HALF_HOUR, PIECES)).toBe('22 of 30 min present, 4 gaps');
    expect(presentText(HALF_HOUR, PIECES, 'in archive')).toBe('22 of 30 min in archive, 4 gaps');
    expect(gapsOf(HALF_HOUR, PIECES)).toHaveLength(4);
  });

  it('is said to be all only where nothing is missing', () => {
    expect(presentText(HALF_HOUR, [HALF_HOUR])).toBe('all 30 min present');
    expect(presentText(HALF_HOUR, [spanAt('16:10:00', '16:39:59.700')])).toBe('29 of 30 min present, 1 gap');
  });

  it('never rounds a gap away', () => {
    const odd = spanAt('16:10:00', '16:40:00.500');
    expect(presentText(odd, [spanAt('16:10:00', '16:40:00.200')])).toBe(
      'all but 0.3 s of 30 min present, 1 gap',
    );
  });

  it('is nothing where the archive is empty, and units that differ are both named', () => {
    expect(presentText(HALF_HOUR, [])).toBe('nothing of 30 min present');
    expect(presentText(HALF_HOUR, [spanAt('16:10:00', '16:15:20')])).toBe(
      '5 min 20 s of 30 min present, 1 gap',
    );
    expect(presentText(spanAt('16:10:00', '16:10:30'), [spanAt('16:10:00', '16:10:05')])).toBe(
      '5 of 30 s present, 1 gap',
    );
  });

  it('is one picture for a range of no length', () => {
    expect(presentText(spanAt('16:10:00', '16:10:00'), [])).toBe('one picture');
  });
});

describe('times', () => {
  it('show milliseconds only where there are some', () => {
    expect(clockRange(format, HALF_HOUR)).toBe('16:10:00–16:40:00');
    expect(clockRange(format, spanAt('16:23:41.280', '16:23:41.280'))).toBe('16:23:41.280');
    expect(lengthText(ms(1_280))).toBe('1.28 s');
  });

  it('are whole seconds for a live export, whose order came at any moment', () => {
    const span = spanAt('16:41:00.123', '16:46:00.123');
    const live = { kind: 'live', length: ms(300_000) } as const;
    expect(rangeText(format, { span, source: live })).toBe('16:41:00–16:46:00');
    expect(rangeText(format, { span: undefined, source: live })).toBe('live');
    expect(rangeText(format, anExport('a'))).toBe('16:10:00–16:40:00');
  });

  it('name the second day of a range', () => {
    const over = { from: onDay('23:50:00'), until: onDay('00:10:00', '2026-11-21') };
    expect(clockRange(format, over)).toBe('23:50:00–Sat 21 Nov 00:10:00');
  });

  it('name the day where it is not today', () => {
    expect(nearText(context, onDay('20:00:00'))).toBe('20:00');
    expect(nearText(context, onDay('02:41:00', '2026-11-21'))).toBe('Sat 21 Nov 02:41');
  });

  it('are told as ages', () => {
    expect(agoText(onDay('16:42:30'), context.now)).toBe('just now');
    expect(agoText(onDay('16:44:30'), context.now)).toBe('just now');
    expect(agoText(onDay('12:40:00'), context.now)).toBe('4 h ago');
  });

  it('tell until when the system keeps it, and never that it is gone before the system says so', () => {
    expect(expiryText({ expiresAt: onDay('20:41:00') }, context)).toBe('kept there until 20:41');
    expect(expiryText({ expiresAt: onDay('15:00:00') }, context)).toBe('was to be kept there until 15:00');
    expect(expiryText({ expiresAt: undefined }, context)).toBeUndefined();
  });
});

describe('the words for a state', () => {
  it.each<ExportState>([
    { kind: 'queued' },
    { kind: 'submitting' },
    { kind: 'waiting' },
    { kind: 'running', progress: undefined },
    { kind: 'ready', at: onDay('16:42:00') },
    { kind: 'failed', failure: failure('noFootage') },
    { kind: 'unknown', failure: failure('timeout') },
    { kind: 'cancelling' },
    { kind: 'cancelled' },
    { kind: 'needsSignIn' },
    { kind: 'expired' },
    { kind: 'deleting' },
    { kind: 'deleted' },
  ])('$kind has a title that begins with a capital, and a line below', (state) => {
    const { title, line } = wordsOf(state);
    expect(title).toMatch(/^[A-Z].*[^.]$/);
    expect(line).toMatch(/\w/);
  });

  it('tell progress only where the system tells it', () => {
    expect(wordsOf({ kind: 'running', progress: 0.9999 })).toMatchObject({
      title: 'Being made, 99 %',
      bar: 0.9999,
    });
    expect(wordsOf({ kind: 'running', progress: undefined })).toMatchObject({
      title: 'Being made',
      bar: 'unknown',
    });
  });

  it('tell that the system could not be asked, and when it is asked again', () => {
    const state = {
      kind: 'running',
      progress: 0.5,
      trouble: failure('unreachable'),
      retryAt: onDay('16:43:08'),
    } as const;
    expect(wordsOf(state)).toEqual({
      title: 'Warehouse 4 cannot be reached',
      bar: 0.5,
      line: 'asks again in 8 s; it may go on there',
    });
    expect(wordsOf({ ...state, retryAt: onDay('16:43:00') }).line).toBe('asks again now; it may go on there');
    const offline = 'asks again once this computer is online; it may go on there';
    expect(wordsOf({ ...state, retryAt: undefined }).line).toBe(offline);
  });

  it('count down a live recording while it lasts', () => {
    const live = {
      source: { kind: 'live', length: ms(300_000) },
      span: spanAt('16:41:00', '16:46:00'),
    } as const;
    expect(wordsOf({ kind: 'running', progress: undefined }, live)).toEqual({
      title: 'Recording live',
      bar: 0.4,
      line: '02:00 of 05:00, 03:00 left',
    });
    const after = { ...live, span: spanAt('16:30:00', '16:35:00') };
    expect(wordsOf({ kind: 'running', progress: undefined }, after).title).toBe('Being made');
  });

  it('tell since when it is ready, and until when it is kept', () => {
    expect(wordsOf(STATES.ready, { expiresAt: onDay('02:41:00', '2026-11-21') })).toEqual({
      title: 'Ready',
      aside: 'since 16:42',
      line: 'kept there until Sat 21 Nov 02:41',
    });
  });

  it('name the field that its system complains of', () => {
    const problem = { field: 'timestamp', text: 'It takes no %q.' } as const;
    expect(wordsOf({ kind: 'failed', failure: failure('rejected'), problem }).line).toBe(
      'Time stamp: It takes no %q.',
    );
  });

  it('tell what is left of one that its system dropped', () => {
    expect(wordsOf({ kind: 'expired' }).line).toContain('nothing of it was downloaded');
    expect(wordsOf({ kind: 'expired' }, { files: [aFile('a', DOWNLOADS.saved)] }).line).toContain(
      'what was downloaded stays',
    );
  });

  it('do not promise that a file in the way is replaced', () => {
    expect(exportFailureText(failure('alreadyThere'), 'Warehouse 4').advice).not.toContain('replaced');
    expect(exportFailureText(failure('noFootage'), 'Warehouse 4').title).toContain('no recording');
  });
});

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

describe('what is told when something happens', () => {
  it('is what is over or needs somebody, and nothing on the way', () => {
    expect(exportOutcome(anExport('a', { state: STATES.ready }))).toBe('The export of Aisle 12 is ready.');
    expect(exportOutcome(anExport('a', { state: { kind: 'failed', failure: failure('noSpace') } }))).toBe(
      'The export of Aisle 12 failed: Warehouse 4 has no room for it.',
    );
    expect(exportOutcome(anExport('a'))).toBeUndefined();
    expect(exportOutcome(anExport('a', { state: { kind: 'deleting' } }))).toBeUndefined();
  });
});
