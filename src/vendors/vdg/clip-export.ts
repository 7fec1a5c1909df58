/**
 * Clips: an MP4 of one camera that the server makes in a queue, and that can be downloaded (addClip, getClips,
 * downloadClip, deleteClip). The server keeps one clip of a camera and range: the same order again is answered
 * with the clip that is there.
 */
import { Failure } from '../../core/failure.ts';
import type { ConnectionId } from '../../core/ids.ts';
import { redactText } from '../../core/redact.ts';
import type { Clock } from '../../platform/clock.ts';
import type { HttpStream } from '../../platform/http.ts';
import type { ExportFile, ExportRequest, ExportStatus } from '../contract-exports.ts';
import { isClipNamed, isClipOf, readClip, readClips, type VdgClip } from './clip-wire.ts';
import { toVdgParts, type VdgPart } from './export-body.ts';
import { FILE_TIMEOUT, SERVER_TEXT_MAX, START_TIMEOUT } from './export-limits.ts';
import type { ClipTicket } from './export-ticket.ts';
import type { VdgCall, VdgClient } from './vdg-client.ts';
import { toVdgTime } from './vdg-times.ts';
import { child } from './xml-reader.ts';

export interface ClipExports {
  readonly start: (request: ExportRequest, signal: AbortSignal) => Promise<ClipTicket>;
  /** Rejects with `notFound` once the server has it no more. */
  readonly status: (ticket: ClipTicket, signal: AbortSignal) => Promise<ExportStatus>;
  readonly file: (ticket: ClipTicket, file: ExportFile, signal: AbortSignal) => Promise<HttpStream>;
  readonly remove: (ticket: ClipTicket, signal: AbortSignal) => Promise<void>;
}

export interface ClipExportsHost {
  readonly system: ConnectionId;
  readonly client: Pick<VdgClient, 'result' | 'stream'>;
  readonly clock: Clock;
}

const NO_DESCRIPTION = 'Sightline';
const GONE = 'The server has this clip no more: it keeps clips for some days, and drops the oldest.';

/** The parameters of addClip. */
export const clipQuery = (
  { serverId, deviceId, span }: VdgPart,
  comment: string,
): readonly (readonly [string, string])[] => [
  ['serverid', serverId],
  ['deviceId', deviceId],
  // No server was seen that takes a clip without one.
  ['description', comment === '' ? NO_DESCRIPTION : comment],
  ['startdate', toVdgTime(span.from)],
  ['enddate', toVdgTime(span.until)],
];

const nameOf = (serverId: string, clipId: string): NonNullable<VdgCall['query']> => [
  ['serverid', serverId],
  ['id', clipId],
];

export function createClipExports({ system, client, clock }: ClipExportsHost): ClipExports {
  async function clipsOf(
    { serverId }: VdgPart,
    operation: string,
    signal: AbortSignal,
  ): Promise<readonly VdgClip[]> {
    const query = [['serverID', serverId]] as const;
    return readClips(await client.result({ operation, command: 'getClips', query, kind: 'read', signal }));
  }

  const has = async (part: VdgPart, clipId: string, signal: AbortSignal): Promise<boolean> =>
    (await clipsOf(part, 'list exports', signal)).some((clip) => isClipNamed(clip, clipId, part));

  /** Whether the server said no because the clip is gone: it has no code of its own for that. */
  async function isGone(
    error: unknown,
    part: VdgPart,
    clipId: string,
    signal: AbortSignal,
  ): Promise<boolean> {
    if (!(error instanceof Failure) || error.facts.vendorCode === undefined) return false;
    try {
      return !(await has(part, clipId, signal));
    } catch {
      return false;
    }
  }

  async function destroy(part: VdgPart, clipId: string, signal: AbortSignal): Promise<void> {
    const operation = 'delete export';
    const query = nameOf(part.serverId, clipId);
    try {
      await client.result({ operation, command: 'deleteClip', query, kind: 'command', signal });
    } catch (error) {
      if (!(await isGone(error, part, clipId, signal))) throw error;
    }
  }

  async function start(request: ExportRequest, signal: AbortSignal): Promise<ClipTicket> {
    const operation = 'start export';
    const [part] = toVdgParts(request);
    const sentAt = clock.now();
    const add = async (): Promise<VdgClip | undefined> => {
      const reply = await client.result({
        operation,
        command: 'addClip',
        query: clipQuery(part, request.settings.comment),
        kind: 'command',
        timeout: START_TIMEOUT,
        signal,
      });
      const told = readClip(child(reply, 'clip')) ?? readClip(reply);
      return told ?? (await clipsOf(part, operation, signal)).findLast((one) => isClipOf(one, part));
    };
    let clip = await add();
    if (clip?.status === 'failed') {
      // What failed before stays failed, until it is made anew.
      await destroy(part, clip.id, signal);
      clip = await add();
    }
    if (clip === undefined) throw new Failure({ code: 'badReply', operation, system });
    return { kind: 'clip', clipId: clip.id, sentAt, part };
  }

  async function status({ clipId, part }: ClipTicket, signal: AbortSignal): Promise<ExportStatus> {
    const operation = 'follow export';
    const clips = await clipsOf(part, operation, signal);
    const clip = clips.find((one) => isClipNamed(one, clipId, part));
    if (clip === undefined) {
      throw new Failure({ code: 'notFound', operation, system, vendorText: GONE });
    }
    switch (clip.status) {
      case 'pending':
        return { kind: 'waiting' };
      case 'finished':
        return { kind: 'ready', files: [{ name: clipId, label: `clip ${clipId}.mp4` }] };
      case 'failed': {
        const said = clip.note === undefined ? '' : ` It says: ${clip.note}`;
        const text = `The server could not make this clip.${said}`;
        const vendorText = redactText(text).slice(0, SERVER_TEXT_MAX);
        const failure = new Failure({ code: 'serverError', operation: 'export', system, vendorText });
        return { kind: 'failed', failure };
      }
      default:
        return { kind: 'running', progress: undefined };
    }
  }

  async function file({ part }: ClipTicket, { name }: ExportFile, signal: AbortSignal): Promise<HttpStream> {
    const operation = 'download export';
    const query = nameOf(part.serverId, name);
    try {
      const call = { operation, command: 'downloadClip', query, timeout: FILE_TIMEOUT, signal };
      return await client.stream({ ...call, kind: 'read' });
    } catch (error) {
      if (!(await isGone(error, part, name, signal))) throw error;
      throw new Failure({ code: 'notFound', operation, system, vendorText: GONE });
    }
  }

  async function remove({ clipId, part }: ClipTicket, signal: AbortSignal): Promise<void> {
    // The number alone might be another clip's by now.
    if (await has(part, clipId, signal)) await destroy(part, clipId, signal);
  }

  return { start, status, file, remove };
}
