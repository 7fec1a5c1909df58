import { describe, expect, it } from 'vitest';
import { Failure } from '../../core/failure.ts';
import { createTimeFormat } from '../../core/time-zone.ts';
import { ms } from '../../core/units.ts';
import type { ExportItem, ExportState } from '../../systems/exports/export-model.ts';
import {
  agoText,
  cameraNames,
  camerasText,
  clockRange,
  expiryText,
  exportFailureText,
  exportOutcome,
  exportWords,
  forgottenText,
  gapsOf,
  isForgotten,
  lengthText,
  nearText,
  presentText,
  rangeText,
} from './export-words.ts';
import {
  aFile,
  anExport,
  DOWNLOADS,
  HALF_HOUR,
  onDay,
  PIECES,
  spanAt,
  STATES,
  stayingExport,
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

  it('tell that it could not be cancelled, and goes on', () => {
    const refused = { trouble: failure('rejected'), isRefusal: true } as const;
    expect(wordsOf({ kind: 'running', progress: 0.5, ...refused })).toMatchObject({
      title: 'Could not be cancelled',
      bar: 0.5,
      line: expect.stringContaining('; it goes on there'),
    });
    expect(wordsOf({ kind: 'waiting', ...refused }).line).toBe('could not be cancelled');
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

describe('an export of several cameras', () => {
  it('is called by its first, with the number of the others', () => {
    expect(camerasText(anExport('a'))).toBe('Aisle 12');
    expect(camerasText(stayingExport('a'))).toBe('Quay 1 and 2 more');
    expect(cameraNames(stayingExport('a'))).toEqual(['Quay 1', 'Crane <B>', 'Tor Süd']);
  });

  it('is told so when something happens to it', () => {
    expect(exportOutcome(stayingExport('a', { state: STATES.ready }))).toBe(
      'The export of Quay 1 and 2 more is ready.',
    );
  });
});

describe('an export that stays at its system', () => {
  const running = { kind: 'running', progress: undefined } as const;
  const said = (more: Partial<ExportItem>) => exportWords(stayingExport('a', more), context);

  it('runs since its system took it where no progress is told, and shows none', () => {
    expect(said({ state: running, sentAt: onDay('14:02:00') })).toEqual({
      title: 'Running on the server',
      bar: 'unknown',
      line: 'since 14:02, Quayside tells no progress',
    });
  });

  it('was ordered at a time where nobody kept when its system took it', () => {
    expect(said({ state: running }).line).toContain('ordered 16:41, ');
  });

  it('shows progress where that is told', () => {
    expect(said({ state: { kind: 'running', progress: 0.4 } }).title).toBe('Being made, 40 %');
  });

  it('is written by its system, and not kept until some time', () => {
    expect(said({ state: STATES.ready }).line).toBe('written by Quayside');
  });

  it('may have begun a file before it was cancelled, once its system had it', () => {
    expect(said({ state: STATES.cancelled, ticket: '7' }).line).toContain('look in its folder');
    expect(said({ state: STATES.cancelled }).line).toBe('nothing of it is left at Quayside');
  });
});

describe('an export that its system has forgotten', () => {
  const words = 'The session has ended since; nobody knows how this export ended. Look in the folder.';
  const forgotten = (vendorText?: string): ExportState => ({
    kind: 'unknown',
    failure: new Failure({ code: 'notFound', operation: 'export status', vendorText }),
  });

  it('says in the words of its system where to look, and not that its order was lost', () => {
    const item = stayingExport('a', { state: forgotten(words) });
    expect(exportWords(item, context)).toEqual({ title: 'Nobody knows how it ended', line: words });
    expect(exportOutcome(item)).toBe('It is not known how the export of Quay 1 and 2 more ended.');
  });

  it('is called so without words too', () => {
    const failed = new Failure({ code: 'notFound', operation: 'export status' });
    expect(forgottenText(failed, 'Quayside')).toEqual({
      title: 'Quayside does not know it any more',
      advice: 'Nobody knows how it ended.',
    });
  });

  it('is told apart from one whose answer was lost, and from a camera that is not there', () => {
    expect(isForgotten({ state: forgotten() })).toBe(true);
    expect(isForgotten({ state: { kind: 'unknown', failure: failure('timeout') } })).toBe(false);
    expect(isForgotten({ state: { kind: 'failed', failure: failure('notFound') } })).toBe(false);
    expect(exportFailureText(failure('notFound'), 'Quayside').title).toBe('Not there any more');
  });
});
