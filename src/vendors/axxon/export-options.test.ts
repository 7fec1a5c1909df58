import { describe, expect, test } from 'vitest';
import type { ExportField } from '../contract-exports.ts';
import { AXXON_EXPORT_OPTIONS } from './export-options.ts';

const { formats, defaults, against, live, fields, notes } = AXXON_EXPORT_OPTIONS;
const ids = formats.map(({ id }) => id);

test('the formats are those of the document, each with a word on what it is for', () => {
  expect(ids).toEqual(['mp4', 'mkv', 'avi', 'exe', 'jpg', 'pdf']);
  expect(formats.every(({ note }) => note.length > 10)).toBe(true);
  expect(formats.map(({ kind }) => kind)).toEqual([
    'video',
    'video',
    'video',
    'program',
    'picture',
    'document',
  ]);
});

test('the wait is 30000 ms unless somebody says otherwise, and the field says why', () => {
  expect(defaults.waitTimeout).toBe(30_000);
  expect(notes.waitTimeout).toContain('nothing is exported');
  expect(notes.waitTimeout).toContain('30 seconds');
});

test('the rest are the defaults of the document: best quality, all pictures, one file, nothing hidden', () => {
  expect(defaults).toMatchObject({
    format: 'mp4',
    maxFileSize: 0,
    videoQuality: 0,
    audioQuality: 0,
    frameRate: 0,
    timestamp: '%Y-%b-%d %H:%M:%S',
    comment: '',
    crop: undefined,
    masks: [],
    page: { layout: 'portrait', picture: undefined, comment: undefined, timestamp: undefined },
  });
  expect(AXXON_EXPORT_OPTIONS).toMatchObject({ worstQuality: 6, fewestRateSteps: 3 });
});

test('each export takes one camera, and its files are downloaded', () => {
  expect(formats.map(({ mostCameras }) => mostCameras)).toEqual(ids.map(() => 1));
  expect(formats.map(({ stays }) => stays)).toEqual(ids.map(() => undefined));
});

test('there is no further camera, no folder and no bandwidth to set', () => {
  expect(fields.size).toBe(19);
  const absent: readonly ExportField[] = ['others', 'folder', 'bandwidth'];
  expect(absent.filter((field) => fields.has(field))).toEqual([]);
});

test('live is offered for a day at most', () => {
  expect(live).toEqual({ offered: true, use: { longest: 24 * 3600 * 1000 } });
});

describe('a setting that means nothing for a format says why', () => {
  const videos = ['mp4', 'mkv', 'avi', 'exe'];
  test.each<[field: ExportField, counts: readonly string[]]>([
    ['camera', ids],
    ['archive', ids],
    ['span', ids],
    ['format', ids],
    ['waitTimeout', ids],
    ['videoQuality', ids],
    ['timestamp', ids],
    ['comment', ids],
    ['color', ids],
    ['crop', ids],
    ['masks', ids],
    ['maxFileSize', videos],
    ['audioQuality', videos],
    ['frameRate', videos],
    ['layout', ['pdf']],
    ['picturePlace', ['pdf']],
    ['commentPlace', ['pdf']],
    ['timestampPlace', ['pdf']],
  ])('%s counts for %j alone', (field, counts) => {
    const reasons = ids.filter((id) => !counts.includes(id)).map((id) => against(field, id));
    expect(counts.map((id) => against(field, id))).toEqual(counts.map(() => undefined));
    expect(reasons).toEqual(reasons.map(() => expect.stringMatching(/^Only a (?:video|PDF) .+\.$/)));
  });

  test('and nothing is said of a format that nobody knows', () => {
    expect(against('layout', 'mov')).toBeUndefined();
  });
});
