/** Short notices of things that happened and are over ("Picture saved"); what lasts never goes here. */
import { createContext, useContext } from 'react';
import { createStore, type Readable } from '../core/readable.ts';

export interface Notice {
  readonly id: number;
  readonly text: string;
}

export interface NoticeBoard extends Readable<readonly Notice[]> {
  readonly tell: (text: string) => void;
  readonly dismiss: (id: number) => void;
}

/** Long enough to read a line twice. */
const SHOWN_MS = 5_000;
const AT_ONCE = 3;

export function createNoticeBoard(): NoticeBoard {
  const store = createStore<readonly Notice[]>([]);
  let last = 0;
  const dismiss = (id: number) => store.set(store.get().filter((notice) => notice.id !== id));
  return {
    get: store.get,
    subscribe: store.subscribe,
    dismiss,
    tell: (text) => {
      last += 1;
      const id = last;
      store.set([...store.get().slice(1 - AT_ONCE), { id, text }]);
      setTimeout(() => dismiss(id), SHOWN_MS);
    },
  };
}

export const NoticeContext = createContext<NoticeBoard>(createNoticeBoard());

/** Tells the person something that is over. */
export const useTell = (): ((text: string) => void) => useContext(NoticeContext).tell;
