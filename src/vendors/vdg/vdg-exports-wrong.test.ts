/**
 * Every parameter of the document ("exportVideo") and of addClip that is wrong: the message beside its field.
 * Nothing of it goes over the wire, because the page sends nothing that has a problem.
 */
import { describe, expect, test } from 'vitest';
import { cameraId } from '../../core/ids.ts';
import { epochMs, ONE_MINUTE } from '../../core/units.ts';
import { clip, during, FROM, order, OTHERS, SPAN, UNTIL } from '../../testing/vdg-orders.ts';
import { CRANE, NORTH, QUAY } from '../../testing/vdg-wire.ts';
import type { ExportField, ExportPart, ExportRequest } from '../contract-exports.ts';
import { checkExport } from './export-check.ts';
import { vdgCameraId } from './vdg-devices.ts';

type Wrong = readonly [parameter: string, request: ExportRequest, field: ExportField, text: string];

const others = (...parts: readonly ExportPart[]) => ({ others: parts });
const crane = (from: number, until: number): ExportPart => ({
  camera: CRANE,
  span: { from: epochMs(from), until: epochMs(until) },
});
const live = { source: { kind: 'live', length: ONE_MINUTE } } as const;

const WRONG: readonly Wrong[] = [
  ['no camera', order({}, { camera: cameraId('') }), 'camera', 'Choose a camera'],
  ['a camera without a server', order({}, { camera: cameraId('/1') }), 'camera', 'Choose a camera'],
  ['a server below zero', order({}, { camera: vdgCameraId('-1', '1') }), 'camera', 'Choose a camera'],
  [
    'a server of more than 64 bits',
    order({}, { camera: vdgCameraId('18446744073709551616', '1') }),
    'camera',
    'Choose a camera',
  ],
  ['a device by name', order({}, { camera: vdgCameraId(NORTH, 'Quay') }), 'camera', 'Choose a camera'],
  ['a device with XML', order({}, { camera: vdgCameraId(NORTH, '1</x>') }), 'camera', 'Choose a camera'],
  ['no begin', order({}, during(Number.NaN, UNTIL)), 'span', 'when the recording begins'],
  ['no end', order({}, during(FROM, Number.NaN)), 'span', 'when the recording ends'],
  ['half a millisecond', order({}, during(FROM + 0.5, UNTIL)), 'span', 'when the recording begins'],
  ['a begin before 1970', order({}, during(-1, UNTIL)), 'span', 'when the recording begins'],
  ['a year of five digits', order({}, during(FROM, Date.UTC(10_000, 0))), 'span', 'when the recording ends'],
  ['an end before the beginning', order({}, during(UNTIL, FROM)), 'span', 'lies before the beginning'],
  ['a range of one moment', order({}, during(FROM, FROM)), 'span', 'choose a range'],
  ['live video', order({}, live), 'length', 'only what is recorded'],
  ['another format', order({ format: 'avi' }), 'format', 'Choose one of Native, MP4 clip.'],
  ['no folder', order({ folder: '' }), 'folder', 'Enter a folder on the server'],
  ['a folder of spaces', order({ folder: '  ' }), 'folder', 'Enter a folder on the server'],
  ['an ampersand in the folder', order({ folder: 'D:\\A & B' }), 'folder', 'cannot take an ampersand (&)'],
  ['an escaped ampersand', order({ folder: 'D:\\A &amp; B' }), 'folder', 'cannot take an ampersand (&)'],
  ['a folder with a bell', order({ folder: 'D:\\A\u0007' }), 'folder', 'control character'],
  ['a folder of two lines', order({ folder: 'D:\\A\nB' }), 'folder', 'control character'],
  ['half of a character', order({ folder: 'D:\\\uD83D' }), 'folder', 'control character'],
  ['what XML cannot hold', order({ folder: 'D:\\\uFFFE' }), 'folder', 'control character'],
  ['a folder with a space at its end', order({ folder: 'D:\\A ' }), 'folder', 'begins or ends with a space'],
  ['a folder too long', order({ folder: `D:\\${'x'.repeat(198)}` }), 'folder', 'at most 200 characters'],
  ['a part of a folder', order({ folder: 'Exports\\1184' }), 'folder', 'Enter the whole folder'],
  ['a drive without a slash', order({ folder: 'D:' }), 'folder', 'Enter the whole folder'],
  ['bandwidth below zero', order({ bandwidth: -1 }), 'bandwidth', 'or no limit'],
  ['bandwidth of nearly nothing', order({ bandwidth: 9_999 }), 'bandwidth', 'Enter from 10.0 kB to 2.1 GB'],
  ['bandwidth of parts', order({ bandwidth: 1e6 + 0.5 }), 'bandwidth', 'per second'],
  ['bandwidth beyond 32 bits', order({ bandwidth: 2_147_483_648 }), 'bandwidth', 'per second'],
  ['bandwidth of NaN', order({ bandwidth: Number.NaN }), 'bandwidth', 'per second'],
  ['bandwidth without end', order({ bandwidth: Number.POSITIVE_INFINITY }), 'bandwidth', 'per second'],
  [
    'no further camera',
    order({}, others({ ...crane(FROM, UNTIL), camera: cameraId('x') })),
    'others',
    'Camera 2:',
  ],
  ['a further camera without end', order({}, others(crane(FROM, Number.NaN))), 'others', 'recording ends'],
  [
    'a further camera backwards',
    order({}, others(crane(FROM, UNTIL), crane(UNTIL, FROM))),
    'others',
    'Camera 3: The end lies before the beginning.',
  ],
  ['the same twice', order({}, others({ camera: QUAY, span: SPAN })), 'others', 'listed twice'],
  [
    'a further one twice',
    order({}, others(crane(FROM, UNTIL), crane(FROM, UNTIL))),
    'others',
    'Camera 3: This camera is listed twice',
  ],
  [
    'more than a hundred cameras',
    order({}, others(...Array.from({ length: 100 }, (_, index) => crane(FROM, UNTIL + index)))),
    'others',
    'at most 100 cameras',
  ],
  ['a clip of several cameras', clip({}, { others: OTHERS }), 'others', 'order a clip for each camera'],
  ['a description too long', clip({ comment: 'x'.repeat(251) }), 'comment', 'at most 250 characters'],
  ['a description of two lines', clip({ comment: 'a\nb' }), 'comment', 'one line'],
  ['a description with half a character', clip({ comment: '\uDE00' }), 'comment', 'one line'],
];

describe('beside its field stands what is wrong with', () => {
  test.each(WRONG)('%s', (_, request, field, text) => {
    expect(checkExport(request)).toEqual([{ field, text: expect.stringContaining(text) }]);
  });

  test('several fields, in their order', () => {
    const request = order(
      { folder: '', bandwidth: 1 },
      { ...during(UNTIL, FROM), camera: cameraId(''), others: [crane(UNTIL, FROM)] },
    );
    expect(checkExport(request).map(({ field }) => field)).toEqual([
      'camera',
      'span',
      'others',
      'folder',
      'bandwidth',
    ]);
  });
});

describe('nothing is wrong with', () => {
  test('an order with a folder', () => {
    expect(checkExport(order())).toEqual([]);
  });

  test('a setting that is not sent, whatever it is', () => {
    expect(checkExport(clip({ folder: 'A & B', bandwidth: -1 }))).toEqual([]);
    expect(checkExport(order({ comment: 'x'.repeat(1000) }))).toEqual([]);
  });

  test('letters of any script, and characters of several parts', () => {
    expect(checkExport(order({ folder: 'D:\\Süd\\港口\\👩‍🚒' }))).toEqual([]);
  });
});
