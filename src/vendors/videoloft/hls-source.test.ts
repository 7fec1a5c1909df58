import { describe, expect, test } from 'vitest';
import { Failure } from '../../core/failure.ts';
import { connectionId } from '../../core/ids.ts';
import { epochMs, ms, ONE_DAY } from '../../core/units.ts';
import { toProxied } from '../../platform/config/proxy-address.ts';
import { createHlsSource, type Stream } from './hls-source.ts';
import { createServers } from './servers.ts';
import type { SignIn } from './sign-in.ts';

const PLAYLIST = new URL('https://wowza.manything.com/manything/s/playlist.m3u8');
const PROXIED = '/proxy/https/wowza.manything.com/manything/s';

function make(change: Partial<Stream> = {}) {
  const refused: string[] = [];
  let current: SignIn | Promise<SignIn> = signIn('token-1*x');
  const source = createHlsSource(
    {
      system: connectionId('depot'),
      http: { address: (url) => toProxied(url) },
      servers: createServers(new URL('https://auth1.manything.com')),
      session: { current: () => current, refused: (token) => refused.push(token) },
    },
    { key: 'live:1.1', playlist: PLAYLIST, parameter: 'userToken', ...change },
  );
  const renew = (next: SignIn | Promise<SignIn>) => {
    current = next;
  };
  return { source, refused, renew };
}

function signIn(token: string): SignIn {
  const at = epochMs(0);
  return {
    token,
    renewAt: at,
    expiresAt: at,
    since: at,
    webLogin: undefined,
    authenticator: new URL('https://auth1.manything.com'),
    uid: undefined,
    account: 'a',
    maxAge: ms(ONE_DAY),
  };
}

describe('the addresses of a stream', () => {
  test('hold no token until they are fetched', () => {
    const { source } = make();
    expect(source.playlist).toBe(`${PROXIED}/playlist.m3u8`);
  });

  test('get the token of the moment, at once', () => {
    const { source, renew } = make();
    expect(source.authorize(source.playlist)).toBe(`${PROXIED}/playlist.m3u8?userToken=token-1*x`);
    renew(signIn('token-2*x'));
    expect(source.authorize(source.playlist)).toBe(`${PROXIED}/playlist.m3u8?userToken=token-2*x`);
  });

  test('have an older token replaced, never a second one added', () => {
    const { source } = make();
    const address = `https://page.test${PROXIED}/media_1.ts?userToken=old&n=1`;
    expect(source.authorize(address)).toBe(`${PROXIED}/media_1.ts?userToken=token-1*x&n=1`);
  });

  test('carry the parameter that the call documents: userToken for live (rule 18)', () => {
    const { source } = make({ parameter: 'token' });
    expect(source.authorize(source.playlist)).toContain('?token=token-1');
  });

  test('wait for a renewal that is under way', async () => {
    const { source, renew } = make();
    const renewal = Promise.withResolvers<SignIn>();
    renew(renewal.promise);
    const address = source.authorize(source.playlist);
    expect(address).toBeInstanceOf(Promise);
    renewal.resolve(signIn('token-3*x'));
    expect(await address).toContain('userToken=token-3*x');
  });

  test('are led through the proxy when a playlist names them in full or by absolute path', () => {
    const { source } = make();
    expect(source.authorize('https://edge-2.manything.com/m/1.ts')).toBe(
      '/proxy/https/edge-2.manything.com/m/1.ts?userToken=token-1*x',
    );
    void source.authorize(`https://page.test${source.playlist}`);
    expect(source.authorize('https://page.test/m/1.ts')).toBe(
      '/proxy/https/wowza.manything.com/m/1.ts?userToken=token-1*x',
    );
  });

  test.each(['https://evil.example/1.ts', 'https://x.anything.com/1.ts', 'http://wowza.manything.com/1.ts'])(
    'get no token when they lie elsewhere: %s',
    (address) => {
      const { source } = make();
      expect(source.authorize(address)).not.toContain('token-1');
    },
  );

  test('that make no sense are a broken playlist', () => {
    const { source } = make();
    expect(() => source.authorize('http://')).toThrow(Failure);
  });
});

describe('a segment that may be kept', () => {
  const segment = `https://page.test${PROXIED}/alertts/1.1/5/0.ts`;

  test('has a name without the token of the moment or of before', () => {
    const { source, renew } = make({ parameter: 'token', keptAs: 'depot/1.1/event' });
    const name = 'depot/1.1/event/manything/s/alertts/1.1/5/0.ts';
    void source.authorize(source.playlist);
    expect(source.cacheKey?.(`${segment}?token=token-1*x`)).toBe(name);
    renew(signIn('token-2*x'));
    void source.authorize(source.playlist);
    expect(source.cacheKey?.(`${segment}?token=token-2*x`)).toBe(name);
    for (const token of ['token-1*x', 'token-2*x']) {
      const inPath = segment.replace('/5/', `/${encodeURIComponent(token)}/`);
      expect(source.cacheKey?.(inPath)).toBe('depot/1.1/event/manything/s/alertts/1.1/-/0.ts');
    }
  });

  test('has none at a stranger’s, and none where nothing is kept', () => {
    const { source } = make({ keptAs: 'depot/1.1/event' });
    expect(source.cacheKey?.('https://evil.example/0.ts')).toBeUndefined();
    expect(source.cacheKey?.('http://')).toBeUndefined();
    expect(make().source).not.toHaveProperty('cacheKey');
    expect(make().source).not.toHaveProperty('startOf');
  });
});

describe('an address that was refused', () => {
  test('tells which token no longer opens anything', () => {
    const { source, refused } = make();
    source.refused(`https://page.test${PROXIED}/media_1.ts?n=1&userToken=token-1*x`);
    expect(refused).toEqual(['token-1*x']);
  });

  test('tells nothing when it held no token', () => {
    const { source, refused } = make();
    source.refused('https://evil.example/1.ts');
    source.refused('http://');
    expect(refused).toEqual([]);
  });
});
