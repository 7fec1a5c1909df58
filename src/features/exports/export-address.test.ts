import { describe, expect, it } from 'vitest';
import { cameraId, connectionId } from '../../core/ids.ts';
import { epochMs, ms } from '../../core/units.ts';
import { newExportPath, readNewExportSearch, toNewExportAsk } from './export-address.ts';

const read = (search: Record<string, unknown>) => toNewExportAsk(readNewExportSearch(search));
const camera = { system: connectionId('depot'), camera: cameraId('HOST/Device.1/Source:0:0') };

describe('the address of the form', () => {
  it('is plain where nothing is asked for', () => {
    expect(newExportPath()).toBe('/exports/new');
    expect(newExportPath({ camera: undefined })).toBe('/exports/new');
  });

  it('reads what it wrote, to the millisecond', () => {
    const ask = {
      camera,
      from: epochMs(Date.UTC(2026, 10, 20, 16, 10, 0, 280)),
      until: epochMs(Date.UTC(2026, 10, 20, 16, 40)),
      live: undefined,
      archive: 'hosts/A&B/Storage',
      settingsOf: 'item 1',
    };
    const { searchParams } = new URL(newExportPath(ask), 'http://localhost');
    expect(read(Object.fromEntries(searchParams))).toEqual(ask);
  });

  it('asks for live video in seconds', () => {
    expect(newExportPath({ camera, live: ms(90_000) })).toContain('live=90');
    expect(read({ live: 90 }).live).toBe(90_000);
  });

  it('takes an id of digits alone, which arrives as a number', () => {
    expect(read({ settingsOf: 12 }).settingsOf).toBe('12');
  });

  it('turns round times that run backwards', () => {
    expect(read({ from: '2026-11-20T16:40:00.000Z', until: '2026-11-20T16:10:00.000Z' })).toMatchObject({
      from: Date.UTC(2026, 10, 20, 16, 10),
      until: Date.UTC(2026, 10, 20, 16, 40),
    });
  });

  it.each([
    ['camera', 'no-separator', undefined],
    ['camera', 'x'.repeat(301), undefined],
    ['camera', { system: 'depot' }, undefined],
    ['from', 'yesterday', undefined],
    ['from', '1950-01-01T00:00:00.000Z', undefined],
    ['until', 7, undefined],
    ['live', -5, undefined],
    ['live', 'long', undefined],
    ['live', Number.POSITIVE_INFINITY, undefined],
    ['archive', ['a'], undefined],
    ['settingsOf', null, undefined],
  ] as const)('leaves out %s where it is %j', (name, value, expected) => {
    expect(read({ [name]: value })[name]).toBe(expected);
  });
});
