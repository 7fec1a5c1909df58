// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { acting } from '../../../testing/render.tsx';
import { aFile, anExport, DOWNLOADS, GROUP, HASH, STATES, stayingExport } from '../testing/fake-exports.ts';
import {
  all,
  closePage,
  find,
  layOut,
  nameOf,
  openPage,
  press,
  ready,
  rows,
  search,
  text,
  tick,
  turn,
} from '../testing/exports-room.tsx';

beforeEach(() => layOut(1400));
afterEach(closePage);

describe('the page without exports', () => {
  it('says what belongs here and offers the first step', async () => {
    const { opened } = await openPage([]);
    expect(text()).toContain('No export has been made');
    await press('New export');
    await press('Several systems');
    expect(opened).toEqual(['/exports/new', '/exports/several']);
  });

  it('holds the place of the rows while the list is read', async () => {
    const { list } = await openPage([]);
    await acting(() => list.place.set('loading'));
    expect(find('[role=status]', 'Loading the exports')).toBeDefined();
    expect(text()).not.toContain('No export has been made');
  });

  it('says that nothing is kept where the browser keeps nothing', async () => {
    const { list } = await openPage([]);
    await acting(() => list.place.set('unkept'));
    expect(text()).toContain('This browser keeps nothing');
  });
});

describe('a row', () => {
  it('tells camera, system, range, what is there of it, settings, state and files', async () => {
    await openPage([ready('a')]);
    const row = find('[data-row]', 'Aisle 12, 16:10:00–16:40:00').textContent;
    expect(row).toContain('Warehouse 4');
    expect(row).toContain('Fri 20 Nov');
    expect(row).toContain('22 of 30 min present, 4 gaps');
    expect(row).toContain('MP4');
    expect(row).toContain('best quality');
    expect(row).toContain('Ready');
    expect(row).toContain('1 file');
    expect(find('[role=columnheader]', 'Range, UTC')).toBeDefined();
  });

  it('says of a range that is not delivered yet what the archive holds', async () => {
    await openPage([anExport('a'), anExport('b', { held: undefined })]);
    expect(find('[data-row=a]', 'Aisle').textContent).toContain('22 of 30 min in archive, 4 gaps');
    expect(find('[data-row=b]', 'Aisle').textContent).toContain('gaps not known');
  });

  it('shows progress as it comes, and no number that the system does not give', async () => {
    const { list } = await openPage([anExport('a')]);
    const bar = () => find('[role=progressbar]', 'Being made');
    expect(bar().getAttribute('aria-valuenow')).toBe('62');
    await acting(() => list.change('a', { state: { kind: 'running', progress: undefined } }));
    await turn();
    expect(bar().getAttribute('aria-valuenow')).toBeNull();
  });

  it('copies the checksum of what was saved', async () => {
    const copied: string[] = [];
    vi.spyOn(navigator.clipboard, 'writeText').mockImplementation((words) => {
      copied.push(words);
      return Promise.resolve();
    });
    const { notices } = await openPage([
      ready('a', { files: [aFile('a', DOWNLOADS.saved)] }),
      ready('b', { cameraName: 'Dock', files: [aFile('b', DOWNLOADS.saved), aFile('c', DOWNLOADS.saved)] }),
    ]);
    await press('SHA-256 3fa9c1d0…77b2. Copy the SHA-256 of Aisle 12');
    await press('2 × SHA-256. Copy the SHA-256 of Dock');
    const line = `${HASH}  ${DOWNLOADS.saved.name}\n`;
    expect(copied).toEqual([HASH, line + line]);
    expect(notices.get().map(({ text: told }) => told)).toContain('SHA-256 copied');
  });

  it('downloads, orders again, cancels and is taken out', async () => {
    const { list } = await openPage([ready('a', { cameraName: 'Dock' }), anExport('b')]);
    await press('Download Dock');
    await press('Export Dock');
    await press('Cancel Aisle 12');
    expect(list.asks).toEqual([
      ['download', 'a'],
      ['again', ['a']],
      ['cancel', ['b']],
    ]);
  });

  it('says why a download cannot be had', async () => {
    const { list } = await openPage([anExport('a')]);
    expect(find('button', 'Download Aisle 12').getAttribute('aria-disabled')).toBe('true');
    await press('Download Aisle 12');
    expect(list.asks).toEqual([]);
  });

  it('tells several cameras by the first and the number of the others', async () => {
    await openPage([stayingExport('a')]);
    const row = find('[data-row]', 'Quay 1 and 2 more, 16:10:00–16:40:00');
    expect(row.textContent).toContain('30 min, gaps not known; others have their own times');
    expect(find('[data-row] button', 'Quay 1 and 2 more').title).toBe('Quay 1, Crane <B>, Tor Süd');
  });

  it('has the folder to copy where an export stays at its system, and says why nothing can be downloaded', async () => {
    const copied: string[] = [];
    vi.spyOn(navigator.clipboard, 'writeText').mockImplementation((words) => {
      copied.push(words);
      return Promise.resolve();
    });
    const { notices } = await openPage([stayingExport('a', { state: STATES.ready })]);
    expect(find('[data-row]', 'Quay 1').textContent).toContain('Stays on the server of Quayside');
    await press('D:\\Exports\\Dock. Copy the folder at Quayside');
    expect(copied).toEqual(['D:\\Exports\\Dock']);
    expect(notices.get().map(({ text: told }) => told)).toContain('The folder is copied');
    const download = find('[data-row] button', 'Download Quay 1 and 2 more');
    expect(download.dataset['tipReason']).toBe('It stays on the server of Quayside.');
  });

  it('leads to its group', async () => {
    const { opened, address } = await openPage([ready('a', { group: GROUP })]);
    const chip = find('[data-row] a', 'Dock incident');
    expect(chip.getAttribute('href')).toBe('/exports?group=g1');
    await press('Dock incident', '[data-row] a');
    expect(opened).toEqual(['/exports?group=g1']);
    expect(address.openId).toBeUndefined();
  });

  it('shows names as text, whatever stands in them', async () => {
    await openPage([anExport('a', { cameraName: '<img src=x onerror=alert(1)>' })]);
    expect(text()).toContain('<img src=x onerror=alert(1)>');
    expect(all('img')).toEqual([]);
  });

  it('is a card with all of it on a phone', async () => {
    layOut(390);
    await openPage([ready('a')]);
    const row = find('[data-row]', 'Aisle 12').textContent;
    expect(row).toContain('22 of 30 min present, 4 gaps');
    expect(row).toContain('MP4');
    expect(row).toContain('Ready');
    expect(all('[role=columnheader]')).toHaveLength(2);
  });
});

describe('the parts and the search', () => {
  const items = [
    anExport('a'),
    ready('b'),
    anExport('c', { state: STATES.cancelled, cameraName: 'Dock doors' }),
  ];

  it('show a part, with the number of each', async () => {
    const { address } = await openPage(items);
    expect(nameOf(find('button', 'Running'))).toBe('Running1');
    await press('Over');
    expect(rows()).toEqual(['c']);
    expect(address.show).toBe('over');
    await press('Need you');
    expect(text()).toContain('No export needs you.');
    await press('Show all');
    expect(rows()).toEqual(['a', 'b', 'c']);
  });

  it('find by words, which stand in the address', async () => {
    const { address } = await openPage(items);
    await search('dock');
    expect(rows()).toEqual(['c']);
    expect(address.query).toBe('dock');
    await search('mezzanine');
    expect(text()).toContain('No export here matches “mezzanine”.');
    await press('Search for nothing');
    expect(rows()).toHaveLength(3);
  });

  it('begin as the address says', async () => {
    await openPage(items, { show: 'over', query: 'dock', openId: 'a' });
    expect(rows()).toEqual(['c']);
    expect(find('aside', 'Details of the export').textContent).toContain('Aisle 12');
  });
});

describe('the selection', () => {
  it('does to all what can be done to each, with the number', async () => {
    const { list } = await openPage([ready('a'), ready('b'), anExport('c')]);
    await tick('Select all');
    expect(text()).toContain('3 selected');
    await press('Download 2');
    await press('Cancel 1');
    await press('Export 3 again');
    expect(list.asks).toEqual([
      ['download', 'a'],
      ['download', 'b'],
      ['cancel', ['c']],
      ['again', ['a', 'b', 'c']],
    ]);
    await press('Select none');
    expect(text()).not.toContain('3 selected');
  });

  it('asks once before anything is deleted at a system', async () => {
    const { list } = await openPage([ready('a'), ready('b')]);
    await tick('Select all');
    await press('Delete 2 at the system');
    expect(find('dialog', 'Delete at the system?').textContent).toContain('not all saved');
    await press('Keep');
    expect(list.asks).toEqual([]);
    await press('Delete 2 at the system');
    await press('Delete 2 exports');
    expect(list.asks).toEqual([['deleteFiles', ['a', 'b']]]);
  });

  it('says why it can do nothing', async () => {
    await openPage([anExport('a')]);
    await tick('Select all');
    expect(find('button', 'Delete at the system').getAttribute('aria-disabled')).toBe('true');
    expect(find('button', 'Take out').getAttribute('aria-disabled')).toBe('true');
  });
});

describe('around the rows', () => {
  it('says that another window does the work', async () => {
    const { list } = await openPage([ready('a')]);
    await acting(() => list.place.set('elsewhere'));
    expect(text()).toContain('Another window of Sightline does the work.');
  });

  it('counts in the bar of the page', async () => {
    const { bar } = await openPage([anExport('a'), ready('b')]);
    expect(bar.textContent).toBe('Exports2 exports, 1 running');
  });

  it('tells outcomes to those who do not see the table', async () => {
    const { list } = await openPage([anExport('a')]);
    await acting(() => list.change('a', { state: STATES.ready }));
    await turn();
    expect(all('[role=status]').map((one) => one.textContent)).toContain('The export of Aisle 12 is ready.');
  });

  it('has only the rows on screen of five hundred', async () => {
    await openPage(Array.from({ length: 500 }, (_, index) => anExport(`e${index}`)));
    expect(rows().length).toBeLessThan(25);
    expect(find('[role=grid]', 'Exports').getAttribute('aria-rowcount')).toBe('501');
  });
});
