/** The recording of one camera that a person asked for: the one under way, or the last one seen. */
import { useState } from 'react';
import type { CameraId } from '../../core/ids.ts';
import { createStore } from '../../core/readable.ts';
import { useReadable } from '../../ui/use-readable.ts';
import type { ManualRecording, Recording, RecordingState } from '../../vendors/contract-control.ts';

export interface CameraRecording {
  readonly manual: ManualRecording;
  /** Undefined while there is none to tell of. */
  readonly state: RecordingState | undefined;
  /** Asked for and not told to stop. */
  readonly isOn: boolean;
  readonly start: () => void;
  readonly stop: () => void;
  readonly prolong: () => void;
  /** Tells no more of one that is over. */
  readonly forget: () => void;
}

const NONE = createStore<readonly Recording[]>([]);
const NO_STATE = createStore(undefined);

/** Undefined when the system offers no recording. */
export function useRecording(
  manual: ManualRecording | undefined,
  camera: CameraId,
): CameraRecording | undefined {
  const running = useReadable(manual?.running ?? NONE).find((one) => one.camera === camera);
  const [last, setLast] = useState(running);
  // One that ended is no longer among those that run; what became of it is still to be told.
  if (running !== undefined && running !== last) setLast(running);
  const recording = running ?? last;
  const state = useReadable<RecordingState | undefined>(recording?.state ?? NO_STATE);
  if (manual === undefined) return undefined;
  return {
    manual,
    state,
    isOn: state?.kind === 'starting' || state?.kind === 'recording',
    start: () => void manual.start(camera),
    stop: () => recording?.stop(),
    prolong: () => recording?.prolong(),
    forget: () => setLast(undefined),
  };
}
