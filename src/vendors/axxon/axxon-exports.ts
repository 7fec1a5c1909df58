/**
 * Exporting footage of Axxon: an order (BEGIN first in its path, unlike in all calls of the archive), its
 * name out of the answer's Location, then status, files and deletion under that name. No call lists
 * exports: whoever forgets a name has lost the export.
 */
import { clockOffset } from '../../core/clock-offset.ts';
import { Failure } from '../../core/failure.ts';
import type { CameraId, ConnectionId } from '../../core/ids.ts';
import { addMs, type EpochMs, type Ms, ms } from '../../core/units.ts';
import type { Clock } from '../../platform/clock.ts';
import type { HttpStream } from '../../platform/http.ts';
import type {
  ExportFile,
  ExportRequest,
  ExportSource,
  FootageExports,
  StartedExport,
} from '../contract-exports.ts';
import type { AxxonCameras } from './axxon-cameras.ts';
import type { AxxonClient } from './axxon-client.ts';
import type { AxxonIntervals } from './axxon-intervals.ts';
import { toAxxonTime } from './axxon-times.ts';
import { blameField } from './export-blame.ts';
import { toExportBody } from './export-body.ts';
import { toExportCamera } from './export-camera.ts';
import { createEstimates } from './export-estimate.ts';
import { createExportFrames } from './export-frames.ts';
import { EXPORT_KEPT, FILE_TIMEOUT, START_TIMEOUT, START_TIMEOUT_MAX } from './export-limits.ts';
import { parseExportLocation } from './export-location.ts';
import { AXXON_EXPORT_OPTIONS } from './export-options.ts';
import { parseExportStatus } from './export-status.ts';

export interface AxxonExportsHost {
  readonly system: ConnectionId;
  readonly client: Pick<AxxonClient, 'json' | 'send' | 'stream'>;
  readonly cameras: Pick<AxxonCameras, 'find'>;
  readonly intervals: AxxonIntervals;
  readonly clock: Clock;
}

/** The moments of the path and what else the query holds: the document has an archive only for recordings. */
function wantedOf(source: ExportSource, now: EpochMs) {
  if (source.kind === 'live') return { from: now, until: addMs(now, source.length), archive: undefined };
  return { ...source.span, archive: source.archive };
}

const startTimeout = (wait: Ms): Ms => ms(Math.min(wait + START_TIMEOUT, START_TIMEOUT_MAX));

/** What a server says that knows no `name`, or not this one. */
const isNameRefused = (error: unknown): boolean =>
  error instanceof Failure && ['rejected', 'notFound'].includes(error.code);

export function createAxxonExports(host: AxxonExportsHost): FootageExports {
  const { system, client, cameras, intervals, clock } = host;
  const sourceOf = async (camera: CameraId, signal: AbortSignal): Promise<string> =>
    (await cameras.find(camera, signal)).source;

  async function start(
    { camera, source, settings }: ExportRequest,
    signal: AbortSignal,
  ): Promise<StartedExport> {
    const operation = 'start export';
    const raw = await sourceOf(camera, signal);
    const { from, until, archive } = wantedOf(source, clock.now());
    const askedAt = clock.now();
    const { headers } = await client.send({
      operation,
      method: 'POST',
      path: ['export', source.kind, { raw }, toAxxonTime(from), toAxxonTime(until)],
      query: [
        ['waittimeout', settings.waitTimeout],
        ['archive', archive],
      ],
      json: toExportBody(settings),
      kind: 'command',
      timeout: startTimeout(settings.waitTimeout),
      signal,
    });
    const id = parseExportLocation(headers.get('location'));
    // It runs under a name that nobody knows: also where the browser does not show the header.
    if (id === undefined) throw new Failure({ code: 'badReply', operation, system });
    return { id, clockOffset: clockOffset(headers.get('date'), askedAt, clock.now()) };
  }

  function download(id: string, name: string | undefined, signal: AbortSignal): Promise<HttpStream> {
    return client.stream({
      operation: 'download export',
      path: ['export', id, 'file'],
      query: [['name', name]],
      kind: 'read',
      timeout: FILE_TIMEOUT,
      signal,
    });
  }

  async function file(
    id: string,
    { name }: ExportFile,
    { single, signal }: { readonly single: boolean; readonly signal: AbortSignal },
  ): Promise<HttpStream> {
    try {
      return await download(id, name, signal);
    } catch (error) {
      if (!single || !isNameRefused(error)) throw error;
      // The document itself shows the call without a name.
      return download(id, undefined, signal);
    }
  }

  async function remove(id: string, signal: AbortSignal): Promise<void> {
    try {
      await client.send({
        operation: 'delete export',
        method: 'DELETE',
        path: ['export', id],
        // Deleting twice is deleting once.
        kind: 'read',
        signal,
      });
    } catch (error) {
      if (!(error instanceof Failure && error.code === 'notFound')) throw error;
    }
  }

  return {
    options: AXXON_EXPORT_OPTIONS,
    keptFor: EXPORT_KEPT,
    camera: async (camera, signal) => toExportCamera(await cameras.find(camera, signal)),
    depth: async (camera, archive, signal) =>
      intervals.depth(await sourceOf(camera, signal), archive, signal),
    coverage: async (camera, archive, span, signal) => {
      const { source, archives } = await cameras.find(camera, signal);
      // It is recorded nowhere: there is no archive that could be asked.
      if (archives.length === 0) return [];
      return intervals.intervals(source, span, archive, signal);
    },
    ...createEstimates({ client, sourceOf }),
    ...createExportFrames({ system, client, clock, sourceOf }),
    start,
    blame: blameField,
    status: async (id, signal) => {
      const operation = 'follow export';
      const path = ['export', id, 'status'];
      const status = parseExportStatus(await client.json({ operation, path, kind: 'read', signal }), system);
      if (status === undefined) throw new Failure({ code: 'badReply', operation, system });
      return status;
    },
    file,
    remove,
  };
}
