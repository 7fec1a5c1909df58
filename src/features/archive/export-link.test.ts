import { describe, expect, it } from 'vitest';
import { cameraId, cameraRefText, connectionId } from '../../core/ids.ts';
import { epochMs } from '../../core/units.ts';
import { theseSearch } from './export-link.tsx';

const lane = (system: string, camera: string) => {
  const ref = { system: connectionId(system), camera: cameraId(camera) };
  return { key: cameraRefText(ref), ref };
};
const MARK = {
  from: epochMs(Date.parse('2026-11-20T16:21:05.250Z')),
  until: epochMs(Date.parse('2026-11-20T16:26:37.000Z')),
};
const LANES = [lane('warehouse', 'HOST/1'), lane('terminal', '7'), lane('quay', '1')];

describe('the way to an export of several cameras', () => {
  it('takes those whose systems export, and the marked range', () => {
    expect(theseSearch(LANES, new Set(['warehouse', 'quay']), MARK)).toEqual({
      cameras: ['warehouse:HOST/1', 'quay:1'],
      from: '2026-11-20T16:21:05.250Z',
      until: '2026-11-20T16:26:37.000Z',
    });
  });

  it('is none where one camera is left, or none', () => {
    expect(theseSearch(LANES, new Set(['quay']), MARK)).toBeUndefined();
    expect(theseSearch([], new Set(['quay']), MARK)).toBeUndefined();
  });
});
