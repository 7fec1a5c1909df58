/**
 * The import queue before its code is there: it is `loading` until then. A click's leave to ask for files
 * outlasts the short way to the real one.
 */
import { createLazyWork, type LazyHost } from '../lazy-work.ts';
import type { ImportItem, ImportQueue, QueueTotals } from './import-model.ts';

const NO_ITEMS: readonly ImportItem[] = [];
const NO_TOTALS: QueueTotals = { bytes: 0, done: 0, speed: undefined, left: undefined, lines: 0 };

export function createLazyImports(host: LazyHost<ImportQueue>): ImportQueue {
  const { watched, quiet, later, made } = createLazyWork(host);
  return {
    items: watched(NO_ITEMS, ({ items }) => items),
    totals: watched(NO_TOTALS, ({ totals }) => totals),
    place: watched('loading', ({ place }) => place),
    // The guard of the window asks on every page.
    busy: quiet(false, ({ busy }) => busy),
    add: later(({ add }) => add),
    setTarget: later(({ setTarget }) => setTarget),
    setStart: later(({ setStart }) => setStart),
    shiftStart: later(({ shiftStart }) => shiftStart),
    setSequence: later(({ setSequence }) => setSequence),
    setLocalZone: later(({ setLocalZone }) => setLocalZone),
    start: later(({ start }) => start),
    pause: later(({ pause }) => pause),
    resume: later(({ resume }) => resume),
    retry: later(({ retry }) => retry),
    cancel: later(({ cancel }) => cancel),
    remove: later(({ remove }) => remove),
    move: later(({ move }) => move),
    giveFile: later(({ giveFile }) => giveFile),
    askForFiles: later(({ askForFiles }) => askForFiles),
    frame: async (id, signal) => (await made())?.frame?.(id, signal),
  };
}
