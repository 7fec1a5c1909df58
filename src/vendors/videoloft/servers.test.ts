import { describe, expect, test } from 'vitest';
import { createServers } from './servers.ts';

const cloud = () => createServers(new URL('https://auth1.manything.com'));
const site = () => createServers(new URL('http://127.0.0.1:4101'));
const href = (url: URL | undefined) => url?.href;

describe('servers that replies name', () => {
  test('take the scheme of the connection when they come as bare names (§1.2.3)', () => {
    expect(href(cloud().named('logger-1.manything.com'))).toBe('https://logger-1.manything.com/');
    expect(href(site().named('127.0.0.1:4105'))).toBe('http://127.0.0.1:4105/');
  });

  test('may come as addresses, of which the origin counts', () => {
    expect(href(cloud().named('https://a.manything.com/some/path?x=1'))).toBe('https://a.manything.com/');
  });

  test.each([
    '',
    'ftp://a.manything.com',
    'https://user:pass@a.manything.com',
    'a b',
    'javascript:alert(1)',
    '//',
  ])('are never %j', (text) => {
    expect(cloud().named(text)).toBeUndefined();
  });

  test('never leave https for plain http', () => {
    expect(cloud().named('http://logger.manything.com')).toBeUndefined();
    expect(href(site().named('http://logger.local'))).toBe('http://logger.local/');
  });
});

describe('where a password may go', () => {
  test.each([
    'https://auth1.manything.com',
    'https://uswest2-auth-1.manything.com',
    'uswest2-auth-1.manything.com',
  ])('to %s', (text) => {
    expect(cloud().authenticator(text)).toBeDefined();
  });

  test.each([
    'https://auth1.anything.com',
    'https://anything.com',
    'https://manything.com.evil.example',
    'https://evilmanything.com',
    'https://evil.example/auth1.manything.com',
    'https://auth1.manything.com@evil.example',
    'http://auth1.manything.com',
  ])('never to %s', (text) => {
    expect(cloud().authenticator(text)).toBeUndefined();
  });

  test('to other ports of a server on the site itself', () => {
    expect(href(site().authenticator('http://127.0.0.1:4102'))).toBe('http://127.0.0.1:4102/');
    expect(site().authenticator('http://127.0.0.2:4102')).toBeUndefined();
  });

  test('to hosts that the configuration names: an authenticator under a brand of its own', () => {
    const hosts = ['login.brand.example', 'old.brand.example:8443', '*.cameras.brand.example'];
    const branded = createServers(new URL('https://auth1.manything.com'), hosts);
    const may = (text: string) => branded.authenticator(text) !== undefined;
    expect(may('https://login.brand.example')).toBe(true);
    expect(may('login.brand.example')).toBe(true);
    expect(may('https://old.brand.example:8443')).toBe(true);
    expect(may('https://eu.cameras.brand.example')).toBe(true);
    // Other ports, the parent of a wildcard, a name that only looks alike, and the clear.
    expect(may('https://login.brand.example:8443')).toBe(false);
    expect(may('https://old.brand.example')).toBe(false);
    expect(may('https://cameras.brand.example')).toBe(false);
    expect(may('https://login.brand.example.evil.example')).toBe(false);
    expect(may('http://login.brand.example')).toBe(false);
  });

  test('to none because of a pattern that means nothing', () => {
    const branded = createServers(new URL('https://auth1.manything.com'), [
      '*.com',
      '*',
      '',
      'Brand.example',
    ]);
    expect(branded.authenticator('https://evil.com')).toBeUndefined();
    expect(branded.authenticator('https://brand.example')).toBeUndefined();
  });

  test('never to anything.com because it is named as a host: credentials never go to the damaged name', () => {
    const hosts = ['auth1.anything.com', '*.anything.com'];
    const damaged = createServers(new URL('https://auth1.manything.com'), hosts);
    expect(damaged.authenticator('https://auth1.anything.com')).toBeUndefined();
    expect(damaged.isOwn(new URL('https://auth1.anything.com/x'))).toBe(false);
  });

  test('never to anything.com, whatever the configuration says: the name is damage of the document', () => {
    const damaged = createServers(new URL('https://auth1.anything.com'));
    expect(damaged.maySignIn(new URL('https://auth1.anything.com'))).toBe(false);
  });
});

describe('the authenticators of a connection', () => {
  test('are the first one and those that replies named, each once, and no stranger', () => {
    const servers = cloud();
    servers.authenticator('euwest1-auth-1.manything.com');
    servers.authenticator('https://euwest1-auth-1.manything.com/login');
    servers.authenticator('https://evil.example');
    servers.named('logger-1.manything.com');
    expect(servers.authenticators().map(({ href }) => href)).toEqual([
      'https://auth1.manything.com/',
      'https://euwest1-auth-1.manything.com/',
    ]);
  });
});

describe('where a token may go', () => {
  test('to servers that replies named, and to no others', () => {
    const servers = site();
    const logger = new URL('http://logger.local:9000/alert');
    expect(servers.isOwn(logger)).toBe(false);
    servers.named('logger.local:9000');
    expect(servers.isOwn(logger)).toBe(true);
    expect(servers.isOwn(new URL('http://logger.local:9001/alert'))).toBe(false);
  });

  test('to no server that a sign-in merely mentioned', () => {
    const servers = site();
    servers.authenticator('http://evil.example');
    expect(servers.isOwn(new URL('http://evil.example/x'))).toBe(false);
  });

  test('to every server of the vendor', () => {
    expect(cloud().isOwn(new URL('https://euwest1-wowza-9.manything.com/manything/x'))).toBe(true);
    expect(cloud().isOwn(new URL('http://euwest1-wowza-9.manything.com/manything/x'))).toBe(false);
  });
});
