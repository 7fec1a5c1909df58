/**
 * Exports in the native format (exportVideo): the server writes them to a folder of its own. Their numbers
 * begin at 1 again with each session of the server, so that a number is believed only together with the
 * cameras, times and folder that were sent, and nothing is ended under a number that may be another's.
 */
import { Failure } from '../../core/failure.ts';
import type { ConnectionId } from '../../core/ids.ts';
import type { Clock } from '../../platform/clock.ts';
import type { ExportRequest, ExportStatus } from '../contract-exports.ts';
import { toExportXml, toVdgParts } from './export-body.ts';
import { START_TIMEOUT } from './export-limits.ts';
import { type NativeTicket, ticketText } from './export-ticket.ts';
import { isEntryOf, type NativeEntry, readNativeEntries, toNativeStatus } from './native-status.ts';
import type { VdgClient } from './vdg-client.ts';
import { NOT_IMPLEMENTED } from './vdg-failure.ts';
import { child, childText } from './xml-reader.ts';

export interface NativeExports {
  readonly start: (request: ExportRequest, signal: AbortSignal) => Promise<NativeTicket>;
  readonly status: (ticket: NativeTicket, signal: AbortSignal) => Promise<ExportStatus>;
  readonly remove: (ticket: NativeTicket, signal: AbortSignal) => Promise<void>;
}

export interface NativeExportsHost {
  readonly system: ConnectionId;
  readonly client: Pick<VdgClient, 'result'>;
  readonly clock: Clock;
}

export const SESSION_ENDED =
  "The server's session has ended since; nobody knows how this export ended. Look in the folder.";
const FINISHED = 'The export came to its end before it could be cancelled. It stays in its folder.';
const NOT_PENDING =
  'The server has no export of this number to end: it is over, or its session has ended. Look in the folder.';
const NUMBER_UNSURE =
  'This server does not tell which export its number means now. Sightline has been loaded again since, so ' +
  'that another export might be ended instead: end it in VDG Sense.';

const EXPORT_ID = /^[\w.-]{1,64}$/;
/** In case of a DELETE, or of a question: the server sees no number that it knows. */
const NO_EXPORT_ID = '-57';
const NOT_FOUND = 404;

const isUnknownId = ({ code, facts }: Failure): boolean =>
  facts.vendorCode === NO_EXPORT_ID || (code === 'notFound' && facts.status !== NOT_FOUND);
const isCallMissing = ({ facts }: Failure): boolean =>
  facts.vendorCode === NOT_IMPLEMENTED || (facts.vendorCode === undefined && facts.status === NOT_FOUND);

const isOver = ({ kind }: ExportStatus): boolean => kind === 'ready' || kind === 'failed';

export function createNativeExports({ system, client, clock }: NativeExportsHost): NativeExports {
  /** The newest export of each number: whatever had the number before belongs to a session that is over. */
  const newest = new Map<string, number>();
  /** Those that this page has begun, and those that it wanted to end, by their names. */
  const begun = new Set<string>();
  const ended = new Set<string>();
  /** Those that are known to have come to their end. */
  const over = new Set<string>();
  let hasStatusCall = true;

  function see({ exportId, sentAt }: NativeTicket): void {
    newest.set(exportId, Math.max(newest.get(exportId) ?? sentAt, sentAt));
  }
  const isReplaced = ({ exportId, sentAt }: NativeTicket): boolean =>
    (newest.get(exportId) ?? sentAt) > sentAt;

  async function start(request: ExportRequest, signal: AbortSignal): Promise<NativeTicket> {
    const operation = 'start export';
    const parts = toVdgParts(request);
    const { folder, bandwidth } = request.settings;
    const sentAt = clock.now();
    const reply = await client.result({
      operation,
      command: 'exportVideo',
      method: 'POST',
      xml: toExportXml(parts, folder, bandwidth),
      kind: 'command',
      timeout: START_TIMEOUT,
      signal,
    });
    const exportId = childText(child(reply, 'export'), 'exportid') ?? childText(reply, 'exportid') ?? '';
    // It runs under a number that nobody knows.
    if (!EXPORT_ID.test(exportId)) throw new Failure({ code: 'badReply', operation, system });
    const ticket: NativeTicket = { kind: 'native', exportId, sentAt, parts, folder };
    see(ticket);
    begun.add(ticketText(ticket));
    return ticket;
  }

  /** Its own entry; undefined where the server has none that is; `untold` where it has no such call. */
  async function entryOf(
    ticket: NativeTicket,
    operation: string,
    signal: AbortSignal,
  ): Promise<NativeEntry | 'untold' | undefined> {
    if (!hasStatusCall) return 'untold';
    const { exportId } = ticket;
    try {
      const command = 'getExportVideoStatus';
      const query = [['exportid', exportId]] as const;
      const reply = await client.result({ operation, command, query, kind: 'read', signal });
      return readNativeEntries(reply).find((entry) => isEntryOf(entry, ticket));
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      if (isUnknownId(error)) return undefined;
      if (!isCallMissing(error)) throw error;
      // Asking again would change nothing.
      hasStatusCall = false;
      return 'untold';
    }
  }

  const refusal = (operation: string, vendorText: string): Failure =>
    new Failure({ code: 'rejected', operation, system, vendorText });

  async function status(ticket: NativeTicket, signal: AbortSignal): Promise<ExportStatus> {
    const operation = 'follow export';
    see(ticket);
    const entry = isReplaced(ticket) ? undefined : await entryOf(ticket, operation, signal);
    if (entry === 'untold') return { kind: 'running', progress: undefined };
    if (entry !== undefined) {
      const status = toNativeStatus(entry, ticket, system);
      if (isOver(status)) over.add(ticketText(ticket));
      return status;
    }
    const failure = new Failure({ code: 'notFound', operation, system, vendorText: SESSION_ENDED });
    return { kind: 'lost', failure };
  }

  async function remove(ticket: NativeTicket, signal: AbortSignal): Promise<void> {
    const operation = 'cancel export';
    see(ticket);
    const name = ticketText(ticket);
    const entry = isReplaced(ticket) ? undefined : await entryOf(ticket, operation, signal);
    const wasAsked = ended.has(name);
    if (entry === undefined) {
      if (wasAsked) return;
      // It may have been written to its end: to call that cancelled would be a guess.
      throw refusal(operation, SESSION_ENDED);
    }
    if (entry === 'untold') {
      if (!begun.has(name)) throw refusal(operation, NUMBER_UNSURE);
    } else if (isOver(toNativeStatus(entry, ticket, system))) {
      // What is written stays in its folder; who wanted to prevent that is told.
      if (over.has(name)) return;
      throw refusal(operation, FINISHED);
    }
    ended.add(name);
    try {
      await client.result({
        operation,
        command: 'exportVideo',
        method: 'DELETE',
        query: [['exportid', ticket.exportId]],
        // It is looked at once more before another try.
        kind: 'command',
        signal,
      });
    } catch (error) {
      if (!(error instanceof Failure && isUnknownId(error))) throw error;
      if (!wasAsked) throw refusal(operation, NOT_PENDING);
    }
  }

  return { start, status, remove };
}
