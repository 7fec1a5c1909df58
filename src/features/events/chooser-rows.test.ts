import { describe, expect, it } from 'vitest';
import type { CameraRef } from '../../core/ids.ts';
import { plainCamera, plainEntry, plainSystem } from '../../testing/plain-systems.ts';
import { chooserRows, chosenPart, withCameras } from './chooser-rows.ts';

const depot = plainSystem(plainEntry('depot', 'Depot'), [
  plainCamera('1', 'Gate', 'North'),
  plainCamera('2', 'Desk', 'South'),
  plainCamera('3', 'Yard', 'North'),
]);
const quay = plainSystem(plainEntry('quay', 'Quay'), [plainCamera('1', 'Gâte 2', 'North')]);
const names = (query: string) => chooserRows([depot, quay], query).map(({ name }) => name);

describe('cameras to choose from', () => {
  it('stand under their groups, system by system', () => {
    expect(names('')).toEqual(['North', 'Gate', 'Yard', 'South', 'Desk', 'North', 'Gâte 2']);
  });

  it('have names of their own, though groups of two systems are called the same', () => {
    const ids = chooserRows([depot, quay], '').map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('are found by words of camera, group and system', () => {
    expect(names('gate')).toEqual(['North', 'Gate', 'North', 'Gâte 2']);
    expect(names('depot north')).toEqual(['North', 'Gate', 'Yard']);
    expect(names('nothing')).toEqual([]);
  });

  it('tell whether all of a group are found', () => {
    const wholes = (query: string) =>
      chooserRows([depot], query).flatMap((row) => (row.kind === 'group' ? row.whole : []));
    expect(wholes('')).toEqual([true, true]);
    expect(wholes('gate')).toEqual([false]);
  });
});

describe('what is chosen', () => {
  const [north] = chooserRows([depot], '');
  const cameras = north?.kind === 'group' ? north.cameras : [];
  const nobody: ReadonlyMap<string, CameraRef> = new Map();

  it('is none, some or all of a group', () => {
    const one = withCameras(nobody, cameras.slice(0, 1), true);
    const all = withCameras(one, cameras, true);
    expect([nobody, one, all].map((chosen) => chosenPart(cameras, chosen))).toEqual(['none', 'some', 'all']);
    expect(withCameras(all, cameras, false).size).toBe(0);
    expect(one.size).toBe(1);
  });
});
