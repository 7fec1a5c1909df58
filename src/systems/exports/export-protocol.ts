/**
 * What windows say to each other about the list: the one that does the work tells how it goes, the others
 * ask for it and pass on commands. Anything else that is heard means nothing.
 */
import * as v from 'valibot';
import { type ConnectionId, connectionId } from '../../core/ids.ts';
import { type ExportCommand, parseCommand } from './export-command.ts';
import type { ExportJob } from './export-job.ts';
import type { ExportItem, ExportPreset } from './export-model.ts';
import { parseRecord, toRecord } from './export-records.ts';
import { Name, Preset } from './kept-shapes.ts';

/** What the working window tells. */
export type ListNews =
  /** All of it: to whoever asked, and when another window has taken over. */
  | {
      readonly kind: 'list';
      readonly items: readonly ExportItem[];
      readonly presets: readonly ExportPreset[];
    }
  /** What changed since the news before. */
  | { readonly kind: 'changed'; readonly items: readonly ExportItem[]; readonly removed: readonly string[] }
  | { readonly kind: 'presets'; readonly presets: readonly ExportPreset[] }
  /** A command was acted on: nobody needs to say it again. */
  | { readonly kind: 'acted'; readonly message: string };

/** Somebody is signed in at a system. */
export interface KnownSession {
  readonly system: ConnectionId;
  readonly account: string;
}

export type ListAsk =
  | { readonly kind: 'hello' }
  /** Who is signed in in a window that only watches: it could do what the working one cannot. */
  | { readonly kind: 'signedIn'; readonly sessions: readonly KnownSession[] }
  /** `message` is its own, the same each time that it is said. */
  | { readonly kind: 'command'; readonly message: string; readonly command: ExportCommand };

/** Whether a message is the working window's. */
export const isNews = (message: ListNews | ListAsk): message is ListNews =>
  message.kind === 'list' ||
  message.kind === 'changed' ||
  message.kind === 'presets' ||
  message.kind === 'acted';

/** The channel of a version: windows of another one are not understood. */
export const CHANNEL = 'sightline-exports-2';

const Unread = v.array(v.unknown());
const Presets = v.array(Preset);
const Sessions = v.array(v.object({ system: v.pipe(Name, v.transform(connectionId)), account: Name }));
const Message = v.variant('kind', [
  v.object({ kind: v.literal('list'), records: Unread, presets: Presets }),
  v.object({ kind: v.literal('changed'), records: Unread, removed: v.array(Name) }),
  v.object({ kind: v.literal('presets'), presets: Presets }),
  v.object({ kind: v.literal('acted'), message: Name }),
  v.object({ kind: v.literal('hello') }),
  v.object({ kind: v.literal('signedIn'), sessions: Sessions }),
  v.object({ kind: v.literal('command'), message: Name, command: v.unknown() }),
]);

/** The whole list, as it is said. */
export const listMessage = (jobs: readonly ExportJob[], presets: readonly ExportPreset[]): unknown => ({
  kind: 'list',
  records: jobs.map(toRecord),
  presets,
});

export const changedMessage = (jobs: readonly ExportJob[], removed: readonly string[]): unknown => ({
  kind: 'changed',
  records: jobs.map(toRecord),
  removed,
});

/** What was heard; undefined for what is no message of this list. */
export function parseMessage(heard: unknown): ListNews | ListAsk | undefined {
  const read = v.safeParse(Message, heard);
  if (!read.success) return undefined;
  const said = read.output;
  switch (said.kind) {
    case 'list':
      return { kind: 'list', items: itemsOf(said.records), presets: said.presets };
    case 'changed':
      return { kind: 'changed', items: itemsOf(said.records), removed: said.removed };
    case 'command': {
      const command = parseCommand(said.command);
      return command === undefined ? undefined : { kind: 'command', message: said.message, command };
    }
    default:
      return said;
  }
}

const itemsOf = (records: readonly unknown[]): readonly ExportItem[] =>
  records.flatMap((record) => parseRecord(record)?.item ?? []);
