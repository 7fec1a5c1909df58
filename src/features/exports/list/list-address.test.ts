import { expect, it } from 'vitest';
import { groupPath, readExportsSearch } from './list-address.ts';

const read = readExportsSearch;

it('reads part, search and open row', () => {
  expect(read({ show: 'ready', q: 'aisle', open: 'a1' })).toEqual({ show: 'ready', q: 'aisle', open: 'a1' });
});

it('takes digits alone as text', () => {
  expect(read({ q: 1184, open: 7 })).toMatchObject({ q: '1184', open: '7' });
});

it('leaves out what it does not know', () => {
  expect(read({ show: 'mine', q: ['a'], open: 'x'.repeat(301) })).toEqual({
    show: undefined,
    q: undefined,
    open: undefined,
  });
});

it('reads the group, whatever stands in its id', () => {
  const path = groupPath('a&b c');
  expect(read(Object.fromEntries(new URLSearchParams(path.slice(path.indexOf('?')))))).toMatchObject({
    group: 'a&b c',
  });
  expect(read({ group: 12 }).group).toBe('12');
  expect(read({ group: ['a'] }).group).toBeUndefined();
});
