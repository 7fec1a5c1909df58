/** What the parts of a drawing share: the hand's state and the history. Round the picture and its layers. */
import { createContext, type ReactNode, useState } from 'react';
import type { FrameSize } from '../../../core/frame-area.ts';
import { createStore, type Store } from '../../../core/readable.ts';
import { type DrawState, FIRST_STATE } from './draw-state.ts';
import { type DrawingHistory, NO_HISTORY } from './drawing-history.ts';

export interface DeskState {
  readonly draw: DrawState;
  readonly history: DrawingHistory;
  /** The last word to people who cannot see what happens. */
  readonly news: string;
  /** Of the picture that is drawn on; undefined until there was one. */
  readonly size: FrameSize | undefined;
}

export type Desk = Store<DeskState>;

export const createDesk = (): Desk =>
  createStore<DeskState>({ draw: FIRST_STATE, history: NO_HISTORY, news: '', size: undefined });

/** Undefined: the part is alone, and has a desk of its own. */
export const DeskContext = createContext<Desk | undefined>(undefined);

/** Lets a FrameEditor and a LayersPanel within it know of each other: what is selected, hidden, half drawn. */
export function DrawingDesk({ children }: { readonly children: ReactNode }) {
  const [desk] = useState(createDesk);
  return <DeskContext value={desk}>{children}</DeskContext>;
}
