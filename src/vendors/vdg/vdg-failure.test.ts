import { describe, expect, it } from 'vitest';
import { errorCodeOf, meaningOf, meaningOfCode } from './vdg-failure.ts';
import { parseXml } from './xml-reader.ts';

/** The document's table without 0, then those that other commands give. */
const OF_DOCUMENT = ['-2', '-4', '-17', '-33', '-34', '-37', '-48', '-57', '-58', '-60', '-61'];
const SEEN = ['-1', '-11', '-18', '-21', '-53'];

describe('an error code', () => {
  it.each([...OF_DOCUMENT, ...SEEN])('%s has words of its own, with a way out', (code) => {
    const { text } = meaningOfCode(code);
    expect(text).toMatch(/^[A-Z].{20,}\.$/);
    expect(text).not.toContain('error -');
  });

  it('shares its words with no other', () => {
    const texts = [...OF_DOCUMENT, ...SEEN].map((code) => meaningOfCode(code).text);
    expect(new Set(texts).size).toBe(texts.length);
  });

  it.each([
    ['-1', 'rejected'],
    ['-2', 'notFound'],
    ['-4', 'rejected'],
    ['-11', 'noVideo'],
    ['-17', 'notFound'],
    ['-18', 'serverError'],
    ['-21', 'cameraOffline'],
    ['-33', 'rejected'],
    ['-34', 'rejected'],
    ['-37', 'rejected'],
    ['-48', 'noFootage'],
    ['-53', 'cameraOffline'],
    ['-57', 'rejected'],
    ['-58', 'rejected'],
    ['-60', 'noSpace'],
    ['-61', 'rejected'],
  ])('%s is %s', (code, meant) => {
    expect(meaningOfCode(code).code).toBe(meant);
  });

  it('that no document has is shown with its number, and with what the reply says', () => {
    expect(meaningOfCode('-99').text).toBe(
      'The server answered with error -99, which its documentation does not explain.',
    );
    expect(meaningOfCode('12', ' No licence ').text).toContain('error 12');
    expect(meaningOfCode('12', ' No licence ').text).toMatch(/: No licence$/);
  });

  it.each([
    ['<result errorcode="0"/>', '0'],
    ['<RESULT ErrorCode=" -48 "/>', '-48'],
    ['<result errorcode="-048"/>', '-48'],
    ['<result/>', undefined],
    ['<result errorcode="none"/>', undefined],
    ['<apiinfo errorcode="0"/>', undefined],
  ])('is read from %s', (reply, code) => {
    expect(errorCodeOf(parseXml(reply))).toBe(code);
  });
});

describe('a status other than 2xx', () => {
  it('means what the code in its body means', () => {
    expect(meaningOf({ status: 500, body: '<result errorcode="-60"/>' })).toMatchObject({
      code: 'noSpace',
      vendorCode: '-60',
    });
  });

  it('that closes the system stays what it is', () => {
    expect(meaningOf({ status: 401, body: '<result errorcode="-2"/>' })).not.toHaveProperty('code');
  });

  it('with a page says what the page says without its tags', () => {
    const body = '<html><head><title>No</title></head><body><h1>Bad gateway</h1><br>later</body></html>';
    expect(meaningOf({ status: 502, body })).toEqual({ vendorText: 'Bad gateway later' });
    expect(meaningOf({ status: 404, body: 'Not found' })).toBeUndefined();
  });
});
