/** An archive of spans that a test gives, which notes what it is asked. */
import type { Offer } from '../../../core/offer.ts';
import { offer, withhold } from '../../../core/offer.ts';
import { createStore } from '../../../core/readable.ts';
import { mergeSpans, sharedSpan, type TimeSpan } from '../../../core/time-span.ts';
import { type EpochMs, epochMs, type Ms } from '../../../core/units.ts';
import { plainCamera, plainEntry, plainSystem, SIGNED_IN } from '../../../testing/plain-systems.ts';
import type { SystemCameras } from '../../../systems/camera-queries.ts';
import type { SystemEntry, SystemState } from '../../../systems/system-entry.ts';
import { createFakeStatuses } from '../../../testing/fake-statuses.ts';
import { systemClock } from '../../../platform/clock.ts';
import { createStatusBoard } from '../../../systems/status-board.ts';
import type { FootageArchive } from '../../../vendors/contract-archive.ts';
import type { CameraList, VendorSystem } from '../../../vendors/contract.ts';

export interface AskedSpans {
  readonly camera: string;
  readonly span: TimeSpan;
  readonly detail: Ms;
}

export interface FakeArchive extends FootageArchive {
  readonly asked: AskedSpans[];
  readonly framesAsked: EpochMs[];
  /** What the next questions meet. */
  readonly answer: { failure: Error | undefined; spans: readonly TimeSpan[] };
}

/** Answers at once; closes gaps below `detail` and shows a picture wherever something is recorded. */
export function createFakeArchive(spans: readonly TimeSpan[]): FakeArchive {
  const asked: AskedSpans[] = [];
  const framesAsked: EpochMs[] = [];
  const answer: FakeArchive['answer'] = { failure: undefined, spans };
  return {
    asked,
    framesAsked,
    answer,
    spans: async (camera, span, detail) => {
      asked.push({ camera, span, detail });
      await Promise.resolve();
      if (answer.failure !== undefined) throw answer.failure;
      return mergeSpans(
        answer.spans.flatMap((one) => sharedSpan(one, span) ?? []),
        detail,
      );
    },
    frame: async (_camera, at) => {
      framesAsked.push(at);
      await Promise.resolve();
      if (answer.failure !== undefined) throw answer.failure;
      const isRecorded = answer.spans.some(({ from, until }) => from <= at && at < until);
      return isRecorded
        ? { image: new Blob(['picture'], { type: 'image/png' }), at: epochMs(at) }
        : undefined;
    },
    video: withhold('This system’s footage does not play in a browser.'),
  };
}

/** A system that is signed in, with two cameras and this archive or the reason why it has none. */
export function archiveSystem(
  id: string,
  name: string,
  archive: FootageArchive | string,
  cameras = [plainCamera('1', 'Gate North'), plainCamera('2', 'Bodycam 07')],
): SystemCameras {
  const can: Offer<FootageArchive> = typeof archive === 'string' ? withhold(archive) : offer(archive);
  const list: CameraList = { cameras, problems: [] };
  const entry = plainEntry(id, name);
  const bare = createFakeStatuses(systemClock).system();
  const system: VendorSystem = {
    ...bare,
    id: entry.id,
    cameras: { ...bare.cameras, list: () => Promise.resolve(list) },
    can: { ...bare.can, archive: can },
  };
  const statuses = createStatusBoard(system, systemClock, createStore(true));
  const ready: SystemEntry = {
    ...entry,
    state: createStore<SystemState>({ kind: 'ready', system, statuses }),
    session: createStore<ReturnType<SystemEntry['session']['get']>>(SIGNED_IN),
  };
  return plainSystem(ready, cameras);
}
