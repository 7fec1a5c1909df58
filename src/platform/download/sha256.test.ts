import { createHash, randomBytes } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { createSha256 } from './sha256.ts';

const expected = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

async function sumOf(pieces: readonly Uint8Array[]): Promise<string> {
  const sha256 = await createSha256();
  for (const piece of pieces) sha256.update(piece);
  return sha256.digest();
}

describe('SHA-256', () => {
  test('is that of the standard for its examples', async () => {
    const text = (words: string) => sumOf([new TextEncoder().encode(words)]);
    expect(await text('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
    expect(await text('abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq')).toBe(
      '248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1',
    );
    expect(await sumOf([])).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
  });

  test('is right for every length around a block and its padding', async () => {
    const bytes = randomBytes(200);
    for (let length = 0; length <= bytes.length; length += 1) {
      const part = bytes.subarray(0, length);
      expect(await sumOf([part]), `${length} bytes`).toBe(expected(part));
    }
  });

  test('is the same however the bytes are cut', async () => {
    const bytes = randomBytes(700_001);
    for (const size of [1_000, 65_536, 262_144, 262_145, 700_001]) {
      const pieces: Uint8Array[] = [];
      for (let at = 0; at < bytes.length; at += size) pieces.push(bytes.subarray(at, at + size));
      expect(await sumOf(pieces), `in pieces of ${size}`).toBe(expected(bytes));
    }
  });

  test('is right for words that carry: all ones, and all zeros', async () => {
    for (const byte of [0, 0xff, 0x80]) {
      const bytes = new Uint8Array(100_000).fill(byte);
      expect(await sumOf([bytes])).toBe(expected(bytes));
    }
  });

  test('of two files at a time does not mix them', async () => {
    const [one, other] = [await createSha256(), await createSha256()];
    const bytes = randomBytes(1_000);
    one.update(bytes.subarray(0, 500));
    other.update(bytes.subarray(500));
    one.update(bytes.subarray(500));
    expect([one.digest(), other.digest()]).toEqual([expected(bytes), expected(bytes.subarray(500))]);
  });
});
