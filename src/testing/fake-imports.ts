/**
 * A system that takes footage, in memory: uploads in pieces with their checksum, one lock for each camera,
 * timelines. What a test wants to go wrong it says beforehand; what was asked stands in `log`.
 */
import { createHash } from 'node:crypto';
import { Failure, type FailureCode } from '../core/failure.ts';
import { type CameraId, cameraId } from '../core/ids.ts';
import { createStore, type Store } from '../core/readable.ts';
import { withhold } from '../core/offer.ts';
import { mergeSpans, spanOf, type TimeSpan } from '../core/time-span.ts';
import { addMs, type EpochMs, type Ms, ms, ONE_DAY } from '../core/units.ts';
import type { Clock } from '../platform/clock.ts';
import { sleep } from '../platform/clock.ts';
import type {
  CameraLock,
  FootageImports,
  LockAttempt,
  UploadStatus,
  UploadTicket,
} from '../vendors/contract-imports.ts';
import { plainCamera } from './plain-systems.ts';

export const PIECE = 4;
const LOCK_TTL = ms(15_000);
const IMPORT_TIME = ms(4_000);
const LENGTH = ms(60_000);

interface StoredUpload {
  readonly ticket: UploadTicket;
  readonly pieces: Map<number, Uint8Array>;
}

interface HeldLock {
  readonly by: string;
  until: EpochMs;
  readonly lost: Store<boolean>;
  importing: boolean;
}

/** What happens when an operation is called for the next time. */
export type Fault = FailureCode | (() => void);

export interface FakeImports {
  readonly imports: FootageImports;
  readonly log: string[];
  /** Operations that go wrong: one fault is used up by each call. */
  readonly faults: Map<string, Fault[]>;
  readonly uploads: Map<string, StoredUpload>;
  readonly locks: Map<CameraId, HeldLock>;
  readonly recorded: Map<CameraId, readonly TimeSpan[]>;
  /** Cameras whose lock somebody has at this moment. */
  readonly heldLocks: () => readonly CameraId[];
  /** Takes a piece as the upload worker brings it; answers with the status. */
  readonly put: (address: string, bytes: Uint8Array) => number;
  /** Changes what arrives next. */
  spoilNext: boolean;
  /** Says that it imported, and does not. */
  swallows: boolean;
  /** Tells which pieces it has. */
  tellsPieces: boolean;
  full: boolean;
  /** The window that asks has crashed: nothing it says arrives. */
  dead: boolean;
  /** Somebody has the camera from now on, whoever had it. */
  readonly takeOver: (camera: CameraId, account: string, length: Ms) => void;
}

export const md5Of = (bytes: Uint8Array): string => createHash('md5').update(bytes).digest('hex');

export function createFakeImports(clock: Clock, account: () => string): FakeImports {
  const log: string[] = [];
  const faults = new Map<string, Fault[]>();
  const uploads = new Map<string, StoredUpload>();
  const locks = new Map<CameraId, HeldLock>();
  const recorded = new Map<CameraId, readonly TimeSpan[]>();

  function called(operation: string, what: string): void {
    log.push(`${operation} ${what}`);
    const fault = faults.get(operation)?.shift();
    if (fault === undefined) return;
    if (typeof fault === 'string') throw new Failure({ code: fault, operation });
    fault();
  }

  const current = (camera: CameraId): HeldLock | undefined => {
    const lock = locks.get(camera);
    if (lock === undefined || lock.until > clock.now()) return lock;
    locks.delete(camera);
    return undefined;
  };

  function statusOf({ ticket, pieces }: StoredUpload): UploadStatus {
    const count = Math.ceil(ticket.size / ticket.chunkSize);
    if (pieces.size < count) {
      return { kind: 'uploading', has: fake.tellsPieces ? (index) => pieces.has(index) : undefined };
    }
    return md5Of(joined(pieces)) === ticket.md5 ? { kind: 'complete' } : { kind: 'corrupted' };
  }

  function hold(camera: CameraId, by: string, until: EpochMs): HeldLock {
    current(camera)?.lost.set(true);
    const lock: HeldLock = { by, until, lost: createStore(false), importing: false };
    locks.set(camera, lock);
    return lock;
  }

  function lockOf(camera: CameraId, mine: HeldLock): CameraLock {
    let cancelExtend = (): void => undefined;
    const extend = () => {
      if (locks.get(camera) === mine) mine.until = addMs(clock.now(), LOCK_TTL);
      cancelExtend = clock.after(ms(5_000), extend);
    };
    extend();
    return {
      lost: mine.lost,
      import: async (ticket, startAt, progress, signal) => {
        called('import', ticket.name);
        if (locks.get(camera) !== mine) throw new Failure({ code: 'lockLost', operation: 'import' });
        const upload = uploads.get(ticket.name);
        if (upload === undefined || statusOf(upload).kind !== 'complete') {
          throw new Failure({ code: 'notFound', operation: 'import' });
        }
        mine.importing = true;
        try {
          for (let part = 1; part <= 4; part += 1) {
            await sleep(clock, ms(IMPORT_TIME / 4), signal);
            if (mine.lost.get()) throw new Failure({ code: 'lockLost', operation: 'import' });
            progress(part / 5);
          }
        } finally {
          mine.importing = false;
        }
        if (!fake.swallows) {
          const span = spanOf(startAt, LENGTH);
          recorded.set(camera, mergeSpans([...(recorded.get(camera) ?? []), span]));
        }
        uploads.delete(ticket.name);
      },
      release: async (leaving) => {
        cancelExtend();
        if (fake.dead) return;
        log.push(`release ${camera}${leaving === true ? ' leaving' : ''}`);
        if (locks.get(camera) === mine) locks.delete(camera);
      },
    };
  }

  const imports: FootageImports = {
    endings: ['mp4'],
    judge: ({ video }) =>
      video.codec === 'vp9'
        ? { kind: 'refused', note: 'It does not take VP9' }
        : { kind: 'recommended', note: 'plays everywhere' },
    targets: async () => [plainCamera('body', 'Bodycam 07'), plainCamera('hand', 'Handheld 2')],
    createTarget: withhold('Not here'),
    recorded: async (camera, span) => {
      called('recorded', camera);
      return (recorded.get(camera) ?? []).filter(({ from, until }) => until > span.from && from < span.until);
    },
    room: async (camera, pieces) => {
      called('room', `${camera} ${pieces.length}`);
      return { free: pieces.map(({ span }) => [span]), pushesOut: false, full: fake.full };
    },
    overlapTolerance: ms(200),
    uploads: async () => ({
      maxChunkSize: PIECE,
      keptFor: ONE_DAY,
      create: async (ticket) => {
        called('create', ticket.name);
        uploads.set(ticket.name, { ticket, pieces: new Map() });
      },
      status: async (ticket) => {
        called('status', ticket.name);
        const upload = uploads.get(ticket.name);
        return upload === undefined ? { kind: 'missing' } : statusOf(upload);
      },
      chunk: (ticket, index) => ({ address: `${ticket.name}/${index}`, method: 'PUT', headers: {} }),
      failureOf: ({ status }) =>
        new Failure({ code: status === 401 ? 'signInNeeded' : 'rejected', operation: 'send', status }),
      remove: async (ticket) => {
        called('remove', ticket.name);
        uploads.delete(ticket.name);
      },
    }),
    lock: async (camera, signal): Promise<LockAttempt> => {
      called('lock', camera);
      signal.throwIfAborted();
      const taken = current(camera);
      if (taken !== undefined) {
        return { kind: 'taken', by: taken.by, mine: taken.by === account(), importing: taken.importing };
      }
      return { kind: 'held', lock: lockOf(camera, hold(camera, account(), addMs(clock.now(), LOCK_TTL))) };
    },
  };

  const fake: FakeImports = {
    imports,
    log,
    faults,
    uploads,
    locks,
    recorded,
    spoilNext: false,
    swallows: false,
    tellsPieces: true,
    full: false,
    dead: false,
    heldLocks: () => [...locks.keys()].filter((camera) => current(camera) !== undefined),
    put: (address, bytes) => {
      const [name = '', index = ''] = address.split('/');
      called('put', address);
      const upload = uploads.get(name);
      if (upload === undefined) return 404;
      const arrived = fake.spoilNext ? bytes.map((byte) => byte ^ 1) : bytes;
      fake.spoilNext = false;
      upload.pieces.set(Number(index), arrived);
      return 200;
    },
    takeOver: (camera, by, length) => void hold(camera, by, addMs(clock.now(), length)),
  };
  return fake;
}

function joined(pieces: ReadonlyMap<number, Uint8Array>): Uint8Array {
  const inOrder = [...pieces].toSorted(([one], [other]) => one - other).map(([, bytes]) => bytes);
  return new Uint8Array(Buffer.concat(inOrder));
}

/** Cameras of the fake system. */
export const BODY = cameraId('body');
export const HAND = cameraId('hand');
