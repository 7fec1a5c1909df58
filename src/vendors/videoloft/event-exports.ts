/**
 * Exporting from Videoloft: the MP4 of each event that a range touches (§1.3.1, §1.3.3). The system makes
 * no export: nothing begins there and nothing is kept, so an order is only a name for what is looked up.
 */
import { Failure, type FailureCode, toFailure } from '../../core/failure.ts';
import type { CameraId, ConnectionId } from '../../core/ids.ts';
import { mergeSpans, sharedSpan, type TimeSpan } from '../../core/time-span.ts';
import { addMs, type EpochMs, epochMs } from '../../core/units.ts';
import type { Clock } from '../../platform/clock.ts';
import type { CameraEvent } from '../contract-events.ts';
import type { Still } from '../contract.ts';
import type { ExportArchive, ExportFile, ExportStatus, FootageExports } from '../contract-exports.ts';
import { EVENT_EXPORT_OPTIONS } from './event-export-options.ts';
import { type EventExport, parseTicket, toTicket } from './event-export-ticket.ts';
import { eventFileLabel } from './event-file-label.ts';
import type { VideoloftEvents } from './event-history.ts';
import { eventsInSpan } from './events-in-span.ts';
import { EVENT_LISTED_AFTER, EVENTS_AT_A_TIME } from './limits.ts';
import type { ViewerInfoDirectory } from './viewer-info-directory.ts';

export interface EventExportsHost {
  readonly system: ConnectionId;
  readonly clock: Clock;
  readonly events: Pick<VideoloftEvents, 'page' | 'fromKey' | 'thumb' | 'download'>;
  readonly directory: Pick<ViewerInfoDirectory, 'get'>;
}

const EVENTS: ExportArchive = { id: 'events', name: 'Events', isDefault: true };

/** Answers after which asking again would give the same. */
const FINAL: ReadonlySet<FailureCode> = new Set<FailureCode>(['notFound', 'notPermitted', 'rejected']);

const TOO_MANY =
  `The range touches more than ${EVENTS_AT_A_TIME.toLocaleString('en')} events. ` +
  'Export it in several shorter ranges.';

export function createEventExports({ system, clock, events, directory }: EventExportsHost): FootageExports {
  const inSpan = (camera: CameraId, span: TimeSpan, signal: AbortSignal) =>
    eventsInSpan(events, camera, span, signal);

  function orderOf(id: string, operation: string): EventExport {
    const order = parseTicket(id);
    if (order === undefined) throw new Failure({ code: 'notFound', operation, system });
    return order;
  }

  async function status(id: string, signal: AbortSignal): Promise<ExportStatus> {
    const operation = 'list events to export';
    const { camera, span } = orderOf(id, operation);
    // What happens until then is not in the list yet: files would be missing without a word.
    if (clock.now() < addMs(span.until, EVENT_LISTED_AFTER)) return { kind: 'waiting' };
    const failed = (code: FailureCode, vendorText?: string): ExportStatus => ({
      kind: 'failed',
      failure: new Failure({ code, operation, system, vendorText }),
    });
    try {
      const found = await inSpan(camera, span, signal);
      if (found === undefined) return failed('rejected', TOO_MANY);
      return found.length === 0 ? failed('noFootage') : { kind: 'ready', files: found.map(toFile) };
    } catch (error) {
      const failure = toFailure(error, operation, system);
      if (!FINAL.has(failure.code)) throw failure;
      return { kind: 'failed', failure };
    }
  }

  /** The picture of the event at a moment, under its beginning: which frame it is the system does not tell. */
  async function frame(camera: CameraId, at: EpochMs, signal: AbortSignal): Promise<Still | undefined> {
    const found = await inSpan(camera, { from: at, until: epochMs(at + 1) }, signal);
    const event = found?.at(-1);
    if (event === undefined) return undefined;
    return { image: await events.thumb(event, signal), at: event.startAt };
  }

  return {
    options: EVENT_EXPORT_OPTIONS,
    keptFor: undefined,
    camera: async (camera, signal) => {
      await directory.get(camera, signal);
      return { archives: [EVENTS], hasSound: undefined, refused: undefined };
    },
    depth: async () => undefined,
    coverage: async (camera, _archive, span, signal) => {
      const found = await inSpan(camera, span, signal);
      return found && mergeSpans(found.flatMap((event) => sharedSpan(toSpan(event), span) ?? []));
    },
    estimate: async () => undefined,
    frame: async (camera, _archive, at, signal) => await frame(camera, at, signal),
    liveFrame: async () => undefined,
    start: async ({ camera, source }) => {
      const operation = 'start export';
      if (source.kind === 'live') throw new Failure({ code: 'rejected', operation, system });
      const id = toTicket({ camera, span: source.span });
      // A name that could not be read again would be lost.
      if (parseTicket(id) === undefined) throw new Failure({ code: 'notFound', operation, system });
      return { id, clockOffset: undefined };
    },
    blame: () => undefined,
    status,
    file: async (id, { name }, { signal }) => {
      const operation = 'download event';
      const event = events.fromKey(orderOf(id, operation).camera, name);
      if (event === undefined) throw new Failure({ code: 'notFound', operation, system });
      return await events.download.use(event, signal);
    },
    // There is nothing at the system that could be ended or deleted: its events are not ours.
    remove: async () => undefined,
  };
}

const toSpan = ({ startAt, endAt }: CameraEvent): TimeSpan => ({ from: startAt, until: endAt });

const toFile = (event: CameraEvent): ExportFile => ({ name: event.key, label: eventFileLabel(event) });
