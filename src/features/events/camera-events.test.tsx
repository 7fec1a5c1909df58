// @vitest-environment happy-dom
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { useState } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { cameraId, type CameraId, connectionId } from '../../core/ids.ts';
import { offer, withhold } from '../../core/offer.ts';
import { createStore } from '../../core/readable.ts';
import { epochMs } from '../../core/units.ts';
import { acting, render, type Rendered } from '../../testing/render.tsx';
import type { CameraEvent, EventHistory } from '../../vendors/contract-events.ts';
import type { CameraNews } from '../../vendors/contract-realtime.ts';
import { CameraEvents } from './camera-events.tsx';
import type { EventFilter } from './event-filter.ts';

const ref = { system: connectionId('depot'), camera: cameraId('1.1') };
const NEWEST = Date.UTC(2026, 10, 20, 16, 30);
const PAGE = 20;
const ROW = 62;

/** The event so many minutes before the newest. */
const event = (minutes: number, more: Partial<CameraEvent> = {}): CameraEvent => ({
  key: `k${minutes}`,
  camera: ref.camera,
  startAt: epochMs(NEWEST - minutes * 60_000),
  endAt: epochMs(NEWEST - minutes * 60_000 + 12_000),
  kind: 'motion',
  motion: 0.5,
  continuous: false,
  ...more,
});

let shown: Rendered | undefined;
let client: QueryClient;

// The document of the tests has no layout: this is a list of 310 px.
beforeEach(() => {
  client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  vi.spyOn(HTMLDivElement.prototype, 'clientHeight', 'get').mockReturnValue(310);
  vi.spyOn(HTMLDivElement.prototype, 'scrollHeight', 'get').mockReturnValue(5_000);
  vi.spyOn(HTMLDivElement.prototype, 'clientWidth', 'get').mockReturnValue(364);
});
afterEach(async () => {
  await shown?.unmount();
  client.clear();
});

interface Site {
  readonly events: CameraEvent[];
  readonly filter?: EventFilter;
  readonly selected?: string;
}

async function show(site: Site) {
  const asked: { cursor: string | undefined; range: unknown }[] = [];
  const opened: string[] = [];
  const covered = createStore<ReadonlySet<CameraId>>(new Set([ref.camera]));
  const wire: { tell: (news: CameraNews) => void } = { tell: () => {} };
  const history: EventHistory = {
    page: (_camera, { cursor, range }) => {
      asked.push({ cursor, range });
      const from = Number(cursor ?? 0);
      const events = site.events.slice(from, from + PAGE);
      return Promise.resolve(
        from + PAGE < site.events.length ? { events, next: `${from + PAGE}` } : { events },
      );
    },
    newestAt: () => Promise.resolve(new Map()),
    footage: () => Promise.resolve(undefined),
    fromKey: (_camera, key) => site.events.find((one) => one.key === key),
    thumb: () => Promise.resolve(new Blob()),
    video: () => Promise.reject(new Error('no footage here')),
    download: withhold('It cannot.'),
  };
  const realtime = offer({
    follow: (_cameras: readonly CameraId[], heard: (news: CameraNews) => void) => {
      wire.tell = heard;
      return { covered, end: () => {} };
    },
  });
  function Part() {
    const [filter, setFilter] = useState<EventFilter>(site.filter ?? {});
    return (
      <QueryClientProvider client={client}>
        <CameraEvents
          camera={ref}
          systemName="Depot"
          history={history}
          realtime={realtime}
          filter={filter}
          onFilter={setFilter}
          selected={site.selected}
          onOpen={(one) => opened.push(one.key)}
        />
      </QueryClientProvider>
    );
  }
  const rendered = await render(<Part />);
  shown = rendered;
  await settle();
  const { container } = rendered;
  return {
    container,
    asked,
    opened,
    hear: async (one: CameraEvent) => {
      await acting(() => wire.tell({ kind: 'event', event: one }));
      await settle();
    },
    tell: async (news: CameraNews) => {
      await acting(() => wire.tell(news));
      await settle();
    },
    text: () => container.textContent,
    times: () => [...container.querySelectorAll('[role=option] time')].map((one) => one.textContent),
    press: async (name: string) => {
      const buttons = [...container.querySelectorAll('button')];
      const button = buttons.find((one) =>
        (one.getAttribute('aria-label') ?? one.textContent).startsWith(name),
      );
      if (button === undefined) throw new Error(`no button ${name}`);
      await acting(() => button.click());
      await settle();
    },
  };
}

/** Answers come in turns of the event loop, and each may ask for more. */
async function settle() {
  for (let turn = 0; turn < 6; turn += 1) await acting(() => new Promise((resolve) => setTimeout(resolve)));
}
const many = (count: number, more: Partial<CameraEvent> = {}) =>
  Array.from({ length: count }, (_, minutes) => event(minutes, more));

describe('the events of a camera', () => {
  it('are listed newest first, as many as are loaded, with what is known of their number', async () => {
    const { times, text, asked } = await show({ events: many(45) });
    expect(times().slice(0, 3)).toEqual(['16:30:00', '16:29:00', '16:28:00']);
    expect(asked).toHaveLength(1);
    expect(text()).toContain('20 loaded');
    expect(text()).toContain('at least');
  });

  it('are options of a list box whose rows stand where they belong', async () => {
    const { container } = await show({ events: many(3) });
    const list = container.querySelector('[role=listbox]');
    expect(list?.getAttribute('aria-label')).toBe('Events, newest first');
    const places = [...container.querySelectorAll<HTMLElement>('[role=option]')].map(
      ({ style }) => style.transform,
    );
    expect(places).toEqual([28, 28 + ROW, 28 + 2 * ROW].map((top) => `translateY(${top}px)`));
  });

  it('are walked and opened by keyboard', async () => {
    const { container, opened } = await show({ events: many(3) });
    const list = container.querySelector<HTMLElement>('[role=listbox]');
    const key = (name: string) =>
      acting(() => list?.dispatchEvent(new KeyboardEvent('keydown', { key: name, bubbles: true })));
    await acting(() => list?.focus());
    await key('ArrowDown');
    await key('Enter');
    await key('End');
    await key('Enter');
    expect(opened).toEqual(['k1', 'k2']);
    const active = list?.getAttribute('aria-activedescendant') ?? '';
    expect(document.getElementById(active)?.textContent).toContain('16:28:00');
  });

  it('may be none, and then it is said why', async () => {
    expect((await show({ events: [] })).text()).toContain('No event is kept of this camera');
  });

  it('cut out of a continuous recording say so', async () => {
    const { text } = await show({ events: [event(1, { continuous: true })] });
    expect(text()).toContain('Continuouswith motion');
  });
});

describe('a new event', () => {
  it('stands on top, and is counted', async () => {
    const { hear, times, text } = await show({ events: many(5) });
    expect(text()).toContain('new ones arrive');
    await hear(event(-1));
    expect(times()[0]).toBe('16:31:00');
    expect(text()).toContain('all 6');
  });

  it('that goes on stays one row, with its new length', async () => {
    const { hear, container } = await show({ events: many(2) });
    const before = container.querySelector('[role=option]');
    await hear(event(0, { key: 'longer', endAt: epochMs(NEWEST + 90_000) }));
    const rows = container.querySelectorAll('[role=option]');
    expect(rows).toHaveLength(2);
    expect(rows[0]).toBe(before);
    expect(before?.textContent).toContain('1 min 30 s');
  });

  it('leaves the focus on its row', async () => {
    const { hear, container } = await show({ events: many(5) });
    const list = container.querySelector<HTMLElement>('[role=listbox]');
    await acting(() => list?.focus());
    const active = () =>
      document.getElementById(list?.getAttribute('aria-activedescendant') ?? '')?.textContent ?? '';
    expect(active()).toContain('16:30:00');
    await hear(event(-1));
    expect(active()).toContain('16:30:00');
  });

  it('comes with a pill, and moves nothing, while somebody reads further down', async () => {
    const { hear, container, text } = await show({ events: many(20) });
    const scroller = container.querySelector<HTMLElement>('[role=listbox]')?.parentElement;
    if (scroller === null || scroller === undefined) throw new Error('no list');
    await acting(() => {
      scroller.scrollTop = 300;
      scroller.dispatchEvent(new Event('scroll'));
    });
    await hear(event(-1));
    await hear(event(-2));
    expect(text()).toContain('2 new events');
    expect(scroller.scrollTop).toBe(300 + 2 * ROW);
  });

  it('of a time that is over is none of this list', async () => {
    const until = epochMs(NEWEST - 60_000);
    const { text } = await show({ events: many(5), filter: { until } });
    expect(text()).toContain('paused');
  });

  it('that was missed is asked for', async () => {
    const events = many(5);
    const { tell, times, asked } = await show({ events });
    events.unshift(event(-1));
    await tell({ kind: 'gap', cameras: [ref.camera] });
    expect(asked).toHaveLength(2);
    expect(times()[0]).toBe('16:31:00');
  });
});

describe('filters', () => {
  it('show what is wanted of what is loaded, and count it', async () => {
    const sounds = [event(1, { kind: 'sound' }), event(3, { kind: 'sound' })];
    const { press, times, text } = await show({ events: [event(0), event(2), ...sounds] });
    expect(text()).toContain('Motion2');
    await press('Sound');
    expect(times()).toEqual(['16:29:00', '16:27:00']);
    expect(text()).toContain('2 of all 4 events that are kept');
  });

  it('look further for rare ones, stop to say so, and go on when asked', async () => {
    const { text, asked, press } = await show({ events: many(900), filter: { kind: 'sound' } });
    for (let turn = 0; turn < 20; turn += 1) await settle();
    expect(asked).toHaveLength(20);
    expect(text()).toContain('0 found in 400 events looked at. Older ones may match too.');
    await press('Look further');
    for (let turn = 0; turn < 20; turn += 1) await settle();
    expect(asked).toHaveLength(40);
  });

  it('by time ask the system', async () => {
    const from = epochMs(NEWEST - 3_600_000);
    const { asked, text, press } = await show({ events: many(3), filter: { from } });
    expect(asked[0]?.range).toEqual({ from, until: undefined });
    expect(text()).toContain('since Fri 20 Nov 15:30');
    await press('since');
    expect(asked.at(-1)?.range).toBeUndefined();
  });

  it('that leave nothing over say so, and offer all', async () => {
    const { text, press, times } = await show({ events: many(3), filter: { motion: 9 } });
    expect(text()).toContain('No event matches these filters');
    await press('Show all events');
    expect(times()).toHaveLength(3);
  });
});

it('the event that plays is found by its beginning when it went on since', async () => {
  const { container, hear } = await show({ events: many(3), selected: 'k1' });
  const selected = () => container.querySelector('[aria-selected=true] time')?.textContent;
  expect(selected()).toBe('16:29:00');
  await hear(event(1, { key: 'longer', endAt: epochMs(NEWEST) }));
  expect(selected()).toBe('16:29:00');
});
