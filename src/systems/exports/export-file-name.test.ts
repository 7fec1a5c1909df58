import { describe, expect, it } from 'vitest';
import { spanOf } from '../../core/time-span.ts';
import { epochMs } from '../../core/units.ts';
import { FOUR, order, seconds } from '../../testing/export-setup.ts';
import { exportFileName, stampOf, uniqueName } from './export-file-name.ts';
import { newExportJob } from './export-job.ts';
import type { ExportedFile } from './export-model.ts';

const SITE = { name: 'Harbour', zone: 'UTC' };
const fileOf = (label: string, name = label): ExportedFile => ({ name, label, download: { kind: 'none' } });

function nameOf(labels: readonly string[], at = 0, changes: { cameraName?: string; site?: string } = {}) {
  const { item } = newExportJob({
    id: 'e',
    order: order(),
    systemName: 'W',
    createdAt: FOUR,
    account: undefined,
  });
  const files = labels.map((label) => fileOf(label));
  const site = { ...SITE, name: changes.site ?? SITE.name };
  const named = { ...item, files, cameraName: changes.cameraName ?? item.cameraName };
  return exportFileName(named, files[at] ?? fileOf(''), site);
}

describe('the stamp of a moment', () => {
  it.each([
    ['UTC', FOUR, '2026-11-20T16-00-00Z'],
    ['Europe/Amsterdam', FOUR, '2026-11-20T17-00-00+0100'],
    ['Asia/Kolkata', epochMs(FOUR + 280), '2026-11-20T21-30-00.280+0530'],
    ['America/St_Johns', FOUR, '2026-11-20T12-30-00-0330'],
  ])('in %s tells clock and zone', (zone, at, expected) => {
    expect(stampOf(zone, at)).toBe(expected);
  });

  it('tells the two hours of a clock change apart', () => {
    const before = epochMs(Date.UTC(2026, 9, 25, 0, 30));
    const after = epochMs(Date.UTC(2026, 9, 25, 1, 30));
    expect([stampOf('Europe/Amsterdam', before), stampOf('Europe/Amsterdam', after)]).toEqual([
      '2026-10-25T02-30-00+0200',
      '2026-10-25T02-30-00+0100',
    ]);
  });
});

describe('the name of a file', () => {
  it('is site, camera and time, with the ending that the system gave it', () => {
    expect(nameOf(['a[b].MKV'])).toBe('Harbour_Aisle-12_2026-11-20T16-00-00Z.mkv');
  });

  it('has the ending of its format where the system gave none', () => {
    expect(nameOf(['clip'])).toBe('Harbour_Aisle-12_2026-11-20T16-00-00Z.mp4');
  });

  it('is numbered among several, so that they sort', () => {
    const labels = Array.from({ length: 12 }, (_, at) => `${at}.mp4`);
    expect(nameOf(labels, 2)).toBe('Harbour_Aisle-12_2026-11-20T16-00-00Z_03of12.mp4');
  });

  it('leads nowhere, whatever people call things', () => {
    const name = nameOf(['x.mp4/../../etc'], 0, { cameraName: '../..\\<b>:*?"|', site: '/' });
    expect(name).not.toMatch(/[/\\<>:*?"|]/);
  });

  it('of a live export is of the moment at which it began', () => {
    const { item } = newExportJob({
      id: 'e',
      order: order(),
      systemName: 'W',
      createdAt: FOUR,
      account: undefined,
    });
    const span = spanOf(epochMs(FOUR + 5_000), seconds(30));
    expect(exportFileName({ ...item, span }, fileOf('a.mp4'), SITE)).toContain('T16-00-05Z');
  });

  it.each([
    ['a.mp4', [], 'a.mp4'],
    ['a.mp4', ['A.mp4'], 'a-2.mp4'],
    ['a.mp4', ['a.mp4', 'a-2.mp4'], 'a-3.mp4'],
    ['a', ['a'], 'a-2'],
  ])('%s is free beside %o as %s', (name, taken, expected) => {
    expect(uniqueName(name, taken)).toBe(expected);
  });
});
