import { describe, expect, it } from 'vitest';
import { Failure } from '../../core/failure.ts';
import { createTimeFormat } from '../../core/time-zone.ts';
import type { ImportItem } from '../../systems/imports/import-model.ts';
import { csvCell, csvName, importsCsv } from './imports-csv.ts';
import { anItem, onDay, STATES } from './testing/fake-queue.ts';

const options = {
  format: createTimeFormat('Europe/Brussels', 'en-GB'),
  now: onDay('16:41:18'),
  placeOf: () => ({ camera: 'Bodycam 07', system: 'Terminal North' }),
};
const lines = (...items: readonly ImportItem[]) => importsCsv(items, options).split('\r\n');

describe('the table of the outcome', () => {
  it('says of a file that is done where it is, with zone and in UTC', () => {
    const item = anItem('BWC07', { state: STATES.done });
    expect(lines({ ...item, file: { ...item.file, folder: 'day 1/' } })[1]).toBe(
      [
        '"BWC07.mp4"',
        '"day 1/"',
        '100000000',
        '"Bodycam 07"',
        '"Terminal North"',
        '"2026-11-20 15:00:00"',
        '"2026-11-20T14:00:00.000Z"',
        '"05:00"',
        '"Done at 17:31, checked"',
        '"2026-11-20T14:02:10.000Z"',
        '"2026-11-20T14:07:42.000Z"',
        '""',
      ].join(','),
    );
  });

  it('names the zone in its head, and begins with the mark of UTF-8', () => {
    const [head = ''] = lines();
    expect(head.startsWith('\uFEFF"file"')).toBe(true);
    expect(head).toContain('"start (Europe/Brussels)","start (UTC)"');
  });

  it('has the words of a failure with what a ticket needs', () => {
    const failure = new Failure({
      code: 'noSpace',
      operation: 'reserve room',
      status: 200,
      vendorCode: 'noFreeSpace',
    });
    const row = lines(anItem('a', { state: { kind: 'failed', failure, step: 'upload' } }))[1] ?? '';
    expect(row).toContain('Terminal North has no room for it.');
    expect(row).toContain('answer: 200 · noFreeSpace');
  });

  it('says why a file is left out, and what one waits for', () => {
    const rows = lines(
      anItem('a', { state: { kind: 'unusable', because: 'empty' } }),
      anItem('b', { state: { kind: 'draft', questions: [{ kind: 'refused', note: 'no MJPEG' }] } }),
    );
    expect(rows[1]).toContain('has no bytes');
    expect(rows[2]).toMatch(/"no MJPEG"$/);
  });

  it.each([
    ['=cmd()', `"'=cmd()"`],
    ['+1', `"'+1"`],
    ['-1', `"'-1"`],
    ['@x', `"'@x"`],
    ['\tx', `"'\tx"`],
    ['say "hi", all', '"say ""hi"", all"'],
    ['two\nlines', '"two\nlines"'],
  ])('holds %j as text that no spreadsheet runs', (value, cell) => {
    expect(csvCell(value)).toBe(cell);
  });

  it('is named by its moment', () => {
    expect(csvName(options.now)).toBe('imports_2026-11-20T16-41-18Z.csv');
  });
});
