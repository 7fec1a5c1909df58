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

  test('never to anything.com, whatever the configuration says: the name is damage of the document', () => {
    const damaged = createServers(new URL('https://auth1.anything.com'));
    expect(damaged.maySignIn(new URL('https://auth1.anything.com'))).toBe(false);
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
