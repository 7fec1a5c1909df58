import { describe, expect, test } from 'vitest';
import { big, element, joined, text } from '../../testing/footage-samples.ts';
import { createFileWindow } from './file-window.ts';
import { readMatroskaHead } from './matroska-head.ts';
import { lastTimestamp } from './matroska-tail.ts';

const SEGMENT = 0x18538067;
const UNKNOWN = Uint8Array.of(0x01, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff);
const head = (type: string) => element(0x1a45dfa3, element(0x4282, text(type)));
const block = (time: number) => element(0xa3, joined(Uint8Array.of(0x81), big(time, 2), new Uint8Array(20)));
const cluster = (start: number, ...blocks: readonly Uint8Array[]) =>
  element(0x1f43b675, joined(element(0xe7, big(start, 4)), ...blocks));
const CLUSTER = cluster(0, block(0));

/** Nanoseconds since 2001. */
const date = (iso: string) =>
  element(0x4461, big(BigInt(Date.parse(iso) - Date.UTC(2001, 0, 1)) * 1_000_000n, 8));
const info = (...parts: readonly Uint8Array[]) => element(0x1549a966, joined(...parts));
const window = (...parts: readonly Uint8Array[]) => createFileWindow(new Blob([joined(...parts)]));
const read = (...parts: readonly Uint8Array[]) => readMatroskaHead(window(...parts));

describe('the head of a Matroska file', () => {
  test('tells its date to the millisecond', async () => {
    const segment = element(
      SEGMENT,
      joined(element(0xec, new Uint8Array(80)), info(date('2026-11-19T11:00:30.250Z')), CLUSTER),
    );
    expect(await read(head('matroska'), segment)).toEqual({
      isWebM: false,
      isTruncated: false,
      createdAt: Date.parse('2026-11-19T11:00:30.250Z'),
      tick: 0.001,
    });
  });

  test.each([
    ['without date', info(element(0x4d80, text('Lavf')))],
    ['with a date of zero, which is 2001', info(element(0x4461, new Uint8Array(8)))],
    ['with a date of four bytes', info(element(0x4461, new Uint8Array(4)))],
  ])('tells none %s', async (_name, told) => {
    expect(await read(head('matroska'), element(SEGMENT, joined(told, CLUSTER)))).toMatchObject({
      isTruncated: false,
      createdAt: undefined,
    });
  });

  test('tells WebM', async () => {
    expect((await read(head('webm'), element(SEGMENT, CLUSTER))).isWebM).toBe(true);
    expect((await read(head('webm\0\0'), element(SEGMENT, CLUSTER))).isWebM).toBe(true);
  });

  test('tells its clock', async () => {
    const slow = info(element(0x2ad7b1, big(10_000_000, 4)));
    expect((await read(head('matroska'), element(SEGMENT, joined(slow, CLUSTER)))).tick).toBe(0.01);
  });

  test('need not tell its length', async () => {
    expect((await read(head('matroska'), element(SEGMENT, CLUSTER, UNKNOWN))).isTruncated).toBe(false);
    expect((await read(head('matroska'), element(SEGMENT, CLUSTER, Uint8Array.of(0xff)))).isTruncated).toBe(
      false,
    );
  });

  test('shows a file that was cut, to the byte', async () => {
    const whole = joined(head('matroska'), element(SEGMENT, joined(info(), CLUSTER)));
    expect((await read(whole)).isTruncated).toBe(false);
    expect((await read(whole.subarray(0, -1))).isTruncated).toBe(true);
  });

  test.each([
    ['a segment without footage', joined(head('matroska'), element(SEGMENT, info()))],
    ['no segment', head('matroska')],
    ['nothing', head('matroska').subarray(0, 4)],
  ])('with %s is truncated', async (_name, bytes) => {
    expect((await read(bytes)).isTruncated).toBe(true);
  });
});

describe('the end of a Matroska file', () => {
  const end = (...parts: readonly Uint8Array[]) => lastTimestamp(window(...parts));

  test('is the last block of the last cluster', async () => {
    expect(await end(cluster(0, block(0), block(40)), cluster(5000, block(0), block(80), block(40)))).toBe(
      5080,
    );
  });

  test('may stand in a group of blocks', async () => {
    const grouped = element(
      0xa0,
      element(0xa1, joined(Uint8Array.of(0x40, 0x81), big(120, 2), new Uint8Array(9))),
    );
    expect(await end(cluster(5000, block(0), grouped))).toBe(5120);
  });

  test('is found in a file that was cut within a block', async () => {
    const file = joined(cluster(5000, block(0), block(40), block(80)));
    expect(await end(file.subarray(0, -5))).toBe(5080);
  });

  test('is not taken for four bytes of a picture that look like a cluster', async () => {
    const picture = element(
      0xa3,
      joined(Uint8Array.of(0x81), big(40, 2), big(0x1f43b675, 4), new Uint8Array(40)),
    );
    expect(await end(cluster(5000, block(0), picture))).toBe(5040);
  });

  test('is unknown without any cluster', async () => {
    expect(await end(new Uint8Array(5000).fill(0x1f))).toBeUndefined();
  });
});
