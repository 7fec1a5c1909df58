import { describe, expect, it } from 'vitest';
import { Failure } from '../../core/failure.ts';
import { createTimeFormat } from '../../core/time-zone.ts';
import { epochMs } from '../../core/units.ts';
import type { ImportItem, ImportState } from '../../systems/imports/import-model.ts';
import {
  codecText,
  fileText,
  outcomeText,
  overlapText,
  queueText,
  shortDay,
  shortName,
  sourceText,
  stateWords,
} from './import-words.ts';
import { anItem, facts, onDay, STATES } from './testing/fake-queue.ts';

const format = createTimeFormat('Europe/Brussels', 'en-GB');
const now = onDay('15:41:00');
const wordsOf = (state: ImportState) =>
  stateWords(anItem('a', { state }), { format, now, system: 'Terminal North' });
const failure = new Failure({ code: 'unreachable', operation: 'send a piece' });

describe('the words for what a file does', () => {
  it.each<[string, ImportState, ReturnType<typeof wordsOf>]>([
    [
      'an upload says how fast, how long still and how many pieces are there',
      STATES.uploading,
      { title: 'Uploading 62 %', bar: 0.62, line: '28.4 MB/s, 29 s left, 84 of 135 pieces' },
    ],
    [
      'a checksum says what comes after it',
      STATES.hashing,
      { title: 'Checksum 62 %', bar: 0.62, line: '512 MB/s, 3 s left, then the upload' },
    ],
    [
      'what is not known is not said',
      { ...STATES.uploading, pace: { done: 0, speed: undefined, left: undefined } },
      { title: 'Uploading 0 %', bar: 0, line: '84 of 135 pieces' },
    ],
    [
      'a line that is down says why and when it is tried again',
      { ...STATES.uploading, retryAt: epochMs(now + 12_000), trouble: failure },
      {
        title: 'Terminal North cannot be reached',
        bar: 0.62,
        line: 'tries again in 12 s, 84 of 135 pieces are there',
      },
    ],
    [
      'a lock is named by its holder, in the zone that is shown',
      STATES.waitingForLock,
      {
        title: 'Waits: M. Bakker holds the lock',
        bar: 'unknown',
        line: 'waits since 17:39, goes on by itself',
      },
    ],
    [
      'a camera that another file of the queue uses',
      { ...STATES.waitingForLock, by: undefined, progress: 0.4 },
      {
        title: 'Waits for the camera',
        bar: 'unknown',
        line: 'waits since 17:39, at 40 %, goes on by itself',
      },
    ],
    [
      'an import cannot be stopped',
      STATES.importing,
      { title: 'Importing 38 %', bar: 0.38, line: 'Terminal North writes it; no way to stop now' },
    ],
    [
      'an import without a number has none',
      { kind: 'importing', done: undefined },
      { title: 'Importing', bar: 'unknown', line: 'Terminal North writes it; no way to stop now' },
    ],
    [
      'a file of one piece has no pieces',
      { ...STATES.uploading, confirmed: 0, count: 1, retryAt: now },
      { title: 'The line is down', bar: 0.62, line: 'tries again now, 0 of 1 piece is there' },
    ],
    ['done says when', STATES.done, { title: 'Done', aside: 'at 17:31, checked' }],
    [
      'a pause says where it goes on',
      { kind: 'paused', step: 'upload', done: 25_000_000 },
      { title: 'Paused at 25 %', bar: 0.25, line: 'goes on with the upload' },
    ],
    [
      'a pause before the camera was free has no share',
      { kind: 'paused', step: 'lock', done: 0 },
      { title: 'Paused', bar: undefined, line: 'goes on when the camera is free' },
    ],
    [
      'success without footage is no success',
      { kind: 'failed', failure, step: 'check', unproven: true },
      { title: 'Not on the timeline', line: 'Terminal North reports success but shows no footage there' },
    ],
    [
      'a failure has the words of failures',
      { kind: 'failed', failure, step: 'upload' },
      { title: 'Terminal North cannot be reached' },
    ],
    [
      'a file that is left out says why',
      { kind: 'unusable', because: 'truncated' },
      { title: 'Left out', line: 'It is cut off before its own end.' },
    ],
    [
      'the first question is the one that is asked',
      { kind: 'draft', questions: [{ kind: 'camera' }, { kind: 'start' }] },
      { title: 'Which camera is it of?' },
    ],
    [
      'a wrong file is named',
      { kind: 'needsFile', asks: false, wrong: 'b.mp4 is larger' },
      {
        title: 'That was another file',
        line: 'b.mp4 is larger',
      },
    ],
  ])('%s', (_title, state, words) => {
    expect(wordsOf(state)).toEqual(words);
  });

  it.each<ImportState>([
    { kind: 'reading' },
    { kind: 'waiting' },
    { kind: 'verifying' },
    { kind: 'checking' },
    { kind: 'cancelling' },
    { kind: 'cancelled' },
    { kind: 'needsSignIn' },
    { kind: 'needsFile', asks: true },
    { kind: 'draft', questions: [] },
    { kind: 'draft', questions: [{ kind: 'full' }] },
    { kind: 'draft', questions: [{ kind: 'refused', note: 'It takes no MJPEG' }] },
  ])('%o has a title that begins with a capital', (state) => {
    expect(wordsOf(state).title).toMatch(/^[A-Z].*[^.]$/);
  });
});

describe('the words for a file', () => {
  it('say its form', () => {
    expect(codecText(facts(1))).toBe('H.264, AAC');
    const bare = facts(1, 0, {
      audio: undefined,
      video: { codec: 'other', codecText: 'prores', width: 1, height: 1 },
    });
    expect(codecText(bare)).toBe('prores');
    expect(codecText(facts(1, 0, { audio: 'pcm-s16' }))).toBe('H.264, PCM');
    expect(codecText(facts(1, 0, { audio: 'strange' }))).toBe('H.264, strange');
  });

  it('say its size, and whether it has sound once that is known', () => {
    expect(fileText(anItem('a'))).toBe('100 MB, with sound');
    expect(fileText(anItem('a', { facts: facts(1, 0, { audio: undefined }) }))).toBe('100 MB, no sound');
    expect(fileText(anItem('a', { facts: undefined }))).toBe('100 MB');
    expect(queueText([anItem('a'), anItem('b')])).toBe('2 files, 200 MB');
    expect(queueText([anItem('a')])).toBe('1 file, 100 MB');
  });

  it.each<[Partial<ImportItem>, string]>([
    [{}, 'from the file'],
    [{ localZone: 'Europe/Brussels' }, 'from the file, local time'],
    [{ start: { at: now, source: 'androidEnd' } }, 'phone stamps the end'],
    [{ start: { at: now, source: 'name' }, localZone: 'Europe/Brussels' }, 'guessed from the name'],
    [{ start: { at: now, source: 'person' } }, 'set by you'],
    [{ start: undefined }, 'not in the file'],
    [{ start: undefined, state: { kind: 'reading' } }, 'being read'],
    [{ start: undefined, facts: undefined, state: { kind: 'needsFile', asks: false } }, ''],
  ])('say where its time comes from: %o', (more, words) => {
    expect(sourceText(anItem('a', more))).toBe(words);
  });

  it('give a day its year only where it is another', () => {
    expect(shortDay(format, 'en-GB', onDay('23:30:00'), now)).toBe('21 Nov');
    expect(shortDay(format, 'en-GB', onDay('00:00:00', '2015-01-01'), now)).toBe('1 Jan 2015');
  });

  it('say how much overlaps, and with which file', () => {
    const shared = { from: onDay('13:55:00'), until: onDay('13:56:52') };
    expect(overlapText({ kind: 'overlap', shared, with: 'timeline', fitsAt: undefined })).toBe(
      '1 min 52 s overlap',
    );
    expect(overlapText({ kind: 'overlap', shared, with: 'file', name: 'b.mp4', fitsAt: undefined })).toBe(
      '1 min 52 s overlap with b.mp4',
    );
  });

  it('shorten a long name in its middle', () => {
    expect(shortName('BWC07.mp4')).toBe('BWC07.mp4');
    expect(shortName('BWC07_20261120_142804_officer_4711.mp4')).toBe('BWC07_202611…r_4711.mp4');
  });
});

describe('what is told once', () => {
  it('is what is over, and what needs a person', () => {
    const tell = (state: ImportState) => outcomeText(anItem('a', { state }), 'Terminal North');
    expect(tell(STATES.done)).toBe('a.mp4 is on the timeline.');
    expect(tell({ kind: 'failed', failure, step: 'upload' })).toBe(
      'a.mp4 failed: Terminal North cannot be reached.',
    );
    expect(tell({ kind: 'failed', failure, step: 'check', unproven: true })).toMatch(/not on the timeline/);
    expect(tell({ kind: 'draft', questions: [{ kind: 'camera' }] })).toBe('a.mp4 needs your answer.');
    expect(tell({ kind: 'unusable', because: 'empty' })).toMatch(/left out.*no bytes/);
    expect(tell(STATES.uploading)).toBeUndefined();
    expect(tell({ kind: 'draft', questions: [] })).toBeUndefined();
  });
});
