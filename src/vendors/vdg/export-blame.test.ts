/** The error codes of an order, from the wire to the message beside its field. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Failure, type FailureCode } from '../../core/failure.ts';
import { failureOf } from '../../testing/failure-of.ts';
import { clip, order, OTHERS } from '../../testing/vdg-orders.ts';
import { createVdgWire, errorReply, type VdgWire } from '../../testing/vdg-wire.ts';
import type { ExportField, ExportRequest } from '../contract-exports.ts';
import { blameField } from './export-blame.ts';

let wire: VdgWire;
const { signal } = new AbortController();
beforeAll(() => {
  wire = createVdgWire();
  const answer = (text = '') => errorReply(Number(/code(-\d+)/.exec(text)?.[1]));
  wire.on('POST exportVideo', ({ body }) => answer(body));
  wire.on('GET addClip', ({ query }) => answer(query['description']));
});
afterAll(() => wire.close());

/** The server answers with the code that the folder, or the description, asks for. */
async function refused(code: number, { settings, ...request }: ExportRequest = order()): Promise<Failure> {
  const asked = { ...settings, folder: `D:\\code${code}`, comment: `code${code}` };
  return failureOf(wire.clock.settle(wire.exports.start({ ...request, settings: asked }, signal)));
}

/** All that the document names but 0, and those that were seen besides. */
const CODES: readonly (readonly [number, FailureCode, ExportField | undefined, words: RegExp])[] = [
  [-2, 'notFound', 'camera', /no device of this number/],
  [-4, 'rejected', 'span', /could not read a time/],
  [-17, 'notFound', 'camera', /no server of this number/],
  [-33, 'rejected', 'camera', /without a server number/],
  [-34, 'rejected', 'camera', /without a device number/],
  [-37, 'rejected', 'span', /end lies before the beginning/],
  [-48, 'noFootage', 'span', /Nothing is recorded/],
  [-57, 'rejected', undefined, /without the number of the export/],
  [-58, 'rejected', 'folder', /no such folder/],
  [-60, 'noSpace', 'folder', /not enough room/],
  [-61, 'rejected', 'folder', /could not create the folder/],
  [-1, 'rejected', 'format', /does not know this command/],
  [-18, 'serverError', undefined, /general error/],
  [-11, 'noVideo', undefined, /no picture/],
  [-21, 'cameraOffline', 'camera', /not active/],
  [-53, 'cameraOffline', 'camera', /lost its connection/],
  [-99, 'rejected', undefined, /error -99/],
];

test.each(CODES)('%i is told in its own words, at its own field', async (number, code, field, words) => {
  const failure = await refused(number);
  expect(failure.facts).toMatchObject({
    code,
    vendorCode: `${number}`,
    vendorText: expect.stringMatching(words),
  });
  const text = failure.facts.vendorText;
  expect(blameField(failure, order())).toEqual(field === undefined ? undefined : { field, text });
});

test('no two codes have the same words', async () => {
  const texts = await Promise.all(CODES.map(async ([code]) => (await refused(code)).facts.vendorText));
  expect(new Set(texts).size).toBe(CODES.length);
});

describe('of several cameras', () => {
  test.each([-2, -4, -17, -21, -33, -34, -37, -48, -53])(
    '%i leads to the list of them, since the server does not say which',
    async (code) => {
      const request = order({}, { others: OTHERS });
      expect(blameField(await refused(code, request), request)).toEqual({
        field: 'others',
        text: expect.stringMatching(/\. The server does not say which of the 3 cameras it means\.$/),
      });
    },
  );

  test.each([-58, -60, -61])('%i still leads to the folder', async (code) => {
    const request = order({}, { others: OTHERS });
    expect(blameField(await refused(code, request), request)?.field).toBe('folder');
  });
});

describe('of a clip', () => {
  test.each([-2, -17, -37, -48])('%i leads to its field as well', async (code) => {
    expect(blameField(await refused(code, clip()), clip())).toEqual(blameField(await refused(code), order()));
  });

  test.each([-58, -60, -61])('%i leads to no folder, for none was sent', async (code) => {
    expect(blameField(await refused(code, clip()), clip())).toBeUndefined();
  });
});

describe('nobody is blamed', () => {
  test.each<[why: string, facts: Partial<Failure['facts']>]>([
    ['where no answer came', { code: 'unreachable' }],
    ['where the right is missing', { code: 'notPermitted', status: 403 }],
    ['for a code of another kind', { code: 'rejected', vendorCode: 'state 3' }],
  ])('%s', (_, facts) => {
    const failure = new Failure({ code: 'rejected', operation: 'start export', ...facts });
    expect(blameField(failure, order())).toBeUndefined();
  });
});
