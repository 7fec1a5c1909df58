import { describe, expect, test } from 'vitest';
import { nameTime } from './name-time.ts';

const AMSTERDAM = 'Europe/Amsterdam';
const read = (name: string, zone: string) => {
  const at = nameTime(name, zone);
  return at === undefined ? undefined : new Date(at).toISOString();
};

describe('the name of a file', () => {
  test.each([
    ['BWC07_20261120_1428.mp4', '2026-11-20T14:28:00.000Z'],
    ['VID_20261119_000731.avi', '2026-11-19T00:07:31.000Z'],
    ['VID-20261119-000731.mp4', '2026-11-19T00:07:31.000Z'],
    ['2026-11-20 16.28.04.mov', '2026-11-20T16:28:04.000Z'],
    ['2026-11-20T16-28-04.mkv', '2026-11-20T16:28:04.000Z'],
    ['2026-11-20_16-28-04_front.mkv', '2026-11-20T16:28:04.000Z'],
    ['2026_11_20_16_28_04.mp4', '2026-11-20T16:28:04.000Z'],
    ['20261120162804.mp4', '2026-11-20T16:28:04.000Z'],
    ['20261120162804_0001.mp4', '2026-11-20T16:28:04.000Z'],
    ['Bodycam 12 20261120162804123.mp4', '2026-11-20T16:28:04.123Z'],
    ['Screen Recording 2026-11-20 at 16.28.04.mov', '2026-11-20T16:28:04.000Z'],
    ['20261120_162804(0).mp4', '2026-11-20T16:28:04.000Z'],
    ['unit7@2026.11.20-16h28.mp4', '2026-11-20T16:28:00.000Z'],
    ['20280229_235959.mp4', '2028-02-29T23:59:59.000Z'],
  ])('%s tells %s', (name, expected) => {
    expect(read(name, 'UTC')).toBe(expected);
  });

  test.each([
    ['BWC07_20261120_1428.mp4', '2026-11-20T13:28:00.000Z'],
    ['VID_20260701_003015.mp4', '2026-06-30T22:30:15.000Z'],
    ['VID_20261025_023007.mp4', '2026-10-25T00:30:07.000Z'],
  ])('tells the time on the wall of a zone: %s in Amsterdam is %s', (name, expected) => {
    expect(read(name, AMSTERDAM)).toBe(expected);
  });

  test('tells UTC in every zone where the phone writes UTC', () => {
    expect(read('PXL_20261120_133015123.mp4', AMSTERDAM)).toBe('2026-11-20T13:30:15.123Z');
    expect(read('PXL_20261120_133015123.TS.mp4', 'Asia/Kolkata')).toBe('2026-11-20T13:30:15.123Z');
  });

  test.each([
    '',
    'GOPR0042.MP4',
    'GH010123.MP4',
    'DSC_0815.MOV',
    'DSC01234567890.MP4',
    'DSC_20261120.MOV',
    'VID-20261120-WA0007.mp4',
    'IMG_4711.mov',
    '20260230_101500.mp4',
    '20261301_101500.mp4',
    '20261120_251500.mp4',
    '20261120_106000.mp4',
    '20261120_101561.mp4',
    '19991231_235959.mp4',
    '120261120_101500.mp4',
    '20261120_1015001.mp4',
    '2026-1120_101500.mp4',
    'camera 2026.mp4',
    '٢٠٢٦-١١-٢٠ ١٦.٢٨.mp4',
  ])('%j tells no time', (name) => {
    expect(read(name, 'UTC')).toBeUndefined();
  });

  test('of a hundred thousand digits is read at once', () => {
    const before = performance.now();
    expect(nameTime(`${'2026-11-'.repeat(20_000)}${'20'.repeat(50_000)}.mp4`, 'UTC')).toBeUndefined();
    expect(performance.now() - before).toBeLessThan(500);
  });
});
