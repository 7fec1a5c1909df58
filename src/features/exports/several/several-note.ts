/**
 * What the address of the page does not hold, kept by the tab over a reload: times of single cameras, the
 * name, settings, and what is wrong already. Read as defensively as anything from outside.
 */
import * as v from 'valibot';
import { cameraRefText, connectionId } from '../../../core/ids.ts';
import { keptSettings, moment, settingsOf, text } from '../form/kept-settings.ts';
import type { SeveralDraft } from './several-draft.ts';

const MOST_ENTRIES = 1_000;
const list = <Shape extends v.GenericSchema>(shape: Shape) =>
  v.pipe(v.array(shape), v.maxLength(MOST_ENTRIES));

const noteShape = v.object({
  /** The address that the page had. */
  path: text,
  name: v.optional(text),
  own: list(v.object({ camera: text, from: v.optional(moment), until: v.optional(moment) })),
  changed: list(v.object({ system: text, settings: keptSettings })),
  handOn: v.object({ download: v.boolean(), manifest: v.boolean() }),
  touched: list(text),
  wasPressed: v.boolean(),
});

/** The draft as a text, for the page at `path`. */
export function severalNoteText(path: string, draft: SeveralDraft): string {
  const { cameras, name, changed, handOn, touched, wasPressed } = draft;
  const own = cameras.flatMap(({ ref, own: times }) =>
    times === undefined ? [] : [{ camera: cameraRefText(ref), ...times }],
  );
  const set = Array.from(changed, ([system, settings]) => ({ system, settings }));
  return JSON.stringify({ path, name, own, changed: set, handOn, touched: [...touched], wasPressed });
}

/** The draft of an address with what was kept for that very address; as it is where nothing was. */
export function withSeveralNote(draft: SeveralDraft, path: string, kept: string | undefined): SeveralDraft {
  let parsed: unknown;
  try {
    parsed = JSON.parse(kept ?? '');
  } catch {
    return draft;
  }
  const read = v.safeParse(noteShape, parsed);
  if (!read.success || read.output.path !== path) return draft;
  const { name, own, changed, handOn, touched, wasPressed } = read.output;
  const times = new Map(own.map(({ camera, from, until }) => [camera, { from, until }]));
  return {
    ...draft,
    cameras: draft.cameras.map(({ ref }) => ({ ref, own: times.get(cameraRefText(ref)) })),
    name,
    changed: new Map(
      changed.map(({ system, settings }) => [connectionId(system), settingsOf(settings)] as const),
    ),
    handOn,
    touched: new Set(touched),
    wasPressed,
  };
}
