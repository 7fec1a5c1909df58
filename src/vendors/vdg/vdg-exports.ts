/**
 * Exporting footage of VDG Sense in its two ways: in the native format to a folder of the server, and as a clip
 * that can be downloaded. Under which name an export goes on decides which of the two it is.
 */
import { Failure } from '../../core/failure.ts';
import type { ConnectionId } from '../../core/ids.ts';
import type { Clock } from '../../platform/clock.ts';
import type { ExportCamera, ExportRequest, FootageExports } from '../contract-exports.ts';
import { clipQuery, createClipExports } from './clip-export.ts';
import { commandUrl } from './endpoint.ts';
import { blameField } from './export-blame.ts';
import { toExportXml, toVdgParts } from './export-body.ts';
import { checkExport } from './export-check.ts';
import { CLIP } from './export-formats.ts';
import { VDG_EXPORT_OPTIONS } from './export-options.ts';
import { parseTicket, ticketText, type VdgTicket } from './export-ticket.ts';
import { createNativeExports } from './native-export.ts';
import type { VdgClient } from './vdg-client.ts';
import type { VdgInfo } from './vdg-info.ts';
import type { VdgPictures } from './vdg-pictures.ts';

export interface VdgExportsHost {
  readonly system: ConnectionId;
  readonly client: Pick<VdgClient, 'result' | 'stream'>;
  readonly info: Pick<VdgInfo, 'ready' | 'isAtLeast' | 'version' | 'clockOffset'>;
  readonly pictures: Pick<VdgPictures, 'live' | 'at'>;
  readonly clock: Clock;
}

/** What is recorded is told by no call: there is one place, on the server. */
const CAMERA: ExportCamera = {
  archives: [{ id: 'recordings', name: 'Recordings', isDefault: true }],
  hasSound: undefined,
  refused: undefined,
};

/** The versions that the two ways came with. */
const NATIVE_SINCE = '2.7.3';
const CLIP_SINCE = '2.5.4';

/** Only what follows it is shown. */
const ANY_SERVER = new URL('http://server');

/** What `start` sends: a body in XML, or an address. Throws a Failure (`rejected`) for what cannot be sent. */
function wireText(request: ExportRequest): string {
  const [problem] = checkExport(request);
  if (problem !== undefined) {
    throw new Failure({ code: 'rejected', operation: 'write export', vendorText: problem.text });
  }
  const parts = toVdgParts(request);
  const { format, folder, bandwidth, comment } = request.settings;
  if (format !== CLIP) return toExportXml(parts, folder, bandwidth);
  const { pathname, search } = commandUrl(ANY_SERVER, 'addClip', clipQuery(parts[0], comment));
  return `GET ${pathname}${search}`;
}

export function createVdgExports(host: VdgExportsHost): FootageExports {
  const { system, info, pictures } = host;
  const native = createNativeExports(host);
  const clips = createClipExports(host);

  function ticketOf(id: string, operation: string): VdgTicket {
    const ticket = parseTicket(id);
    if (ticket === undefined) throw new Failure({ code: 'notFound', operation, system });
    return ticket;
  }

  /** An older server would answer with no more than that it does not know the command. */
  async function refuseOld({ settings }: ExportRequest, signal: AbortSignal): Promise<void> {
    // Where the version cannot be had, the order itself shows whether the server knows it.
    await info.ready(signal).catch(() => undefined);
    const operation = 'start export';
    if (signal.aborted) throw new Failure({ code: 'aborted', operation, system });
    const [what, since] =
      settings.format === CLIP ? ['A clip needs', CLIP_SINCE] : ['This export needs', NATIVE_SINCE];
    if (info.isAtLeast(since) !== false) return;
    const version = info.version() ?? 'older';
    const vendorText = `${what} VDG Sense ${since} or newer; this server is ${version}.`;
    throw new Failure({ code: 'rejected', operation, system, vendorText });
  }

  return {
    options: VDG_EXPORT_OPTIONS,
    // Clips go after some days or when there are too many; what is in a folder stays.
    keptFor: undefined,
    camera: () => Promise.resolve(CAMERA),
    depth: () => Promise.resolve(undefined),
    coverage: () => Promise.resolve(undefined),
    estimate: () => Promise.resolve(undefined),
    frame: (camera, _archive, at, signal) => pictures.at(camera, at, signal),
    liveFrame: (camera, signal) => pictures.live(camera, signal),
    start: async (request, signal) => {
      await refuseOld(request, signal);
      const way = request.settings.format === CLIP ? clips : native;
      const ticket = await way.start(request, signal);
      const name = ticket.kind === 'clip' ? `clip ${ticket.clipId}` : `export ${ticket.exportId}`;
      return { id: ticketText(ticket), name, clockOffset: info.clockOffset() };
    },
    wireText,
    blame: blameField,
    status: async (id, signal) => {
      const ticket = ticketOf(id, 'follow export');
      return ticket.kind === 'clip' ? clips.status(ticket, signal) : native.status(ticket, signal);
    },
    file: async (id, file, { signal }) => {
      const operation = 'download export';
      const ticket = ticketOf(id, operation);
      if (ticket.kind === 'clip') return clips.file(ticket, file, signal);
      const vendorText = `This export stays on the server, in ${ticket.folder}.`;
      throw new Failure({ code: 'rejected', operation, system, vendorText });
    },
    remove: async (id, signal) => {
      const ticket = ticketOf(id, 'delete export');
      await (ticket.kind === 'clip' ? clips.remove(ticket, signal) : native.remove(ticket, signal));
    },
  };
}
