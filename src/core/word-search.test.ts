import { describe, expect, it } from 'vitest';
import { matchesWords, plainText, searchWords } from './word-search.ts';

const matches = (text: string, query: string) => matchesWords(text, searchWords(query));

describe('a search by words', () => {
  it.each([
    ['Gate south, camera 12', 'gate 12'],
    ['Gate south, camera 12', '12 south gate'],
    ['Gate south, camera 12', 'GATE'],
    ['Gate south, camera 12', 'ou mer'],
    ['Café Zürich', 'cafe zurich'],
    ['Cafe Zurich', 'café zürich'],
    ['Caf\u0065\u0301', 'caf\u00e9'],
    ['İstanbul', 'istanbul'],
    ['Đồng Nai', 'ong nai'],
    ['Склад Ёлка', 'елка'],
    ['정문 카메라', '정문'],
    ['Gate', '  \t gate \u00a0 '],
  ])('finds %j by %j', (text, query) => {
    expect(matches(text, query)).toBe(true);
  });

  it.each([
    ['Gate south', 'gate north'],
    ['Gate south', 'gatesouth'],
    ['Gate', 'gates'],
    ['', 'a'],
    ['Gate (1)', '.*'],
  ])('does not find %j by %j', (text, query) => {
    expect(matches(text, query)).toBe(false);
  });

  it.each(['', '   ', '\n'])('finds everything by %j', (query) => {
    expect(searchWords(query)).toEqual([]);
    expect(matches('Gate', query)).toBe(true);
    expect(matches('', query)).toBe(true);
  });

  it('does not change a text that is plain already', () => {
    expect(plainText('gate 12')).toBe('gate 12');
    expect(plainText(plainText('Ünîçødé'))).toBe(plainText('Ünîçødé'));
  });
});
