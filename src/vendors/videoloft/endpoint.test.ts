import { describe, expect, test } from 'vitest';
import { endpoint } from './endpoint.ts';

const server = new URL('https://logger.manything.com');

describe('the address of a call', () => {
  test('has its path and query encoded', () => {
    const url = endpoint(
      server,
      ['alertthumb', '12345.63', 'a/b?c'],
      [
        ['uid', '1.2&x=3'],
        ['limit', 20],
      ],
    );
    expect(url.href).toBe(
      'https://logger.manything.com/alertthumb/12345.63/a%2Fb%3Fc?uid=1.2%26x%3D3&limit=20',
    );
  });

  test('may name a parameter several times', () => {
    const url = endpoint(
      server,
      ['devices', 'viewerInfo'],
      [
        ['uidd', '1.1'],
        ['uidd', '1.2'],
      ],
    );
    expect(url.searchParams.getAll('uidd')).toEqual(['1.1', '1.2']);
  });

  test('lies below the path of a server that has one', () => {
    expect(endpoint(new URL('https://host/base'), ['login']).pathname).toBe('/base/login');
    expect(endpoint(new URL('https://host/base/'), ['login']).pathname).toBe('/base/login');
  });

  test.each(['', 'undefined', 'null', 'NaN', Number.NaN, Infinity])('never holds %j', (hole) => {
    expect(() => endpoint(server, ['getthumb', hole])).toThrow('badReply');
    expect(() => endpoint(server, ['alert'], [['uid', hole]])).toThrow('badReply');
  });
});
