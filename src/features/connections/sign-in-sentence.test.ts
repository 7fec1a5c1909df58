import { describe, expect, it } from 'vitest';
import { Failure, type FailureFacts } from '../../core/failure.ts';
import { ms } from '../../core/units.ts';
import { signInSentence } from './sign-in-sentence.ts';

const say = (facts: Omit<FailureFacts, 'operation'>) =>
  signInSentence(new Failure({ operation: 'sign in', ...facts }), 'Depot');

describe('why a sign-in did not work', () => {
  it.each<[Omit<FailureFacts, 'operation'>, string]>([
    [{ code: 'signInRefused' }, 'Depot refused this name and password.'],
    [{ code: 'busy', retryAfter: ms(90_000) }, 'Depot asks to wait 1 min 30 s before the next try.'],
    [{ code: 'busy' }, 'Depot is busy.'],
    [{ code: 'unreachable' }, 'Depot cannot be reached.'],
    [{ code: 'timeout', retryAfter: ms(90_000) }, 'Depot does not answer.'],
    [{ code: 'offline' }, 'This computer is offline.'],
    [{ code: 'badCertificate' }, 'The certificate of Depot is not valid.'],
    [{ code: 'hostNotAllowed' }, 'The proxy does not forward to a server of Depot.'],
  ])('is one sentence about %j', (facts, sentence) => {
    expect(say(facts)).toBe(sentence);
  });

  it('does not repeat what the system wrote, which stands in the details', () => {
    const vendorText = '<b>Wrong password for me@example.org</b>';
    expect(say({ code: 'signInRefused', vendorText })).not.toContain('example.org');
    expect(say({ code: 'serverError', vendorText })).toBe('Depot failed.');
  });
});
