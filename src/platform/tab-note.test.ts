// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createTabNote, readTabNote, writeTabNote } from './tab-note.ts';

beforeEach(() => sessionStorage.clear());
afterEach(() => vi.unstubAllGlobals());

describe('a note of this tab', () => {
  it('is nothing at first', () => {
    expect(readTabNote('vendor:depot')).toBeUndefined();
    expect(createTabNote('depot').read()).toBeUndefined();
  });

  it('is read as it was written, also by another reader', () => {
    createTabNote('depot').write('42 cameras');
    expect(createTabNote('depot').read()).toBe('42 cameras');
    expect(readTabNote('depot')).toBe('42 cameras');
  });

  it('may be empty, which is not nothing', () => {
    writeTabNote('depot', '');
    expect(readTabNote('depot')).toBe('');
  });

  it('is the newest one, until it is cleared', () => {
    const note = createTabNote('depot');
    note.write('one');
    note.write('two');
    expect(note.read()).toBe('two');
    note.clear();
    expect(note.read()).toBeUndefined();
  });

  it('is one of many, by name', () => {
    writeTabNote('depot', 'one');
    writeTabNote('harbour', 'two');
    createTabNote('depot').clear();
    expect([readTabNote('depot'), readTabNote('harbour')]).toEqual([undefined, 'two']);
  });

  it('ends with the tab', () => {
    writeTabNote('depot', 'one');
    expect(Object.keys(localStorage)).toEqual([]);
    expect(sessionStorage).toHaveLength(1);
  });
});

it('is nothing where the browser forbids storage, and nobody fails', () => {
  vi.stubGlobal('sessionStorage', undefined);
  const note = createTabNote('depot');
  note.write('one');
  expect(note.read()).toBeUndefined();
  note.clear();
});
