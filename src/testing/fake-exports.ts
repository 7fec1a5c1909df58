/**
 * A system that exports, in memory: orders, how far they are, files. What a test wants to go wrong it says
 * beforehand; what was asked stands in `log`.
 */
import { Failure, type FailureCode } from '../core/failure.ts';
import type { TimeSpan } from '../core/time-span.ts';
import { type EpochMs, type Ms, ms, msBetween, ONE_HOUR } from '../core/units.ts';
import { type Clock, sleep } from '../platform/clock.ts';
import {
  EXPORT_FIELDS,
  type ExportField,
  type ExportFile,
  type ExportOptions,
  type ExportRequest,
  type ExportSettings,
  type ExportStatus,
  type FootageExports,
  NO_SETTINGS,
} from '../vendors/contract-exports.ts';

/** What happens when an operation is called for the next time. */
export type ExportFault = FailureCode | Failure | (() => void | Promise<void>);

interface StoredExport {
  readonly request: ExportRequest;
  readonly startedAt: EpochMs;
  /** Told instead of what time would tell. */
  status?: ExportStatus | undefined;
}

export interface FakeExports {
  readonly exports: FootageExports;
  readonly log: string[];
  /** Operations that go wrong: one fault is used up by each call. */
  readonly faults: Map<string, ExportFault[]>;
  /** What is at the system, by its name there. */
  readonly stored: Map<string, StoredExport>;
  /** How long an export takes, and an answer. */
  making: Ms;
  answer: Ms;
  files: readonly ExportFile[];
  /** What the archive holds; undefined: the system does not tell. */
  held: readonly TimeSpan[] | undefined;
  /** The window that asks has crashed: no answer arrives. */
  dead: boolean;
  /** How often an operation was asked for. */
  readonly count: (operation: string) => number;
}

const KEPT: Ms = ms(10 * ONE_HOUR);

export const SETTINGS: ExportSettings = {
  ...NO_SETTINGS,
  format: 'mp4',
  waitTimeout: ms(30_000),
  timestamp: '%H:%M:%S',
  color: '#ffffff',
};

/** Of an export of several cameras that stays at its system. */
export const STAYING: ExportSettings = { ...SETTINGS, format: 'native', folder: 'D:\\Exports' };

const FIELDS: ReadonlySet<ExportField> = new Set(
  EXPORT_FIELDS.filter((field) => !/layout|Place$/.test(field)),
);

const MOST_CAMERAS = 100;

const OPTIONS: ExportOptions = {
  formats: [
    {
      id: 'mp4',
      label: 'MP4',
      kind: 'video',
      note: 'Plays everywhere',
      mostCameras: 1,
      stays: undefined,
    },
    {
      id: 'native',
      label: 'Native',
      kind: 'program',
      note: 'For its own player',
      mostCameras: MOST_CAMERAS,
      stays: 'The system writes this export to a folder of its own.',
    },
  ],
  fields: FIELDS,
  defaults: SETTINGS,
  worstQuality: 6,
  fewestRateSteps: 3,
  live: { offered: true, use: { longest: ONE_HOUR } },
  timestamp: { presets: [], directives: [], preview: (pattern) => pattern },
  notes: {},
  against: () => undefined,
  check: () => [],
};

export function createFakeExports(clock: Clock): FakeExports {
  const log: string[] = [];
  const faults = new Map<string, ExportFault[]>();
  const stored = new Map<string, StoredExport>();
  let names = 0;

  async function called(operation: string, what: string, signal: AbortSignal): Promise<void> {
    log.push(`${operation} ${what}`.trim());
    const fault = faults.get(operation)?.shift();
    if (fake.answer > 0) await sleep(clock, fake.answer, signal);
    if (fault === undefined) return;
    if (typeof fault === 'string') throw new Failure({ code: fault, operation });
    if (fault instanceof Failure) throw fault;
    await fault();
  }

  function find(id: string): StoredExport {
    const found = stored.get(id);
    if (found === undefined) throw new Failure({ code: 'notFound', operation: 'find an export' });
    return found;
  }

  function statusOf({ request, status, startedAt }: StoredExport): ExportStatus {
    if (status !== undefined) return status;
    const age = msBetween(startedAt, clock.now());
    const isStaying = request.settings.format === STAYING.format;
    if (age >= fake.making) return { kind: 'ready', files: isStaying ? [] : fake.files };
    return { kind: 'running', progress: age / fake.making };
  }

  /** A window that is gone hears nothing. */
  const heard = async (): Promise<void> => {
    if (fake.dead) await new Promise(() => {});
  };

  const fake: FakeExports = {
    exports: {
      options: OPTIONS,
      keptFor: KEPT,
      camera: async () => ({ archives: [], hasSound: undefined, refused: undefined }),
      depth: async () => undefined,
      coverage: async (_camera, _archive, _span, signal) => {
        await called('coverage', '', signal);
        return fake.held;
      },
      estimate: async () => undefined,
      frame: async () => undefined,
      liveFrame: async () => undefined,
      start: async (request, signal) => {
        const isRefused = faults.get('start')?.[0] !== undefined;
        const name = `export-${(names += 1)}`;
        // The order has arrived, whatever becomes of the answer.
        if (!isRefused) stored.set(name, { request, startedAt: clock.now() });
        await called('start', request.camera, signal);
        await heard();
        return { id: name, clockOffset: ms(2_000) };
      },
      blame: ({ code }) => (code === 'rejected' ? { field: 'span', text: 'Too long.' } : undefined),
      status: async (id, signal) => {
        await called('status', id, signal);
        return statusOf(find(id));
      },
      file: async (id, { name }, { single, signal }) => {
        await called('file', `${id} ${name}${single ? ' single' : ''}`, signal);
        find(id);
        const bytes = new TextEncoder().encode(`Bytes of ${name}`);
        return {
          body: new Response(bytes).body ?? new ReadableStream(),
          size: bytes.length,
          type: 'video/mp4',
        };
      },
      remove: async (id, signal) => {
        await called('remove', id, signal);
        stored.delete(id);
      },
    },
    log,
    faults,
    stored,
    making: ms(4_000),
    answer: ms(0),
    files: [{ name: 'clip[0].mp4', label: 'clip.mp4' }],
    held: [],
    dead: false,
    count: (operation) => log.filter((line) => line.split(' ')[0] === operation).length,
  };
  return fake;
}
