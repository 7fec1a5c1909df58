import { describe, expect, it } from 'vitest';
import { plainCamera, plainEntry, plainSystem } from '../../testing/plain-systems.ts';
import type { Shortcut } from '../../ui/shortcuts.ts';
import { findItems, listItems } from './palette-items.ts';
import { PAGES } from './pages.ts';

const depot = plainEntry('depot', 'Depot');
const shortcut = (label: string, run = () => {}): Shortcut => ({
  keys: ['Ctrl+k'],
  label,
  group: 'Player',
  run,
});
const SITE = [
  plainSystem(depot, [plainCamera('1', 'Gate south'), plainCamera('2', 'Café Zürich', 'Offices')]),
  plainSystem(plainEntry('quay', 'Quay'), [plainCamera('1', 'Gate')]),
];
const items = listItems(SITE, [shortcut('Save a picture')]);
const find = (query: string) => findItems(items, query).map(({ id }) => id);

describe('what the palette can find', () => {
  it('is every page, then what keys do now, then every camera', () => {
    expect(items.map(({ kind }) => kind)).toEqual([
      ...PAGES.map(() => 'page'),
      'page',
      'action',
      'camera',
      'camera',
      'camera',
    ]);
    expect(items.filter(({ kind }) => kind === 'page').map(({ label }) => label)).toContain('Settings');
  });

  it('has ids of its own, though systems may number their cameras alike', () => {
    expect(new Set(items.map(({ id }) => id)).size).toBe(items.length);
    expect(items.map(({ id }) => id)).toEqual(expect.arrayContaining(['depot:1', 'quay:1']));
  });

  it('tells where a camera is, and the key of what a key does', () => {
    expect(items.find(({ id }) => id === 'depot:2')?.hint).toBe('Depot · Offices');
    expect(items.find(({ kind }) => kind === 'action')).toMatchObject({ hint: 'Player', keys: 'Ctrl K' });
  });

  it('runs what the key would run', () => {
    let runs = 0;
    const count = shortcut('Count', () => {
      runs += 1;
    });
    const action = listItems([], [count]).find((item) => item.kind === 'action');
    action?.run();
    expect(runs).toBe(1);
  });
});

describe('a search in the palette', () => {
  it.each([
    ['gate', ['depot:1', 'quay:1']],
    ['south gate', ['depot:1']],
    ['quay GATE', ['quay:1']],
    ['zurich cafe', ['depot:2']],
    ['offices', ['depot:2']],
    ['picture', ['action Save a picture']],
    ['player save', ['action Save a picture']],
    ['settings', ['/settings']],
    ['barn', []],
  ])('for %j finds %j', (query, ids) => {
    expect(find(query)).toEqual(ids);
  });

  it('for nothing shows all, pages first', () => {
    expect(find('  ')).toEqual(items.map(({ id }) => id));
  });

  it('shows no more than a list can hold, and the last of thousands when it is named', () => {
    const many = Array.from({ length: 3_000 }, (_, index) => plainCamera(`${index}`, `Camera ${index}`));
    const all = listItems([plainSystem(depot, many)], []);
    expect(all.length).toBeGreaterThan(many.length);
    expect(findItems(all, 'camera')).toHaveLength(60);
    expect(findItems(all, '2999 camera').map(({ label }) => label)).toEqual(['Camera 2999']);
  });
});
