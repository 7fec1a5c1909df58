import { describe, expect, it } from 'vitest';
import {
  forgetCookiesAt,
  fromProxied,
  isAllowedHost,
  matchTarget,
  pathToForget,
  toProxied,
} from './proxy-address.ts';

describe('toProxied', () => {
  it.each([
    ['https://a.example.com', '/proxy/https/a.example.com/'],
    ['https://a.example.com:443/x', '/proxy/https/a.example.com/x'],
    ['http://a.example.com:80/x', '/proxy/http/a.example.com/x'],
    ['http://a.example.com:8080/x/y?z=1&z=2', '/proxy/http/a.example.com:8080/x/y?z=1&z=2'],
    ['HTTPS://A.Example.COM/X', '/proxy/https/a.example.com/X'],
    ['http://[::1]:4701/x#part', '/proxy/http/[::1]:4701/x'],
    ['https://a.example.com/a%2Fb', '/proxy/https/a.example.com/a%2Fb'],
  ])('%s becomes %s and comes back', (url, path) => {
    expect(toProxied(url)).toBe(path);
    expect(toProxied(new URL(url))).toBe(path);
    expect(fromProxied(path)?.href).toBe(new URL(url).href.replace(/#.*$/, ''));
  });

  it('throws for what is never proxied, and never repeats a password', () => {
    expect(() => toProxied('ws://a.example.com/')).toThrow(TypeError);
    expect(() => toProxied('javascript:alert(1)')).toThrow(TypeError);
    expect(() => toProxied('https://me:hunter2@a.example.com/')).toThrow(/user name or password/);
    expect(() => toProxied('https://me:hunter2@a.example.com/')).not.toThrow(/hunter2/);
  });
});

describe('fromProxied', () => {
  it('takes a host without a path for its root', () => {
    expect(fromProxied('/proxy/https/a.example.com')?.href).toBe('https://a.example.com/');
    expect(fromProxied('/proxy/https/a.example.com?x=1')?.href).toBe('https://a.example.com/?x=1');
  });

  it('leaves an encoded slash in a path as it is, since a token may hold one', () => {
    expect(fromProxied('/proxy/https/a.example.com/t/AB%2fC==')?.pathname).toBe('/t/AB%2fC==');
  });

  it('lets a query hold whatever a query may hold', () => {
    expect(fromProxied('/proxy/https/a.example.com/x?u=https://b/../c%2f%5c')?.search).toBe(
      '?u=https://b/../c%2f%5c',
    );
  });

  it.each([
    ['dot segment', '/proxy/https/a.example.com/../b'],
    ['dot segment at the end', '/proxy/https/a.example.com/x/..'],
    ['single dot segment', '/proxy/https/a.example.com/./b'],
    ['dot segment in place of the host', '/proxy/https/../a.example.com/'],
    ['encoded dot segment', '/proxy/https/a.example.com/%2e%2E/b'],
    ['half encoded dot segment', '/proxy/https/a.example.com/.%2e/b'],
    ['dot segment behind an encoded slash', '/proxy/https/a.example.com/x%2f..%2Fb'],
    ['dot segment with a path parameter', '/proxy/https/a.example.com/x/..;/b'],
    ['encoded slash in the host', '/proxy/https/a.example.com%2fb/x'],
    ['encoded slash instead of slashes', '/proxy%2fhttps%2fa.example.com/x'],
    ['encoded backslash', '/proxy/https/a.example.com/x%5cb'],
    ['encoded backslash in the host', '/proxy/https/a.example.com%5Cb/x'],
    ['backslash', '/proxy/https/a.example.com\\b/x'],
    ['backslash in the path', '/proxy/https/a.example.com/x\\..\\b'],
    ['user info', '/proxy/https/me@a.example.com/'],
    ['user info with password', '/proxy/https/me:pw@a.example.com/'],
    ['encoded user info', '/proxy/https/me%40a.example.com/'],
    ['empty host', '/proxy/https//x'],
    ['no host', '/proxy/https/'],
    ['port alone', '/proxy/https/:443/x'],
    ['empty port', '/proxy/https/a.example.com:/x'],
    ['port 0', '/proxy/https/a.example.com:0/x'],
    ['port too high', '/proxy/https/a.example.com:70000/x'],
    ['default port spelled out', '/proxy/https/a.example.com:443/x'],
    ['upper case', '/proxy/https/A.example.com/x'],
    ['upper case scheme', '/proxy/HTTPS/a.example.com/x'],
    ['trailing dot', '/proxy/https/a.example.com./x'],
    ['double dot', '/proxy/https/a..example.com/x'],
    ['other scheme', '/proxy/ftp/a.example.com/x'],
    ['web socket scheme', '/proxy/wss/a.example.com/x'],
    ['IPv6 without brackets', '/proxy/http/::1/x'],
    ['IPv6 with one bracket', '/proxy/http/[::1/x'],
    ['IPv6 written out', '/proxy/http/[0:0:0:0:0:0:0:1]/x'],
    ['IPv6 with zone', '/proxy/http/[fe80::1%25eth0]/x'],
    ['hexadecimal IPv4', '/proxy/http/0x7f.0.0.1/x'],
    ['IPv4 as one number', '/proxy/http/2130706433/x'],
    ['short IPv4', '/proxy/http/127.1/x'],
    ['letters that fold into ASCII', '/proxy/http/ａ.example.com/x'],
    ['encoded host', '/proxy/http/%61.example.com/x'],
    ['fragment', '/proxy/https/a.example.com/x#y'],
    ['space', '/proxy/https/a.example.com/x y'],
    ['line feed', '/proxy/https/a.example.com/x\ny'],
    ['other path', '/live'],
    ['prefix alone', '/proxy/'],
  ])('refuses %s: %s', (_what, path) => {
    expect(fromProxied(path)).toBeUndefined();
  });
});

const connections = [
  { url: 'https://auth.example.com', hosts: ['*.cdn.example.com', 'media.example.net:8443'] },
  { url: 'http://10.0.0.5:7001/api' },
  { url: 'http://plain.example.org', hosts: ['[fd00::1]'] },
];

describe('isAllowedHost', () => {
  it.each([
    'auth.example.com',
    'a.cdn.example.com',
    'a.b.cdn.example.com',
    'media.example.net:8443',
    '10.0.0.5:7001',
    '[fd00::1]',
  ])('opens %s', (host) => expect(isAllowedHost(host, connections)).toBe(true));

  it.each([
    'example.com',
    'cdn.example.com',
    'evilcdn.example.com',
    'auth.example.com.evil.net',
    'auth.example.com:8443',
    'a.cdn.example.com:8080',
    'media.example.net',
    '10.0.0.5',
    '10.0.0.5:7002',
    'AUTH.example.com',
    'auth.example.com.',
    'me@auth.example.com',
    '',
    '*.cdn.example.com',
  ])('does not open %s', (host) => expect(isAllowedHost(host, connections)).toBe(false));
});

describe('matchTarget', () => {
  const match = (url: string) => matchTarget(new URL(url), connections);

  it('tells a host that is named in full from one that a wildcard opens', () => {
    expect(match('https://auth.example.com/x')).toBe('exact');
    expect(match('https://a.cdn.example.com/x')).toBe('wildcard');
    expect(match('https://other.example.com/x')).toBeUndefined();
    const both = [{ url: 'https://x.test', hosts: ['*.example.com', 'a.example.com'] }];
    expect(matchTarget(new URL('https://a.example.com'), both)).toBe('exact');
  });

  it('never opens plain http for a connection that is https', () => {
    expect(match('http://auth.example.com/')).toBeUndefined();
    expect(match('http://a.cdn.example.com/')).toBeUndefined();
  });

  it('opens https for a connection that is plain http, on the same or the default port', () => {
    expect(match('https://plain.example.org/')).toBe('exact');
    expect(match('https://10.0.0.5:7001/')).toBe('exact');
    expect(match('https://10.0.0.5/')).toBeUndefined();
  });

  it('opens no user info and no other scheme', () => {
    expect(match('https://me@auth.example.com/')).toBeUndefined();
    expect(match('wss://auth.example.com/')).toBeUndefined();
  });
});

describe('the address that forgets cookies', () => {
  it.each([
    ['https://a.example.com', '', '/.sightline/forget-cookies'],
    ['https://a.example.com/login', '/login', '/login/.sightline/forget-cookies'],
    ['http://a.example.com:8080/api/login/?token=x', '/api/login', '/api/login/.sightline/forget-cookies'],
  ])('lies below %s', (text, path, own) => {
    const address = forgetCookiesAt(new URL(text));
    expect(address.href).toBe(new URL(text).origin + own);
    expect(pathToForget(address)).toBe(path);
    expect(pathToForget(fromProxied(toProxied(address)) ?? new URL(text))).toBe(path);
  });

  it.each(['/', '/login', '/.sightline/forget-cookies/', '/x.sightline/forget-cookies', '/.sightline'])(
    'is not %s',
    (path) => {
      expect(pathToForget(new URL(path, 'https://a.example.com'))).toBeUndefined();
    },
  );
});
