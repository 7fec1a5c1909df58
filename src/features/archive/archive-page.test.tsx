// @vitest-environment happy-dom
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Failure } from '../../core/failure.ts';
import type { TimeSpan } from '../../core/time-span.ts';
import { epochMs, type Ms, ms, ONE_DAY } from '../../core/units.ts';
import { SystemsContext } from '../../systems/systems-context.ts';
import type { SystemEntry } from '../../systems/system-entry.ts';
import { acting, type Rendered, render } from '../../testing/render.tsx';
import { createShortcutRegistry, ShortcutContext } from '../../ui/shortcuts.ts';
import { PageBarContext } from '../../ui/page-bar.tsx';
import { ArchivePage } from './archive-page.tsx';
import type { ArchiveSearch } from './archive-address.ts';
import { SETTLES_AFTER } from './timeline-store.ts';
import { archiveSystem, createFakeArchive, type FakeArchive } from './testing/fake-archive.ts';

/** The day before the one of the tests, so that all of it is past. */
const DAY = Date.UTC(2026, 10, 20);
const NOW = DAY + 1.5 * ONE_DAY;
const at = (clock: string) => epochMs(DAY + Date.parse(`1970-01-01T${clock}Z`));
const iso = (clock: string) => new Date(at(clock)).toISOString();
const span = (from: string, until: string): TimeSpan => ({ from: at(from), until: at(until) });
const WIDTH = 1_000;

let shown: Rendered | undefined;
let client: QueryClient;
let archive: FakeArchive;

// The document of the tests has no layout: the timeline is 1000 px wide, the list 310 px high.
beforeEach(() => {
  vi.useFakeTimers({
    now: NOW,
    toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'Date'],
  });
  client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  archive = createFakeArchive([span('13:00:00', '13:30:00'), span('14:02:10', '14:07:42')]);
  vi.spyOn(HTMLDivElement.prototype, 'clientHeight', 'get').mockReturnValue(310);
  vi.spyOn(HTMLDivElement.prototype, 'scrollHeight', 'get').mockReturnValue(5_000);
  vi.spyOn(HTMLElement.prototype, 'offsetHeight', 'get').mockReturnValue(310);
  vi.spyOn(HTMLElement.prototype, 'offsetWidth', 'get').mockReturnValue(240);
  vi.spyOn(HTMLCanvasElement.prototype, 'getBoundingClientRect').mockReturnValue(
    new DOMRect(0, 0, WIDTH, 100),
  );
  vi.spyOn(HTMLElement.prototype, 'setPointerCapture').mockReturnValue(undefined);
  URL.createObjectURL = () => 'blob:picture';
  URL.revokeObjectURL = () => {};
});
afterEach(async () => {
  await shown?.unmount();
  client.clear();
  vi.useRealTimers();
});

const wait = (length: Ms = ms(1)) => acting(() => vi.advanceTimersByTimeAsync(length));
/** As long as a hand takes to rest, and then what it asked for arrives. */
const rest = async () => {
  await wait(SETTLES_AFTER);
  await wait();
};

async function show(first: ArchiveSearch, systems: readonly SystemEntry[] = [terminal()]) {
  const addresses: ArchiveSearch[] = [];
  const registry = createShortcutRegistry();
  const element = document.createElement('div');
  const go: { to: (search: ArchiveSearch) => void } = { to: () => {} };
  let signIns = 0;
  function Part() {
    const [search, setSearch] = useState(first);
    useEffect(() => {
      go.to = setSearch;
    }, []);
    return (
      <QueryClientProvider client={client}>
        <SystemsContext value={systems}>
          <ShortcutContext value={registry}>
            <PageBarContext value={{ element }}>
              <ArchivePage
                search={search}
                onSearch={(part) => {
                  addresses.push(part);
                  setSearch((before) => ({ ...before, ...part }));
                }}
                onSignIn={() => (signIns += 1)}
              />
            </PageBarContext>
          </ShortcutContext>
        </SystemsContext>
      </QueryClientProvider>
    );
  }
  const rendered = await render(<Part />);
  shown = rendered;
  await wait();
  await wait();
  const { container } = rendered;
  const find = (selector: string) => {
    const found = container.querySelector<HTMLElement>(selector);
    if (found === null) throw new Error(`There is no ${selector}.`);
    return found;
  };
  return {
    container,
    addresses,
    bar: element,
    signIns: () => signIns,
    text: () => container.textContent ?? '',
    slider: () => find('[role=slider]'),
    canvas: () => find('canvas'),
    button: (name: string) => {
      const all = [...container.querySelectorAll<HTMLElement>('button')];
      const found = all.find((one) => (one.getAttribute('aria-label') ?? one.textContent).startsWith(name));
      if (found === undefined) throw new Error(`There is no button ${name}.`);
      return found;
    },
    rows: () => [...container.querySelectorAll('section[aria-label^="Recordings"] li')],
    press: (key: string) =>
      acting(() => registry.handle(new KeyboardEvent('keydown', { key, cancelable: true }))),
    open: async (search: ArchiveSearch) => {
      await acting(() => go.to(search));
      await rest();
    },
  };
}
const terminal = () => archiveSystem('terminal', 'Terminal North', archive).entry;
const LINK: ArchiveSearch = { camera: 'terminal:2', at: iso('14:02:10'), until: iso('14:07:42') };

describe('the link of a finished import', () => {
  it('opens its camera at its moment, with the range marked and found to be recorded whole', async () => {
    const { text, slider, rows, container } = await show(LINK);
    await rest();
    expect(slider().getAttribute('aria-valuetext')).toContain('14:02:10 UTC, recorded');
    const range = container.querySelector('section[aria-label="Marked range"]')?.textContent;
    expect(range).toContain('14:02:10–14:07:42');
    expect(range).toContain('whole');
    expect(rows().map((row) => row.textContent)).toEqual([expect.stringContaining('14:02:10–14:07:42')]);
    expect(text()).toContain('Bodycam 07');
  });

  it('says how much is there when it is not all there', async () => {
    archive.answer.spans = [span('14:02:10', '14:05:00')];
    const { text } = await show(LINK);
    await rest();
    expect(text()).toContain('02:50 of 05:32');
  });

  it('says so when nothing is there', async () => {
    archive.answer.spans = [];
    const { text } = await show(LINK);
    await rest();
    expect(text()).toContain('none of it');
    expect(text()).toContain('No recording here');
    expect(text()).toContain('Nothing recorded yet');
  });

  it('asks anew although the same part of time was looked at before', async () => {
    archive.answer.spans = [];
    await show(LINK);
    await shown?.unmount();
    archive.answer.spans = [span('14:02:10', '14:07:42')];
    const { rows } = await show(LINK);
    await rest();
    expect(rows()).toHaveLength(1);
  });
});

describe('the playhead', () => {
  it('moves by keys, and its address follows once it rests, with the range where it was', async () => {
    const { press, slider, addresses } = await show(LINK);
    await press('ArrowRight');
    await press('ArrowUp');
    expect(slider().getAttribute('aria-valuetext')).toContain('14:02:21');
    expect(addresses).toEqual([]);
    await rest();
    expect(addresses).toHaveLength(1);
    expect(addresses[0]).toMatchObject({
      at: iso('14:02:21'),
      from: iso('14:02:10'),
      until: iso('14:07:42'),
    });
  });

  it('moves by a press on a recording of the list', async () => {
    const { rows, slider, press } = await show(LINK);
    await press('-');
    await press('-');
    await press('-');
    await rest();
    await acting(() => rows()[0]?.querySelector('button')?.click());
    expect(slider().getAttribute('aria-valuetext')).toContain('13:00:00');
  });

  it('moves by a press on the timeline, and stays when the timeline is dragged', async () => {
    const { canvas, slider } = await show(LINK);
    const point = (type: string, clientX: number) =>
      acting(() =>
        canvas().dispatchEvent(
          new PointerEvent(type, { clientX, clientY: 60, button: 0, pointerId: 1, bubbles: true }),
        ),
      );
    await point('pointerdown', 500);
    await point('pointerup', 500);
    const pressed = slider().getAttribute('aria-valuetext');
    expect(pressed).toContain('14:04:56');
    await point('pointerdown', 500);
    await point('pointermove', 700);
    await point('pointerup', 700);
    await rest();
    expect(slider().getAttribute('aria-valuetext')).toBe(pressed);
  });

  it('follows an address that changes under it, as by the way back', async () => {
    const { open, slider } = await show(LINK);
    await open({ camera: 'terminal:2', at: iso('13:10:00') });
    expect(slider().getAttribute('aria-valuetext')).toContain('13:10:00 UTC, recorded');
  });

  it('steps to the recording before', async () => {
    const { button, slider } = await show(LINK);
    await acting(() => button('Previous recording').click());
    await wait();
    expect(slider().getAttribute('aria-valuetext')).toContain('13:00:00');
  });
});

describe('the picture', () => {
  it('is of the moment where the playhead rests, with its time, and is not called live', async () => {
    const { press, text, container } = await show(LINK);
    await rest();
    for (let step = 0; step < 5; step += 1) await press('ArrowRight');
    await rest();
    expect(archive.framesAsked).toEqual([at('14:02:10'), at('14:03:00')]);
    expect(text()).toContain('Still');
    expect(text()).not.toMatch(/live/i);
    expect(container.querySelector('figure img')?.getAttribute('alt')).toContain('14:03:00');
  });

  it('says its own time, and how far it is from the playhead', async () => {
    vi.spyOn(archive, 'frame').mockResolvedValue({ image: new Blob(['x']), at: at('14:02:16') });
    const { text } = await show(LINK);
    await rest();
    expect(text()).toContain('14:02:16');
    expect(text()).toContain('+6 s from the playhead');
  });

  it('has a play button that says why it does not play', async () => {
    const { button } = await show(LINK);
    expect(button('Play').getAttribute('aria-disabled')).toBe('true');
  });
});

describe('several cameras', () => {
  const two = () => [terminal(), archiveSystem('depot', 'Depot', 'This one keeps events only.').entry];
  const MANY: ArchiveSearch = { ...LINK, cameras: 'terminal:1,terminal:2,depot:1' };

  it('stand one under the other; one without an archive says why', async () => {
    const { container, text, bar } = await show(MANY, two());
    expect(bar.textContent).toContain('3 cameras');
    expect(container.querySelectorAll('ul[aria-label="Rows of the timeline"] li')).toHaveLength(3);
    expect(text()).toContain('This one keeps events only.');
    expect(new Set(archive.asked.map(({ camera }) => camera))).toEqual(new Set(['1', '2']));
  });

  it('are taken off one by one, and selected by a press', async () => {
    const { button, addresses } = await show(MANY, two());
    await acting(() => button('Take Bodycam 07').click());
    expect(addresses.at(-1)).toEqual({ camera: 'terminal:1', cameras: 'terminal:1,depot:1' });
  });
});

describe('what is missing', () => {
  it('is a camera at first, with the way to choose one', async () => {
    const { text, button, addresses } = await show({});
    expect(text()).toContain('Choose a camera');
    await acting(() => button('Choose cameras').click());
    await acting(() => import('./archive-camera-chooser.tsx'));
    await wait();
    expect(text()).toContain('0 of at most 9 are chosen');
    const box = [...(shown?.container.querySelectorAll<HTMLElement>('input[type=checkbox]') ?? [])][1];
    await acting(() => box?.click());
    await acting(() => button('Show on the timeline').click());
    expect(addresses).toEqual([{ camera: 'terminal:2', cameras: undefined }]);
  });

  it('is an archive where no system has one: each says why', async () => {
    const { text } = await show({}, [archiveSystem('depot', 'Depot', 'This one keeps events only.').entry]);
    expect(text()).toContain('No system here offers an archive');
    expect(text()).toContain('Depot: This one keeps events only.');
  });

  it('is a recording in this part of time, with the way to the newest', async () => {
    const { text, button, slider } = await show({ camera: 'terminal:2', at: iso('03:00:00') });
    expect(text()).toContain('Nothing recorded then');
    await acting(() => button('Go to the newest recording').click());
    expect(slider().getAttribute('aria-valuetext')).toContain('14:06:42');
  });

  it('is a system that does not answer, with the way to try again', async () => {
    archive.answer.failure = new Failure({ code: 'unreachable', operation: 'list recordings' });
    const { text, button, rows } = await show(LINK);
    expect(text()).toContain('Terminal North cannot be reached');
    archive.answer.failure = undefined;
    await acting(() => button('Try again').click());
    await wait();
    expect(rows()).toHaveLength(1);
  });

  it('is a camera that the system does not show, said in its row', async () => {
    const { text } = await show({ camera: 'terminal:404' });
    expect(text()).toContain('Terminal North shows no such camera to this account.');
    expect(archive.asked).toEqual([]);
  });
});
