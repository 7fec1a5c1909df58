import { describe, expect, test } from 'vitest';
import { createStreamAddress } from './stream-address.ts';

const PLAYLIST = new URL('https://wowza.manything.com/manything/s/playlist.m3u8');
const PAGE = 'https://sightline.site:8443';
const PROXIED = '/proxy/https/wowza.manything.com/manything/s';

const read = (...addresses: string[]) => {
  const original = createStreamAddress(PLAYLIST);
  return addresses.map((address) => original(address)?.href);
};

describe('the address behind what a player asks for', () => {
  test('is found in a proxied path, with or without our origin', () => {
    expect(read(`${PROXIED}/chunklist_w1.m3u8?a=1`, `${PAGE}${PROXIED}/chunklist_w1.m3u8?a=1`)).toEqual([
      'https://wowza.manything.com/manything/s/chunklist_w1.m3u8?a=1',
      'https://wowza.manything.com/manything/s/chunklist_w1.m3u8?a=1',
    ]);
  });

  test('is the address itself when a playlist names it in full', () => {
    expect(read('https://other.manything.com/x.ts?t=1')).toEqual(['https://other.manything.com/x.ts?t=1']);
  });

  test('is at the playlist’s server when the playlist names an absolute path', () => {
    expect(read('/media/x.ts')).toEqual(['https://wowza.manything.com/media/x.ts']);
    const [, second] = read(`${PAGE}${PROXIED}/playlist.m3u8`, `${PAGE}/media/x.ts?n=2`);
    expect(second).toBe('https://wowza.manything.com/media/x.ts?n=2');
  });

  test('is nowhere when a proxied path makes no sense', () => {
    expect(read('/proxy/ftp/x/y', '/proxy/https/HOST/x', 'http://')).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });
});
