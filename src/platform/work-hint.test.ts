import { afterEach, describe, expect, it, vi } from 'vitest';
import { pageExportHint, pageImportHint } from './work-hint.ts';

afterEach(() => vi.unstubAllGlobals());

describe('the mark of unfinished work', () => {
  it('is of its kind of work alone, and goes when that is over', () => {
    const kept = new Map<string, string>();
    vi.stubGlobal('localStorage', {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => kept.set(key, value),
      removeItem: (key: string) => kept.delete(key),
    });
    pageExportHint.set(true);
    expect([pageExportHint.isSet(), pageImportHint.isSet()]).toEqual([true, false]);
    pageExportHint.set(false);
    expect(pageExportHint.isSet()).toBe(false);
  });

  it('is absent where the browser refuses storage', () => {
    const refuse = () => {
      throw new DOMException('No', 'SecurityError');
    };
    vi.stubGlobal('localStorage', { getItem: refuse, setItem: refuse, removeItem: refuse });
    expect(() => pageExportHint.set(true)).not.toThrow();
    expect(pageExportHint.isSet()).toBe(false);
  });
});
