import { describe, expect, test } from 'vitest';
import { Failure } from '../../core/failure.ts';
import { ONE_MINUTE } from '../../core/units.ts';
import { archive, live, MOMENT, order, page } from '../../testing/axxon-orders.ts';
import type { ExportField, ExportRequest } from '../contract-exports.ts';
import { blameField } from './export-blame.ts';

const refused = (vendorText: string | undefined, status = 400): Failure =>
  new Failure({ code: 'rejected', operation: 'start export', status, vendorText });
const video = order();
const document = page({});

describe('a refusal leads to the field that its text names', () => {
  test.each<[text: string, field: ExportField, request?: ExportRequest]>([
    ['maxfilesize is not what it must be', 'maxFileSize'],
    ['Incorrect "vc" value', 'videoQuality'],
    ['ac: out of range', 'audioQuality'],
    ['FREQ', 'frameRate'],
    ['tsformat has a wrong format', 'timestamp'],
    ['croparea is not what it must be', 'crop'],
    ['The crop area is empty', 'crop'],
    ['maskspace: polygon 1 is not closed', 'masks'],
    ['bad color', 'color'],
    ['bad colour of comment', 'color'],
    ['comment is too long', 'comment'],
    ['commentplace', 'commentPlace', document],
    ['snapshotplace', 'picturePlace', document],
    ['tsplace', 'timestampPlace', document],
    ['layout must be 0 or 1', 'layout', document],
    ['Unknown format', 'format'],
    ['format is missing or not one of the formats', 'format'],
    ['waittimeout is not a whole number', 'waitTimeout'],
    ['No such archive', 'archive'],
    ['hosts/A/MultimediaStorage.B/MultimediaStorage not found', 'archive'],
    ['BEGINTIME is no time', 'span'],
    ['end_time', 'span'],
    ['begin time', 'length', order({}, live(ONE_MINUTE))],
    ['VIDEOSOURCEID', 'camera'],
    ['Unknown camera', 'camera'],
  ])('"%s" is about %s', (text, field, request = video) => {
    expect(blameField(refused(text), request)).toEqual({
      field,
      text: `The server refuses this: ${text}`,
    });
  });
});

describe('nobody is blamed', () => {
  test.each<[why: string, failure: Failure, request?: ExportRequest]>([
    ['without a text', refused(undefined)],
    ['for an empty text', refused(' ')],
    ['for a text that names nothing', refused('Bad Request')],
    ['for a name within another word', refused('Information: back, face, service, reformatted')],
    ['for a page', refused('<!DOCTYPE html><html><body>format</body></html>')],
    ['for a field that was not sent', refused('layout')],
    ['for the rate of a picture', refused('freq'), order({ format: 'jpg' }, archive(MOMENT))],
    ['for the archive of live video', refused('archive'), order({}, live(ONE_MINUTE))],
    ['where the server broke', refused('format', 500)],
    ['where the right is missing', refused('archive', 403)],
  ])('%s', (_, failure, request = video) => {
    expect(blameField(failure, request)).toBeUndefined();
  });
});

test('a long text is cut', () => {
  const text = `format ${'x'.repeat(10_000)}`;
  expect(blameField(refused(text), video)?.text.length).toBeLessThan(400);
});
