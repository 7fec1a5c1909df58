/** What every row of the list needs, so that nothing between has to hand it on. */
import { createContext } from 'react';
import type { ExportList } from '../../../systems/exports/export-model.ts';

/** A question before something is done that nobody can take back. */
export interface Ask {
  readonly title: string;
  readonly words: string;
  /** What the button does, with the number: "Delete 3 exports". */
  readonly verb: string;
  readonly run: () => void;
}

export interface ExportsHost {
  readonly list: ExportList;
  /** Opens a path of the app, as a link does. */
  readonly onOpen: (path: string) => void;
  /** Opens or closes the details of an export. */
  readonly onDetail: (id: string | undefined) => void;
  readonly onAsk: (ask: Ask) => void;
}

export const ExportsHostContext = createContext<ExportsHost | undefined>(undefined);
