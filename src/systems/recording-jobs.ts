/**
 * Puts the recordings of all systems on the board of jobs, whichever page began them: what they do, how
 * long still, and how to stop them. What a recording does is the vendor's; this only tells of it.
 */
import { type CameraId, cameraRefText } from '../core/ids.ts';
import { mapReadable } from '../core/readable.ts';
import { durationText } from '../core/time-zone.ts';
import { msBetween } from '../core/units.ts';
import type { Clock } from '../platform/clock.ts';
import type { ManualRecording, Recording, RecordingState } from '../vendors/contract-control.ts';
import type { JobBoard, JobState } from './job-board.ts';
import type { SystemEntry } from './system-entry.ts';

export interface RecordingJobsOptions {
  readonly systems: readonly SystemEntry[];
  readonly board: Pick<JobBoard, 'add' | 'remove'>;
  readonly clock: Clock;
  /** Undefined while the list of cameras is not there. */
  readonly nameOf: (entry: SystemEntry, camera: CameraId) => string | undefined;
}

/** What a recording does, as a job tells it. */
export function recordingJobState(state: RecordingState): JobState {
  switch (state.kind) {
    case 'starting':
      return { kind: 'running', doing: 'Asking the camera to record' };
    case 'recording':
      return {
        kind: 'running',
        doing:
          state.trouble === undefined ? 'Recording' : 'Recording; the newest request failed, asking again',
        span: { since: state.since, until: state.until },
      };
    case 'ending':
      return {
        kind: 'running',
        doing: 'Stopped; the camera records a little longer',
        span: { since: state.stoppedAt, until: state.endsAbout },
        ending: true,
      };
    case 'ended':
      return {
        kind: 'done',
        result: endedText(state),
      };
    case 'failed':
      return { kind: 'failed', failure: state.failure };
  }
}

/** Follows all systems; returns the way to stop. */
export function trackRecordings({ systems, board, clock, nameOf }: RecordingJobsOptions): () => void {
  let made = 0;
  const stops = systems.map((entry) => followEntry(entry));

  function followEntry(entry: SystemEntry): () => void {
    let stopRunning = () => {};
    let followed: ManualRecording | undefined;
    const follow = () => {
      const now = entry.state.get();
      if (now.kind !== 'ready' || !now.system.can.recording.offered) return;
      const { use } = now.system.can.recording;
      if (followed === use) return;
      followed = use;
      stopRunning();
      stopRunning = followRunning(entry, use);
    };
    const stopState = entry.state.subscribe(follow);
    follow();
    return () => {
      stopState();
      stopRunning();
    };
  }

  function followRunning(entry: SystemEntry, manual: ManualRecording): () => void {
    const known = new WeakSet<Recording>();
    const look = () => {
      for (const recording of manual.running.get()) {
        if (known.has(recording)) continue;
        known.add(recording);
        putUp(entry, manual, recording);
      }
    };
    look();
    return manual.running.subscribe(look);
  }

  function putUp(entry: SystemEntry, manual: ManualRecording, recording: Recording) {
    made += 1;
    const { camera } = recording;
    const id = `recording ${made}`;
    board.add({
      id,
      kind: 'recording',
      title: nameOf(entry, camera) ?? 'Camera',
      system: entry.id,
      systemName: entry.name,
      startedAt: clock.now(),
      state: mapReadable(recording.state, recordingJobState),
      stop: { label: 'Stop recording', run: recording.stop },
      retry: () => {
        // The new one puts itself up.
        board.remove(id);
        manual.start(camera);
      },
      path: `/cameras/${encodeURIComponent(cameraRefText({ system: entry.id, camera }))}`,
    });
  }

  return () => {
    for (const stop of stops) stop();
  };
}

/** What is left of a recording that is over: the event comes later than this is known. */
function endedText({ since, stoppedAt, playsUntil, hole }: Extract<RecordingState, { kind: 'ended' }>) {
  if (playsUntil <= since) return 'Stopped before the camera was asked; nothing was recorded';
  const gap = hole === true ? ', with a piece that may be missing' : '';
  return `Asked for ${durationText(msBetween(since, stoppedAt))}${gap}; it will appear among the events`;
}
