/** The cameras as they are now: where they are pinned, how they are connected, whether they stream. */
import { hashOf } from '../seeded-random.ts';
import type { Capture } from './captures.ts';
import type { CameraEvent, EventCamera } from './event-source.ts';
import { DAY_MS, HOUR_MS } from './limits.ts';
import type { LiveSession } from './live-session.ts';
import type { Movement } from './movement.ts';
import { type Recording, toEvent } from './recording.ts';
import type { Codec, Connection, Site, SiteAccount, SiteCamera, SiteOwner } from './site.ts';

/** How long ago the cameras that are not there at the start went away. */
const OFFLINE_FOR_MS = 5 * HOUR_MS;
const NO_VIDEO_FOR_MS = 2 * DAY_MS;

/** One camera's state; written by the emulator's routes and its control only. */
export interface CameraState {
  readonly camera: SiteCamera;
  readonly owner: SiteOwner;
  readonly streamName: string;
  /** Name of the same stream on newer Wowzas. */
  readonly liveStreamName: string;
  readonly wakeMs: number;
  logger: 0 | 1;
  wowza: 0 | 1;
  connection: Connection;
  codec: Codec;
  /** Since when it is offline or without video; Infinity while it works. */
  silentFrom: number;
  session: LiveSession | undefined;
  /** Since when its live playlist shows nothing new; Infinity while it does. */
  frozenAt: number;
  added: readonly CameraEvent[];
  recordings: readonly Recording[];
  captures: readonly Capture[];
  movement: Movement | undefined;
}

export interface Fleet {
  readonly all: readonly CameraState[];
  readonly find: (uidd: string) => CameraState | undefined;
  /** What the account may do with a camera: a letter, or undefined when it is not theirs (§1.1.5). */
  readonly permission: (account: SiteAccount, state: CameraState) => 'r' | 'a' | undefined;
}

const FIVE_DIGITS = 100_000;

export function createFleet(
  site: Site,
  seed: number,
  wakeMs: { readonly min: number; readonly max: number },
  startedAt: number,
): Fleet {
  const all = site.owners.flatMap((owner) =>
    owner.cameras.map((camera): CameraState => {
      const suffix = String(hashOf(seed, 'stream', camera.uidd) % FIVE_DIGITS).padStart(5, '0');
      const range = wakeMs.max - wakeMs.min + 1;
      return {
        camera,
        owner,
        streamName: `${camera.uidd}_${suffix}-nr`,
        liveStreamName: `${camera.uidd}_${suffix}-live`,
        wakeMs: wakeMs.min + (hashOf(seed, 'wake', camera.uidd) % range),
        logger: camera.logger,
        wowza: camera.wowza,
        connection: camera.connection,
        codec: camera.codec,
        silentFrom: silentSince(camera.connection, startedAt),
        session: undefined,
        frozenAt: Infinity,
        added: [],
        recordings: [],
        captures: [],
        movement: undefined,
      };
    }),
  );
  const byUidd = new Map(all.map((state) => [state.camera.uidd, state]));
  const grants = new Map(
    site.accounts.map((account) => [
      account,
      new Map(account.grants.map(({ owner, permission }) => [owner, permission])),
    ]),
  );
  return {
    all,
    find: (uidd) => byUidd.get(uidd),
    permission: (account, { owner }) => grants.get(account)?.get(owner.uid),
  };
}

function silentSince(connection: Connection, startedAt: number): number {
  if (connection === 'online') return Infinity;
  return startedAt - (connection === 'offline' ? OFFLINE_FOR_MS : NO_VIDEO_FOR_MS);
}

/** The camera as the event source wants it. */
export function toEventCamera({ camera, owner, added, recordings, silentFrom }: CameraState): EventCamera {
  const { uidd, rhythm } = camera;
  const known = recordings.length === 0 ? added : [...added, ...recordings.map(toEvent)];
  return { uidd, rhythm, timeZone: owner.timeZone, added: known, silentFrom };
}
