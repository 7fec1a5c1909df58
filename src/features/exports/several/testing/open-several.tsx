/** The page in happy-dom with a site of several systems, and hands to fill it in. */
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { useState } from 'react';
import { afterEach, beforeEach, vi } from 'vitest';
import { createTimeFormat } from '../../../../core/time-zone.ts';
import { ExportsContext } from '../../../../systems/exports/exports-context.ts';
import type { ExportOrder } from '../../../../systems/exports/export-model.ts';
import type { SystemEntry } from '../../../../systems/system-entry.ts';
import { SystemsContext } from '../../../../systems/systems-context.ts';
import { acting, render, type Rendered } from '../../../../testing/render.tsx';
import { PageBarContext } from '../../../../ui/page-bar.tsx';
import { createShortcutRegistry, ShortcutContext } from '../../../../ui/shortcuts.ts';
import { TimeContext } from '../../../../ui/time-context.ts';
import { createFakeExports, type FakeExports, HALF_HOUR } from '../../testing/fake-exports.ts';
import { readSeveralAsk, type SeveralAsk, severalPath } from '../../several-address.ts';
import { SeveralPage } from '../several-page.tsx';
import { someSite } from './several-systems.ts';

let shown: Rendered | undefined;
let client: QueryClient;
beforeEach(() => {
  client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  // The document of the tests has no layout: this is a window of 1,400 × 700 pixels.
  for (const side of ['clientWidth', 'offsetWidth'] as const) {
    vi.spyOn(HTMLElement.prototype, side, 'get').mockReturnValue(1_400);
  }
  for (const side of ['clientHeight', 'offsetHeight'] as const) {
    vi.spyOn(HTMLElement.prototype, side, 'get').mockReturnValue(700);
  }
});
export async function closeSeveral() {
  await shown?.unmount();
  shown = undefined;
}
afterEach(async () => {
  await closeSeveral();
  client.clear();
});

/** What the router would read of a path. */
function askOf(path: string): SeveralAsk {
  const { searchParams } = new URL(path, 'http://localhost');
  const entries = [...searchParams].map(([name, value]): [string, unknown] => [
    name,
    value.startsWith('[') ? JSON.parse(value) : value,
  ]);
  return readSeveralAsk(Object.fromEntries(entries));
}

interface Site {
  readonly entries?: readonly SystemEntry[];
  readonly address?: string;
}

export async function openSeveral({ entries = someSite(), address = severalPath(HALF_HOUR) }: Site = {}) {
  const ordered: ExportOrder[] = [];
  const list: FakeExports = {
    ...createFakeExports(),
    order: (order) => {
      ordered.push(order);
      return `ordered ${ordered.length}`;
    },
  };
  const opened: string[] = [];
  const bar = document.createElement('div');
  const registry = createShortcutRegistry();
  const time = {
    choice: 'site',
    format: createTimeFormat('Europe/Berlin', 'en-GB'),
    locale: 'en-GB',
  } as const;
  const place = { address, go: (_path: string) => {} };
  function Part() {
    const [path, setPath] = useState(address);
    Object.assign(place, { address: path, go: setPath });
    return (
      <SeveralPage ask={askOf(path)} address={path} onAddress={setPath} onOpen={(to) => opened.push(to)} />
    );
  }
  shown = await render(
    <QueryClientProvider client={client}>
      <SystemsContext value={entries}>
        <ShortcutContext value={registry}>
          <PageBarContext value={{ element: bar }}>
            <ExportsContext value={list}>
              <TimeContext value={time}>
                <Part />
              </TimeContext>
            </ExportsContext>
          </PageBarContext>
        </ShortcutContext>
      </SystemsContext>
    </QueryClientProvider>,
  );
  await settle();
  return { bar, opened, orders: () => ordered, registry, place };
}

const turn = () => acting(() => new Promise<void>((resolve) => setTimeout(resolve, 0)));
/** Until all that was asked of systems is answered and drawn. */
export async function settle() {
  await turn();
  while (client.isFetching() > 0) await turn();
  await turn();
}
export const text = () => document.body.textContent ?? '';
export const nameOf = (one: Element) => {
  const named = one.id === '' ? null : document.querySelector(`label[for="${one.id}"]`);
  const words = one.getAttribute('aria-label') ?? named?.textContent ?? one.closest('label')?.textContent;
  return words ?? one.textContent ?? '';
};
export const all = (selector: string) => [...document.body.querySelectorAll<HTMLElement>(selector)];
export function find(selector: string, name: string): HTMLElement {
  const found = all(selector).find((one) => nameOf(one).startsWith(name));
  if (found === undefined) throw new Error(`There is no ${selector} "${name}".`);
  return found;
}
export async function press(name: string, selector = 'button') {
  await acting(() => find(selector, name).click());
  await settle();
}
/** Chooses cameras by their check boxes. */
export async function choose(...names: readonly string[]) {
  for (const name of names) await press(name, 'input[type=checkbox]');
}
export async function fill(name: string, value: string) {
  const field = find('input', name);
  await acting(() => {
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(field, value);
    field.dispatchEvent(new Event('input', { bubbles: true }));
  });
  await settle();
}
export async function key(name: string) {
  const event = new KeyboardEvent('keydown', { key: name, bubbles: true, cancelable: true });
  await acting(() => document.activeElement?.dispatchEvent(event));
  await settle();
}
/** The text of a part of the page that has a name. */
export const part = (name: string) => find('section,li,footer', name).textContent ?? '';
/** The names of the chosen cameras, in their order. */
export const chosenRows = () => all('main li, li[data-place]').map(nameOf);
