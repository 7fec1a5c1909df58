// @vitest-environment happy-dom
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { useState } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Failure } from '../../core/failure.ts';
import { type Offer, offer, withhold } from '../../core/offer.ts';
import type { CameraRef } from '../../core/ids.ts';
import { createStore } from '../../core/readable.ts';
import { ms } from '../../core/units.ts';
import type { ImportItem } from '../../systems/imports/import-model.ts';
import { ImportsContext } from '../../systems/imports/imports-context.ts';
import type { SystemEntry, SystemState } from '../../systems/system-entry.ts';
import { SystemsContext } from '../../systems/systems-context.ts';
import { plainCamera, plainEntry, SIGNED_IN } from '../../testing/plain-systems.ts';
import { acting, render, type Rendered } from '../../testing/render.tsx';
import { createShortcutRegistry, ShortcutContext } from '../../ui/shortcuts.ts';
import { PageBarContext } from '../../ui/page-bar.tsx';
import type { SessionState } from '../../vendors/contract.ts';
import type { FootageImports } from '../../vendors/contract-imports.ts';
import type { ImportFilter } from './import-filter.ts';
import { ImportsPage } from './imports-page.tsx';
import { anImports } from './testing/fake-imports.ts';
import { anItem, createFakeQueue, onDay, STATES, terminal, TERMINAL } from './testing/fake-queue.ts';
import { systemWith } from './testing/fake-system.ts';

let shown: Rendered | undefined;
let client: QueryClient;

// The document of the tests has no layout: this is a window of 1400 × 700.
beforeEach(() => {
  client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(1400);
  vi.spyOn(HTMLElement.prototype, 'offsetWidth', 'get').mockReturnValue(1400);
  vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(700);
  vi.spyOn(HTMLElement.prototype, 'offsetHeight', 'get').mockReturnValue(700);
});
afterEach(async () => {
  await shown?.unmount();
  client.clear();
});

const CAMERAS = [plainCamera('1', 'Bodycam 07'), plainCamera('2', 'Bodycam 03')];
const IMPORTS = anImports({ targets: () => Promise.resolve(CAMERAS) });

interface Site {
  readonly imports?: Offer<FootageImports>;
  readonly show?: ImportFilter;
  readonly firstCamera?: CameraRef;
}

async function open(items: readonly ImportItem[], site: Site = {}) {
  const { imports = offer(IMPORTS), show = 'all', firstCamera } = site;
  const queue = createFakeQueue(items);
  const registry = createShortcutRegistry();
  const opened: string[] = [];
  const bar = document.createElement('div');
  const entries: readonly SystemEntry[] = [
    {
      ...plainEntry(TERMINAL, 'Terminal North'),
      session: createStore<SessionState>(SIGNED_IN),
      state: createStore<SystemState>({ kind: 'ready', ...systemWith(TERMINAL, imports) }),
    },
  ];
  function Part() {
    const [filter, setFilter] = useState(show);
    return (
      <ImportsPage
        firstCamera={firstCamera}
        filter={filter}
        onFilter={setFilter}
        onOpen={(path) => opened.push(path)}
      />
    );
  }
  shown = await render(
    <QueryClientProvider client={client}>
      <SystemsContext value={entries}>
        <ShortcutContext value={registry}>
          <PageBarContext value={{ element: bar }}>
            <ImportsContext value={queue}>
              <Part />
            </ImportsContext>
          </PageBarContext>
        </ShortcutContext>
      </SystemsContext>
    </QueryClientProvider>,
  );
  await settle();
  return { queue, bar, opened, registry };
}

const turn = () => acting(() => new Promise<void>((resolve) => setTimeout(resolve, 0)));
/** Until all that was asked of systems is answered and drawn. */
async function settle() {
  await turn();
  while (client.isFetching() > 0) await turn();
  await turn();
}
const text = () => document.body.textContent ?? '';
const nameOf = (one: Element) => one.getAttribute('aria-label') ?? one.textContent ?? '';
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
const box = (name: string) => {
  const label = all('label').find((one) => one.textContent === name);
  const found = label?.querySelector('input');
  if (found === null || found === undefined) throw new Error(`There is no box "${name}".`);
  return found;
};
const tick = (name: string, shiftKey = false) =>
  acting(() => box(name).dispatchEvent(new MouseEvent('click', { bubbles: true, shiftKey })));
const names = () => all('[data-row]').map((row) => row.getAttribute('aria-label'));
async function fill(selector: string, name: string, value: string) {
  const field = find(selector, name);
  if (!(field instanceof HTMLInputElement)) throw new Error(`${name} is no field.`);
  await acting(() => {
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(field, value);
    field.dispatchEvent(new Event('input', { bubbles: true }));
  });
}
const submit = () =>
  acting(() =>
    document.querySelector('form')?.dispatchEvent(new Event('submit', { bubbles: true, cancelable: true })),
  );

describe('the page without files', () => {
  it('says what belongs here and offers the first step', async () => {
    await open([]);
    expect(text()).toContain('Nothing is being imported');
    expect(find('button', 'Choose files…').getAttribute('aria-disabled')).toBeNull();
    expect(text()).toContain('MP4, MKV');
  });

  it('says of each system why it takes nothing', async () => {
    await open([], { imports: withhold('It takes uploads from its own app only.') });
    expect(text()).toContain('Terminal North. It takes uploads from its own app only.');
    expect(find('button', 'Choose files…').getAttribute('aria-disabled')).toBe('true');
  });

  it('says of each system why it takes nothing also where files wait', async () => {
    await open([anItem('a')], { imports: withhold('It takes uploads from its own app only.') });
    expect(find('section', 'New files').textContent).toContain(
      'No system takes footage now. Terminal North: It takes uploads from its own app only.',
    );
  });

  it('says that another window has the queue', async () => {
    const { queue } = await open([]);
    await acting(() => queue.place.set('elsewhere'));
    expect(text()).toContain('Imports run in another window of Sightline');
  });

  it('shows rows of their size while the kept queue is read', async () => {
    const { queue } = await open([]);
    await acting(() => queue.place.set('loading'));
    expect(all('[role=status]').map(nameOf)).toContain('Loading the queue');
  });
});

describe('files that come in', () => {
  const choose = async (label: string, files: readonly File[]) => {
    const field = all('label')
      .find((one) => one.textContent === label)
      ?.querySelector('input');
    if (!(field instanceof HTMLInputElement)) throw new Error('There is no such field.');
    Object.defineProperty(field, 'files', { value: files, configurable: true });
    await acting(() => field.dispatchEvent(new Event('change', { bubbles: true })));
    await settle();
  };

  it('go to the queue, and those that are no footage by their names are named', async () => {
    const { queue } = await open([anItem('a')]);
    const footage = new File(['1'], 'b.mp4');
    await choose('Footage files', [footage, new File(['2'], 'GOPR0117.THM'), new File([], '.DS_Store')]);
    expect(queue.asks).toEqual([['add', [{ file: footage, folder: '' }], undefined]]);
    expect(text()).toContain('2 files stay out: 1 camera’s side file, 1 hidden file');
    expect(text()).toContain('GOPR0117.THM');
  });

  it('are meant for the camera that is chosen for new files', async () => {
    const { queue } = await open([anItem('a')]);
    await press('Camera for new files');
    await press('Bodycam 03', '[role=option]');
    await choose('Footage folder', [new File(['1'], 'b.mp4')]);
    expect(queue.asks[0]?.[2]).toEqual(terminal('2'));
  });

  it('are meant for the camera that the address names', async () => {
    const { queue } = await open([anItem('a')], { firstCamera: terminal('2') });
    await choose('Footage folder', [new File(['1'], 'b.mp4')]);
    expect(queue.asks[0]?.[2]).toEqual(terminal('2'));
  });

  it('that came in without a camera get the one that is chosen then, and no others', async () => {
    const state = { kind: 'draft', questions: [{ kind: 'camera' }] } as const;
    const { queue } = await open([
      anItem('a', { target: undefined, state }),
      anItem('b'),
      anItem('c', { target: undefined, state: { kind: 'unusable', because: 'notVideo' } }),
    ]);
    await press('Camera for new files');
    await press('Bodycam 03', '[role=option]');
    expect(queue.asks).toEqual([['setTarget', ['a'], terminal('2')]]);
  });

  it('go to the row that waits for them', async () => {
    const waits = anItem('a', { state: { kind: 'needsFile', asks: false } });
    const { queue } = await open([{ ...waits, file: { ...waits.file, size: 1 } }]);
    const same = new File(['1'], 'a.mp4');
    await choose('Footage files', [same]);
    expect(queue.asks).toEqual([['giveFile', 'a', { file: same, folder: '' }]]);
  });
});

describe('the table', () => {
  it('shows each file with where it goes and what it does, and counts them', async () => {
    const { bar } = await open([anItem('a', { state: STATES.uploading }), anItem('b')]);
    expect(bar.textContent).toBe('Imports2 files, 200 MB');
    expect(names()).toEqual(['a.mp4', 'b.mp4']);
    const row = find('[data-row]', 'a.mp4').textContent;
    expect(row).toContain('Uploading 62 %28.4 MB/s, 29 s left, 84 of 135 pieces');
    expect(row).toContain('Bodycam 07');
    expect(row).toContain('14:00:00');
    expect(row).toContain('H.264, AACplays everywhere');
    expect(find('[role=progressbar]', 'Uploading 62 %, a.mp4').getAttribute('aria-valuenow')).toBe('62');
    expect(text()).toContain('Starts at, UTC');
  });

  it('holds only rows on screen of hundreds', async () => {
    await open(Array.from({ length: 600 }, (_, index) => anItem(`f${index}`)));
    expect(names().length).toBeGreaterThan(5);
    expect(names().length).toBeLessThan(30);
    expect(find('[role=grid]', 'Files to import').getAttribute('aria-rowcount')).toBe('601');
  });

  it('shows the part that is chosen', async () => {
    await open([anItem('a', { state: STATES.done }), anItem('b')]);
    await press('Done');
    expect(names()).toEqual(['a.mp4']);
    await press('Left out');
    expect(text()).toContain('No file is left out.');
    await press('Show all');
    expect(names()).toHaveLength(2);
  });

  it('draws an overlap with its length, and says it to those who do not see it', async () => {
    const shared = { from: onDay('14:00:00'), until: onDay('14:01:52') };
    const fitsAt = onDay('14:01:52');
    const { queue } = await open([
      anItem('a', {
        state: { kind: 'draft', questions: [{ kind: 'overlap', shared, with: 'timeline', fitsAt }] },
      }),
    ]);
    expect(text()).toContain('1 min 52 s overlap');
    expect(find('[role=img]', '14:00:00–14:05:00').getAttribute('aria-label')).toContain(
      '1 min 52 s overlap',
    );
    await press('Move to 14:01:52');
    expect(queue.asks).toEqual([['setStart', ['a'], fitsAt]]);
    await press('Leave out');
    expect(queue.asks.at(-1)).toEqual(['remove', ['a']]);
  });

  it('links what is done to its moment in the archive', async () => {
    const { opened } = await open([anItem('a', { state: STATES.done })]);
    await press('14:02:10–14:07:42 on the timeline', 'a');
    expect(opened).toEqual([
      '/archive?camera=terminal%3A1&at=2026-11-20T14%3A02%3A10.000Z&until=2026-11-20T14%3A07%3A42.000Z',
    ]);
  });

  it('shows why a file failed, with the details for a ticket, and tries it again', async () => {
    const failure = new Failure({ code: 'noSpace', operation: 'reserve room', vendorCode: 'noFreeSpace' });
    const { queue } = await open([anItem('a', { state: { kind: 'failed', failure, step: 'upload' } })]);
    expect(find('[data-row]', 'a.mp4').textContent).toContain('Terminal North has no room for it');
    await press('Details');
    expect(text()).toContain('noFreeSpace');
    await press('Try again');
    expect(queue.asks).toEqual([['retry', ['a']]]);
  });

  it('keeps what is under way as it is, and no import that has begun can be stopped', async () => {
    const { queue } = await open([anItem('a', { state: STATES.importing })]);
    const cancel = find('button', 'Cancel a.mp4');
    expect(cancel.getAttribute('aria-disabled')).toBe('true');
    await press('Cancel a.mp4');
    expect(queue.asks).toEqual([]);
    expect(all('button').some((one) => nameOf(one).startsWith('Start of a.mp4'))).toBe(false);
  });

  it('tells outcomes to those who do not see the table', async () => {
    const { queue } = await open([anItem('a', { state: STATES.uploading })]);
    await acting(() => queue.become('a', STATES.done));
    expect(all('[role=status]').map((one) => one.textContent)).toContain('a.mp4 is on the timeline.');
  });
});

describe('all files at once', () => {
  it('are started, paused and resumed', async () => {
    const { queue } = await open([anItem('a'), anItem('b', { state: STATES.uploading })]);
    await press('Start 1 file');
    await press('Pause all');
    expect(queue.asks).toEqual([
      ['start', ['a']],
      ['pause', ['b']],
    ]);
    await acting(() => queue.become('b', { kind: 'paused', step: 'upload', done: 0 }));
    await press('Resume all');
    expect(queue.asks.at(-1)).toEqual(['resume', ['b']]);
  });

  it('say how fast they go, and how long still', async () => {
    const { queue } = await open([anItem('a', { state: STATES.uploading })]);
    const totals = { bytes: 100, done: 47, speed: 28_400_000, left: ms(182_000), lines: 4 };
    await acting(() => queue.totals.set(totals));
    expect(text()).toContain('28.4 MB/sabout 3 min for all that can go on');
    expect(find('[role=progressbar]', 'All imports').getAttribute('aria-valuenow')).toBe('47');
    expect(text()).toContain('4 connections in use');
  });

  it('are saved as a table', async () => {
    const saved: Blob[] = [];
    vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => {
      if (blob instanceof Blob) saved.push(blob);
      return 'blob:table';
    });
    await open([anItem('a', { state: STATES.done })]);
    await press('Save the outcome as a table (CSV)');
    expect(await saved[0]?.text()).toContain('"a.mp4","",100000000,"Bodycam 07","Terminal North"');
  });
});

describe('selected files', () => {
  it('are those between two presses, with Shift', async () => {
    await open(['a', 'b', 'c', 'd'].map((id) => anItem(id)));
    await tick('Select b.mp4');
    await tick('Select d.mp4', true);
    expect(text()).toContain('3 selected');
    expect(find('[data-row]', 'a.mp4').getAttribute('aria-selected')).toBe('false');
    await tick('Select all');
    expect(text()).toContain('4 selected');
    await press('Select none');
    expect(text()).not.toContain('selected');
  });

  it('are shifted, and set one after another', async () => {
    const { queue } = await open([anItem('a'), anItem('b')]);
    await tick('Select all');
    await press('Shift…');
    await fill('input', 'Shift by hours', '-1:00:00');
    await submit();
    expect(queue.asks).toEqual([['shiftStart', ['a', 'b'], -3_600_000]]);
    await press('One after another…');
    await fill('input', 'One after another', '2026-11-20T15:30:05');
    await submit();
    expect(queue.asks.at(-1)).toEqual(['setSequence', ['a', 'b'], onDay('15:30:05')]);
  });

  it('go to another camera, only those that are not under way', async () => {
    const { queue } = await open([anItem('a'), anItem('b', { state: STATES.uploading })]);
    await tick('Select all');
    await press('Set camera of the selected files');
    await press('Bodycam 03', '[role=option]');
    expect(queue.asks).toEqual([['setTarget', ['a'], terminal('2')]]);
    await press('Cancel 1');
    expect(queue.asks.at(-1)).toEqual(['cancel', ['b']]);
  });
});
