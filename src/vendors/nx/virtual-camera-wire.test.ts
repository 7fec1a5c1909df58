import { describe, expect, test } from 'vitest';
import { epochMs } from '../../core/units.ts';
import type { FootagePiece } from '../contract-imports.ts';
import { parseImportRoom, parseLockStatus, parseMadeCamera, toPrepareBody } from './virtual-camera-wire.ts';

const USER = '{99cbc715-539b-4bfe-856f-799b45b69b1e}';
const TOKEN = '{0e3d2a52-6b3f-4a38-9ad9-6c3b9c9ad0a1}';
const NULL = '{00000000-0000-0000-0000-000000000000}';
const piece = (from: number, until: number, size = 10): FootagePiece => ({
  size,
  span: { from: epochMs(from), until: epochMs(until) },
});

describe('the status of a lock', () => {
  const full = { success: true, locked: true, consuming: true, userId: USER, token: TOKEN, progress: 42 };

  test('has all six fields of the document: success, locked, consuming, userId, token, progress', () => {
    expect(parseLockStatus(full)).toEqual({ ...full, progress: 0.42 });
  });

  test('with numbers and flags as text is read', () => {
    const asText = { ...full, success: 'true', locked: '1', consuming: 1, progress: '42' };
    expect(parseLockStatus(asText)).toEqual({ ...full, progress: 0.42 });
  });

  test('names nobody by the guid of zeros', () => {
    expect(parseLockStatus({ ...full, userId: NULL, token: NULL })).toMatchObject({
      userId: undefined,
      token: undefined,
    });
  });

  test.each([
    ['above 100', 120, 1],
    ['below 0', -3, 0],
    ['no number', 'soon', undefined],
  ])('with a progress %s stays within 0 and 1', (_, progress, expected) => {
    expect(parseLockStatus({ ...full, progress })?.progress).toBe(expected);
  });

  test('has no progress while nothing is imported', () => {
    expect(parseLockStatus({ ...full, consuming: false, progress: 100 })?.progress).toBeUndefined();
  });

  test('of a refusal may lack everything else', () => {
    expect(parseLockStatus({ success: false })).toEqual({
      success: false,
      locked: false,
      consuming: false,
      userId: undefined,
      token: undefined,
      progress: undefined,
    });
  });

  test.each([
    [undefined],
    [null],
    ['ok'],
    [[]],
    [{}],
    [{ locked: true, token: TOKEN }],
    [{ success: 'maybe' }],
  ])('is not %j', (reply) => {
    expect(parseLockStatus(reply)).toBeUndefined();
  });
});

describe('the room for pieces', () => {
  const pieces = [piece(1000, 2000, 500), piece(5000, 6000.4, 700)];

  test('is asked for by size, startTimeMs and durationMs in whole numbers', () => {
    expect(toPrepareBody(pieces)).toEqual({
      elements: [
        { size: 500, period: { startTimeMs: 1000, durationMs: 1000 } },
        { size: 700, period: { startTimeMs: 5000, durationMs: 1000 } },
      ],
    });
  });

  test('is the part of each period that is still free, in their order', () => {
    const reply = {
      elements: [
        { period: { startTimeMs: '1200', durationMs: '300' } },
        { period: { startTimeMs: 5000, durationMs: 0 } },
      ],
      storageCleanupNeeded: true,
      storageFull: 'false',
    };
    expect(parseImportRoom(reply, pieces)).toEqual({
      free: [[{ from: 1200, until: 1500 }], []],
      pushesOut: true,
      full: false,
    });
  });

  test('never reaches beyond the piece', () => {
    const reply = {
      elements: [
        { period: { startTimeMs: 0, durationMs: 1e9 } },
        { period: { startTimeMs: 5500, durationMs: -1 } },
      ],
    };
    expect(parseImportRoom(reply, pieces)?.free).toEqual([
      [{ from: 1000, until: 2000 }],
      [{ from: 5500, until: 6000.4 }],
    ]);
  });

  test('is none where the storage is full, or the period is missing', () => {
    const reply = { elements: [{ period: null }, null], storageFull: true };
    expect(parseImportRoom(reply, pieces)).toEqual({ free: [[], []], pushesOut: false, full: true });
  });

  test.each([[undefined], [{}], [{ elements: [] }], [{ elements: 'all' }], [[]]])('is not %j', (reply) => {
    expect(parseImportRoom(reply, pieces)).toBeUndefined();
  });
});

describe('the camera that was made', () => {
  test('is named by its id', () => {
    expect(parseMadeCamera({ id: USER })).toBe(USER);
  });

  test.each([[undefined], [{}], [{ id: '' }], [{ id: NULL }], [{ id: 7 }], [[]]])(
    'is not named by %j',
    (reply) => {
      expect(parseMadeCamera(reply)).toBeUndefined();
    },
  );
});
