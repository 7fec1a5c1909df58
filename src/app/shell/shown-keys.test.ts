import { describe, expect, it } from 'vitest';
import { shownKeys } from './shown-keys.ts';

describe('keys as people read them', () => {
  it.each([
    [['k'], 'K'],
    [[' '], 'Space'],
    [['ArrowLeft'], '←'],
    [['Escape'], 'Esc'],
    [['PageDown'], 'Pg Dn'],
    [['Ctrl+k'], 'Ctrl K'],
    [['Ctrl+Shift+ArrowUp'], 'Ctrl Shift ↑'],
    [['?'], '?'],
    [['+'], '+'],
    [['Ctrl++'], 'Ctrl +'],
    [['F5'], 'F5'],
    [['ArrowLeft', 'ArrowRight'], '← →'],
    [[], ''],
  ])('%j is %j', (keys, text) => {
    expect(shownKeys({ keys })).toBe(text);
  });

  it('are what the shortcut says where it says something', () => {
    expect(shownKeys({ keys: ['1', '2', '3'], shown: '1–3' })).toBe('1–3');
  });
});
