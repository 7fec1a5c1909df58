/** The list of exports, for every page; it loads for ever until the app puts the real one in its place. */
import { createContext } from 'react';
import type { ExportList } from './export-model.ts';
import { createLazyExports, type OrderingList } from './lazy-exports.ts';

const NEVER: Promise<OrderingList> = new Promise(() => {});

export const ExportsContext = createContext<ExportList>(
  createLazyExports({ load: () => NEVER, isUnfinished: false, failed: () => {}, newId: () => '' }),
);
