import { describe, expect, test } from 'vitest';
import type { UploadTicket } from '../contract-imports.ts';
import { parseChunkMask, parseDownloadStatus } from './download-status.ts';

const ticket: UploadTicket = {
  name: 'a.mp4',
  size: 2500,
  chunkSize: 1000,
  md5: '90c87ebc26723597b6fb64461e861f47',
};
const base64 = (...bytes: readonly number[]) => btoa(String.fromCodePoint(...bytes));
const MD5 = btoa(
  String.fromCodePoint(...(ticket.md5.match(/../g) ?? []).map((pair) => Number.parseInt(pair, 16))),
);
const named = (has: ((index: number) => boolean) | undefined, count: number) =>
  has === undefined ? undefined : Array.from({ length: count }, (_, index) => index).filter(has);

/** What the server has of the three pieces. */
function read(fields: Readonly<Record<string, unknown>>) {
  const status = parseDownloadStatus({ status: 'uploading', ...fields }, ticket);
  if (status?.kind !== 'uploading') return status?.kind;
  return named(status.has, 3);
}

describe('the mask of pieces', () => {
  test('"AwM=" are the first two of three (LSB first, one trailing byte)', () => {
    expect(named(parseChunkMask('AwM=', 3), 3)).toEqual([0, 1]);
  });

  test.each([
    ['none of nine', base64(0, 0, 1), 9, []],
    ['the ninth alone', base64(0, 1, 1), 9, [8]],
    ['the first and the last of ten', base64(1, 2, 2), 10, [0, 9]],
    ['all of eight, said as 8', base64(255, 8), 8, [0, 1, 2, 3, 4, 5, 6, 7]],
    ['all of eight, said as 0', base64(255, 0), 8, [0, 1, 2, 3, 4, 5, 6, 7]],
    ['one of one', base64(1, 1), 1, [0]],
  ])('names %s', (_, mask, count, expected) => {
    expect(named(parseChunkMask(mask, count), count)).toEqual(expected);
  });

  test('names nothing outside of the file', () => {
    const has = parseChunkMask(base64(255, 255, 1), 9);
    expect([has?.(-1), has?.(9), has?.(15), has?.(1000), has?.(8)]).toEqual([
      false,
      false,
      false,
      false,
      true,
    ]);
  });

  test.each([
    ['is no base64', 'A*M=', 3],
    ['is empty', '', 3],
    ['lacks its trailing byte', base64(3), 3],
    ['is of another number of pieces', base64(3, 2), 3],
    ['is longer than the file', base64(3, 0, 3), 3],
    ['has no number of bits of a byte', base64(255, 9), 8],
  ])('that %s is not believed', (_, mask, count) => {
    expect(parseChunkMask(mask, count)).toBeUndefined();
  });

  test('of a GiB in small pieces is read as fast as a short one', () => {
    const count = 10_000;
    const bytes = Array.from({ length: count / 8 }, () => 0b10101010);
    expect(named(parseChunkMask(base64(...bytes, 0), count), count)).toHaveLength(count / 2);
  });
});

describe('the status of an upload', () => {
  test.each([
    ['uploading', 'uploading'],
    ['downloading', 'uploading'],
    ['downloaded', 'complete'],
    ['corrupted', 'corrupted'],
    ['notFound', 'missing'],
  ])('%s is %s', (status, kind) => {
    expect(parseDownloadStatus({ status }, ticket)?.kind).toBe(kind);
  });

  test('needs no field but status, and then no piece is believed', () => {
    expect(parseDownloadStatus({ status: 'uploading' }, ticket)).toEqual({
      kind: 'uploading',
      has: undefined,
    });
  });

  test('names the pieces by its mask', () => {
    expect(read({ downloadedChunks: 'AwM=' })).toEqual([0, 1]);
  });

  test('with numbers of 64 bits as text is read', () => {
    const all = { size: '2500', chunkSize: '1000', md5: MD5, ttl: '86400000', touchTime: '1700000000000' };
    expect(read({ ...all, downloadedChunks: 'AwM=' })).toEqual([0, 1]);
  });

  test.each([
    ['size', { size: 2501 }],
    ['size of pieces', { chunkSize: '500' }],
    ['checksum', { md5: btoa('0123456789abcdef') }],
  ])('of another %s is not of this file: missing', (_, fields) => {
    expect(read({ ...fields, downloadedChunks: 'AwM=' })).toBe('missing');
    expect(parseDownloadStatus({ status: 'downloaded', ...fields }, ticket)?.kind).toBe('missing');
  });

  test('compares the checksum in base64 with ours in hex', () => {
    expect(parseDownloadStatus({ status: 'downloaded', md5: MD5 }, ticket)?.kind).toBe('complete');
  });

  test.each([
    ['a checksum of another form', { md5: 'not one' }],
    ['a size of the wrong type', { size: {} }],
    ['a mask of the wrong type', { downloadedChunks: [0, 1] }],
  ])('is read in spite of %s', (_, fields) => {
    expect(parseDownloadStatus({ status: 'downloaded', ...fields }, ticket)?.kind).toBe('complete');
    expect(read(fields)).toBeUndefined();
  });

  test.each([[undefined], [null], ['downloaded'], [[]], [{}], [{ status: 1 }], [{ status: 'paused' }]])(
    'is not %j',
    (reply) => {
      expect(parseDownloadStatus(reply, ticket)).toBeUndefined();
    },
  );
});
