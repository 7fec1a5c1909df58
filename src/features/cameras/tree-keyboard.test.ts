import { describe, expect, it } from 'vitest';
import { cameraId } from '../../core/ids.ts';
import { plainCamera, plainEntry, plainSystem } from '../../testing/plain-systems.ts';
import { treeMove } from './tree-keyboard.ts';
import { treeRows } from './tree-rows.ts';

const cameras = [plainCamera('1', 'South', 'Gates'), plainCamera('2', 'Desk', 'Offices')];
const depot = plainSystem(plainEntry('depot', 'Depot'), cameras, {
  list: { cameras, problems: [{ id: cameraId('9'), text: 'no licence' }] },
});
const quay = plainSystem(plainEntry('quay', 'Quay'), [], { session: { kind: 'signedOut' } });

const rowsWith = (...folded: readonly string[]) =>
  treeRows([depot, quay], { query: '', folded: new Set(folded) });
const rows = rowsWith();
const DEPOT = 0;
const GATES = 1;
const SOUTH = 2;
const OFFICES = 3;
const DESK = 4;
const PROBLEM = 5;
const QUAY = 6;
const MESSAGE = 7;
const LAST = MESSAGE;
const press = (key: string, at: number, of = rows) => treeMove(of, at, key);
const focus = (index: number) => ({ kind: 'focus', index });

it('stands on the rows that these tests name', () => {
  expect(rows.map(({ kind }) => kind)).toEqual([
    'system',
    'group',
    'camera',
    'group',
    'camera',
    'problem',
    'system',
    'message',
  ]);
});

describe('keys that walk', () => {
  it.each([
    ['ArrowDown', DEPOT, GATES],
    ['ArrowDown', LAST, LAST],
    ['ArrowUp', SOUTH, GATES],
    ['ArrowUp', DEPOT, DEPOT],
    ['Home', LAST, DEPOT],
    ['End', DEPOT, LAST],
    ['PageDown', DEPOT, LAST],
    ['PageUp', LAST, DEPOT],
  ])('%s from row %i goes to row %i', (key, at, to) => {
    expect(press(key, at)).toEqual(focus(to));
  });

  it('skip a dozen rows by page in a long tree', () => {
    const many = Array.from({ length: 40 }, (_, index) => plainCamera(`${index}`, `Camera ${index}`));
    const long = treeRows([plainSystem(plainEntry('depot', 'Depot'), many)], {
      query: '',
      folded: new Set(),
    });
    expect(press('PageDown', 5, long)).toEqual(focus(17));
    expect(press('PageUp', 17, long)).toEqual(focus(5));
  });
});

describe('the right arrow', () => {
  it('opens what is folded', () => {
    expect(press('ArrowRight', DEPOT, rowsWith('depot'))).toEqual({ kind: 'toggle', id: 'depot' });
    const folded = rowsWith('depot group Gates');
    expect(press('ArrowRight', GATES, folded)).toEqual({ kind: 'toggle', id: 'depot group Gates' });
  });

  it('goes to the first child of what is open', () => {
    expect(press('ArrowRight', DEPOT)).toEqual(focus(GATES));
    expect(press('ArrowRight', GATES)).toEqual(focus(SOUTH));
  });

  it.each([SOUTH, DESK, PROBLEM, MESSAGE])('stays where nothing can be opened: row %i', (at) => {
    expect(press('ArrowRight', at)).toEqual(focus(at));
  });
});

describe('the left arrow', () => {
  it('folds what is open', () => {
    expect(press('ArrowLeft', DEPOT)).toEqual({ kind: 'toggle', id: 'depot' });
    expect(press('ArrowLeft', OFFICES)).toEqual({ kind: 'toggle', id: 'depot group Offices' });
  });

  it.each([
    ['a camera', 'its group', DESK, OFFICES],
    ['a problem', 'its system, not the group above it', PROBLEM, DEPOT],
    ['a message', 'its system', MESSAGE, QUAY],
  ])('goes from %s to %s', (_child, _parent, at, to) => {
    expect(press('ArrowLeft', at)).toEqual(focus(to));
  });

  it('goes from a folded group to its system, and stays on a folded system', () => {
    expect(press('ArrowLeft', OFFICES, rowsWith('depot group Offices'))).toEqual(focus(DEPOT));
    expect(press('ArrowLeft', DEPOT, rowsWith('depot'))).toEqual(focus(DEPOT));
  });
});

describe('other keys', () => {
  it.each(['Enter', ' '])('open the row: %j', (key) => {
    expect(press(key, SOUTH)).toEqual({ kind: 'open' });
  });

  it.each(['a', 'Tab', 'Escape', 'ArrowDownRight', ''])('mean nothing: %j', (key) => {
    expect(press(key, SOUTH)).toBeUndefined();
  });

  it('mean nothing where there is no row', () => {
    expect(press('ArrowDown', 0, [])).toBeUndefined();
    expect(press('ArrowDown', LAST + 1)).toBeUndefined();
  });
});
