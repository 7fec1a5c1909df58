/**
 * Every parameter of the document ("Export start") that is wrong: the message beside its field. Nothing of
 * it goes over the wire, because the page sends nothing that has a problem.
 */
import { describe, expect, test } from 'vitest';
import { cameraId } from '../../core/ids.ts';
import { epochMs, ms, ONE_DAY, ONE_HOUR, ONE_MINUTE } from '../../core/units.ts';
import {
  archive,
  area,
  defaults,
  FROM,
  live,
  MOMENT,
  order,
  page,
  polygon,
  TRIANGLE,
  UNTIL,
} from '../../testing/axxon-orders.ts';
import type { ExportField, ExportRequest } from '../contract-exports.ts';
import { checkExport } from './export-check.ts';

type Wrong = readonly [parameter: string, request: ExportRequest, field: ExportField, text: string];

const outside = area(0.5, 0.5, 1.2, 1);
const NaMs = ms(Number.NaN);
const span = (from: number, until: number) => archive({ from: epochMs(from), until: epochMs(until) });

const WRONG: readonly Wrong[] = [
  ['no camera', { ...order(), camera: cameraId(' ') }, 'camera', 'Choose a camera.'],
  [
    'an archive without "hosts/"',
    order({}, archive(undefined, 'AliceBlue')),
    'archive',
    'an archive of this',
  ],
  ['an archive that is empty', order({}, archive(undefined, '')), 'archive', 'an archive of this camera'],
  ['no begin', order({}, span(Number.NaN, UNTIL)), 'span', 'when the recording begins'],
  ['no end', order({}, span(FROM, Number.NaN)), 'span', 'when the recording ends'],
  ['half a millisecond', order({}, span(FROM + 0.5, UNTIL)), 'span', 'when the recording begins'],
  ['a year of five digits', order({}, span(FROM, Date.UTC(10_000, 0))), 'span', 'when the recording ends'],
  ['an end before the beginning', order({}, span(UNTIL, FROM)), 'span', 'lies before the beginning'],
  ['a video of one moment', order({}, archive(MOMENT)), 'span', 'Choose JPG or PDF for one moment'],
  ['a program of one moment', order({ format: 'exe' }, archive(MOMENT)), 'span', 'A video needs a range'],
  ['a picture of a range', order({ format: 'jpg' }), 'span', 'JPG is for the picture of one moment'],
  ['a document of a range', order({ format: 'pdf' }), 'span', 'PDF is for the picture of one moment'],
  ['live for no time', order({}, live(ms(0))), 'length', 'from 1 second to 24 hours'],
  ['live for too long', order({}, live(ms(ONE_DAY + 1))), 'length', 'from 1 second to 24 hours'],
  ['live for NaN', order({}, live(NaMs)), 'length', 'from 1 second to 24 hours'],
  ['a picture of live', order({ format: 'jpg' }, live(ONE_MINUTE)), 'format', 'Choose a video for live'],
  ['another format', order({ format: 'mov' }), 'format', 'one of MP4, MKV, AVI, EXE, JPG, PDF'],
  ['no format', order({ format: '' }), 'format', 'one of MP4, MKV, AVI, EXE, JPG, PDF'],
  ['no wait', order({ waitTimeout: ms(0) }), 'waitTimeout', '30 seconds are enough'],
  ['a wait of parts', order({ waitTimeout: ms(1.5) }), 'waitTimeout', '30 seconds are enough'],
  ['a wait of hours', order({ waitTimeout: ms(ONE_HOUR + 1) }), 'waitTimeout', 'up to 1 hour'],
  ['files of nothing', order({ maxFileSize: 99_999 }), 'maxFileSize', 'at least 0.1 MB'],
  ['files of less', order({ maxFileSize: -1 }), 'maxFileSize', 'at least 0.1 MB'],
  ['files of parts', order({ maxFileSize: 1e6 + 0.5 }), 'maxFileSize', 'at least 0.1 MB'],
  ['files without end', order({ maxFileSize: Number.POSITIVE_INFINITY }), 'maxFileSize', 'at least 0.1 MB'],
  ['video better than best', order({ videoQuality: -1 }), 'videoQuality', 'from 0 (best) to 6'],
  ['video worse than worst', order({ videoQuality: 7 }), 'videoQuality', 'from 0 (best) to 6'],
  ['video between steps', order({ videoQuality: 2.5 }), 'videoQuality', 'from 0 (best) to 6'],
  ['sound worse than worst', order({ audioQuality: 7 }), 'audioQuality', 'from 0 (best) to 6'],
  ['a sixteenth of the pictures', order({ frameRate: 4 }), 'frameRate', 'every 2nd, 4th or 8th'],
  ['more than all pictures', order({ frameRate: -1 }), 'frameRate', 'every 2nd, 4th or 8th'],
  ['an unknown directive', order({ timestamp: '%H:%E' }), 'timestamp', '%E is no part of a date or time'],
  ['a percent sign alone', order({ timestamp: '%H 5 %' }), 'timestamp', 'write %% for one alone'],
  ['a stamp of two lines', order({ timestamp: '%H\n%M' }), 'timestamp', 'one line'],
  ['a stamp too long', order({ timestamp: 'x'.repeat(201) }), 'timestamp', 'at most 200 characters'],
  ['a comment too long', order({ comment: 'x'.repeat(1001) }), 'comment', 'at most 1000 characters'],
  ['a comment with a bell', order({ comment: 'a\u0007' }), 'comment', 'no control characters'],
  ['a colour by name', order({ color: 'red' }), 'color', 'such as #FFD23A'],
  ['a colour of three digits', order({ color: '#fff' }), 'color', 'such as #FFD23A'],
  ['no colour', order({ color: '' }), 'color', 'such as #FFD23A'],
  ['a crop without area', order({ crop: area(0.2, 0.2, 0.2, 0.8) }), 'crop', 'no area'],
  ['a crop of less than can be written', order({ crop: area(0, 0, 1e-7, 1) }), 'crop', 'no area'],
  ['a crop the wrong way round', order({ crop: area(0.8, 0.8, 0.2, 0.2) }), 'crop', 'no area'],
  ['a crop over the edge', order({ crop: outside }), 'crop', 'outside the picture'],
  ['a crop of NaN', order({ crop: area(Number.NaN, 0, 1, 1) }), 'crop', 'outside the picture'],
  [
    'a mask of two corners',
    order({ masks: [TRIANGLE, TRIANGLE.slice(1)] }),
    'masks',
    'Mask 2 needs at least 3',
  ],
  [
    'a mask of the same corner',
    order({ masks: [polygon([0.1, 0.1], [0.1, 0.1], [0.5, 0.5], [0.1, 0.1])] }),
    'masks',
    'Mask 1 needs at least 3 corners',
  ],
  ['a mask without corners', order({ masks: [[]] }), 'masks', 'Mask 1 needs at least 3 corners'],
  [
    'a mask that is a line',
    order({ masks: [polygon([0.1, 0.1], [0.2, 0.2], [0.5, 0.5])] }),
    'masks',
    'Mask 1 has no area',
  ],
  [
    'a mask over the edge',
    order({ masks: [polygon([-0.1, 0], [0.5, 0.5], [0, 1])] }),
    'masks',
    'Mask 1 lies outside the picture in part',
  ],
  ['a picture beside the page', page({ picture: outside }), 'picturePlace', 'outside the page'],
  ['a comment beside the page', page({ comment: outside }), 'commentPlace', 'outside the page'],
  ['a stamp beside the page', page({ timestamp: outside }), 'timestampPlace', 'outside the page'],
  [
    'a second camera',
    { ...order(), others: [{ camera: cameraId('hosts/B'), span: { from: FROM, until: UNTIL } }] },
    'others',
    'one camera at a time',
  ],
  ['a picture without area', page({ picture: area(0, 0, 0, 1) }), 'picturePlace', 'no area'],
];

describe('beside its field stands what is wrong with', () => {
  test.each(WRONG)('%s', (_, request, field, text) => {
    expect(checkExport(request)).toEqual([{ field, text: expect.stringContaining(text) }]);
  });

  test('several fields, in their order', () => {
    const settings = { ...defaults, color: 'red', format: 'mov', frameRate: 9, crop: outside };
    const problems = checkExport({ camera: cameraId(''), source: live(ms(0)), others: [], settings });
    expect(problems.map(({ field }) => field)).toEqual([
      'camera',
      'length',
      'format',
      'frameRate',
      'color',
      'crop',
    ]);
  });
});

describe('nothing is wrong with', () => {
  test('what nobody has changed', () => {
    expect(checkExport(order())).toEqual([]);
  });

  test('a setting that is not sent, whatever it is', () => {
    const of = { maxFileSize: -1, audioQuality: 99, frameRate: 99 };
    expect(checkExport(order({ ...of, format: 'jpg' }, archive(MOMENT)))).toEqual([]);
    const places = { picture: outside, comment: outside, timestamp: outside };
    expect(checkExport(order({ page: { layout: 'portrait', ...places } }))).toEqual([]);
  });

  test('a mask whose sides cross, though its halves cancel each other out', () => {
    expect(checkExport(order({ masks: [polygon([0, 0], [1, 1], [1, 0], [0, 1])] }))).toEqual([]);
  });

  test('a wait that is shorter than recommended: cameras with many key frames do with less', () => {
    expect(checkExport(order({ waitTimeout: ms(10_000) }))).toEqual([]);
  });
});
