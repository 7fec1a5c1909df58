// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createPreferences } from './preferences.ts';

const NAME = 'sightline:preferences';
const DEFAULTS = { theme: 'dark', zone: 'site', tree: {}, lastCamera: undefined };

const kept = (): unknown => JSON.parse(localStorage.getItem(NAME) ?? 'null');
/** What this tab hears when another one writes. */
const otherTabWrites = (text: string | undefined, key: string | null = NAME) => {
  if (text === undefined) localStorage.removeItem(NAME);
  else localStorage.setItem(NAME, text);
  dispatchEvent(new StorageEvent('storage', { key }));
};

beforeEach(() => localStorage.clear());
afterEach(() => vi.restoreAllMocks());

describe('preferences', () => {
  it('have defaults, and write nothing before something is chosen', () => {
    expect(createPreferences().get()).toEqual(DEFAULTS);
    expect(localStorage.length).toBe(0);
  });

  it('are kept for the next visit, each by itself', () => {
    const first = createPreferences();
    first.change({ theme: 'light' });
    first.change({ tree: { '/live': false }, lastCamera: 'depot:12345.17' });
    const after = { ...DEFAULTS, theme: 'light', tree: { '/live': false }, lastCamera: 'depot:12345.17' };
    expect(first.get()).toEqual(after);
    expect(createPreferences().get()).toEqual(after);
  });

  it('tell at once who watches them', () => {
    const preferences = createPreferences();
    const seen: string[] = [];
    preferences.subscribe(() => seen.push(preferences.get().zone));
    preferences.change({ zone: 'camera' });
    expect(seen).toEqual(['camera']);
  });
});

describe('a kept text that cannot be read', () => {
  it.each(['', 'undefined', '{', 'null', '7', '"light"', 'true', '[]', '[{"theme":"light"}]', '{"theme":1}'])(
    'gives the defaults: %s',
    (text) => {
      localStorage.setItem(NAME, text);
      expect(createPreferences().get()).toEqual(DEFAULTS);
    },
  );

  it('loses only the part that is wrong', () => {
    const text = '{"theme":"light","zone":"<img onerror=x>","tree":{"/live":"yes"},"lastCamera":{"a":1}}';
    localStorage.setItem(NAME, text);
    expect(createPreferences().get()).toEqual({ ...DEFAULTS, theme: 'light' });
  });

  it('reaches no prototype and adds no key', () => {
    localStorage.setItem(NAME, '{"__proto__":{"theme":"light"},"tree":{"__proto__":true},"polluted":1}');
    const read = createPreferences().get();
    expect(read).toEqual(DEFAULTS);
    expect(Object.keys(read)).not.toContain('polluted');
    expect(Object.getPrototypeOf(read.tree)).toBe(Object.prototype);
  });
});

describe('storage that is forbidden or full', () => {
  it('gives the defaults when it may not be read', () => {
    vi.spyOn(globalThis, 'localStorage', 'get').mockImplementation(() => {
      throw new DOMException('denied', 'SecurityError');
    });
    expect(createPreferences().get()).toEqual(DEFAULTS);
  });

  it('keeps a choice until the page is left when it may not be written', () => {
    const preferences = createPreferences();
    vi.spyOn(globalThis, 'localStorage', 'get').mockImplementation(() => {
      throw new DOMException('denied', 'SecurityError');
    });
    preferences.change({ theme: 'light' });
    expect(preferences.get().theme).toBe('light');
    vi.restoreAllMocks();
    expect(kept()).toBeNull();
  });
});

describe('another tab', () => {
  it('brings its choices here', () => {
    const preferences = createPreferences();
    otherTabWrites('{"theme":"light"}');
    expect(preferences.get().theme).toBe('light');
  });

  it('brings nothing that cannot be read', () => {
    const preferences = createPreferences();
    preferences.change({ theme: 'light' });
    otherTabWrites('{{{');
    expect(preferences.get()).toEqual(DEFAULTS);
  });

  it('brings nothing of other things that are kept', () => {
    const preferences = createPreferences();
    otherTabWrites('{"theme":"light"}', 'something else');
    expect(preferences.get().theme).toBe('dark');
  });

  // A browser names no key when everything was cleared at once.
  it('brings the defaults when it clears everything', () => {
    const preferences = createPreferences();
    preferences.change({ theme: 'light' });
    otherTabWrites(undefined, null);
    expect(preferences.get()).toEqual(DEFAULTS);
  });
});
