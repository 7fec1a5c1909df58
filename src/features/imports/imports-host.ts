/** What every row of the page needs, so that nothing between has to hand it on. */
import { createContext } from 'react';
import type { ImportItem, ImportQueue } from '../../systems/imports/import-model.ts';

export interface ImportsHost {
  readonly queue: ImportQueue;
  /** Opens a path of the app, as a link does. */
  readonly onOpen: (path: string) => void;
  /** Asks for the file of an item again. */
  readonly onChooseAgain: (item: ImportItem) => void;
  /** Opens or closes the window that sets a start. */
  readonly onEdit: (id: string | undefined) => void;
}

export const ImportsHostContext = createContext<ImportsHost | undefined>(undefined);
