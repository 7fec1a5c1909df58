import { describe, expect, it } from 'vitest';
import type { ImportItem } from '../../systems/imports/import-model.ts';
import { takeFiles } from './take-files.ts';
import { anItem } from './testing/fake-queue.ts';

const SIZE = 4;
const chosen = (name: string, folder = '') => ({ file: new File(['1234'], name), folder });
const waits = (id: string, name: string, more: Partial<ImportItem['file']> = {}) => {
  const item = anItem(id, { state: { kind: 'needsFile', asks: false } });
  return { ...item, file: { ...item.file, name, size: SIZE, ...more } };
};

describe('files that come in', () => {
  it('go to the row that waits for them, and are new otherwise', () => {
    const one = chosen('a.mp4');
    const other = chosen('b.mp4');
    expect(takeFiles([waits('1', 'a.mp4')], [one, other])).toEqual({
      given: [{ id: '1', chosen: one }],
      fresh: [other],
    });
  });

  it('are new when the size is another, or the row waits for nothing', () => {
    const idle = { ...waits('2', 'a.mp4'), state: { kind: 'cancelled' } as const };
    const { given, fresh } = takeFiles([waits('1', 'a.mp4', { size: 5 }), idle], [chosen('a.mp4')]);
    expect(given).toEqual([]);
    expect(fresh).toHaveLength(1);
  });

  it('go to the row of the same folder where names repeat, and each row gets one', () => {
    const rows = [waits('1', 'a.mp4', { folder: 'x/' }), waits('2', 'a.mp4', { folder: 'y/' })];
    const files = [chosen('a.mp4', 'y/'), chosen('a.mp4', 'x/'), chosen('a.mp4', 'z/')];
    const { given, fresh } = takeFiles(rows, files);
    expect(given.map(({ id }) => id)).toEqual(['2', '1']);
    expect(fresh.map(({ folder }) => folder)).toEqual(['z/']);
  });
});
