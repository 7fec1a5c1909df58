import { expect, it } from 'vitest';
import { rewriteSetCookie } from './cookie-rewrite.ts';

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
