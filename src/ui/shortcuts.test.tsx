// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { acting, render, type Rendered } from '../testing/render.tsx';
import {
  createShortcutRegistry,
  keyName,
  type Shortcut,
  ShortcutContext,
  type ShortcutRegistry,
  useShortcuts,
} from './shortcuts.ts';

let registry: ShortcutRegistry;
let ran: string[];

const shortcut = (keys: readonly string[], label: string): Shortcut => ({
  keys,
  label,
  group: 'Test',
  run: () => ran.push(label),
});

beforeEach(() => {
  registry = createShortcutRegistry();
  ran = [];
});
afterEach(() => document.body.replaceChildren());

describe('the name of a key', () => {
  const NO_KEYS = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false };
  it.each([
    ['k', {}, 'k'],
    ['K', {}, 'k'],
    ['K', { shiftKey: true }, 'Shift+k'],
    ['É', { shiftKey: true }, 'Shift+é'],
    ['?', { shiftKey: true }, '?'],
    ['/', {}, '/'],
    ['7', { shiftKey: true }, '7'],
    [' ', {}, ' '],
    ['k', { ctrlKey: true }, 'Ctrl+k'],
    ['k', { metaKey: true }, 'Ctrl+k'],
    ['K', { ctrlKey: true, shiftKey: true }, 'Ctrl+Shift+k'],
    ['ArrowLeft', { shiftKey: true }, 'Shift+ArrowLeft'],
    ['ArrowLeft', { altKey: true }, 'Alt+ArrowLeft'],
    ['Escape', {}, 'Escape'],
  ])('%j with %j is %j', (key, modifiers, name) => {
    expect(keyName({ key, ...NO_KEYS, ...modifiers })).toBe(name);
  });
});

describe('a registry', () => {
  const press = (key: string, init: KeyboardEventInit = {}) => {
    const event = new KeyboardEvent('keydown', { key, cancelable: true, ...init });
    return { handled: registry.handle(event), prevented: event.defaultPrevented };
  };

  it('runs what a key means, and keeps the key from the browser', () => {
    registry.register([shortcut(['s', 'F2'], 'save'), shortcut(['m'], 'mute')]);
    expect(press('F2')).toEqual({ handled: true, prevented: true });
    expect(ran).toEqual(['save']);
  });

  it('runs again while a key is held, except what is to be run once', () => {
    registry.register([shortcut(['ArrowLeft'], 'left'), { ...shortcut(['r'], 'record'), once: true }]);
    for (const key of ['ArrowLeft', 'r']) {
      registry.handle(new KeyboardEvent('keydown', { key }));
      const repeated = new KeyboardEvent('keydown', { key, repeat: true, cancelable: true });
      expect(registry.handle(repeated)).toBe(true);
      expect(repeated.defaultPrevented).toBe(true);
    }
    expect(ran).toEqual(['left', 'left', 'record']);
  });

  it('leaves a key that means nothing to the browser', () => {
    registry.register([shortcut(['s'], 'save')]);
    expect(press('x')).toEqual({ handled: false, prevented: false });
    expect(press('s', { ctrlKey: true })).toEqual({ handled: false, prevented: false });
    expect(ran).toEqual([]);
  });

  it('gives a key to the newest part that wants it, and back when that part leaves', () => {
    registry.register([shortcut(['l'], 'page')]);
    const leave = registry.register([shortcut(['l'], 'player')]);
    press('l');
    leave();
    press('l');
    expect(ran).toEqual(['player', 'page']);
  });

  it('keeps the others when one leaves out of order, or twice', () => {
    const leave = registry.register([shortcut(['a'], 'first')]);
    registry.register([shortcut(['b'], 'second')]);
    leave();
    leave();
    expect(registry.get().map(({ label }) => label)).toEqual(['second']);
  });

  it('lists what holds now, in the order of registration, and tells of each change', () => {
    let changes = 0;
    registry.subscribe(() => {
      changes += 1;
    });
    registry.register([shortcut(['a'], 'first'), shortcut(['b'], 'second')]);
    registry.register([shortcut(['c'], 'third')])();
    expect(registry.get().map(({ label }) => label)).toEqual(['first', 'second']);
    expect(changes).toBe(3);
  });
});

describe('a key under focus', () => {
  /** Presses a key on the last element of some markup; tells whether the page got it. */
  function reaches(markup: string, key: string, init: KeyboardEventInit = {}): boolean {
    document.body.innerHTML = markup;
    const target = [...document.body.querySelectorAll('*')].at(-1) ?? document.body;
    let handled = false;
    document.body.addEventListener(
      'keydown',
      (event) => {
        handled = registry.handle(event);
      },
      { once: true },
    );
    target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...init }));
    return handled;
  }

  beforeEach(() => {
    const keys = [' ', 'Enter', 'k', 'Escape', 'ArrowLeft', 'ArrowDown', 'Home', 'End', 'Ctrl+k'];
    registry.register([shortcut(keys, 'page')]);
  });

  it.each(['<input>', '<input type="password">', '<textarea></textarea>', '<select></select>'])(
    'is typed into %s, but Escape and Ctrl mean the page',
    (markup) => {
      expect(['k', ' ', 'Enter', 'ArrowLeft', 'Home'].filter((key) => reaches(markup, key))).toEqual([]);
      expect(reaches(markup, 'Escape')).toBe(true);
      expect(reaches(markup, 'k', { ctrlKey: true })).toBe(true);
    },
  );

  it('takes typing back in a field, and means the page elsewhere', () => {
    registry.register([shortcut(['Ctrl+z', 'Ctrl+Shift+z'], 'undo')]);
    expect(reaches('<input>', 'z', { ctrlKey: true })).toBe(false);
    expect(reaches('<textarea></textarea>', 'Z', { ctrlKey: true, shiftKey: true })).toBe(false);
    expect(reaches('<button>x</button>', 'z', { ctrlKey: true })).toBe(true);
  });

  it('is typed into a text that can be edited, also deep within', () => {
    expect(reaches('<div contenteditable><p><b>x</b></p></div>', 'k')).toBe(false);
  });

  it.each(['<button>x</button>', '<button><svg></svg></button>', '<details><summary>x</summary></details>'])(
    'presses %s with Space and Enter; other keys mean the page',
    (markup) => {
      expect(reaches(markup, ' ')).toBe(false);
      expect(reaches(markup, 'Enter')).toBe(false);
      expect(['k', 'ArrowLeft', 'Home'].filter((key) => !reaches(markup, key))).toEqual([]);
    },
  );

  it('follows a link with Enter; Space means the page', () => {
    expect(reaches('<a href="/live">x</a>', 'Enter')).toBe(false);
    expect(reaches('<a href="/live">x</a>', ' ')).toBe(true);
  });

  it.each(['<input type="checkbox">', '<input type="radio">'])('ticks %s with Space', (markup) => {
    expect(reaches(markup, ' ')).toBe(false);
    expect(reaches(markup, 'k')).toBe(true);
  });

  it.each([
    '<div role="slider"></div>',
    '<div role="tree"><i></i></div>',
    '<ul role="listbox"></ul>',
    '<div role="menu"></div>',
    '<input type="range">',
    '<input type="radio">',
  ])('moves within %s; letters mean the page', (markup) => {
    expect(['ArrowLeft', 'ArrowDown', 'Home', 'End'].filter((key) => reaches(markup, key))).toEqual([]);
    expect(reaches(markup, 'k')).toBe(true);
  });

  it.each(['<div></div>', '<video></video>'])('means the page on %s', (markup) => {
    expect([' ', 'Enter', 'k', 'ArrowLeft', 'End'].filter((key) => !reaches(markup, key))).toEqual([]);
  });
});

describe('the keys of a part', () => {
  let shown: Rendered;
  let changes: number;

  function Part({ count, label = 'Count' }: { readonly count: number; readonly label?: string }) {
    useShortcuts([{ keys: ['c'], label, group: 'Test', run: () => ran.push(`${label} ${count}`) }]);
    return null;
  }
  const part = (count: number, label?: string) => (
    <ShortcutContext value={registry}>
      <Part count={count} {...(label === undefined ? {} : { label })} />
    </ShortcutContext>
  );
  const press = () => acting(() => registry.handle(new KeyboardEvent('keydown', { key: 'c' })));

  beforeEach(async () => {
    shown = await render(part(1));
    changes = 0;
    registry.subscribe(() => {
      changes += 1;
    });
  });

  it('do what the newest render says, and the list does not change for it', async () => {
    await press();
    await shown.render(part(2));
    await press();
    expect(ran).toEqual(['Count 1', 'Count 2']);
    expect(changes).toBe(0);
    await shown.unmount();
  });

  it('are listed anew when their words change', async () => {
    await shown.render(part(1, 'Tell'));
    expect(registry.get().map(({ label }) => label)).toEqual(['Tell']);
    await shown.unmount();
  });

  it('mean nothing once the part is gone', async () => {
    await shown.unmount();
    await press();
    expect(ran).toEqual([]);
    expect(registry.get()).toEqual([]);
  });
});
