// @vitest-environment happy-dom
import { StrictMode, type ReactNode } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { acting, render, type Rendered } from '../testing/render.tsx';
import { Dialog } from './dialog.tsx';

let shown: Rendered;
let closes: string[];
let opener: HTMLButtonElement;

const dialog = (children: ReactNode, who = 'first') => (
  <Dialog title={<b>Sign in</b>} label="Sign in to Depot" onClose={() => closes.push(who)}>
    {children}
  </Dialog>
);
const element = (): HTMLDialogElement => {
  const found = shown.container.querySelector('dialog');
  if (found === null) throw new Error('There is no dialog.');
  return found;
};
/** Closes as browsers do, which tell of it later; happy-dom tells at once. */
const closeAsBrowsersDo = () =>
  vi.spyOn(HTMLDialogElement.prototype, 'close').mockImplementation(function close(this: HTMLDialogElement) {
    this.removeAttribute('open');
    setImmediate(() => this.dispatchEvent(new Event('close')));
  });
const turn = () => acting(() => new Promise<void>((resolve) => setImmediate(resolve)));

beforeEach(() => {
  closes = [];
  opener = document.createElement('button');
  document.body.append(opener);
  opener.focus();
});
afterEach(async () => {
  await shown.unmount();
  opener.remove();
});

describe('a dialog', () => {
  it('is open as soon as it is there, with its name and its content', async () => {
    shown = await render(dialog(<p>Who are you?</p>));
    expect(element().open).toBe(true);
    expect(element().getAttribute('aria-label')).toBe('Sign in to Depot');
    expect(element().querySelector('h2')?.textContent).toBe('Sign in');
    expect(element().textContent).toContain('Who are you?');
  });

  it('gives the focus to the first field', async () => {
    shown = await render(
      dialog(
        <>
          <button type="button">Help</button>
          <input name="user" />
          <input name="password" />
        </>,
      ),
    );
    expect(document.activeElement?.getAttribute('name')).toBe('user');
  });

  it('takes the focus itself where there is no field', async () => {
    shown = await render(dialog(<button type="button">Delete</button>));
    expect(document.activeElement).toBe(element());
  });

  it('gives the focus back to where it was when it goes', async () => {
    shown = await render(dialog(<input />));
    expect(document.activeElement).not.toBe(opener);
    await shown.render(null);
    expect(document.activeElement).toBe(opener);
  });
});

describe('closing a dialog', () => {
  it('by its button is told once', async () => {
    shown = await render(dialog(<input />));
    await acting(() => element().querySelector<HTMLButtonElement>('[aria-label=Close]')?.click());
    expect(closes).toEqual(['first']);
  });

  it('by Esc is told once, and left to whoever shows it', async () => {
    shown = await render(dialog(<input />));
    const cancel = new Event('cancel', { cancelable: true });
    await acting(() => element().dispatchEvent(cancel));
    expect(closes).toEqual(['first']);
    expect(cancel.defaultPrevented).toBe(true);
    expect(element().open).toBe(true);
  });

  it('by pressing beside it is told; pressing inside is not', async () => {
    shown = await render(dialog(<input />));
    const press = (target: Element | null) =>
      acting(() => target?.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true })));
    await press(element().querySelector('input'));
    await press(element().querySelector('h2'));
    expect(closes).toEqual([]);
    await press(element());
    expect(closes).toEqual(['first']);
  });

  it('by the browser is told to the newest render', async () => {
    shown = await render(dialog(<input />));
    await shown.render(dialog(<input />, 'second'));
    await acting(() => element().close());
    await turn();
    expect(closes).toEqual(['second']);
  });

  it('by taking it away is told to nobody', async () => {
    closeAsBrowsersDo();
    shown = await render(dialog(<input />));
    await shown.render(null);
    await turn();
    expect(closes).toEqual([]);
  });

  // The browser tells of the first mount's closing when the second mount of strict mode listens already.
  it('does not happen by being mounted twice', async () => {
    closeAsBrowsersDo();
    shown = await render(<StrictMode>{null}</StrictMode>);
    await shown.render(<StrictMode>{dialog(<input name="user" />)}</StrictMode>);
    await turn();
    expect(closes).toEqual([]);
    expect(element().open).toBe(true);
    expect(document.activeElement?.getAttribute('name')).toBe('user');
  });
});
