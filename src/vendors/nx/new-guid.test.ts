import { expect, test } from 'vitest';
import { newGuid } from './new-guid.ts';

test('a new guid has the form of version 4, without braces, and differs each time', () => {
  const made = Array.from({ length: 50 }, () => newGuid());
  const form = /^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/;
  for (const one of made) expect(one).toMatch(form);
  expect(new Set(made).size).toBe(made.length);
});

test('a new guid keeps the zeros at the front of its bytes', () => {
  expect(newGuid(() => undefined)).toBe('00000000-0000-4000-8000-000000000000');
  expect(newGuid((bytes) => bytes.fill(0xff))).toBe('ffffffff-ffff-4fff-bfff-ffffffffffff');
});
