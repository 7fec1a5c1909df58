// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { offer, withhold } from '../../../core/offer.ts';
import { anExport, HALF_HOUR, onDay, SETTINGS, warehouse } from '../testing/fake-exports.ts';
import { acting } from '../../../testing/render.tsx';
import { aCamera, anOptions, someExports } from './testing/fake-footage-exports.ts';
import { all, ASK, fill, find, nameOf, openForm, press, row, settle, text } from './testing/open-form.tsx';

describe('the form', () => {
  it('shows camera, range in the zone that it names, and what is recorded of it', async () => {
    await openForm();
    expect(find('button', 'Camera: Aisle 12').textContent).toContain('Warehouse 4');
    expect(find('input', 'From, in').getAttribute('value')).toBe('2026-11-20T17:10:00.000');
    expect(text()).toContain('site time');
    expect(text()).toContain('22 of 30 min present');
    expect(text()).toContain('about 410 MB');
    expect(text()).toContain('5 pieces, jumps over 4 gaps');
  });

  it('lists the gaps when they are asked for', async () => {
    await openForm();
    await press('Show the 4 gaps');
    const gaps = find('ol', 'Gaps').textContent;
    expect(gaps).toContain('17:14:00.000–17:15:30.000');
    expect(gaps).toContain('1 min 30 s');
  });

  it('says that nothing is recorded, and what the archive holds instead', async () => {
    await openForm({ exports: offer(someExports({ coverage: () => Promise.resolve([]) })) });
    expect(text()).toContain('Nothing of these 30 min is recorded');
    expect(text()).toContain('This archive holds Fri 20 Nov 2026 09:00:00 to Fri 20 Nov 2026 17:40:00');
  });

  it('shows the picture of the moment where the recording begins, and steps to the ones beside it', async () => {
    const footage = someExports();
    await openForm({ exports: offer(footage) });
    expect(text()).toContain('Frame of 17:10:00.000');
    await press('Picture after');
    expect(text()).toContain('Frame of 17:10:00.200');
    await press('Picture before');
    await press('Picture before');
    // The range begins there.
    expect(text()).toContain('Frame of 17:10:00.000');
  });

  it('shows the picture that is chosen in the strip', async () => {
    await openForm();
    await press('Draw on the picture of 17:23:30');
    expect(text()).toContain('Frame of 17:23:30.000');
  });

  it('has an archive to choose where there are several, and asks that one', async () => {
    const asked: (string | undefined)[] = [];
    const footage = someExports({
      coverage: (_camera, archive) => {
        asked.push(archive);
        return Promise.resolve([HALF_HOUR]);
      },
    });
    const { orders } = await openForm({ exports: offer(footage) });
    const select = find('select', 'Archive');
    await acting(() => {
      if (select instanceof HTMLSelectElement) select.value = 'slow';
      select.dispatchEvent(new Event('change', { bubbles: true }));
    });
    await settle();
    expect(asked).toEqual([undefined, 'slow']);
    await press('Export');
    expect(orders()[0]?.source).toMatchObject({ archive: 'slow' });
  });

  it('disables what means nothing for the format, with the reason and the way out', async () => {
    await openForm();
    expect(row('layout')).toContain('Only a PDF has pages.');
    expect(
      all('input[type=radio]')
        .find((one) => nameOf(one).startsWith('Portrait'))
        ?.hasAttribute('disabled'),
    ).toBe(true);
    await press('Choose PDF');
    expect(row('layout')).not.toContain('Only a PDF has pages.');
  });

  it('takes one picture where the format has no length', async () => {
    const { orders } = await openForm();
    await press('JPG', 'input[type=radio]');
    await press('Only the picture of 17:10:00.000');
    await press('Export');
    expect(orders()[0]).toMatchObject({
      source: { kind: 'archive', span: { from: HALF_HOUR.from, until: HALF_HOUR.from } },
      settings: { format: 'jpg' },
    });
  });

  it('says that there is no sound to set', async () => {
    await openForm({
      exports: offer(someExports({ camera: () => Promise.resolve(aCamera({ hasSound: false })) })),
    });
    expect(row('audioQuality')).toContain('Aisle 12 records no sound.');
  });

  it('previews what is written at the moment of the picture, and takes directives and presets', async () => {
    const { orders } = await openForm();
    await fill('Time stamp', '%Y');
    expect(document.querySelector('output')?.textContent).toBe('2026');
    await press('What the signs mean');
    await press('%H');
    await press('Export');
    expect(orders()[0]?.settings.timestamp).toBe('%Y%H');
  });

  it('takes live video for a length instead of a range', async () => {
    const { orders } = await openForm();
    await press('Live, from now on', 'input[type=radio]');
    expect(text()).toContain('at most 1 h');
    await fill('Length in hours', '2:30');
    await press('Export');
    expect(orders()[0]).toMatchObject({ source: { kind: 'live', length: 150_000 }, held: undefined });
  });

  it('says why there is no live video', async () => {
    const options = anOptions({ live: withhold('It exports recordings only.') });
    await openForm({ exports: offer({ ...someExports(), options }) });
    expect(text()).toContain('It exports recordings only.');
  });
});

describe('an order', () => {
  it('is made of the form, with what the archive held, and the list is opened', async () => {
    const { orders, opened } = await openForm();
    await fill('Comment', 'Case 26-1184');
    await press('Yellow', 'input[type=radio]');
    await press('700 MB', 'input[type=radio]');
    await press('Write a manifest', 'input[type=checkbox]');
    await press('Export');
    expect(orders()).toHaveLength(1);
    expect(orders()[0]).toMatchObject({
      camera: warehouse('12'),
      cameraName: 'Aisle 12',
      source: { kind: 'archive', archive: undefined, span: HALF_HOUR },
      settings: { ...SETTINGS, comment: 'Case 26-1184', color: '#ffd23a', maxFileSize: 700_000_000 },
      handOn: { download: true, manifest: false },
      estimate: { bytes: 410_000_000 },
    });
    expect(orders()[0]?.held).toHaveLength(5);
    expect(opened).toEqual(['/exports']);
  });

  it('is made once, however often Export is pressed', async () => {
    const { orders } = await openForm();
    await press('Export');
    await press('Export');
    expect(orders()).toHaveLength(1);
  });

  it('is not made while something is wrong: the first such field gets the focus and says why', async () => {
    const { orders, opened } = await openForm();
    await fill('Colour as hexadecimal number', '#12');
    expect(row('color')).toContain('A colour has six digits.');
    await press('Export');
    expect(orders()).toEqual([]);
    expect(opened).toEqual([]);
    expect(document.activeElement?.closest('[data-fields]')?.getAttribute('data-fields')).toBe('color');
  });

  it('shows nothing as wrong before a field was changed or Export was pressed', async () => {
    await openForm({ ask: { ...HALF_HOUR } });
    expect(row('camera')).not.toContain('Choose a camera.');
    await press('Export');
    expect(row('camera')).toContain('Choose a camera.');
    expect(document.activeElement).toBe(find('button', 'Camera: Choose a camera'));
  });

  it('is followed by the next camera of the same range', async () => {
    const { orders, opened } = await openForm();
    await fill('Comment', 'Case 1');
    await press('Next camera');
    expect(orders()).toHaveLength(1);
    expect(opened).toEqual([]);
    expect(document.activeElement).toBe(find('button', 'Camera: Choose a camera'));
    await press('Camera: Choose a camera');
    await press('Aisle 14', '[role=option]');
    await press('Export');
    expect(orders()[1]).toMatchObject({
      camera: warehouse('14'),
      source: { span: HALF_HOUR },
      settings: { comment: 'Case 1' },
    });
  });

  it('can be made by keyboard from anywhere in the form', async () => {
    const { orders, registry } = await openForm();
    const event = new KeyboardEvent('keydown', { key: 'Enter', ctrlKey: true });
    await acting(() => registry.handle(event));
    expect(orders()).toHaveLength(1);
  });

  it('takes over the settings of an item', async () => {
    const item = anExport('a', { settings: { ...SETTINGS, videoQuality: 3, comment: 'As before' } });
    const { orders, bar } = await openForm({ ask: { ...ASK, settingsOf: 'a' }, items: [item] });
    expect(bar.textContent).toContain('1 export of this range');
    await press('Export');
    expect(orders()[0]?.settings).toMatchObject({ videoQuality: 3, comment: 'As before' });
  });
});

describe('a site without exports', () => {
  it('says of each system why', async () => {
    await openForm({ exports: withhold('Its exports stay on its server.') });
    expect(text()).toContain('Warehouse 4. Its exports stay on its server.');
  });
});

it('keeps the moment of a range that is typed, to the millisecond', async () => {
  const { orders } = await openForm();
  await fill('To, in', '2026-11-20T17:20:00.280');
  await press('Export');
  expect(orders()[0]?.source).toMatchObject({ span: { until: onDay('16:20:00.280') } });
});
