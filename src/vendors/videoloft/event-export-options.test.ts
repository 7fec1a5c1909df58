import { describe, expect, test } from 'vitest';
import { cameraId } from '../../core/ids.ts';
import { epochMs, ms, ONE_HOUR } from '../../core/units.ts';
import type { ExportField, ExportRequest, ExportSource } from '../contract-exports.ts';
import { EVENT_EXPORT_OPTIONS } from './event-export-options.ts';

const { formats, fields, defaults, live, notes, against, check } = EVENT_EXPORT_OPTIONS;
const FROM = 1_789_563_600_000;
const span = (from: number, until: number): ExportSource => ({
  kind: 'archive',
  archive: undefined,
  span: { from: epochMs(from), until: epochMs(until) },
});
const order: ExportRequest = {
  camera: cameraId('910990.1'),
  source: span(FROM, FROM + ONE_HOUR),
  others: [],
  settings: defaults,
};

test('there is one format, with a file for each event, to be downloaded', () => {
  expect(formats).toMatchObject([{ id: 'mp4', kind: 'video', mostCameras: 1, stays: undefined }]);
});

test('only camera and range are to be set', () => {
  expect([...fields]).toEqual(['camera', 'span', 'format']);
  expect([...fields].map((field) => against(field, 'mp4'))).toEqual([undefined, undefined, undefined]);
});

test('the range says that events are exported whole, and that there is nothing between them', () => {
  expect(notes.span).toMatch(/^Videoloft keeps events, not everything in between\. .+ whole, .+\.$/);
});

test('live is withheld with its reason', () => {
  expect(live).toEqual({ offered: false, reason: expect.stringMatching(/^[A-Z].{10,}\.$/) });
});

describe('beside its field stands what is wrong with', () => {
  test.each<[what: string, request: ExportRequest, field: ExportField, text: string]>([
    ['no camera', { ...order, camera: cameraId('') }, 'camera', 'Choose a camera.'],
    ['no begin', { ...order, source: span(Number.NaN, FROM) }, 'span', 'when the recording begins'],
    ['a begin before time', { ...order, source: span(-1, FROM) }, 'span', 'when the recording begins'],
    ['no end', { ...order, source: span(FROM, Number.NaN) }, 'span', 'when the recording ends'],
    ['an end that never comes', { ...order, source: span(FROM, Infinity) }, 'span', 'recording ends'],
    ['times in reverse', { ...order, source: span(FROM, FROM - 1) }, 'span', 'before the beginning'],
    ['one moment', { ...order, source: span(FROM, FROM) }, 'span', 'later than the beginning'],
    ['live video', { ...order, source: { kind: 'live', length: ms(ONE_HOUR) } }, 'span', 'of the past'],
    ['a format of others', { ...order, settings: { ...defaults, format: 'avi' } }, 'format', 'Choose MP4'],
    [
      'a second camera',
      {
        ...order,
        others: [{ camera: cameraId('910990.2'), span: { from: epochMs(FROM), until: epochMs(FROM + 1) } }],
      },
      'others',
      'one camera at a time',
    ],
  ])('%s', (_, request, field, text) => {
    expect(check(request)).toEqual([{ field, text: expect.stringContaining(text) }]);
  });

  test('several fields, in their order', () => {
    const wrong = { ...order, camera: cameraId(' '), source: span(FROM, FROM) };
    const problems = check({ ...wrong, settings: { ...defaults, format: '' } });
    expect(problems.map(({ field }) => field)).toEqual(['camera', 'span', 'format']);
  });
});

test('nothing is wrong with a range of a camera, whatever settings of other systems say', () => {
  expect(check(order)).toEqual([]);
  const strange = { folder: 'C:\\x&y', bandwidth: -1, videoQuality: 99, comment: '\u0000' };
  expect(check({ ...order, settings: { ...defaults, ...strange } })).toEqual([]);
});
