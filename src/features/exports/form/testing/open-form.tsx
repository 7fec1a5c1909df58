/** The form in happy-dom with a site of one system, or of two, and hands to fill it in. */
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { afterEach, beforeEach } from 'vitest';
import { type ConnectionId, connectionId } from '../../../../core/ids.ts';
import { type Offer, offer } from '../../../../core/offer.ts';
import { createStore } from '../../../../core/readable.ts';
import { createTimeFormat } from '../../../../core/time-zone.ts';
import type { ExportItem, ExportOrder } from '../../../../systems/exports/export-model.ts';
import { createTabNote } from '../../../../platform/tab-note.ts';
import { ExportsContext } from '../../../../systems/exports/exports-context.ts';
import type { SystemEntry, SystemState } from '../../../../systems/system-entry.ts';
import { SystemsContext } from '../../../../systems/systems-context.ts';
import { plainCamera, plainEntry, SIGNED_IN } from '../../../../testing/plain-systems.ts';
import { acting, render, type Rendered } from '../../../../testing/render.tsx';
import { PageBarContext } from '../../../../ui/page-bar.tsx';
import { createShortcutRegistry, ShortcutContext } from '../../../../ui/shortcuts.ts';
import { TimeContext } from '../../../../ui/time-context.ts';
import type { Camera, SessionState } from '../../../../vendors/contract.ts';
import type { FootageExports } from '../../../../vendors/contract-exports.ts';
import type { NewExportAsk } from '../../export-address.ts';
import {
  createFakeExports,
  type FakeExports,
  HALF_HOUR,
  WAREHOUSE,
  warehouse,
} from '../../testing/fake-exports.ts';
import { NewExportPage } from '../new-export-page.tsx';
import { someExports } from './fake-footage-exports.ts';
import { systemWith } from './fake-system.ts';

let shown: Rendered | undefined;
let client: QueryClient;
beforeEach(() => {
  client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  createTabNote('export-form').clear();
});
/** As a reload or another page ends it: what the tab keeps stays. */
export async function closeForm() {
  await shown?.unmount();
  shown = undefined;
}
afterEach(async () => {
  await closeForm();
  client.clear();
});

const CAMERAS = [
  plainCamera('12', 'Aisle 12', 'Hall A'),
  plainCamera('14', 'Aisle 14', 'Hall A'),
  plainCamera('15', 'Crane <B>', 'Hall B'),
  plainCamera('16', 'Tor Süd', 'Hall B'),
];
/** Numbers of cameras mean something within their system only. */
const CAMERAS_BESIDE = [plainCamera('14', 'Gate', 'Yard')];
export const YARD = connectionId('yard');
export const ASK: NewExportAsk = { camera: warehouse('12'), ...HALF_HOUR };
export const ADDRESS = '/exports/new?camera=warehouse%3A12';

interface Site {
  readonly exports?: Offer<FootageExports>;
  readonly ask?: NewExportAsk;
  readonly address?: string;
  readonly items?: readonly ExportItem[];
  /** Of a second system, "Yard". */
  readonly beside?: Offer<FootageExports>;
}

const running = (
  id: ConnectionId,
  name: string,
  exports: Offer<FootageExports>,
  cameras: readonly Camera[],
): SystemEntry => ({
  ...plainEntry(id, name),
  session: createStore<SessionState>(SIGNED_IN),
  state: createStore<SystemState>({ kind: 'ready', ...systemWith(id, exports, cameras) }),
});

export async function openForm({
  exports = offer(someExports()),
  ask = ASK,
  address = ADDRESS,
  items = [],
  beside,
}: Site = {}) {
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
    running(WAREHOUSE, 'Warehouse 4', exports, CAMERAS),
    ...(beside === undefined ? [] : [running(YARD, 'Yard', beside, CAMERAS_BESIDE)]),
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
export async function settle() {
  await turn();
  while (client.isFetching() > 0) await turn();
  await turn();
}
export const text = () => document.body.textContent ?? '';
export const nameOf = (one: Element) => {
  const label = one.getAttribute('aria-label');
  const named = one.id === '' ? null : document.querySelector(`label[for="${one.id}"]`);
  return label ?? named?.textContent ?? one.closest('label')?.textContent ?? one.textContent ?? '';
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
export async function fill(name: string, value: string, selector = 'input') {
  const field = find(selector, name);
  if (!(field instanceof HTMLInputElement)) throw new Error(`${name} is no field.`);
  await acting(() => {
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(field, value);
    field.dispatchEvent(new Event('input', { bubbles: true }));
  });
  await settle();
}
export const row = (field: string) => document.querySelector(`[data-fields~="${field}"]`)?.textContent ?? '';
