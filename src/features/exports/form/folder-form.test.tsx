// @vitest-environment happy-dom
import { describe, expect, it, vi } from 'vitest';
import { offer, withhold } from '../../../core/offer.ts';
import { ONE_MINUTE } from '../../../core/units.ts';
import type { FootageExports } from '../../../vendors/contract-exports.ts';
import { HALF_HOUR, onDay, warehouse } from '../testing/fake-exports.ts';
import { acting } from '../../../testing/render.tsx';
import { folderOptions, someExports, STAYS } from './testing/fake-footage-exports.ts';
import { all, fill, find, nameOf, openForm, press, row, settle, text, YARD } from './testing/open-form.tsx';

/** A system that writes to a folder of its own, and does not tell what it holds. */
const folders = (more: Partial<FootageExports> = {}) =>
  offer(
    someExports({
      options: folderOptions(),
      coverage: () => Promise.resolve(undefined),
      estimate: () => Promise.resolve(undefined),
      ...more,
    }),
  );

const sections = () => all('section').map(nameOf);
const isThere = (selector: string, name: string) => all(selector).some((one) => nameOf(one).startsWith(name));
async function add(camera: string) {
  await press('Camera: Add a camera');
  await press(camera, '[role=option]');
}

describe('the form of a system with few settings', () => {
  it('has only what can be set: no drawing, no page, nothing written on the picture', async () => {
    await openForm({ exports: folders() });
    for (const gone of ['Crop and masks', 'Layers', 'Page', 'Written on the picture']) {
      expect(sections()).not.toContain(gone);
    }
    expect(sections()).toEqual(expect.arrayContaining(['Picture', 'What', 'When', 'How', 'Hand on']));
    for (const field of ['videoQuality', 'frameRate', 'maxFileSize', 'waitTimeout', 'timestamp', 'color']) {
      expect(document.querySelector(`[data-fields~="${field}"]`)).toBeNull();
    }
    expect(isThere('[role=radiogroup]', 'Source')).toBe(false);
    expect(text()).not.toContain('one picture');
    expect(text()).toContain('Frame of 17:10:00.000');
  });

  it('says the rules of the folder before anything is typed', async () => {
    await openForm({ exports: folders() });
    expect(row('folder')).toContain('A folder on the server. An ampersand cannot be sent.');
    expect(row('folder')).not.toContain('Name a folder.');
    await fill('Folder', 'D:\\R&D');
    expect(all('[data-fields~="folder"] p').map((one) => one.textContent)).toEqual([
      'An ampersand cannot be sent.',
      'A folder on the server. An ampersand cannot be sent.',
    ]);
  });

  it('leads to the folder where it is missing', async () => {
    const { orders } = await openForm({ exports: folders() });
    await press('Export');
    expect(orders()).toEqual([]);
    expect(document.activeElement).toBe(find('input', 'Folder'));
  });

  it('says plainly that it stays: beside the format, at the download, and above Export', async () => {
    const { orders } = await openForm({ exports: folders() });
    expect(row('format')).toContain(STAYS);
    const button = find('footer button', 'Export');
    expect(document.querySelector('footer')?.textContent).toContain(STAYS);
    expect(document.getElementById(button.getAttribute('aria-describedby') ?? '')?.textContent).toBe(STAYS);
    expect(find('input[type=checkbox]', 'Download').hasAttribute('disabled')).toBe(true);
    await fill('Folder', 'D:\\Case');
    await press('Export');
    expect(orders()[0]).toMatchObject({ handOn: { download: false }, settings: { folder: 'D:\\Case' } });
  });

  it('says nothing of that for a format that is downloaded, and disables the folder with the reason', async () => {
    const { orders } = await openForm({ exports: folders() });
    await press('Clip', 'input[type=radio]');
    expect(text()).not.toContain(STAYS);
    expect(row('folder')).toContain('A clip is downloaded.');
    expect(find('input', 'Folder').hasAttribute('disabled')).toBe(true);
    await fill('Comment', 'Case 26-1184');
    await press('Export');
    expect(orders()[0]).toMatchObject({
      handOn: { download: true },
      settings: { format: 'mp4', comment: 'Case 26-1184' },
      others: [],
      group: undefined,
    });
  });

  it('shows live video that another system was asked for, so that it can be given up', async () => {
    await openForm({ exports: folders(), ask: { camera: warehouse('12'), live: ONE_MINUTE } });
    expect(text()).toContain('It exports only what is recorded.');
    await press('Recorded', 'input[type=radio]');
    expect(isThere('[role=radiogroup]', 'Source')).toBe(false);
  });
});

describe('the bandwidth', () => {
  it('is as fast as it can, until a limit in megabytes a second is given', async () => {
    const { orders } = await openForm({ exports: folders() });
    await fill('Folder', 'D:\\Case');
    expect(isThere('input', 'Most megabytes a second')).toBe(false);
    await press('At most…', 'input[type=radio]');
    await fill('Most megabytes a second', '2.5');
    expect(row('bandwidth')).toContain('20 Mbit/s of the line');
    await press('Export');
    expect(orders()[0]?.settings.bandwidth).toBe(2_500_000);
  });

  it('is sent as 0 for as fast as it can, and 0 that is typed is no limit to send', async () => {
    const { orders } = await openForm({ exports: folders() });
    await fill('Folder', 'D:\\Case');
    await press('At most…', 'input[type=radio]');
    await fill('Most megabytes a second', '0');
    expect(row('bandwidth')).toContain('The bandwidth is no number.');
    await press('As fast as it can', 'input[type=radio]');
    await press('Export');
    expect(orders()[0]?.settings.bandwidth).toBe(0);
  });
});

describe('further cameras', () => {
  it('are of the same system, have the first time until they get their own, and go in one order', async () => {
    const { orders } = await openForm({ exports: folders(), beside: folders() });
    await fill('Folder', 'D:\\Case');
    await press('Camera: Add a camera');
    expect(all('[role=option]').map((one) => one.textContent)).toEqual([
      'Aisle 14Hall A',
      'Crane <B>Hall B',
      'Tor SüdHall B',
    ]);
    await press('Crane <B>', '[role=option]');
    await add('Tor Süd');
    await press('Own time for Crane <B>');
    expect(find('input', 'Crane <B>: from').getAttribute('value')).toBe('2026-11-20T17:10:00.000');
    await fill('Crane <B>: from', '2026-11-20T17:20:00.280');
    await fill('To, in', '2026-11-20T17:30:00.000');
    await press('Export');
    expect(orders()[0]?.others).toEqual([
      {
        camera: '15',
        cameraName: 'Crane <B>',
        span: { from: onDay('16:20:00.280'), until: HALF_HOUR.until },
      },
      { camera: '16', cameraName: 'Tor Süd', span: { from: HALF_HOUR.from, until: onDay('16:30:00') } },
    ]);
  });

  it('get the time of the first one back, and are removed', async () => {
    await openForm({ exports: folders() });
    await add('Crane <B>');
    await press('Own time for Crane <B>');
    await fill('Crane <B>: to', '2026-11-20T17:00:00.000');
    expect(row('others')).toContain('Crane <B>: The end comes before the beginning.');
    await press('Same time for Crane <B>');
    expect(row('others')).not.toContain('before the beginning');
    await press('Remove Crane <B>');
    expect(all('li').map(nameOf)).not.toContain('Crane <B>');
  });

  it('are as many as the format takes', async () => {
    await openForm({ exports: folders() });
    await add('Crane <B>');
    await add('Tor Süd');
    expect(text()).toContain('3 cameras in one export, of 3 at most');
    const adding = find('button', 'Camera: Add a camera');
    expect(adding.getAttribute('aria-disabled')).toBe('true');
    expect(adding.dataset['tip']).toBe('Native is of 3 cameras at most.');
    await press('Camera: Add a camera');
    expect(all('[role=option]')).toEqual([]);
  });

  it('stand against a format of one camera at once', async () => {
    const { orders } = await openForm({ exports: folders() });
    await add('Crane <B>');
    await press('Clip', 'input[type=radio]');
    expect(row('others')).toContain('Clip is of one camera. Choose another format');
    await press('Export');
    expect(orders()).toEqual([]);
  });

  it('are not to be had where the format is of one camera, with the reason', async () => {
    await openForm({ exports: folders() });
    await press('Clip', 'input[type=radio]');
    expect(row('others')).toContain('A clip is of one camera.');
  });

  it('show what is recorded of each, where its system tells', async () => {
    const asked: string[] = [];
    const coverage: FootageExports['coverage'] = (camera, _archive, span) => {
      asked.push(`${camera} ${span.until - span.from}`);
      return Promise.resolve(camera === '15' ? [] : [span]);
    };
    await openForm({ exports: folders({ coverage }) });
    await add('Crane <B>');
    expect(find('li', 'Crane <B>').textContent).toContain('Nothing of these 30 min is recorded');
    expect(asked).toEqual(['12 1800000', '15 1800000']);
  });

  it('are not offered by a system that knows none', async () => {
    await openForm();
    expect(sections()).not.toContain('Further cameras');
  });
});

describe('what is recorded', () => {
  it('is said not to be told where the system does not tell, and nothing is made up for the order', async () => {
    const { orders } = await openForm({ exports: folders() });
    expect(row('span')).toContain('This system does not tell what it holds.');
    expect(document.querySelector('footer')?.textContent).toContain('30 min asked for');
    expect(text()).not.toContain('present');
    await fill('Folder', 'D:\\Case');
    await press('Export');
    expect(orders()[0]).toMatchObject({ held: undefined, estimate: undefined });
  });
});

describe('what is sent', () => {
  const wireText: FootageExports['wireText'] = ({ camera, others, settings }) =>
    `<export>\n${[camera, ...others.map((one) => one.camera)].join()} ${settings.folder}\n</export>`;

  it('is shown when it is asked for, as the form stands, and copied', async () => {
    const copied: string[] = [];
    vi.spyOn(navigator.clipboard, 'writeText').mockImplementation((words) => {
      copied.push(words);
      return Promise.resolve();
    });
    await openForm({ exports: folders({ wireText }) });
    expect(document.querySelector('pre')).toBeNull();
    await press('What is sent');
    await add('Crane <B>');
    await fill('Folder', 'D:\\Case');
    expect(document.querySelector('pre')?.textContent).toBe('<export>\n12,15 D:\\Case\n</export>');
    await press('Copy');
    expect(copied).toEqual(['<export>\n12,15 D:\\Case\n</export>']);
    vi.restoreAllMocks();
  });

  it('has no place where the order is no text', async () => {
    await openForm();
    expect(isThere('button', 'What is sent')).toBe(false);
  });
});

describe('a camera of another system', () => {
  it('takes the further cameras away, and brings the settings of its own', async () => {
    const { orders } = await openForm({ exports: folders(), beside: offer(someExports()) });
    await fill('Folder', 'D:\\Case');
    await add('Crane <B>');
    await press('Camera: Aisle 12');
    await press('Gate', '[role=option]');
    expect(sections()).not.toContain('Further cameras');
    expect(sections()).toEqual(expect.arrayContaining(['Crop and masks', 'Written on the picture', 'Page']));
    await press('Export');
    expect(orders()[0]).toMatchObject({
      camera: { system: YARD, camera: '14' },
      others: [],
      settings: { format: 'mp4', folder: '' },
    });
  });

  it('is no way out where that system exports nothing', async () => {
    await openForm({ exports: folders(), beside: withhold('Its exports stay there.') });
    await press('Camera: Aisle 12');
    expect(find('[role=option]', 'Gate').getAttribute('aria-disabled')).toBe('true');
    await acting(() => document.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape' })));
    await settle();
  });
});
