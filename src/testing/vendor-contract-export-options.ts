/** The part of the vendor contract on what a person can set in an export: the pages trust these facts. */
import { beforeEach, describe, expect, test } from 'vitest';
import { cameraId } from '../core/ids.ts';
import { epochMs } from '../core/units.ts';
import {
  type ExportField,
  type ExportFormat,
  type ExportOptions,
  type ExportPart,
  type ExportRequest,
  NO_SETTINGS,
} from '../vendors/contract-exports.ts';
import { type ExportsHarness, exportsOf, orderOf } from './exports-harness.ts';

const SENTENCE = /^[^a-z\s].{9,}[.)]$/s;
/** For what may be absent. */
const A_SENTENCE = 'Nothing is said of it.';
/** All there are: a map, so that the compiler misses a new one. */
const FIELDS: Readonly<Record<ExportField, true>> = {
  camera: true,
  archive: true,
  span: true,
  length: true,
  format: true,
  waitTimeout: true,
  maxFileSize: true,
  videoQuality: true,
  audioQuality: true,
  frameRate: true,
  timestamp: true,
  comment: true,
  color: true,
  crop: true,
  masks: true,
  layout: true,
  picturePlace: true,
  commentPlace: true,
  timestampPlace: true,
  others: true,
  folder: true,
  bandwidth: true,
};
const isField = (name: string): name is ExportField => Object.hasOwn(FIELDS, name);
const ALL = Object.keys(FIELDS).filter(isField);

/** `vendorNow`: the harness of the test that runs. */
export function describeExportOptions(vendorNow: () => ExportsHarness): void {
  let vendor: ExportsHarness;
  let options: ExportOptions;
  beforeEach(() => {
    vendor = vendorNow();
    ({ options } = exportsOf(vendor.system));
  });
  const order = (format: ExportFormat) => orderOf(vendor, options, format);
  const wrongFields = (request: ExportRequest) => options.check(request).map(({ field }) => field);

  /** So many cameras of one order, each with a time of its own. */
  function withCameras(format: ExportFormat, count: number): ExportRequest {
    const { from, until } = vendor.recorded;
    const others = Array.from({ length: count - 1 }, (_, index): ExportPart => {
      return { camera: vendor.camera, span: { from, until: epochMs(until + index + 1) } };
    });
    return { ...order(format), others };
  }

  describe('what can be set', () => {
    test('has formats of different names, each with a word on what it is for', () => {
      const { formats } = options;
      expect(formats.length).toBeGreaterThan(0);
      expect(new Set(formats.map(({ id }) => id)).size).toBe(formats.length);
      expect(new Set(formats.map(({ label }) => label)).size).toBe(formats.length);
      for (const { id, label, note, mostCameras, stays } of formats) {
        expect(id).not.toBe('');
        expect(label).toMatch(/^[A-Z]/);
        expect(note).toMatch(/^[A-Z].{8,}/);
        expect(Number.isInteger(mostCameras) && mostCameras >= 1).toBe(true);
        expect(stays ?? A_SENTENCE).toMatch(SENTENCE);
      }
    });

    test('has all settings by default, and needs none but those that only a person can know', () => {
      const { defaults, fields } = options;
      expect(options.formats.map(({ id }) => id)).toContain(defaults.format);
      expect(Object.keys(defaults).toSorted()).toEqual([...Object.keys(NO_SETTINGS), 'format'].toSorted());
      for (const field of ['camera', 'span', 'format'] as const) expect(fields.has(field)).toBe(true);
      const filled = Object.keys(vendor.filled ?? {});
      for (const format of options.formats) {
        const untouched = { ...order(format), settings: { ...defaults, format: format.id } };
        for (const field of wrongFields(untouched)) expect(filled).toContain(field);
        expect(options.check(order(format))).toEqual([]);
      }
    });

    test('says of no other fields why they mean nothing, or what should be known of them', () => {
      for (const field of ALL) {
        const reasons = options.formats.flatMap(({ id }) => options.against(field, id) ?? []);
        const said = [...reasons, options.notes[field] ?? []].flat();
        for (const text of said) expect(text).toMatch(SENTENCE);
        // What means nothing for any of them is no field.
        const isSettable = options.fields.has(field) && reasons.length < options.formats.length;
        expect(isSettable || said.length === 0 ? '' : field).toBe('');
      }
      expect(ALL.flatMap((field) => options.against(field, 'no such format') ?? [])).toEqual([]);
    });

    test('finds fault with what is missing, beside its field, as a sentence', () => {
      for (const format of options.formats) {
        const right = order(format);
        const { from, until } = vendor.recorded;
        const source = (begin: number, end: number): ExportRequest => ({
          ...right,
          source: {
            kind: 'archive',
            archive: undefined,
            span: { from: epochMs(begin), until: epochMs(end) },
          },
        });
        const wrong: readonly (readonly [ExportField, ExportRequest])[] = [
          ['camera', { ...right, camera: cameraId(' ') }],
          ['span', source(Number.NaN, until)],
          ['span', source(from, Number.NaN)],
          ['span', source(until, from)],
          ['format', { ...right, settings: { ...right.settings, format: '' } }],
          ['others', withCameras(format, format.mostCameras + 1)],
        ];
        for (const [field, request] of wrong) {
          const problems = options.check(request);
          expect(problems.map((problem) => problem.field)).toContain(field);
          for (const problem of problems) {
            expect(problem.text).toMatch(SENTENCE);
            expect([...options.fields, 'others']).toContain(problem.field);
          }
        }
      }
    });

    test('takes as many cameras as the format says, each with its own time', () => {
      for (const format of options.formats) {
        expect(options.check(withCameras(format, format.mostCameras))).toEqual([]);
      }
    });

    test('has a pattern for the moment on the picture if and only if that is a field', () => {
      expect(options.timestamp !== undefined).toBe(options.fields.has('timestamp'));
      expect(options.live.offered).toBe(options.fields.has('length'));
      expect(options.live.offered ? A_SENTENCE : options.live.reason).toMatch(SENTENCE);
    });
  });
}
