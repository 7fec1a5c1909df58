// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { acting } from '../../../testing/render.tsx';
import {
  closePage,
  find,
  layOut,
  nameOf,
  openPage,
  press,
  ready,
  rows,
  text,
  turn,
} from '../testing/exports-room.tsx';
import { aFile, anExport, DOWNLOADS, GROUP, PIECES, STATES, stayingExport } from '../testing/fake-exports.ts';

beforeEach(() => layOut(1400));
afterEach(closePage);

const group = { group: GROUP };
const items = [
  ready('a', group),
  stayingExport('b', { ...group, state: STATES.ready }),
  anExport('c', group),
  ready('alone', { cameraName: 'Mezzanine' }),
];

describe('the bar of a group', () => {
  it('is there only where one is chosen, and narrows the list and its parts to it', async () => {
    await openPage(items);
    expect(text()).not.toContain('Cancel all');
    await closePage();
    await openPage(items, { group: 'g1' });
    expect(rows()).toEqual(['a', 'b', 'c']);
    expect(nameOf(find('button', 'All'))).toBe('All3');
    expect(nameOf(find('button', 'Ready'))).toBe('Ready2');
  });

  it('tells name, cameras, how many are ready, and seconds', async () => {
    await openPage(items, { group: 'g1' });
    const bar = find('section', 'Group Dock incident').textContent;
    expect(bar).toContain('2 of 3 ready, 1 running, 1 stays on a server');
    expect(bar).toContain('Aisle 12, Quay 1, Crane <B> and 1 more');
    expect(bar).toContain('2 h 5 min (7500 s) requested, 22 min (1320 s) delivered, not known for 4 cameras');
  });

  it('is of the whole group, whichever part of it is shown', async () => {
    await openPage(items, { group: 'g1', show: 'running' });
    expect(rows()).toEqual(['c']);
    expect(find('section', 'Group').textContent).toContain('2 of 3 ready');
  });

  it('downloads all that can be downloaded, and cancels all that runs', async () => {
    const { list } = await openPage(items, { group: 'g1' });
    await press('Download all', 'section button');
    await press('Cancel all', 'section button');
    expect(list.asks).toEqual([
      ['download', 'a'],
      ['cancel', ['c']],
    ]);
  });

  it('says why it can do nothing', async () => {
    const saved = ready('a', { ...group, files: [aFile('a', DOWNLOADS.saved)] });
    const { list } = await openPage([saved, stayingExport('b', { ...group, state: STATES.ready })], {
      group: 'g1',
    });
    for (const name of ['Download all', 'Cancel all'])
      expect(find('section button', name).getAttribute('aria-disabled')).toBe('true');
    await press('Download all', 'section button');
    expect(list.asks).toEqual([]);
  });

  it('follows what happens to its exports', async () => {
    const { list } = await openPage(items, { group: 'g1' });
    await acting(() => list.change('c', { state: STATES.ready, delivered: PIECES }));
    await turn();
    expect(find('section', 'Group').textContent).toContain('3 of 3 ready');
  });

  it('saves the one manifest of the group in both forms', async () => {
    const made: Blob[] = [];
    const asked: string[] = [];
    vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => {
      if (blob instanceof Blob) made.push(blob);
      return 'blob:manifest';
    });
    const groupManifest = (id: string) => {
      asked.push(id);
      return { json: new Blob(['{}']), page: new Blob(['<p>']), name: 'Dock incident' };
    };
    await openPage(items, { group: 'g1', groupManifest });
    await press('Manifest as a page');
    await press('Manifest as JSON');
    expect(await Promise.all(made.map((blob) => blob.text()))).toEqual(['<p>', '{}']);
    expect(asked).toEqual(['g1', 'g1']);
  });

  it('says so where there is no manifest', async () => {
    const { notices } = await openPage(items, { group: 'g1' });
    await press('Manifest as a page');
    expect(notices.get().map(({ text: told }) => told)).toContain('There is no manifest of it now.');
  });

  it('closes to all exports, with the focus on a row', async () => {
    const { address } = await openPage(items, { group: 'g1' });
    await press('Show all exports');
    expect(address.group).toBeUndefined();
    expect(rows()).toContain('alone');
    expect(document.activeElement?.closest('[data-row]')?.getAttribute('data-row')).toBe('a');
  });

  it('says that a group is not here, and leads back to all', async () => {
    const { address } = await openPage(items, { group: 'gone' });
    expect(find('section', 'Group Not in the list').textContent).toContain('belong to another browser');
    expect(find('section button', 'Download all').getAttribute('aria-disabled')).toBe('true');
    await press('Show all', '[role=status] button');
    expect(address.group).toBeUndefined();
    expect(rows()).toHaveLength(4);
  });

  it('shows a name as text, and has one where nobody gave it', async () => {
    await openPage([ready('a', { group: { id: 'g1', name: '<b>x</b>' } })], { group: 'g1' });
    expect(find('section h2', '<b>x</b>').children).toHaveLength(0);
    await closePage();
    await openPage([ready('a', { group: { id: 'g1', name: ' ' } })], { group: 'g1' });
    expect(find('section', 'Group Group without a name')).toBeDefined();
  });
});
