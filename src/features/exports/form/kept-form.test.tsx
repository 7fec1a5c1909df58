// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { SETTINGS, warehouse } from '../testing/fake-exports.ts';
import { acting } from '../../../testing/render.tsx';
import { closeForm, fill, find, openForm, press, row, settle } from './testing/open-form.tsx';

describe('a half-filled form', () => {
  it('comes back after a reload and when it was left', async () => {
    await openForm();
    await fill('Comment', 'Half a case');
    await press('Cancel');
    await closeForm();
    await openForm({ ask: {}, address: '' });
    expect(find('input', 'Comment').getAttribute('value')).toBe('Half a case');
    expect(find('button', 'Camera: Aisle 12')).toBeDefined();
  });

  it('gives way to an address that asks for something else', async () => {
    await openForm();
    await fill('Comment', 'Half a case');
    await closeForm();
    await openForm({ ask: { camera: warehouse('14') }, address: '/exports/new?camera=warehouse%3A14' });
    expect(find('input', 'Comment').getAttribute('value')).toBe('');
    expect(find('button', 'Camera: Aisle 14')).toBeDefined();
  });

  it('is over once it was ordered', async () => {
    await openForm();
    await fill('Comment', 'A whole case');
    await press('Export');
    await closeForm();
    await openForm({ ask: {}, address: '' });
    expect(find('input', 'Comment').getAttribute('value')).toBe('');
  });

  it('can be started anew', async () => {
    const { bar } = await openForm();
    expect(bar.textContent).not.toContain('Start anew');
    await fill('Comment', 'Half a case');
    await acting(() =>
      bar.querySelectorAll('button').forEach((one) => one.textContent === 'Start anew' && one.click()),
    );
    await settle();
    expect(find('input', 'Comment').getAttribute('value')).toBe('');
  });
});

describe('saved settings', () => {
  it('are saved under a name, chosen and removed', async () => {
    const { list } = await openForm();
    await fill('Comment', 'Harbour police');
    await press('Saved settings');
    await fill('Name for these settings', 'Police');
    await acting(() =>
      find('form', '').dispatchEvent(new Event('submit', { bubbles: true, cancelable: true })),
    );
    expect(list.asks).toEqual([['savePreset', 'Police', { ...SETTINGS, comment: 'Harbour police' }]]);
    const preset = { id: 'p', name: 'Small', settings: { ...SETTINGS, videoQuality: 6 } };
    await acting(() => list.presets.set([preset]));
    await press('Small');
    expect(row('videoQuality')).toContain('smallest');
    await press('Saved settings');
    await press('Remove Small');
    expect(list.asks.at(-1)).toEqual(['removePreset', 'p']);
  });
});
