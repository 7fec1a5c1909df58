import { createHash, randomBytes } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { createMd5 } from './md5.ts';
import { md5Module } from './md5-wasm.ts';

const CAPACITY = 262_144;

async function md5Of(...parts: readonly Uint8Array[]): Promise<string> {
  const md5 = await createMd5();
  for (const part of parts) md5.update(part);
  return md5.digest();
}

const expected = (bytes: Uint8Array): string => createHash('md5').update(bytes).digest('hex');

describe('MD5', () => {
  // RFC 1321, A.5.
  test.for([
    ['', 'd41d8cd98f00b204e9800998ecf8427e'],
    ['a', '0cc175b9c0f1b6a831c399e269772661'],
    ['abc', '900150983cd24fb0d6963f7d28e17f72'],
    ['message digest', 'f96b697d7cb7938d525a2f31aaf161d0'],
    ['abcdefghijklmnopqrstuvwxyz', 'c3fcd3d76192e4007dfb496cca67e13b'],
    ['ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789', 'd174ab98d277d9f5a5611c2c9f419d9f'],
    ['1234567890'.repeat(8), '57edf4a22be3c955ac49da2e2107b67a'],
  ] as const)('of "%s" is what RFC 1321 says', async ([text, sum]) => {
    expect(await md5Of(new TextEncoder().encode(text))).toBe(sum);
  });

  test('is that of node:crypto for every length around two blocks', async () => {
    const bytes = randomBytes(200);
    for (let length = 0; length <= bytes.length; length += 1) {
      const part = bytes.subarray(0, length);
      expect(await md5Of(part), `${length} bytes`).toBe(expected(part));
    }
  });

  test('does not depend on where the bytes are parted', async () => {
    const bytes = randomBytes(20_000);
    for (let round = 0; round < 50; round += 1) {
      const parts: Uint8Array[] = [];
      for (let at = 0; at < bytes.length;) {
        const length = Math.floor(Math.random() * 300);
        parts.push(bytes.subarray(at, at + length));
        at += length;
      }
      expect(await md5Of(...parts)).toBe(expected(bytes));
    }
  });

  test.for([CAPACITY - 1, CAPACITY, CAPACITY + 1, 3 * CAPACITY + 63])(
    'is right where %i bytes come at once',
    async (length) => {
      const bytes = randomBytes(length);
      expect(await md5Of(bytes)).toBe(expected(bytes));
      expect(await md5Of(bytes.subarray(0, 63), bytes.subarray(63))).toBe(expected(bytes));
    },
  );

  test('keeps two files apart that are hashed in turns', async () => {
    const [one, other] = [randomBytes(1_000), randomBytes(1_000)];
    const [a, b] = [await createMd5(), await createMd5()];
    for (let at = 0; at < one.length; at += 100) {
      a.update(one.subarray(at, at + 100));
      b.update(other.subarray(at, at + 100));
    }
    expect([a.digest(), b.digest()]).toEqual([expected(one), expected(other)]);
  });

  test('counts the bits of a file of more than 512 MiB beyond 32 bits', async () => {
    const md5 = await createMd5();
    const mebibyte = new Uint8Array(1024 * 1024);
    for (let round = 0; round < 513; round += 1) md5.update(mebibyte);
    // As md5sum says of 513 MiB of zeros.
    expect(md5.digest()).toBe('f3a8799d64129a6fd8a5aa56f199ac54');
  }, 60_000);

  test('is a module that any WebAssembly accepts', () => {
    expect(WebAssembly.validate(md5Module(CAPACITY))).toBe(true);
  });
});
