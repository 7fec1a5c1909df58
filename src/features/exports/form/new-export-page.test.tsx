// @vitest-environment happy-dom
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Offer, offer, withhold } from '../../../core/offer.ts';
import { createStore } from '../../../core/readable.ts';
import { createTimeFormat } from '../../../core/time-zone.ts';
import type { ExportItem, ExportOrder } from '../../../systems/exports/export-model.ts';
import { ExportsContext } from '../../../systems/exports/exports-context.ts';
import type { SystemEntry, SystemState } from '../../../systems/system-entry.ts';
import { SystemsContext } from '../../../systems/systems-context.ts';
import { plainCamera, plainEntry, SIGNED_IN } from '../../../testing/plain-systems.ts';
import { acting, render, type Rendered } from '../../../testing/render.tsx';
import { PageBarContext } from '../../../ui/page-bar.tsx';
import { createShortcutRegistry, ShortcutContext } from '../../../ui/shortcuts.ts';
import { TimeContext } from '../../../ui/time-context.ts';
import type { SessionState } from '../../../vendors/contract.ts';
import type { FootageExports } from '../../../vendors/contract-exports.ts';
import type { NewExportAsk } from '../export-address.ts';
import {
  anExport,
  createFakeExports,
  type FakeExports,
  HALF_HOUR,
  onDay,
  SETTINGS,
  WAREHOUSE,
  warehouse,
} from '../testing/fake-exports.ts';
import { NewExportPage } from './new-export-page.tsx';
import { aCamera, anOptions, someExports } from './testing/fake-footage-exports.ts';
import { systemWith } from './testing/fake-system.ts';

let shown: Rendered | undefined;
let client: QueryClient;
beforeEach(() => {
  client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  sessionStorage.clear();
});
afterEach(async () => {
  await shown?.unmount();
  client.clear();
});

const CAMERAS = [plainCamera('12', 'Aisle 12', 'Hall A'), plainCamera('14', 'Aisle 14', 'Hall A')];
const ASK: NewExportAsk = { camera: warehouse('12'), ...HALF_HOUR };
const ADDRESS = '/exports/new?camera=warehouse%3A12';

interface Site {
  readonly exports?: Offer<FootageExports>;
  readonly ask?: NewExportAsk;
  readonly address?: string;
  readonly items?: readonly ExportItem[];
}

async function open({ exports = offer(someExports()), ask = ASK, address = ADDRESS, items = [] }: Site = {}) {
  const ordered: ExportOrder[] = [];
  const list: FakeExports = {
    ...createFakeExports(items),
    order: (order) => {
      ordered.push(order);
      return `ordered ${ordered.length}`;
    },
  };
  const opened: string[] = [];
  const bar = document.createElement('div');
  const registry = createShortcutRegistry();
  const entries: readonly SystemEntry[] = [
    {
      ...plainEntry(WAREHOUSE, 'Warehouse 4'),
      session: createStore<SessionState>(SIGNED_IN),
      state: createStore<SystemState>({ kind: 'ready', ...systemWith(WAREHOUSE, exports, CAMERAS) }),
    },
  ];
  const time = {
    choice: 'site',
    format: createTimeFormat('Europe/Berlin', 'en-GB'),
    locale: 'en-GB',
  } as const;
  shown = await render(
    <QueryClientProvider client={client}>
      <SystemsContext value={entries}>
        <ShortcutContext value={registry}>
          <PageBarContext value={{ element: bar }}>
            <ExportsContext value={list}>
              <TimeContext value={time}>
                <NewExportPage ask={ask} address={address} onOpen={(path) => opened.push(path)} />
              </TimeContext>
            </ExportsContext>
          </PageBarContext>
        </ShortcutContext>
      </SystemsContext>
    </QueryClientProvider>,
  );
  await settle();
  const orders = () => ordered;
  return { list, bar, opened, orders, registry };
}

const turn = () => acting(() => new Promise<void>((resolve) => setTimeout(resolve, 0)));
/** Until all that was asked of systems is answered and drawn. */
async function settle() {
  await turn();
  while (client.isFetching() > 0) await turn();
  await turn();
}
const text = () => document.body.textContent ?? '';
const nameOf = (one: Element) => {
  const label = one.getAttribute('aria-label');
  const named = one.id === '' ? null : document.querySelector(`label[for="${one.id}"]`);
  return label ?? named?.textContent ?? one.closest('label')?.textContent ?? one.textContent ?? '';
};
const all = (selector: string) => [...document.body.querySelectorAll<HTMLElement>(selector)];
function find(selector: string, name: string): HTMLElement {
  const found = all(selector).find((one) => nameOf(one).startsWith(name));
  if (found === undefined) throw new Error(`There is no ${selector} "${name}".`);
  return found;
}
async function press(name: string, selector = 'button') {
  await acting(() => find(selector, name).click());
  await settle();
}
async function fill(name: string, value: string, selector = 'input') {
  const field = find(selector, name);
  if (!(field instanceof HTMLInputElement)) throw new Error(`${name} is no field.`);
  await acting(() => {
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(field, value);
    field.dispatchEvent(new Event('input', { bubbles: true }));
  });
  await settle();
}
const row = (field: string) => document.querySelector(`[data-fields~="${field}"]`)?.textContent ?? '';

describe('the form', () => {
  it('shows camera, range in the zone that it names, and what is recorded of it', async () => {
    await open();
    expect(find('button', 'Camera: Aisle 12').textContent).toContain('Warehouse 4');
    expect(find('input', 'From, in').getAttribute('value')).toBe('2026-11-20T17:10:00.000');
    expect(text()).toContain('site time');
    expect(text()).toContain('22 of 30 min present');
    expect(text()).toContain('about 410 MB');
    expect(text()).toContain('5 pieces, jumps over 4 gaps');
  });

  it('lists the gaps when they are asked for', async () => {
    await open();
    await press('Show the 4 gaps');
    const gaps = find('ol', 'Gaps').textContent;
    expect(gaps).toContain('17:14:00.000–17:15:30.000');
    expect(gaps).toContain('1 min 30 s');
  });

  it('says that nothing is recorded, and what the archive holds instead', async () => {
    await open({ exports: offer(someExports({ coverage: () => Promise.resolve([]) })) });
    expect(text()).toContain('Nothing of these 30 min is recorded');
    expect(text()).toContain('This archive holds Fri 20 Nov 2026 09:00:00 to Fri 20 Nov 2026 17:40:00');
  });

  it('shows the picture of the moment where the recording begins, and steps to the ones beside it', async () => {
    const footage = someExports();
    await open({ exports: offer(footage) });
    expect(text()).toContain('Frame of 17:10:00.000');
    await press('Picture after');
    expect(text()).toContain('Frame of 17:10:00.200');
    await press('Picture before');
    await press('Picture before');
    // The range begins there.
    expect(text()).toContain('Frame of 17:10:00.000');
  });

  it('shows the picture that is chosen in the strip', async () => {
    await open();
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
    const { orders } = await open({ exports: offer(footage) });
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
    await open();
    expect(row('layout')).toContain('Only a PDF has pages.');
    expect(
      all('input[type=radio]')
        .filter((one) => nameOf(one).startsWith('Portrait'))[0]
        ?.hasAttribute('disabled'),
    ).toBe(true);
    await press('Choose PDF');
    expect(row('layout')).not.toContain('Only a PDF has pages.');
  });

  it('takes one picture where the format has no length', async () => {
    const { orders } = await open();
    await press('JPG', 'input[type=radio]');
    await press('Only the picture of 17:10:00.000');
    await press('Export');
    expect(orders()[0]).toMatchObject({
      source: { kind: 'archive', span: { from: HALF_HOUR.from, until: HALF_HOUR.from } },
      settings: { format: 'jpg' },
    });
  });

  it('says that there is no sound to set', async () => {
    await open({
      exports: offer(someExports({ camera: () => Promise.resolve(aCamera({ hasSound: false })) })),
    });
    expect(row('audioQuality')).toContain('Aisle 12 records no sound.');
  });

  it('previews what is written at the moment of the picture, and takes directives and presets', async () => {
    const { orders } = await open();
    await fill('Time stamp', '%Y');
    expect(document.querySelector('output')?.textContent).toBe('2026');
    await press('What the signs mean');
    await press('%H');
    await press('Export');
    expect(orders()[0]?.settings.timestamp).toBe('%Y%H');
  });

  it('takes live video for a length instead of a range', async () => {
    const { orders } = await open();
    await press('Live, from now on', 'input[type=radio]');
    expect(text()).toContain('at most 1 h');
    await fill('Length in hours', '2:30');
    await press('Export');
    expect(orders()[0]).toMatchObject({ source: { kind: 'live', length: 150_000 }, held: undefined });
  });

  it('says why there is no live video', async () => {
    const options = anOptions({ live: withhold('It exports recordings only.') });
    await open({ exports: offer({ ...someExports(), options }) });
    expect(text()).toContain('It exports recordings only.');
  });
});

describe('an order', () => {
  it('is made of the form, with what the archive held, and the list is opened', async () => {
    const { orders, opened } = await open();
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
    const { orders } = await open();
    await press('Export');
    await press('Export');
    expect(orders()).toHaveLength(1);
  });

  it('is not made while something is wrong: the first such field gets the focus and says why', async () => {
    const { orders, opened } = await open();
    await fill('Colour as hexadecimal number', '#12');
    expect(row('color')).toContain('A colour has six digits.');
    await press('Export');
    expect(orders()).toEqual([]);
    expect(opened).toEqual([]);
    expect(document.activeElement?.closest('[data-fields]')?.getAttribute('data-fields')).toBe('color');
  });

  it('shows nothing as wrong before a field was changed or Export was pressed', async () => {
    await open({ ask: { ...HALF_HOUR } });
    expect(row('camera')).not.toContain('Choose a camera.');
    await press('Export');
    expect(row('camera')).toContain('Choose a camera.');
    expect(document.activeElement).toBe(find('button', 'Camera: Choose a camera'));
  });

  it('is followed by the next camera of the same range', async () => {
    const { orders, opened } = await open();
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
    const { orders, registry } = await open();
    const event = new KeyboardEvent('keydown', { key: 'Enter', ctrlKey: true });
    await acting(() => registry.handle(event));
    expect(orders()).toHaveLength(1);
  });

  it('takes over the settings of an item', async () => {
    const item = anExport('a', { settings: { ...SETTINGS, videoQuality: 3, comment: 'As before' } });
    const { orders, bar } = await open({ ask: { ...ASK, settingsOf: 'a' }, items: [item] });
    expect(bar.textContent).toContain('1 export of this range');
    await press('Export');
    expect(orders()[0]?.settings).toMatchObject({ videoQuality: 3, comment: 'As before' });
  });
});

describe('a half-filled form', () => {
  it('comes back after a reload and when it was left', async () => {
    await open();
    await fill('Comment', 'Half a case');
    await press('Cancel');
    await shown?.unmount();
    await open({ ask: {}, address: '' });
    expect(find('input', 'Comment').getAttribute('value')).toBe('Half a case');
    expect(find('button', 'Camera: Aisle 12')).toBeDefined();
  });

  it('gives way to an address that asks for something else', async () => {
    await open();
    await fill('Comment', 'Half a case');
    await shown?.unmount();
    await open({ ask: { camera: warehouse('14') }, address: '/exports/new?camera=warehouse%3A14' });
    expect(find('input', 'Comment').getAttribute('value')).toBe('');
    expect(find('button', 'Camera: Aisle 14')).toBeDefined();
  });

  it('is over once it was ordered', async () => {
    await open();
    await fill('Comment', 'A whole case');
    await press('Export');
    await shown?.unmount();
    await open({ ask: {}, address: '' });
    expect(find('input', 'Comment').getAttribute('value')).toBe('');
  });

  it('can be started anew', async () => {
    const { bar } = await open();
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
    const { list } = await open();
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

describe('a site without exports', () => {
  it('says of each system why', async () => {
    await open({ exports: withhold('Its exports stay on its server.') });
    expect(text()).toContain('Warehouse 4. Its exports stay on its server.');
  });
});

it('keeps the moment of a range that is typed, to the millisecond', async () => {
  const { orders } = await open();
  await fill('To, in', '2026-11-20T17:20:00.280');
  await press('Export');
  expect(orders()[0]?.source).toMatchObject({ span: { until: onDay('16:20:00.280') } });
});
