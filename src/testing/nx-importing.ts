/** Somebody who imports into the emulated Nx: signed in, with a file, ready to upload and to lock. */
import type { CameraId } from '../core/ids.ts';
import type { Offer } from '../core/offer.ts';
import type { TimeSpan } from '../core/time-span.ts';
import { epochMs, ONE_HOUR } from '../core/units.ts';
import type { CameraLock, FootageImports, Uploads, UploadTicket } from '../vendors/contract-imports.ts';
import { createEmulatedNx, type EmulatedNx, NX_CAMERAS } from './emulated-nx.ts';
import { aviFile, sendPieces, ticketOf } from './nx-upload.ts';

export type NxSiteOptions = Parameters<typeof createEmulatedNx>[0];

/** Where the file shall be on the timeline, and how long it is. */
export const START_AT = epochMs(Date.UTC(2026, 8, 16, 9, 0, 0));
export const FILE_SECONDS = 30;
/** Three pieces. */
export const FILE = aviFile(FILE_SECONDS, 2500);
export const TICKET = ticketOf('body-1.avi', FILE, 1000);
const AROUND: TimeSpan = { from: epochMs(START_AT - ONE_HOUR), until: epochMs(START_AT + ONE_HOUR) };

/** What is offered; a test that needs it fails when it is withheld. */
export function offered<T>(one: Offer<T>): T {
  if (!one.offered) throw new Error(one.reason);
  return one.use;
}

export interface NxImporting extends EmulatedNx {
  readonly imports: FootageImports;
  readonly settle: <T>(work: Promise<T>) => Promise<T>;
  readonly openUploads: (camera?: CameraId) => Promise<Uploads>;
  /** The whole file at the server. */
  readonly upload: (camera?: CameraId, ticket?: UploadTicket) => Promise<Uploads>;
  /** Takes the camera; fails when somebody has it. */
  readonly take: (camera?: CameraId) => Promise<CameraLock>;
  /** Imports the file so that it begins at START_AT. */
  readonly run: (lock: CameraLock, ticket?: UploadTicket, told?: unknown[]) => Promise<void>;
  /** What is on the timeline around START_AT. */
  readonly recorded: (camera?: CameraId) => Promise<readonly TimeSpan[]>;
  /** What the server was asked under this name of the emulator's log. */
  readonly logged: (op: string) => ReturnType<EmulatedNx['emulator']['log']['entries']>;
}

/** Without other words, the camera is "Bodycam 07" and the file FILE. */
export async function createNxImporting(
  options: NxSiteOptions = {},
  credentials?: Parameters<EmulatedNx['signIn']>[0],
): Promise<NxImporting> {
  const site = createEmulatedNx(options);
  const imports = offered(site.system.can.imports);
  await site.signIn(credentials);
  const { signal } = new AbortController();
  const { settle } = site.clock;
  const { bodycam7 } = NX_CAMERAS;
  const openUploads = (camera = bodycam7) => settle(imports.uploads(camera, signal));
  return {
    ...site,
    imports,
    settle,
    openUploads,
    upload: async (camera = bodycam7, ticket = TICKET) => {
      const uploads = await openUploads(camera);
      await settle(uploads.create(ticket, signal));
      await sendPieces(site.emulator.handle, uploads, ticket, FILE);
      return uploads;
    },
    take: async (camera = bodycam7) => {
      const attempt = await settle(imports.lock(camera, signal));
      if (attempt.kind !== 'held') throw new Error(`It is held by ${String(attempt.by)}.`);
      return attempt.lock;
    },
    run: (lock, ticket = TICKET, told = []) =>
      lock.import(ticket, START_AT, (done) => told.push(done), signal),
    recorded: (camera = bodycam7) => settle(imports.recorded(camera, AROUND, signal)),
    logged: (op) => site.emulator.log.entries().filter((entry) => entry.op === op),
  };
}
