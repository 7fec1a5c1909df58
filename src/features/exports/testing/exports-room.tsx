/** The page of exports in a document of tests, over a list in memory, and hands to use it with. */
import { useState } from 'react';
import { vi } from 'vitest';
import { ExportsContext } from '../../../systems/exports/exports-context.ts';
import type { ExportItem, ExportManifest } from '../../../systems/exports/export-model.ts';
import { acting, render, type Rendered } from '../../../testing/render.tsx';
import { createNoticeBoard, NoticeContext } from '../../../ui/notices.ts';
import { PageBarContext } from '../../../ui/page-bar.tsx';
import { createShortcutRegistry, ShortcutContext } from '../../../ui/shortcuts.ts';
import type { ExportFilter } from '../list/export-filter.ts';
import { ExportsPage } from '../list/exports-page.tsx';
import { aFile, anExport, createFakeExports, PIECES, STATES } from './fake-exports.ts';

let shown: Rendered | undefined;

/** The document of the tests has no layout: this is a window of so many × 700 pixels. */
export function layOut(width: number): void {
  vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(width);
  vi.spyOn(HTMLElement.prototype, 'offsetWidth', 'get').mockReturnValue(width);
  vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(700);
  vi.spyOn(HTMLElement.prototype, 'offsetHeight', 'get').mockReturnValue(700);
}

export const closePage = async (): Promise<void> => shown?.unmount();

interface Start {
  readonly show?: ExportFilter;
  readonly query?: string;
  readonly openId?: string;
  readonly group?: string;
  readonly manifest?: (id: string) => ExportManifest | undefined;
  readonly groupManifest?: (group: string) => ExportManifest | undefined;
}

export async function openPage(items: readonly ExportItem[], start: Start = {}) {
  const list = createFakeExports(items, start.manifest, start.groupManifest);
  const opened: string[] = [];
  const bar = document.createElement('div');
  const notices = createNoticeBoard();
  const address = {
    show: start.show ?? 'all',
    query: start.query ?? '',
    openId: start.openId,
    group: start.group,
  };
  function Part() {
    const [now, setNow] = useState(address);
    Object.assign(address, now);
    return (
      <ExportsPage
        filter={now.show}
        onFilter={(show) => setNow((before) => ({ ...before, show }))}
        query={now.query}
        onQuery={(query) => setNow((before) => ({ ...before, query }))}
        group={now.group}
        onUngroup={() => setNow((before) => ({ ...before, group: undefined }))}
        openId={now.openId}
        onDetail={(openId) => setNow((before) => ({ ...before, openId }))}
        onOpen={(path) => opened.push(path)}
      />
    );
  }
  shown = await render(
    <NoticeContext value={notices}>
      <ShortcutContext value={createShortcutRegistry()}>
        <PageBarContext value={{ element: bar }}>
          <ExportsContext value={list}>
            <Part />
          </ExportsContext>
        </PageBarContext>
      </ShortcutContext>
    </NoticeContext>,
  );
  await turn();
  return { list, bar, opened, notices, address };
}

export const turn = () => acting(() => new Promise<void>((resolve) => setTimeout(resolve, 0)));
export const text = () => document.body.textContent ?? '';
export const nameOf = (one: Element) => one.getAttribute('aria-label') ?? one.textContent ?? '';
export const all = (selector: string) => [...document.body.querySelectorAll<HTMLElement>(selector)];
export function find(selector: string, name: string): HTMLElement {
  const found = all(selector).find((one) => nameOf(one).startsWith(name));
  if (found === undefined) throw new Error(`There is no ${selector} "${name}".`);
  return found;
}
export async function press(name: string, selector = 'button') {
  await acting(() => find(selector, name).click());
  await turn();
}
export async function tick(name: string) {
  const label = all('label').find((one) => one.textContent?.startsWith(name));
  await acting(() => label?.querySelector('input')?.click());
}
export async function search(words: string) {
  const field = find('input', 'Search exports');
  await acting(() => {
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(field, words);
    field.dispatchEvent(new Event('input', { bubbles: true }));
  });
  await turn();
}
export const rows = () => all('[data-row]').map(({ dataset }) => dataset['row']);

export const ready = (id: string, more: Partial<ExportItem> = {}) =>
  anExport(id, { state: STATES.ready, delivered: PIECES, files: [aFile(`${id}.mp4`)], ...more });
