import { describe, expect, it } from 'vitest';
import { Failure, type FailureFacts } from '../../core/failure.ts';
import { createStore } from '../../core/readable.ts';
import type { KeepSignIn, SessionState, VendorSystem } from '../../vendors/contract.ts';
import { faultWords } from './fault-words.ts';

const nobody = () => Promise.reject(new Error('Nothing is asked of the system.'));
const system = (
  keeps: readonly KeepSignIn[],
  canType: boolean,
): Pick<VendorSystem, 'session' | 'cameras'> => ({
  session: {
    state: createStore<SessionState>({ kind: 'signedOut' }),
    keeps,
    signIn: nobody,
    signOut: nobody,
  },
  cameras: {
    list: nobody,
    statuses: nobody,
    details: nobody,
    newestStill: nobody,
    ...(canType && {
      typing: {
        parts: [],
        cameras: createStore([]),
        add: () => {
          throw new Error('Nothing is typed.');
        },
        remove: () => {},
      },
    }),
  },
});
const words = (facts: Partial<FailureFacts>, of?: ReturnType<typeof system>) =>
  faultWords(new Failure({ code: 'signInNeeded', operation: 'connect', ...facts }), 'Quayside', of);

describe('a system that asks nobody to sign in', () => {
  it('but wants a sign-in after all says what its configuration lacks, not that a session ended', () => {
    expect(words({ vendorText: 'Set "auth" to "ask".' }, system([], false))).toEqual({
      title: 'Quayside asks for a sign-in',
      advice: 'Set "auth" to "ask".',
    });
    expect(words({}, system([], false))?.advice).toMatch(/configuration/);
  });
});

describe('a system that does not list its cameras', () => {
  const list = { code: 'notPermitted', operation: 'list cameras' } as const;

  it('says that they can be named by hand, where they can', () => {
    expect(words(list, system([], true))).toEqual({
      title: 'Quayside does not list its cameras',
      advice: expect.stringContaining('Cameras by hand'),
    });
  });

  it('has the usual words where they cannot, and for every other failure', () => {
    expect(words(list, system([], false))).toBeUndefined();
    expect(words({ ...list, code: 'timeout' }, system([], true))).toBeUndefined();
    expect(words({ ...list, operation: 'start export' }, system([], true))).toBeUndefined();
  });
});

it('the usual words stay for a session that people sign in to, and while the code loads', () => {
  expect(words({}, system(['untilReload'], true))).toBeUndefined();
  expect(words({})).toBeUndefined();
});
