import { describe, expect, test } from 'vitest';
import { connectionId } from '../../core/ids.ts';
import { parseExportStatus } from './export-status.ts';

const system = connectionId('warehouse');
const parse = (reply: unknown) => parseExportStatus(reply, system);
const ID = '3dc15b75-6463-4eb1-ab2d-0eb0a8f54bd3';
const ready = (more: Record<string, unknown>) => parse({ id: ID, state: 2, progress: 1, ...more });

/** The facts of a status that is a failure. */
function failed(reply: unknown) {
  const status = parse(reply);
  if (status?.kind !== 'failed') throw new Error('It has not failed.');
  return status.failure.facts;
}

test('0 waits', () => {
  expect(parse({ id: ID, state: 0, progress: 0, error: '', files: [], filesFriendly: [] })).toEqual({
    kind: 'waiting',
  });
});

describe('1 runs', () => {
  test.each<[told: unknown, progress: number | undefined]>([
    [0, 0],
    [0.42, 0.42],
    [1, 1],
    // As the server writes it.
    ['4.200000e-01', 0.42],
    ['1.000000E+00', 1],
    ['0.5', 0.5],
    [1.2, undefined],
    [-1, undefined],
    ['half', undefined],
    ['0x1', undefined],
    [null, undefined],
    [undefined, undefined],
    [{}, undefined],
  ])('and its progress %j is %j', (told, progress) => {
    expect(parse({ state: 1, progress: told })).toEqual({ kind: 'running', progress });
  });

  test('also where the number has an exponent in the JSON itself', () => {
    expect(parse(JSON.parse('{"state":1,"progress":4.200000e-01}'))).toMatchObject({ progress: 0.42 });
  });

  test('whatever it already says of files', () => {
    expect(parse({ state: '1', progress: 0.1, files: ['a.mp4'] })).toMatchObject({ kind: 'running' });
  });
});

describe('2 is ready', () => {
  test('with names for the server, and names for people', () => {
    expect(
      ready({
        files: ['SERVER1_DeviceIpint.1[20261120T151000].mp4', 'x[2].mp4'],
        filesFriendly: ['Aisle 12[2026-11-20].mp4', 'Aisle 12[2].mp4'],
      }),
    ).toEqual({
      kind: 'ready',
      files: [
        { name: 'SERVER1_DeviceIpint.1[20261120T151000].mp4', label: 'Aisle 12[2026-11-20].mp4' },
        { name: 'x[2].mp4', label: 'Aisle 12[2].mp4' },
      ],
    });
  });

  test('with the server’s names where there are no others', () => {
    for (const filesFriendly of [undefined, [], 'a', [''], [7]]) {
      expect(ready({ files: ['a [1].avi'], filesFriendly })).toEqual({
        kind: 'ready',
        files: [{ name: 'a [1].avi', label: 'a [1].avi' }],
      });
    }
  });

  test('with names kept to the letter, of which people see the last part', () => {
    expect(ready({ files: [' C:\\temp\\a.mkv', '/var/tmp/b.mkv', 'dir/'] })).toEqual({
      kind: 'ready',
      files: [
        { name: ' C:\\temp\\a.mkv', label: 'a.mkv' },
        { name: '/var/tmp/b.mkv', label: 'b.mkv' },
        { name: 'dir/', label: 'dir/' },
      ],
    });
  });

  test('without what is no name, and without the same name twice; the others keep their own labels', () => {
    expect(
      ready({ files: ['a', 7, null, '', 'a', 'b'], filesFriendly: ['A', 'x', 'x', 'x', 'A2', 'B'] }),
    ).toEqual({
      kind: 'ready',
      files: [
        { name: 'a', label: 'A' },
        { name: 'b', label: 'B' },
      ],
    });
  });

  test('with ten thousand files', () => {
    const status = ready({ files: Array.from({ length: 10_000 }, (_, index) => `${index}.mp4`) });
    expect(status?.kind === 'ready' && status.files).toHaveLength(10_000);
  });

  test('never without a file: then it has failed', () => {
    for (const files of [undefined, null, [], 'a.mp4', [7]]) {
      expect(failed({ state: 2, files })).toMatchObject({ code: 'badReply', vendorCode: 'state 2' });
    }
    expect(failed({ state: 2, files: [], error: 'Lost it' })).toMatchObject({ vendorText: 'Lost it' });
  });
});

describe('a state that ends without files', () => {
  test.each([
    [3, 'serverError'],
    [4, 'noSpace'],
    [5, 'alreadyThere'],
    [6, 'noFootage'],
  ])('%i is %s, with the text of the server', (state, code) => {
    expect(failed({ state, progress: 0.3, error: ' Something <b>went</b> wrong ' })).toMatchObject({
      code,
      system,
      operation: 'export',
      vendorCode: `state ${state}`,
      vendorText: 'Something <b>went</b> wrong',
    });
  });

  test('may have no text', () => {
    for (const error of [undefined, '', ' ', 7]) {
      expect(failed({ state: 6, error }).vendorText).toBeUndefined();
    }
  });

  test('has its text cut, and without secrets', () => {
    expect(failed({ state: 3, error: 'very wrong, '.repeat(1000) }).vendorText).toHaveLength(300);
    const error = 'GET http://root:geheim@server/live?auth_token=abcdef0123456789';
    expect(failed({ state: 3, error }).vendorText).not.toMatch(/geheim|abcdef0123456789/);
  });
});

test.each([
  undefined,
  null,
  'ok',
  [],
  {},
  { state: null },
  { state: 'done' },
  { state: 7 },
  { state: -1 },
  { state: 1.5 },
  { status: 2 },
])('%j is no status', (reply) => {
  expect(parse(reply)).toBeUndefined();
});
