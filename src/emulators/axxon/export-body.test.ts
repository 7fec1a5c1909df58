import { describe, expect, test } from 'vitest';
import { createTestClient } from './test-client.ts';

const TRIANGLE = [
  [0.2, 0.2],
  [0.3, 0.7],
  [0.5, 0.5],
  [0.2, 0.2],
];
const AREA = [
  [0, 0],
  [1, 1],
];

const ask = async (body: unknown): Promise<number> => (await createTestClient().ask(body)).status;
/** An MP4 with one more field. */
const withField = (name: string, value: unknown) => ask({ format: 'mp4', [name]: value });

test.each(['mp4', 'mkv', 'avi', 'exe', 'jpg', 'pdf'])('%s is a format', async (format) => {
  expect(await ask({ format })).toBe(202);
});

test.each([undefined, null, '', 'MP4', 'mov', 4, ['mp4']])('%s is no format', async (format) => {
  expect(await ask({ format })).toBe(400);
});

test('a body that is no JSON object, or has a field that nobody knows, is refused', async () => {
  for (const body of [[], 'mp4', null, 1]) expect(await ask(body)).toBe(400);
  expect(await withField('quality', 1)).toBe(400);
  const client = createTestClient();
  expect((await client.ask(undefined)).status).toBe(400);
  expect(client.emulator.log.entries().at(-1)?.note).toBe('The body is no JSON object');
});

describe.each<[string, { readonly right: readonly unknown[]; readonly wrong: readonly unknown[] }]>([
  ['maxfilesize', { right: [0, 1, 1_000_000, 1e12], wrong: [-1, 0.5, '1000', null, true] }],
  ['vc', { right: [0, 1, 2, 3, 4, 5, 6], wrong: [-1, 7, 1.5, '4', null, true] }],
  ['ac', { right: [0, 6], wrong: [-1, 7, 1.5, '4', null] }],
  ['freq', { right: [0, 1, 2, 3], wrong: [-1, 4, 0.5, '1', null] }],
  ['tsformat', { right: ['', '%B %Y', '%%%', 'any text'], wrong: [1, null, ['%Y']] }],
  ['color', { right: ['#e31e1e', '#FFFFFF'], wrong: ['', '#fff', 'red', '#e31e1e00', 'e31e1e', 0] }],
  ['comment', { right: ['', 'Pallet <b>3</b>', 'Ящик №3'], wrong: [3, null, {}] }],
  ['layout', { right: [0, 1], wrong: [2, -1, '0', true, null] }],
])('%s', (name, { right, wrong }) => {
  test.each(right.map((value) => [JSON.stringify(value), value]))('%s is right', async (_, value) => {
    expect(await withField(name, value)).toBe(202);
  });

  test.each(wrong.map((value) => [JSON.stringify(value), value]))('%s is refused', async (_, value) => {
    expect(await withField(name, value)).toBe(400);
  });
});

describe.each(['croparea', 'snapshotplace', 'commentplace', 'tsplace'])('%s', (name) => {
  test('is two points within the whole', async () => {
    for (const right of [AREA, [TRIANGLE[0], TRIANGLE[1]], [AREA[1], AREA[0]]]) {
      expect(await withField(name, right)).toBe(202);
    }
  });

  test.each([
    ['one point', [[0, 0]]],
    ['three points', [...AREA, [0.5, 0.5]]],
    ['a point outside', [AREA[0], [1, 1.001]]],
    ['a negative point', [[-0.001, 0], AREA[1]]],
    ['a point of three numbers', [[0, 0, 0], AREA[1]]],
    ['text for a number', [['0', '0'], AREA[1]]],
    ['an area without width', [AREA[0], [0, 1]]],
    ['an area without height', [AREA[0], [1, 0]]],
    ['a flat list', [0, 0, 1, 1]],
    ['nothing', null],
  ])('%s is refused', async (_, wrong) => {
    expect(await withField(name, wrong)).toBe(400);
  });
});

describe('maskspace', () => {
  test.each([
    ['no polygon', []],
    ['one', [TRIANGLE]],
    ['several', [TRIANGLE, TRIANGLE.map(([x = 0, y = 0]) => [1 - x, 1 - y])]],
    ['one that closes with another of its points', [[...TRIANGLE.slice(0, 3), TRIANGLE[1]]]],
  ])('%s is right', async (_, right) => {
    expect(await withField('maskspace', right)).toBe(202);
  });

  test.each([
    ['a polygon without a list around it', TRIANGLE],
    ['a polygon that is not closed', [TRIANGLE.slice(0, 3)]],
    ['a polygon that closes elsewhere', [[...TRIANGLE.slice(0, 3), [0.9, 0.9]]]],
    ['two points and a closing one', [[TRIANGLE[0], TRIANGLE[1], TRIANGLE[0]]]],
    ['three points of which two are the same', [[TRIANGLE[0], TRIANGLE[1], TRIANGLE[1], TRIANGLE[0]]]],
    ['a point outside', [[[1.2, 0.2], ...TRIANGLE.slice(1, 3), [1.2, 0.2]]]],
    ['one wrong polygon among right ones', [TRIANGLE, []]],
    ['nothing', null],
  ])('%s is refused', async (_, wrong) => {
    expect(await withField('maskspace', wrong)).toBe(400);
  });
});
