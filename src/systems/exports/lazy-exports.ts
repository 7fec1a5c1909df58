/** The list of exports before its code is there: it is `loading` until then. */
import { createLazyWork, type LazyHost } from '../lazy-work.ts';
import type { ExportItem, ExportList, ExportManifest, ExportOrder, ExportPreset } from './export-model.ts';

/** The real list, which takes an order under an id that was promised already. */
export interface OrderingList extends ExportList {
  readonly orderAs: (id: string, order: ExportOrder) => void;
}

export interface LazyExportsHost extends LazyHost<OrderingList> {
  readonly newId: () => string;
}

const NO_ITEMS: readonly ExportItem[] = [];
const NO_PRESETS: readonly ExportPreset[] = [];

export function createLazyExports(host: LazyExportsHost): ExportList {
  let list: OrderingList | undefined;
  const { watched, quiet, later } = createLazyWork({
    ...host,
    load: async () => (list = await host.load()),
  });
  const orderAs = later(({ orderAs }: OrderingList) => orderAs);
  return {
    items: watched(NO_ITEMS, ({ items }) => items),
    presets: watched(NO_PRESETS, ({ presets }) => presets),
    place: watched('loading', ({ place }) => place),
    // The guard of the window asks on every page.
    busy: quiet(false, ({ busy }) => busy),
    order: (order) => {
      const id = host.newId();
      orderAs(id, order);
      return id;
    },
    cancel: later(({ cancel }) => cancel),
    deleteFiles: later(({ deleteFiles }) => deleteFiles),
    remove: later(({ remove }) => remove),
    again: later(({ again }) => again),
    download: later(({ download }) => download),
    stopDownload: later(({ stopDownload }) => stopDownload),
    // Nobody has seen an id before the list is there.
    manifest: (id): ExportManifest | undefined => list?.manifest(id),
    groupManifest: (group): ExportManifest | undefined => list?.groupManifest(group),
    savePreset: later(({ savePreset }) => savePreset),
    removePreset: later(({ removePreset }) => removePreset),
  };
}
