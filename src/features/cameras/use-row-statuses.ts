/** How the cameras are in the rows on screen, asked of each system at once. */
import { useEffect, useReducer, useRef } from 'react';
import type { CameraId } from '../../core/ids.ts';
import type { SystemEntry } from '../../systems/system-entry.ts';
import type { CameraStatus } from '../../vendors/contract.ts';
import type { TreeRow } from './tree-rows.ts';

/** A function that tells how a row's camera is, once that is known; renders again when one changes. */
export function useRowStatuses(rows: readonly TreeRow[]): (row: TreeRow) => CameraStatus | undefined {
  const [, renderAgain] = useReducer((count: number) => count + 1, 0);
  const shown = useRef<readonly TreeRow[]>(rows);
  const shape = rows.flatMap((row) => (row.kind === 'camera' ? row.id : [])).join('\n');
  const signedIn = rows
    .flatMap((row) => (row.kind === 'system' || row.kind === 'camera' ? row.system.session.kind : []))
    .join();
  useEffect(() => {
    shown.current = rows;
  });
  useEffect(() => {
    const bySystem = new Map<SystemEntry, CameraId[]>();
    for (const row of shown.current) {
      if (row.kind === 'camera') {
        const cameras = bySystem.get(row.system.entry) ?? [];
        bySystem.set(row.system.entry, [...cameras, row.camera.id]);
      }
    }
    const stops = [...bySystem].flatMap(([entry, cameras]) => {
      const state = entry.state.get();
      if (state.kind !== 'ready') return [];
      return [state.statuses.want(cameras), state.statuses.subscribe(renderAgain)];
    });
    return () => {
      for (const stop of stops) stop();
    };
    // oxlint-disable-next-line react/exhaustive-effect-dependencies -- they stand for the rows
  }, [shape, signedIn]);
  return (row) => {
    if (row.kind !== 'camera') return undefined;
    const state = row.system.entry.state.get();
    if (state.kind !== 'ready') return undefined;
    return state.statuses.get().get(row.camera.id);
  };
}
