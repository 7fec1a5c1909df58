// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Failure } from '../../core/failure.ts';
import { createStore } from '../../core/readable.ts';
import { epochMs } from '../../core/units.ts';
import { plainEntry } from '../../testing/plain-systems.ts';
import { acting, render, type Rendered } from '../../testing/render.tsx';
import type { Credentials, KeepSignIn, Session, SessionState } from '../../vendors/contract.ts';
import { SignInDialog } from './sign-in-dialog.tsx';

const ALL: readonly KeepSignIn[] = ['untilTabCloses', 'untilReload', 'onThisComputer'];

let shown: Rendered | undefined;
let typed: Credentials[];
let closes: number;
/** How long the sign-in lasts in fact, or why it fails. */
let outcome: KeepSignIn | Failure;

beforeEach(() => {
  typed = [];
  closes = 0;
  outcome = 'untilTabCloses';
});
afterEach(async () => {
  await shown?.unmount();
});

async function open(keeps: readonly KeepSignIn[] = ALL, canKeepSignIn = true): Promise<void> {
  const state = createStore<SessionState>({ kind: 'signedOut' });
  const session: Session = {
    state,
    keeps,
    signIn: (credentials) => {
      typed.push(credentials);
      if (outcome instanceof Failure) return Promise.reject(outcome);
      state.set({ kind: 'signedIn', account: 'operator', since: epochMs(0), lasts: outcome });
      return Promise.resolve();
    },
    signOut: () => Promise.resolve(),
  };
  const entry = { ...plainEntry('depot', 'Depot'), canKeepSignIn };
  shown = await render(<SignInDialog entry={entry} system={{ session }} onClose={() => (closes += 1)} />);
}

const find = <T extends Element>(selector: string, kind: new () => T): T => {
  const found = shown?.container.querySelector(selector);
  if (found instanceof kind) return found;
  throw new Error(`There is no ${selector}.`);
};
const text = () => shown?.container.textContent ?? '';
const radios = () => [...(shown?.container.querySelectorAll<HTMLInputElement>('input[type=radio]') ?? [])];
const labelOf = (radio: HTMLInputElement) => radio.closest('label')?.textContent ?? '';
const choose = (words: string) =>
  acting(() =>
    radios()
      .find((radio) => labelOf(radio).includes(words))
      ?.click(),
  );
async function signIn(user = ' operator ', password = 'secret') {
  find('[name=user]', HTMLInputElement).value = user;
  find('[name=password]', HTMLInputElement).value = password;
  await acting(() => find('form', HTMLFormElement).requestSubmit());
}

describe('the choice of how long', () => {
  it('is the tab unless somebody chooses otherwise', async () => {
    await open();
    expect(radios().map((radio) => [labelOf(radio), radio.checked])).toEqual([
      ['until I close this tab', true],
      ['only until I leave or reload', false],
      ['on this computer, until I sign out', false],
    ]);
    await signIn();
    expect(typed).toEqual([{ user: 'operator', password: 'secret', keep: 'untilTabCloses' }]);
    expect(closes).toBe(1);
  });

  it('has this computer only where the system has it', async () => {
    await open(['untilTabCloses', 'untilReload']);
    expect(radios().map(labelOf)).not.toContain('on this computer, until I sign out');
    expect(radios()).toHaveLength(2);
  });

  it('says who may use this computer, to those who choose it, and to a screen reader', async () => {
    await open();
    expect(text()).not.toContain('Everybody who uses this computer');
    await choose('on this computer');
    expect(text()).toContain('Everybody who uses this computer');
    expect(text()).toContain('can then open Depot as you');
    const described =
      radios()
        .find(({ checked }) => checked)
        ?.getAttribute('aria-describedby') ?? '';
    expect(document.getElementById(described)?.textContent).toContain('that you share');
    await choose('leave or reload');
    expect(text()).not.toContain('Everybody who uses this computer');
  });

  it('does not have the tab where browsers offer no encryption, and says why', async () => {
    await open(ALL, false);
    expect(radios().map((radio) => [labelOf(radio), radio.checked])).toEqual([
      ['only until I leave or reload', true],
      ['on this computer, until I sign out', false],
    ]);
    expect(text()).toContain('plain http');
  });

  it('is asked of the system as chosen', async () => {
    outcome = 'onThisComputer';
    await open();
    await choose('on this computer');
    await signIn();
    expect([typed[0]?.keep, closes]).toEqual(['onThisComputer', 1]);
  });
});

describe('a system that gives less than was asked', () => {
  it.each<[KeepSignIn, string]>([
    ['untilTabCloses', 'it will ask you again when this tab is closed'],
    ['untilReload', 'it will ask you again when you leave or reload this page'],
  ])('is said before the dialog closes: %s', async (lasts, words) => {
    outcome = lasts;
    await open();
    await choose('on this computer');
    await signIn();
    expect(closes).toBe(0);
    expect(find('[role=alert]', HTMLElement).textContent).toContain('You are signed in.');
    expect(text()).toContain(words);
    expect(shown?.container.querySelector('form')).toBeNull();
    const buttons = [...(shown?.container.querySelectorAll('button') ?? [])];
    await acting(() => buttons.find((button) => button.textContent === 'Understood')?.click());
    expect(closes).toBe(1);
  });

  it('is nothing to say to somebody who asked for no more', async () => {
    outcome = 'untilReload';
    await open();
    await signIn();
    expect(closes).toBe(1);
  });
});

describe('a refused sign-in', () => {
  it('keeps the dialog, the name and the choice', async () => {
    outcome = new Failure({ code: 'signInRefused', operation: 'sign in', vendorText: 'Wrong password' });
    await open();
    await choose('on this computer');
    await signIn();
    expect(closes).toBe(0);
    expect(find('[role=alert]', HTMLElement).textContent).toContain('Wrong password');
    expect(
      radios()
        .find(({ checked }) => checked)
        ?.closest('label')?.textContent,
    ).toContain('this computer');
    expect(find('[name=user]', HTMLInputElement).value).toBe(' operator ');
  });
});
