import { describe, expect, test } from 'vitest';
import { connectionId } from '../../core/ids.ts';
import { failureOfAnswer, failureOfReply, meaningOf } from './nx-failure.ts';

const system = connectionId('terminal');
const refusal = (status: number, body: unknown = '', headers: Record<string, string> = {}) => ({
  status,
  body: typeof body === 'string' ? body : JSON.stringify(body),
  header: (name: string) => headers[name],
});
const envelope = (error: number, errorString = '', reply: unknown = null) => ({
  error: String(error),
  errorString,
  reply,
});
const answer = (status: number, body: unknown = '', headers: Record<string, string> = {}) => ({
  status,
  body: typeof body === 'string' ? body : JSON.stringify(body),
  headers,
});

describe('a refused upload', () => {
  test.each([
    ['ioError', 'serverError'],
    ['fileDoesNotExist', 'notFound'],
    ['fileAlreadyExists', 'alreadyThere'],
    ['fileAlreadyDownloaded', 'alreadyThere'],
    ['invalidChecksum', 'corrupted'],
    ['invalidFileSize', 'rejected'],
    ['invalidChunkIndex', 'rejected'],
    ['invalidChunkSize', 'rejected'],
    ['noFreeSpace', 'noSpace'],
    ['loadingDownloads', 'busy'],
  ])('with the word %s means %s, whatever its status', (word, code) => {
    const body = envelope(3, `Said of ${word}`, word);
    expect(meaningOf(refusal(500, body))).toEqual({ code, vendorCode: word, vendorText: `Said of ${word}` });
    expect(failureOfReply({ number: 3, word, text: 'x' }, { operation: 'test', system }).code).toBe(code);
  });

  test('with a word that nobody documented is left to its status', () => {
    expect(meaningOf(refusal(500, envelope(3, '', 'diskOnFire')))).toEqual({
      vendorCode: 'diskOnFire',
      vendorText: 'diskOnFire',
    });
  });
});

describe('a number of the envelope', () => {
  test.each([
    [1, 'rejected'],
    [2, 'rejected'],
    [4, 'notPermitted'],
    [5, 'rejected'],
    [6, 'serverError'],
    [9, 'notFound'],
    [12, 'signInNeeded'],
    [13, 'signInNeeded'],
  ])('%i means %s', (number, code) => {
    expect(meaningOf(refusal(422, envelope(number, 'Why')))).toEqual({
      code,
      vendorCode: String(number),
      vendorText: 'Why',
    });
    expect(
      failureOfReply({ number, word: undefined, text: undefined }, { operation: 'test', system }).code,
    ).toBe(code);
  });

  test('3 leaves it to the status; with status 200 it is a refusal that nobody repeats', () => {
    expect(meaningOf(refusal(500, envelope(3))).code).toBeUndefined();
    const { code } = failureOfReply(
      { number: 3, word: undefined, text: 'No' },
      { operation: 'test', system },
    );
    expect(code).toBe('rejected');
  });

  test('that is unknown is the failure of the server when the status says that all is well', () => {
    const failure = failureOfReply(
      { number: 77, word: undefined, text: undefined },
      { operation: 'test', system },
    );
    expect(failure.facts).toMatchObject({ code: 'serverError', vendorCode: '77', vendorText: '', system });
  });
});

describe('consume', () => {
  test('of a lock that is lost (405) means that somebody else has the camera', () => {
    expect(meaningOf(refusal(405, ''), 'consume').code).toBe('lockLost');
    expect(meaningOf(refusal(405, envelope(3, 'Lock')), 'consume').code).toBe('lockLost');
  });

  test('of an unknown upload (422) means that it is not there', () => {
    expect(meaningOf(refusal(422, envelope(2, 'Upload "x" does not exist')), 'consume').code).toBe(
      'notFound',
    );
    expect(meaningOf(refusal(422, envelope(2, '', 'fileDoesNotExist')), 'consume').code).toBe('notFound');
  });

  test('while an import runs (422) means to wait', () => {
    expect(meaningOf(refusal(422, envelope(3, 'The camera is already consuming')), 'consume').code).toBe(
      'busy',
    );
    expect(meaningOf(refusal(422, ''), 'consume').code).toBe('busy');
  });

  test('has these meanings alone', () => {
    expect(meaningOf(refusal(405, '')).code).toBeUndefined();
    expect(meaningOf(refusal(422, envelope(2))).code).toBe('rejected');
    expect(meaningOf(refusal(403, envelope(4)), 'consume').code).toBe('notPermitted');
  });
});

describe('a 401', () => {
  test('says in x-auth-result why', () => {
    const headers = { 'x-auth-result': 'Auth_WrongPassword' };
    expect(meaningOf(refusal(401, '<html><body>Unauthorized</body></html>', headers))).toEqual({
      code: 'signInNeeded',
      vendorText: 'Auth_WrongPassword',
    });
  });

  test('asks for a sign-in whatever the envelope says', () => {
    expect(meaningOf(refusal(401, envelope(4, 'No'))).code).toBe('signInNeeded');
  });
});

test('a page as refusal is told without its tags', () => {
  const page = '<html><body>\n<h1>Bad   request</h1><script src="x"></script> here</body></html>';
  expect(meaningOf(refusal(400, page))).toEqual({ vendorText: 'Bad request here' });
});

describe('the answer to a piece', () => {
  test('is a failure of the upload, with the facts of the vendor', () => {
    const failure = failureOfAnswer(answer(500, envelope(3, 'Full', 'noFreeSpace')), 'upload', system);
    expect(failure.facts).toMatchObject({
      code: 'noSpace',
      operation: 'upload',
      system,
      status: 500,
      vendorCode: 'noFreeSpace',
      vendorText: 'Full',
    });
  });

  test.each([
    [401, 'signInNeeded'],
    [403, 'notPermitted'],
    [404, 'notFound'],
    [429, 'busy'],
    [400, 'rejected'],
    [500, 'serverError'],
    [502, 'serverError'],
  ])('with nothing but the status %i is %s', (status, code) => {
    expect(failureOfAnswer(answer(status), 'upload', system).code).toBe(code);
  });

  test('of the proxy is never taken for the system’s', () => {
    const body = { error: { code: 'host_not_allowed', message: 'Not in config.json' } };
    const failure = failureOfAnswer(answer(403, body, { 'x-sightline-proxy': 'error' }), 'upload', system);
    expect(failure.facts).toMatchObject({ code: 'hostNotAllowed', vendorCode: 'host_not_allowed' });
  });

  test('says how long to wait where the system does', () => {
    expect(failureOfAnswer(answer(503, '', { 'retry-after': '7' }), 'upload', system).facts.retryAfter).toBe(
      7_000,
    );
    expect(
      failureOfAnswer(answer(503, '', { 'retry-after': 'later' }), 'upload', system).facts.retryAfter,
    ).toBeUndefined();
  });

  test('holds no token and no endless text', () => {
    const body = envelope(3, `token: "{2b7c5d5e-0d9b-4c19-8a2c-111111111111}" ${'x '.repeat(2_000)}`);
    const { vendorText = '' } = failureOfAnswer(answer(500, body), 'upload', system).facts;
    expect(vendorText).not.toContain('2b7c5d5e');
    expect(vendorText.length).toBeLessThan(600);
  });
});
