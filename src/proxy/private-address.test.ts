import type { LookupAddress } from 'node:dns';
import { describe, expect, it } from 'vitest';
import { createGuardedLookup, isPrivateAddress } from './private-address.ts';

describe('isPrivateAddress', () => {
  it.each([
    '0.0.0.0',
    '10.1.2.3',
    '100.64.0.1',
    '127.0.0.1',
    '127.255.255.254',
    '169.254.169.254',
    '172.16.0.1',
    '172.31.255.255',
    '192.168.1.1',
    '224.0.0.1',
    '255.255.255.255',
    '::',
    '::1',
    'fd00::1',
    'fe80::1',
    'ff02::1',
    '::ffff:10.0.0.1',
    '64:ff9b::a00:1',
    '2002:a00:1::',
  ])('%s is private', (address) => expect(isPrivateAddress(address)).toBe(true));

  it.each(['8.8.8.8', '172.32.0.1', '100.128.0.1', '192.169.0.1', '2606:4700::1111', '::ffff:8.8.8.8'])(
    '%s is public',
    (address) => expect(isPrivateAddress(address)).toBe(false),
  );
});

describe('a guarded lookup', () => {
  async function look(addresses: readonly LookupAddress[], all: boolean): Promise<unknown> {
    const lookup = createGuardedLookup(() => Promise.resolve(addresses));
    return await new Promise((resolve) => {
      lookup('a.example.com', { all }, (error, address) => resolve(error?.code ?? address));
    });
  }

  const open4 = { address: '8.8.8.8', family: 4 };
  const open6 = { address: '2606:4700::1111', family: 6 };

  it('gives the socket the very addresses that were judged', async () => {
    expect(await look([open4, open6], true)).toEqual([open4, open6]);
    expect(await look([open4, open6], false)).toBe('8.8.8.8');
  });

  it('fails when one of several addresses is private, or none is there', async () => {
    expect(await look([open4, { address: '::1', family: 6 }], true)).toBe('SIGHTLINE_PRIVATE_ADDRESS');
    expect(await look([{ address: '10.0.0.1', family: 4 }], false)).toBe('SIGHTLINE_PRIVATE_ADDRESS');
    expect(await look([], true)).toBe('ENOTFOUND');
  });
});
