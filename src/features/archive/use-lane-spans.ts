/** The recordings of all rows for what is in view, fetched window by window. */
import { useQueries } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { type Failure, toFailure } from '../../core/failure.ts';
import type { Lane } from './archive-lanes.ts';
import { archiveSpansQueryOptions } from './archive-queries.ts';
import { createLaneMerge, type LaneFootage, type WindowAnswer } from './lane-merge.ts';
import { windowsKey, windowsOf } from './span-windows.ts';
import type { TimelineStore } from './timeline-store.ts';
import { useDerived } from './use-derived.ts';

export interface LaneSpans extends LaneFootage {
  readonly failure: Failure | undefined;
  readonly loading: boolean;
  readonly retry: () => void;
}

const EMPTY: LaneFootage = { spans: [], unknown: [] };
const WITHOUT = { failure: undefined, retry: () => {} };

/** One entry for each lane, in their order. Lanes without an archive are empty. */
export function useLaneSpans(lanes: readonly Lane[], store: TimelineStore): readonly LaneSpans[] {
  const key = useDerived(store.state, ({ view }) => windowsKey(windowsOf(view)));
  const windows = useMemo(() => {
    const { view } = store.state.get();
    return windowsOf(view);
    // oxlint-disable-next-line react/exhaustive-deps -- `key` stands for the view's windows
  }, [store, key]);
  const [merger] = useState(createLaneMerge);
  const ready = lanes.flatMap((lane) =>
    lane.state.kind === 'ready' ? { ref: lane.ref, archive: lane.state.archive } : [],
  );
  const results = useQueries({
    queries: ready.flatMap(({ ref, archive }) =>
      windows.map((window) => archiveSpansQueryOptions(ref, archive, window)),
    ),
  });
  const spans = windows.map(({ span }) => span);
  let taken = 0;
  return lanes.map((lane): LaneSpans => {
    if (lane.state.kind !== 'ready') {
      return { ...EMPTY, ...WITHOUT, loading: lane.state.kind === 'loading' };
    }
    const own = results.slice(taken, taken + windows.length);
    taken += windows.length;
    const failed = own.filter(({ isError }) => isError);
    const answers = own.map(({ data, isError }): WindowAnswer =>
      data === undefined ? { kind: isError ? 'failed' : 'pending' } : { kind: 'known', spans: data },
    );
    const error = failed[0]?.error;
    return {
      ...merger.merge(lane.key, spans, answers),
      failure:
        error === undefined || error === null
          ? undefined
          : toFailure(error, 'list recordings', lane.ref.system),
      loading: own.some(({ isPending }) => isPending),
      retry: () => {
        for (const one of failed) void one.refetch();
      },
    };
  });
}
