import { expect, it } from 'vitest';
import { newId } from './new-id.ts';

it('is of digits and dashes, and another one each time', () => {
  const ids = Array.from({ length: 1_000 }, newId);
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids.filter((id) => !/^\d+-\d+$/.test(id))).toEqual([]);
});
