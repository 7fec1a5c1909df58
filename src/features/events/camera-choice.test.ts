import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { cameraId, connectionId } from '../../core/ids.ts';
import { plainCamera, plainEntry, plainSystem } from '../../testing/plain-systems.ts';
import {
  type CameraChoice,
  choiceText,
  chosenCameras,
  concerns,
  holdable,
  toChoice,
  toChoiceSearch,
} from './camera-choice.ts';
import { CHOICE_SEARCH } from './choice-search.ts';

const depot = plainSystem(plainEntry('depot', 'Depot'), [
  plainCamera('1.1', 'Gate', 'North'),
  plainCamera('1.2', 'Yard', 'North'),
  plainCamera('2.1', 'Desk', 'South'),
]);
const quay = plainSystem(plainEntry('quay', 'Quay'), [plainCamera('1.1', 'Quay 1', 'North')]);
const ref = (system: string, camera: string) => ({
  system: connectionId(system),
  camera: cameraId(camera),
});
const some = (...cameras: readonly ReturnType<typeof ref>[]): CameraChoice => ({ kind: 'some', cameras });
const north: CameraChoice = { kind: 'group', system: connectionId('depot'), group: 'North' };
const through = (choice: CameraChoice) => toChoice(v.parse(v.object(CHOICE_SEARCH), toChoiceSearch(choice)));
const names = (choice: CameraChoice) =>
  [depot, quay].map((system) => chosenCameras(system, choice).map(({ name }) => name));

describe('a choice of cameras in an address', () => {
  it.each<CameraChoice>([
    { kind: 'all' },
    north,
    some(ref('depot', '1.1'), ref('quay', '1.1')),
    some(ref('depot', 'a,b%2C:c'), ref('depot', '100%')),
  ])('is read as it was written: %o', (choice) => {
    expect(through(choice)).toEqual(choice);
  });

  it.each([
    {},
    { cameras: '' },
    { cameras: 'gate' },
    { cameras: ':,depot:' },
    { cameras: ['depot:1.1'] },
    { cameras: 7, group: 7 },
    { group: 'North' },
    { cameras: 'x'.repeat(5_000) },
  ])('is all cameras where it cannot be read: %o', (search) => {
    expect(toChoice(v.parse(v.object(CHOICE_SEARCH), search))).toEqual({ kind: 'all' });
  });

  it('names each camera once, and a hundred at most', () => {
    expect(toChoice({ cameras: 'depot:1.1,depot:1.1,nothing' })).toEqual(some(ref('depot', '1.1')));
    const many = Array.from({ length: 300 }, (_, index) => ref('depot', `${index}`));
    expect(through({ kind: 'some', cameras: many })).toEqual(some(...many.slice(0, 100)));
    expect(holdable(many)).toBe(100);
  });

  it('stays short enough to be sent', () => {
    const long = Array.from({ length: 90 }, (_, index) => ref('depot', `${index}`.padStart(200, 'x')));
    const written = toChoiceSearch({ kind: 'some', cameras: long }).cameras ?? '';
    expect(written.length).toBeLessThanOrEqual(4_000);
    expect(holdable(long)).toBe(19);
    expect(through({ kind: 'some', cameras: long })).toEqual(some(...long.slice(0, 19)));
  });
});

describe('the cameras of a choice', () => {
  it('are those of all systems, of a group of one, or the ones that are named', () => {
    expect(names({ kind: 'all' })).toEqual([['Gate', 'Yard', 'Desk'], ['Quay 1']]);
    expect(names(north)).toEqual([['Gate', 'Yard'], []]);
    expect(names(some(ref('quay', '1.1'), ref('depot', '2.1')))).toEqual([['Desk'], ['Quay 1']]);
  });

  it('that are not there any more are none', () => {
    expect(names(some(ref('depot', '9.9'), ref('gone', '1')))).toEqual([[], []]);
    expect(names({ ...north, group: 'West' })).toEqual([[], []]);
  });

  it('tell which systems matter', () => {
    expect([depot, quay].map((system) => concerns(system, north))).toEqual([true, false]);
    expect([depot, quay].map((system) => concerns(system, some(ref('quay', '9'))))).toEqual([false, true]);
    expect(concerns(quay, { kind: 'all' })).toBe(true);
  });
});

it.each<[CameraChoice, string]>([
  [{ kind: 'all' }, 'All cameras'],
  [north, 'North'],
  [{ ...north, group: 'West' }, 'One group'],
  [some(ref('depot', '1.2')), 'Yard'],
  [some(ref('depot', '9.9')), '1 camera'],
  [some(ref('depot', '1.1'), ref('depot', '9.9')), '2 cameras'],
])('%o is called %s', (choice, words) => {
  expect(choiceText(choice, [depot, quay])).toBe(words);
});
