/** The import queue, for every page; it loads for ever until the app puts the real one in its place. */
import { createContext } from 'react';
import type { ImportQueue } from './import-model.ts';
import { createLazyImports } from './lazy-imports.ts';

const NEVER: Promise<ImportQueue> = new Promise(() => {});

export const ImportsContext = createContext<ImportQueue>(
  createLazyImports({ load: () => NEVER, isUnfinished: false, failed: () => {} }),
);
