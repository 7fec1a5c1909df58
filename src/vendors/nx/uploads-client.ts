/**
 * Uploads to one server (Steps 1 to 3): opening, the requests of the pieces, status, taking away. The
 * pieces themselves are sent by a worker; in which order and how often is not decided here.
 */
import { Failure } from '../../core/failure.ts';
import type { ConnectionId } from '../../core/ids.ts';
import type { Uploads, UploadStatus, UploadTicket } from '../contract-imports.ts';
import { parseDownloadStatus } from './download-status.ts';
import { CHUNK_MAX, UPLOAD_KEPT } from './import-limits.ts';
import type { NxClient } from './nx-client.ts';

export interface UploadsHost {
  readonly system: ConnectionId;
  readonly client: Pick<NxClient, 'json' | 'request' | 'failureOf'>;
  /** The server that owns the camera; undefined for the one that is connected. */
  readonly server: string | undefined;
}

/** Step 2: any other is refused. */
const PIECE_TYPE = 'application/octet-stream';
const BAD_REQUEST = 400;
/** cantProcessRequest: with status 400, an upload of that name is not known. */
const CANNOT_PROCESS = '3';

function isUnknown(error: unknown): boolean {
  if (!(error instanceof Failure)) return false;
  const { code, status, vendorCode } = error.facts;
  return code === 'notFound' || (status === BAD_REQUEST && vendorCode === CANNOT_PROCESS);
}

const isThere = (error: unknown): boolean => error instanceof Failure && error.code === 'alreadyThere';

export function createUploads({ system, client, ...host }: UploadsHost): Uploads {
  const server = host.server === undefined ? {} : { server: host.server };
  const pathOf = ({ name }: UploadTicket) => ['api', 'downloads', name] as const;

  async function open(ticket: UploadTicket, recreate: boolean, signal: AbortSignal): Promise<void> {
    await client.json({
      operation: 'open upload',
      path: pathOf(ticket),
      query: [
        ['size', ticket.size],
        ['chunkSize', ticket.chunkSize],
        // In capitals it is refused.
        ['md5', ticket.md5.toLowerCase()],
        ['ttl', UPLOAD_KEPT],
        ['upload', ''],
        ['recreate', recreate ? 'true' : undefined],
      ],
      method: 'POST',
      // May be repeated: a second one finds the record of the first and replaces it.
      kind: 'read',
      ...server,
      signal,
    });
  }

  async function status(ticket: UploadTicket, signal: AbortSignal): Promise<UploadStatus> {
    const operation = 'look at upload';
    let reply: unknown;
    try {
      const path = [...pathOf(ticket), 'status'];
      reply = await client.json({ operation, path, kind: 'read', ...server, signal });
    } catch (error) {
      if (isUnknown(error)) return { kind: 'missing' };
      throw error;
    }
    const read = parseDownloadStatus(reply, ticket);
    if (read === undefined) throw new Failure({ code: 'badReply', operation, system });
    return read;
  }

  async function remove(ticket: UploadTicket, signal: AbortSignal): Promise<void> {
    try {
      await client.json({
        operation: 'delete upload',
        path: pathOf(ticket),
        method: 'DELETE',
        // What is gone stays gone.
        kind: 'read',
        ...server,
        signal,
      });
    } catch (error) {
      if (!isUnknown(error)) throw error;
    }
  }

  return {
    maxChunkSize: CHUNK_MAX,
    keptFor: UPLOAD_KEPT,
    status,
    remove,
    create: async (ticket, signal) => {
      try {
        await open(ticket, false, signal);
      } catch (error) {
        if (!isThere(error)) throw error;
        await open(ticket, true, signal);
      }
    },
    chunk: async (ticket, index) => {
      const { address, headers } = await client.request({
        path: [...pathOf(ticket), 'chunks', index],
        ...server,
      });
      return { address, method: 'PUT', headers: { ...headers, 'content-type': PIECE_TYPE } };
    },
    failureOf: (answer) => client.failureOf('upload', answer),
  };
}
