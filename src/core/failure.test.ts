import { describe, expect, it } from 'vitest';
import { Failure, isAbort, toFailure } from './failure.ts';
import { connectionId } from './ids.ts';

const depot = connectionId('depot');
const facts = { code: 'busy', operation: 'list events', system: depot, vendorText: 'Slow down' } as const;

describe('a failure', () => {
  it('is an error that names the operation and the code, and nothing that a vendor wrote', () => {
    const failure = new Failure(facts);
    expect(failure).toBeInstanceOf(Error);
    expect(failure.name).toBe('Failure');
    expect(failure.code).toBe('busy');
    expect(failure.message).toBe('list events: busy');
  });

  it('keeps its cause where debuggers look for it', () => {
    const cause = new TypeError('network');
    expect(new Failure({ ...facts, cause }).cause).toBe(cause);
  });
});

describe('an abort', () => {
  it('is told by its code or by the name that browsers give it', () => {
    expect(isAbort(new Failure({ code: 'aborted', operation: 'wait' }))).toBe(true);
    expect(isAbort(new DOMException('The user aborted a request.', 'AbortError'))).toBe(true);
    expect(isAbort(AbortSignal.abort().reason)).toBe(true);
  });

  it.each([
    new Failure({ code: 'timeout', operation: 'wait' }),
    new DOMException('too late', 'TimeoutError'),
    new Error('AbortError'),
    { name: 'AbortError' },
    'aborted',
    undefined,
  ])('is not %s', (error) => {
    expect(isAbort(error)).toBe(false);
  });
});

describe('something thrown', () => {
  it('stays the failure that it is', () => {
    const failure = new Failure(facts);
    expect(toFailure(failure, 'something else', connectionId('quay'))).toBe(failure);
  });

  it.each([new TypeError('x is undefined'), 'a text', 7, null, undefined])(
    'becomes an unreadable reply with its cause kept: %s',
    (thrown) => {
      const failure = toFailure(thrown, 'list events', depot);
      expect(failure.facts).toEqual({
        code: 'badReply',
        operation: 'list events',
        system: depot,
        cause: thrown,
      });
    },
  );

  it('becomes silent when it is the abort of a browser', () => {
    expect(toFailure(new DOMException('stop', 'AbortError'), 'list events').code).toBe('aborted');
  });
});
