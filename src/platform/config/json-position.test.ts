import { describe, expect, it } from 'vitest';
import { findJsonError } from './json-position.ts';

describe('findJsonError', () => {
  it.each([
    ['{}'],
    ['[]'],
    [' {"a":[1,-2.5e+3,true,false,null,"x\\u00e9\\n"],"b":{"c":{}}} \n'],
    ['"text"'],
    ['0'],
  ])('finds nothing wrong with %s', (text) => {
    expect(() => void JSON.parse(text)).not.toThrow();
    expect(findJsonError(text)).toBeUndefined();
  });

  it.each([
    ['', 1, 1, 'a value'],
    ['{', 1, 2, 'a key in double quotes'],
    ['{"a" 1}', 1, 6, '":" after the key'],
    ['{"a":1\n "b":2}', 2, 2, '"," or "}"'],
    ['[1,]', 1, 4, 'a value'],
    ['[1 2]', 1, 4, '"," or "]"'],
    ["{'a':1}", 1, 2, 'a key in double quotes'],
    ['{"a":01}', 1, 6, 'a value'],
    ['{"a":"x\ny"}', 1, 6, 'a value'],
    ['{"a":1} // note', 1, 9, 'the end of the file'],
    ['{"a":\n  tru}', 2, 3, 'a value'],
  ])('finds the place in %j', (text, line, column, expected) => {
    expect(() => void JSON.parse(text)).toThrow();
    expect(findJsonError(text)).toEqual({ line, column, expected });
  });
});
