/** Steps to the next recording of a camera, or the one before, however far away it is. */
import { useEffect, useRef } from 'react';
import { isAbort, toFailure } from '../../core/failure.ts';
import { failureText } from '../../ui/failure-text.ts';
import { useTell } from '../../ui/notices.ts';
import type { RecordingSteps } from './archive-commands.ts';
import type { Lane } from './archive-lanes.ts';
import { findRecording } from './archive-queries.ts';
import { windowsOf } from './span-windows.ts';
import type { TimelineStore } from './timeline-store.ts';

export function useRecordingSteps(store: TimelineStore, lane: Lane | undefined): RecordingSteps {
  const tell = useTell();
  const key = lane?.key;
  const running = useRef<AbortController>(undefined);
  // oxlint-disable-next-line react/exhaustive-effect-dependencies -- a search ends with its camera
  useEffect(() => () => running.current?.abort(), [key]);

  async function go(direction: 'next' | 'previous') {
    if (lane?.state.kind !== 'ready') return;
    const { ref, systemName, state } = lane;
    running.current?.abort();
    const run = new AbortController();
    running.current = run;
    const { playhead, view } = store.state.get();
    const detail = windowsOf(view)[0]?.detail;
    if (detail === undefined) return;
    try {
      const found = await findRecording(state.archive, ref, playhead, direction, detail, run.signal);
      if (run.signal.aborted) return;
      if (found === undefined)
        tell(direction === 'next' ? 'There is no later recording' : 'There is no earlier recording');
      else store.dispatch({ kind: 'sought', at: found, reveal: true });
    } catch (error) {
      if (run.signal.aborted || isAbort(error)) return;
      tell(failureText(toFailure(error, 'find a recording', ref.system), systemName).title);
    }
  }
  return { next: () => void go('next'), previous: () => void go('previous') };
}
