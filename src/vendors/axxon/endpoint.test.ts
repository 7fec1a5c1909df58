import { describe, expect, test } from 'vitest';
import { endpoint } from './endpoint.ts';

const base = new URL('http://axxon.example:8000/asip/');
const bare = new URL('http://axxon.example');

describe('an address', () => {
  test('stands below the prefix, which is empty by default', () => {
    expect(endpoint(base, ['camera', 'list']).href).toBe('http://axxon.example:8000/asip/camera/list');
    expect(endpoint(bare, ['camera', 'list']).href).toBe('http://axxon.example/camera/list');
    expect(endpoint(new URL('http://axxon.example/a/b'), ['x']).pathname).toBe('/a/b/x');
  });

  test('has the slashes and colons of a VIDEOSOURCEID raw in the path', () => {
    const raw = 'SERVER1/DeviceIpint.1/SourceEndpoint.video:0:0';
    expect(endpoint(base, ['archive', 'list', { raw }]).pathname).toBe(`/asip/archive/list/${raw}`);
  });

  test('encodes all else of an id, so that no name leads elsewhere', () => {
    const raw = 'Büro 1?x#y%2e/Device+1/video:0:0';
    expect(endpoint(base, [{ raw }]).pathname).toBe('/asip/B%C3%BCro%201%3Fx%23y%252e/Device%2B1/video:0:0');
  });

  test('encodes parts as one', () => {
    expect(endpoint(base, ['a/b', 7, 'c:d']).pathname).toBe('/asip/a%2Fb/7/c%3Ad');
  });

  test('encodes names with [ ] in a query, and leaves out what is undefined', () => {
    const query = [
      ['name', 'Aisle [1].mp4'],
      ['archive', undefined],
      ['limit', 0],
    ] as const;
    expect(endpoint(base, ['file'], query).search).toBe('?name=Aisle%20%5B1%5D.mp4&limit=0');
  });

  test.each([[''], ['.'], ['..']])('is not made of %j', (part) => {
    expect(() => endpoint(base, [part])).toThrow(RangeError);
    expect(() => endpoint(base, [{ raw: `SERVER1/${part}/video` }])).toThrow(RangeError);
  });
});
