/** Which part of the queue is shown, how many are in each, and what can be done with a file there. Pure. */
import type { ImportItem, ImportState } from '../../systems/imports/import-model.ts';

/** `all`, or those that move by themselves, wait for a person, were left out, or are on the timeline. */
export const IMPORT_FILTERS = ['all', 'underWay', 'needsYou', 'leftOut', 'done'] as const;
export type ImportFilter = (typeof IMPORT_FILTERS)[number];

/** In which part a file is; undefined for one that could be started and is only in "all". */
export function filterOf(state: ImportState): Exclude<ImportFilter, 'all'> | undefined {
  switch (state.kind) {
    case 'reading':
    case 'waiting':
    case 'hashing':
    case 'uploading':
    case 'verifying':
    case 'waitingForLock':
    case 'importing':
    case 'checking':
    case 'paused':
    case 'cancelling':
      return 'underWay';
    case 'draft':
      return state.questions.length > 0 ? 'needsYou' : undefined;
    case 'needsFile':
    case 'needsSignIn':
    case 'failed':
      return 'needsYou';
    case 'unusable':
    case 'cancelled':
      return 'leftOut';
    case 'done':
      return 'done';
    default:
      return state satisfies never;
  }
}

export const isShown = (item: ImportItem, filter: ImportFilter): boolean =>
  filter === 'all' || filterOf(item.state) === filter;

export function countFilters(items: readonly ImportItem[]): Readonly<Record<ImportFilter, number>> {
  const counts = { all: items.length, underWay: 0, needsYou: 0, leftOut: 0, done: 0 };
  for (const { state } of items) {
    const part = filterOf(state);
    if (part !== undefined) counts[part] += 1;
  }
  return counts;
}

/** Files that wait for nothing but a press on Start. */
export const isReady = ({ state }: ImportItem): boolean =>
  state.kind === 'draft' && state.questions.length === 0;

/** Whether a file can be paused: it goes on by itself, and nothing is lost by waiting. */
export const canPause = ({ state }: ImportItem): boolean =>
  state.kind === 'waiting' ||
  state.kind === 'hashing' ||
  state.kind === 'uploading' ||
  state.kind === 'waitingForLock';

export const isPaused = ({ state }: ImportItem): boolean => state.kind === 'paused';

/** Whether what is there of a file at the system has to be taken back before its row goes. */
export const isUnderWay = ({ state }: ImportItem): boolean =>
  filterOf(state) === 'underWay' && state.kind !== 'reading';

/** An import that has begun cannot be stopped; what is being cancelled is over soon. */
export function noStopReason({ state }: ImportItem): string | undefined {
  if (state.kind === 'importing') return 'An import that has begun cannot be stopped.';
  if (state.kind === 'checking') return 'The import is over; only the look at the timeline is left.';
  return state.kind === 'cancelling' ? 'It is being cancelled.' : undefined;
}

/** Whether camera and start can still be changed: nothing is written under them yet. */
export const canChange = ({ state }: ImportItem): boolean =>
  state.kind === 'draft' || state.kind === 'failed' || state.kind === 'reading';
