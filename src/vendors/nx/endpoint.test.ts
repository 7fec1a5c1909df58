import { describe, expect, test } from 'vitest';
import { endpoint } from './endpoint.ts';

const BASE = new URL('https://terminal.example:7001');
const at = (...given: Parameters<typeof endpoint> extends [URL, ...infer Rest] ? Rest : never) =>
  endpoint(BASE, ...given).href.replace(BASE.origin, '');

describe('an address', () => {
  test('writes a space as %20 and a plus as %2B, since Nx does not read "+" as a space', () => {
    expect(at(['api', 'downloads', 'body cam+1.mp4'], [['name', 'Body cam + 1']])).toBe(
      '/api/downloads/body%20cam%2B1.mp4?name=Body%20cam%20%2B%201',
    );
  });

  test('has a bare name for a value of "", as the "upload" of Step 1, and leaves out what is undefined', () => {
    expect(
      at(
        ['api', 'downloads', 'x'],
        [
          ['size', 12],
          ['recreate', undefined],
          ['upload', ''],
        ],
      ),
    ).toBe('/api/downloads/x?size=12&upload');
  });

  test('keeps what belongs to a part within it', () => {
    expect(at(['a/b?c#d', '%2e%2e'])).toBe('/a%2Fb%3Fc%23d/%252e%252e');
    expect(at(['x'], [['a&b', 'c=d&e#f']])).toBe('/x?a%26b=c%3Dd%26e%23f');
  });

  test('lies below the path of the connection', () => {
    const url = endpoint(new URL('https://gate.example/nx/'), ['ec2', 'getUsers']);
    expect(url.href).toBe('https://gate.example/nx/ec2/getUsers');
  });

  test('never takes over a name, a password or a query of the connection', () => {
    const url = endpoint(new URL('https://u:p@gate.example/?x=1#y'), ['ec2']);
    expect(url.href).toBe('https://gate.example/ec2');
  });

  test.each(['', '.', '..'])(
    'is not made of the part "%s", which a browser would follow elsewhere',
    (part) => {
      expect(() => endpoint(BASE, ['api', part, 'x'])).toThrow(RangeError);
    },
  );

  test('takes braces, letters of every language and numbers', () => {
    expect(
      at(
        ['chunks', 0],
        [
          ['id', '{a-b}'],
          ['n', 'Hände'],
        ],
      ),
    ).toBe('/chunks/0?id=%7Ba-b%7D&n=H%C3%A4nde');
  });
});
