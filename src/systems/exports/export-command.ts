/** What people do with the list, as data: one window does the work, and the others pass on what they are told. */
import * as v from 'valibot';
import type { ExportOrder, ExportPreset } from './export-model.ts';
import { maybe, Name, Order, Preset, Text } from './kept-shapes.ts';

export type ExportCommand =
  | {
      readonly kind: 'order';
      /** Ours; an order whose id is in the list already is the same one once more. */
      readonly id: string;
      readonly order: ExportOrder;
      /** Who is signed in at its system where it was ordered. */
      readonly account: string | undefined;
    }
  | { readonly kind: 'cancel' | 'deleteFiles' | 'remove'; readonly ids: readonly string[] }
  | {
      readonly kind: 'download' | 'stopDownload';
      readonly id: string;
      readonly file: string | undefined;
    }
  | { readonly kind: 'savePreset'; readonly preset: ExportPreset }
  | { readonly kind: 'removePreset'; readonly id: string };

const MOST_IDS = 10_000;
const Ids = v.pipe(v.array(Name), v.maxLength(MOST_IDS));

export const Command = v.variant('kind', [
  v.object({ kind: v.literal('order'), id: Name, order: Order, account: maybe(Text) }),
  v.object({ kind: v.picklist(['cancel', 'deleteFiles', 'remove']), ids: Ids }),
  v.object({ kind: v.picklist(['download', 'stopDownload']), id: Name, file: maybe(Text) }),
  v.object({ kind: v.literal('savePreset'), preset: Preset }),
  v.object({ kind: v.literal('removePreset'), id: Name }),
]);

/** A command from another window; undefined for anything that is none. */
export function parseCommand(said: unknown): ExportCommand | undefined {
  const read = v.safeParse(Command, said);
  if (!read.success) return undefined;
  const command = read.output;
  switch (command.kind) {
    case 'order':
      return {
        ...command,
        account: command.account,
        order: { ...command.order, group: command.order.group },
      };
    case 'download':
    case 'stopDownload':
      return { ...command, file: command.file };
    default:
      return command;
  }
}
