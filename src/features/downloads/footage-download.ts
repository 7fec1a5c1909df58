/**
 * Downloads the footage of an event to a place that the person chooses, as a job on the board: it goes on
 * while pages change, and is stopped, repeated and dismissed there.
 */
import { byteText, speedText } from '../../core/byte-size.ts';
import { footageName } from '../../core/file-name.ts';
import { type CameraRef, cameraRefText } from '../../core/ids.ts';
import { mapReadable } from '../../core/readable.ts';
import { type EpochMs, msBetween } from '../../core/units.ts';
import type { Clock } from '../../platform/clock.ts';
import { askSaveTarget } from '../../platform/save-file.ts';
import type { JobBoard, JobState } from '../../systems/job-board.ts';
import type { CameraEvent, FootageFile } from '../../vendors/contract-events.ts';
import { type Download, startDownload } from './download-driver.ts';
import { type DownloadState, shareOf, speedOf, timeLeft } from './download-machine.ts';

export interface FootageDownload {
  readonly reference: CameraRef;
  readonly event: CameraEvent;
  readonly cameraName: string;
  readonly systemName: string;
  /** The event's beginning as it reads beside: "16:41:18". */
  readonly clockText: (at: EpochMs) => string;
  readonly fetch: (event: CameraEvent, signal: AbortSignal) => Promise<FootageFile>;
}

export interface FootageDownloadHost {
  readonly board: Pick<JobBoard, 'add'>;
  readonly clock: Clock;
}

/** What the system lets expect: it makes the file first. */
const BUILDING = 'The system builds the file';

/** Names the download of an event among the jobs: of one event there is one at a time. */
export const footageJobId = (reference: CameraRef, event: CameraEvent): string =>
  `footage ${cameraRefText(reference)} ${event.key}`;

/** To be called within the click that wants it. Undefined when the person chose no place. */
export async function downloadFootage(
  footage: FootageDownload,
  { board, clock }: FootageDownloadHost,
): Promise<Download | undefined> {
  const { reference, event, cameraName, systemName } = footage;
  const length = msBetween(event.startAt, event.endAt);
  const target = await askSaveTarget({
    name: footageName(cameraName, event.startAt, length),
    type: 'video/mp4',
    description: 'Video',
  });
  if (target === undefined) return undefined;
  const download = startDownload({ clock, target, fetch: (signal) => footage.fetch(event, signal) });
  const camera = encodeURIComponent(cameraRefText(reference));
  board.add({
    id: footageJobId(reference, event),
    kind: 'download',
    title: `${cameraName}, ${footage.clockText(event.startAt)}`,
    system: reference.system,
    systemName,
    startedAt: clock.now(),
    state: mapReadable(download.state, (state) => downloadJobState(state, target.name)),
    stop: { label: 'Cancel', run: download.cancel },
    retry: download.retry,
    path: `/cameras/${camera}?event=${encodeURIComponent(event.key)}`,
  });
  return download;
}

/** What a download does, as a job tells it. */
export function downloadJobState(state: DownloadState, fileName: string): JobState {
  switch (state.kind) {
    case 'waiting':
      return { kind: 'running', doing: BUILDING };
    case 'receiving': {
      const { received, total } = state;
      const speed = speedOf(state);
      const amount = total === undefined ? byteText(received) : `${byteText(received)} of ${byteText(total)}`;
      const doing = speed === undefined ? amount : `${amount}, ${speedText(speed)}`;
      return { kind: 'running', doing, done: shareOf(state), left: timeLeft(state) };
    }
    case 'done':
      return { kind: 'done', result: `Saved as ${fileName}, ${byteText(state.size)}` };
    case 'failed':
      return { kind: 'failed', failure: state.failure };
    case 'cancelled':
      return { kind: 'stopped', result: 'Cancelled; nothing was saved' };
  }
}
