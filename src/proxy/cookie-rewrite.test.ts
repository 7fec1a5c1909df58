import { describe, expect, it } from 'vitest';
import { endVendorCookies, rewriteSetCookie } from './cookie-rewrite.ts';

const url = new URL('https://a.example.com:8443/login');

it('keeps Secure where our own connection is secure', () => {
  expect(rewriteSetCookie('a=b; Secure; Path=/', url, true)).toBe(
    'sightline.a=b; Path=/proxy/https/a.example.com:8443/; Secure',
  );
});

it('takes the folder of the address for a path that is missing or not absolute', () => {
  const expected = 'sightline.a=b; Path=/proxy/https/a.example.com:8443/';
  expect(rewriteSetCookie('a=b', url, false)).toBe(expected);
  expect(rewriteSetCookie('a=b; Path=x', url, false)).toBe(expected);
});

it('never lets a cookie out of the path of its host', () => {
  expect(rewriteSetCookie('a=b; Path=/; Path=/proxy', url, false)).toBe(
    'sightline.a=b; Path=/proxy/https/a.example.com:8443/proxy',
  );
});

describe('the end of a vendor’s cookies', () => {
  const root = '/proxy/https/a.example.com:8443';
  const end = (header: string | undefined, path: string) => endVendorCookies(header, url, path);

  it('is said for every path that could have brought them', () => {
    expect(end('sightline.sid=1', '/login')).toEqual([
      `sightline.sid=; Path=${root}/; Max-Age=0; HttpOnly; SameSite=Lax`,
      `sightline.sid=; Path=${root}/login; Max-Age=0; HttpOnly; SameSite=Lax`,
      `sightline.sid=; Path=${root}/login/; Max-Age=0; HttpOnly; SameSite=Lax`,
    ]);
    expect(end('sightline.sid=1', '')).toEqual([
      `sightline.sid=; Path=${root}/; Max-Age=0; HttpOnly; SameSite=Lax`,
    ]);
    const paths = end('sightline.sid=1', '/a/b').map((line) => /Path=([^;]*)/.exec(line)?.[1]);
    expect(paths).toEqual(['/', '/a', '/a/', '/a/b', '/a/b/'].map((path) => root + path));
  });

  it('concerns the marked ones alone, each once, whatever they hold', () => {
    const lines = end(
      'theme=dark; sightline.a=1; session=x; sightline.b=x=y; sightline.a=2; sightline.c',
      '',
    );
    expect(lines.map((line) => line.split(';')[0])).toEqual(['sightline.a=', 'sightline.b=', 'sightline.c=']);
  });

  it('ends what the rewriting set: same name, same path', () => {
    const nameAndPath = (line: string) => [line.split('=')[0], /Path=([^;]*)/.exec(line)?.[1]];
    for (const set of ['sid=1; Path=/', 'sid=1; Path=/login', 'sid=1']) {
      const stored = nameAndPath(rewriteSetCookie(set, url, false));
      const ended = end('sightline.sid=1', '/login').map(nameAndPath);
      expect(ended).toContainEqual(stored);
    }
  });

  it('cannot be led to other attributes by its path', () => {
    for (const line of end('sightline.a=1', '/x;Domain=example.com')) expect(line).not.toMatch(/; ?Domain/);
  });

  it.each([undefined, '', 'theme=dark'])('is nothing where none came: %j', (header) => {
    expect(end(header, '/login')).toEqual([]);
  });
});
