// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Failure } from '../../core/failure.ts';
import { connectionId } from '../../core/ids.ts';
import { createStore } from '../../core/readable.ts';
import { epochMs } from '../../core/units.ts';
import { acting, render, type Rendered } from '../../testing/render.tsx';
import type { KeepSignIn, Session, SessionState } from '../../vendors/contract.ts';
import { SessionButton } from './session-button.tsx';

const ID = connectionId('quayside');
const SIGNED_OUT: SessionState = { kind: 'signedOut' };
const signedIn = (account: string): SessionState => ({ kind: 'signedIn', account, since: epochMs(0) });

let shown: Rendered | undefined;
let done: string[];
beforeEach(() => {
  done = [];
});
afterEach(async () => {
  await shown?.unmount();
});

async function show(now: SessionState, keeps: readonly KeepSignIn[] | undefined): Promise<void> {
  const session: Session = {
    state: createStore(now),
    keeps: keeps ?? [],
    signIn: ({ user, password }) => {
      done.push(`connects with "${user}${password}"`);
      return Promise.reject(new Failure({ code: 'signInNeeded', operation: 'connect' }));
    },
    signOut: () => {
      done.push('signs out');
      return Promise.resolve();
    },
  };
  const system = keeps === undefined ? undefined : { session };
  const button = (
    <SessionButton id={ID} system={system} session={now} onSignIn={(id) => done.push(`asks for ${id}`)} />
  );
  shown = await render(button);
}
function button(): HTMLButtonElement {
  const found = shown?.container.querySelector('button');
  if (found instanceof HTMLButtonElement) return found;
  throw new Error('There is no button.');
}
const press = () => acting(() => button().click());

describe('a system that people sign in to', () => {
  it('is asked to sign in to, and out of', async () => {
    await show(SIGNED_OUT, ['untilReload']);
    expect(button().textContent).toBe('Sign in');
    await press();
    await shown?.unmount();
    await show(signedIn('operator'), ['untilReload']);
    expect(button().textContent).toBe('Sign out');
    await press();
    expect(done).toEqual(['asks for quayside', 'signs out']);
  });

  it('cannot be signed in to before its code is there', async () => {
    await show(SIGNED_OUT, undefined);
    expect(button().getAttribute('aria-disabled')).toBe('true');
    await press();
    expect(done).toEqual([]);
  });
});

describe('a system that asks nobody', () => {
  it('cannot be signed out of, and says why', async () => {
    await show(signedIn('no sign-in'), []);
    expect(button().getAttribute('aria-disabled')).toBe('true');
    expect(button().textContent).toBe('Sign out');
    await press();
    expect(done).toEqual([]);
  });

  it.each<SessionState>([SIGNED_OUT, { kind: 'restoring' }])(
    'is connected again without a form, and without a name or password (%j)',
    async (state) => {
      await show(state, []);
      expect(button().textContent).toBe('Connect');
      await press();
      expect(done).toEqual(['connects with ""']);
    },
  );
});
