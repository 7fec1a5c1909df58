/** The states of the cameras that a part shows, kept current while it shows them. */
import { useCallback, useEffect, useSyncExternalStore } from 'react';
import type { CameraId } from '../core/ids.ts';
import { useReadable } from '../ui/use-readable.ts';
import type { Statuses } from './status-board.ts';
import type { SystemEntry } from './system-entry.ts';

const NONE: Statuses = new Map();
const nothing = () => () => {};

/** Asks for these cameras of one system while mounted. Pass the same array until it changes. */
export function useStatuses(entry: SystemEntry, cameras: readonly CameraId[]): Statuses {
  const state = useReadable(entry.state);
  const board = state.kind === 'ready' ? state.statuses : undefined;
  useEffect(
    () => (board === undefined || cameras.length === 0 ? undefined : board.want(cameras)),
    [board, cameras],
  );
  const read = useCallback(() => board?.get() ?? NONE, [board]);
  return useSyncExternalStore(board?.subscribe ?? nothing, read);
}
