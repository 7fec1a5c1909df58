// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Failure } from '../../../core/failure.ts';
import { all, closePage, find, layOut, openPage, press, ready } from '../testing/exports-room.tsx';
import {
  aFile,
  anExport,
  DOWNLOADS,
  GROUP,
  HASH,
  onDay,
  SETTINGS,
  STATES,
  stayingExport,
} from '../testing/fake-exports.ts';

beforeEach(() => layOut(1400));
afterEach(closePage);

describe('the details', () => {
  it('open and close with the row, and stand in the address', async () => {
    const { address } = await openPage([ready('a')]);
    await press('Aisle 12', '[data-row]');
    expect(address.openId).toBe('a');
    await press('Close the details');
    expect(address.openId).toBeUndefined();
    expect(all('aside')).toEqual([]);
  });

  it('tell range, gaps, settings, files and facts', async () => {
    await openPage(
      [
        ready('a', {
          settings: { ...SETTINGS, comment: 'Case 26-1184' },
          ticket: 'f00d',
          files: [aFile('one.mp4', DOWNLOADS.saved), aFile('two.mp4', DOWNLOADS.loading)],
        }),
      ],
      { openId: 'a' },
    );
    const detail = find('aside', 'Details').textContent;
    expect(detail).toContain('Fri 20 Nov 2026, UTC, 30 min');
    expect(detail).toContain('Show the 4 gaps');
    expect(detail).toContain('16:14:00–16:15:301 min 30 s missing');
    expect(detail).toContain('Case 26-1184');
    expect(detail).toContain('two.mp4');
    expect(detail).toContain('Downloading 25 %');
    expect(detail).toContain(HASH);
    expect(detail).toContain('f00d');
    expect(detail).toContain('not measured');
  });

  it('download and stop each file by itself', async () => {
    const files = [aFile('one.mp4'), aFile('two.mp4', DOWNLOADS.loading)];
    const { list } = await openPage([ready('a', { files })], { openId: 'a' });
    await press('Download one.mp4');
    await press('Stop the download of two.mp4');
    expect(list.asks).toEqual([
      ['download', 'a', 'one.mp4[1]'],
      ['stopDownload', 'a', 'two.mp4[1]'],
    ]);
  });

  it('order again, or lead to the form with the settings', async () => {
    const { list, opened } = await openPage([ready('a')], { openId: 'a' });
    await press('Export again');
    await press('Change and export again');
    await press('Show in the archive');
    expect(list.asks).toEqual([['again', ['a']]]);
    expect(opened[0]).toContain('/exports/new?');
    expect(opened[0]).toContain('settingsOf=a');
    expect(opened[1]).toContain('/archive?camera=warehouse');
  });

  it('say what went wrong, and which field it is about', async () => {
    const failure = new Failure({ code: 'rejected', operation: 'start export', status: 400 });
    const problem = { field: 'crop', text: 'The area is empty.' } as const;
    await openPage([anExport('a', { state: { kind: 'failed', failure, problem } })], { openId: 'a' });
    const detail = find('aside', 'Details').textContent;
    expect(detail).toContain('Warehouse 4 refused the request');
    expect(detail).toContain('Crop: The area is empty.');
    expect(detail).toContain('start export (rejected)');
  });

  it('warn before an export whose answer was lost is made twice', async () => {
    const failure = new Failure({ code: 'timeout', operation: 'start export' });
    await openPage([anExport('a', { state: { kind: 'unknown', failure } })], { openId: 'a' });
    expect(find('aside', 'Details').textContent).toContain('otherwise it is made twice');
  });

  it('list all cameras of an export, each with its own time', async () => {
    await openPage([stayingExport('a')], { openId: 'a' });
    const lines = all('aside section')
      .find((part) => part.textContent?.startsWith('3 cameras'))
      ?.querySelectorAll('li');
    const said = [...(lines ?? [])].map(({ textContent }) => textContent);
    expect(said).toHaveLength(3);
    expect(said[0]).toContain('Quay 1');
    expect(said[1]).toContain('Crane <B>7015498111931795223/2');
    expect(said[2]).toContain('Tor Süd');
    expect(said[2]).toContain('16:20:00–16:25:005 min');
  });

  it('name the folder of what stays at its system, to copy, and no way to download it', async () => {
    const copied: string[] = [];
    vi.spyOn(navigator.clipboard, 'writeText').mockImplementation((words) => {
      copied.push(words);
      return Promise.resolve();
    });
    await openPage([stayingExport('a', { state: STATES.ready, sentAt: onDay('16:41:07') })], { openId: 'a' });
    const detail = find('aside', 'Details').textContent;
    expect(detail).toContain('It stays on the server of Quayside and cannot be downloaded here.');
    expect(detail).toContain('What was delivered of it is not known.');
    expect(detail).toContain('D:\\Exports\\Dock');
    expect(detail).toContain('Fri 20 Nov 2026 16:41:07 UTC');
    await press('Folder. Copy the folder at Quayside');
    expect(copied).toEqual(['D:\\Exports\\Dock']);
    const download = all('aside button').find((one) => one.textContent === 'Download');
    expect(download?.dataset['tip']).toBe('It stays on the server of Quayside.');
  });

  it('say of a forgotten export where to look, and warn of no second one', async () => {
    const vendorText = 'The session has ended since. Look in the folder.';
    const failure = new Failure({ code: 'notFound', operation: 'export status', vendorText });
    await openPage([stayingExport('a', { ticket: '7', state: { kind: 'unknown', failure } })], {
      openId: 'a',
    });
    const detail = find('aside', 'Details').textContent;
    expect(detail).toContain('Nobody knows how it ended');
    expect(detail).toContain(vendorText);
    expect(detail).toContain('What Quayside wrote of it, if anything, lies in its folder there.');
    expect(detail).not.toContain('made twice');
  });

  it('cut a name at the system that is as long as what was sent', async () => {
    await openPage([ready('a', { ticket: 'x'.repeat(5_000) })], { openId: 'a' });
    expect(find('aside', 'Details').textContent).toContain(`${'x'.repeat(100)}…`);
    expect(find('aside', 'Details').textContent).not.toContain('x'.repeat(101));
  });

  it('lead to the group', async () => {
    const { opened } = await openPage([ready('a', { group: GROUP })], { openId: 'a' });
    await press('Dock incident', 'aside a');
    expect(opened).toEqual(['/exports?group=g1']);
  });

  it('save the manifest in both forms', async () => {
    const made: Blob[] = [];
    vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => {
      if (blob instanceof Blob) made.push(blob);
      return 'blob:manifest';
    });
    const manifest = () => ({ json: new Blob(['{}']), page: new Blob(['<p>']), name: 'Aisle 12' });
    await openPage([ready('a')], { openId: 'a', manifest });
    await press('Save as a page');
    await press('Save as JSON');
    expect(await Promise.all(made.map((blob) => blob.text()))).toEqual(['<p>', '{}']);
  });

  it('say so where the export is not in the list', async () => {
    await openPage([ready('a')], { openId: 'gone' });
    expect(find('aside', 'Details').textContent).toContain('Not in the list');
  });

  it('lie over the list on a phone, which then takes no focus', async () => {
    layOut(390);
    await openPage([ready('a')], { openId: 'a' });
    expect(find('h2', 'Aisle 12')).toBe(document.activeElement);
    expect(find('[role=grid]', 'Exports').closest('[inert]')).not.toBeNull();
  });
});
