import { describe, expect, test } from 'vitest';
import { cameraId } from '../../core/ids.ts';
import { ONE_HOUR } from '../../core/units.ts';
import type { AlertRow } from './alert-wire.ts';
import { toCameraEvent } from './event-mapping.ts';

const CAMERA = cameraId('250843.27');
const ROW: AlertRow = {
  id: '1540567080',
  startt: 1_540_567_076_000,
  endt: 1_540_567_097_000,
  type: 'motion',
  smx: '07',
  aud: undefined,
  tz: 1,
  rom: 1,
};
const event = (change: Partial<AlertRow>) => toCameraEvent(CAMERA, { ...ROW, ...change });

describe('an event', () => {
  test('has times, kind, magnitude and the camera’s own offset', () => {
    expect(event({})).toEqual({
      key: '1540567080-1540567076000-1540567097000-1',
      camera: CAMERA,
      startAt: 1_540_567_076_000,
      endAt: 1_540_567_097_000,
      kind: 'motion',
      motion: 0.7,
      sound: undefined,
      cameraOffset: ONE_HOUR,
      continuous: false,
    });
  });

  test.each([
    ['motion', 'motion'],
    ['audio', 'sound'],
    ['linecross', 'other'],
    [undefined, 'other'],
    ['constructor', 'other'],
  ])('of type %j is %s', (type, kind) => {
    expect(event({ type })?.kind).toBe(kind);
  });

  test.each([
    ['00', 0],
    ['05', 0.5],
    ['0a', 1],
    ['0A', 1],
    ['ff', 1],
    [7, 0.7],
    ['', undefined],
    ['xyz', undefined],
    ['-1', undefined],
    [1.5, undefined],
    [undefined, undefined],
  ])('of magnitude %j has %j (§1.3.1: hexadecimal, 00 to 0a)', (value, magnitude) => {
    expect(event({ smx: value })?.motion).toBe(magnitude);
    expect(event({ aud: value })?.sound).toBe(magnitude);
  });

  test.each([
    [-3.5, -3.5 * ONE_HOUR],
    [0, 0],
    [14, 14 * ONE_HOUR],
    [15, undefined],
    [-3600, undefined],
    [undefined, undefined],
  ])('of zone %j has the offset %j', (tz, offset) => {
    expect(event({ tz })?.cameraOffset).toBe(offset);
  });

  test('takes times in seconds', () => {
    expect(event({ startt: 1_540_567_076, endt: 1_540_567_097 })?.key).toBe(event({})?.key);
  });

  test('is part of a continuous recording when rom is 0, and not when it is missing', () => {
    expect(event({ rom: 0 })?.continuous).toBe(true);
    expect(event({ rom: undefined })?.continuous).toBe(false);
  });

  test.each([{ startt: 0 }, { startt: -5 }, { endt: 1_540_567_000_000 }, { id: 'a.b' }, { startt: 1e300 }])(
    'is dropped when it could not be linked to: %j',
    (change) => {
      expect(event(change)).toBeUndefined();
    },
  );
});
