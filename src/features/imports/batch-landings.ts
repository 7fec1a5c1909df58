/** What else of the queue lands on each camera: the other files on the small timelines. Pure. */
import { cameraRefText } from '../../core/ids.ts';
import type { TimeSpan } from '../../core/time-span.ts';
import type { ImportItem } from '../../systems/imports/import-model.ts';

export interface CameraLandings {
  readonly files: readonly { readonly id: string; readonly span: TimeSpan }[];
  /** How many of them are on the timeline: it has changed since then. */
  readonly landed: number;
}

/** Of no more neighbours than these a strip would show any. */
const MOST_SHOWN = 50;

/** The files of each camera, by the camera's name in addresses. What is left out lands nowhere. */
export function batchLandings(items: readonly ImportItem[]): ReadonlyMap<string, CameraLandings> {
  const cameras = new Map<string, { files: { id: string; span: TimeSpan }[]; landed: number }>();
  for (const { id, target, span, state } of items) {
    if (target === undefined || span === undefined) continue;
    if (state.kind === 'cancelled' || state.kind === 'unusable') continue;
    const key = cameraRefText(target);
    const known = cameras.get(key) ?? { files: [], landed: 0 };
    cameras.set(key, known);
    // What has landed is recorded: the system shows it.
    if (state.kind === 'done') known.landed += 1;
    else known.files.push({ id, span });
  }
  return cameras;
}

const landsAs = ({ kind }: ImportItem['state']): string =>
  kind === 'done' || kind === 'cancelled' || kind === 'unusable' ? kind : '';

/** Whether two states of the queue land in the same way: progress alone changes nothing here. */
export const landsSame = (before: readonly ImportItem[], after: readonly ImportItem[]): boolean =>
  before.length === after.length &&
  before.every((one, index) => {
    const other = after[index];
    return (
      one === other ||
      (one.id === other?.id &&
        one.target === other.target &&
        one.span === other.span &&
        landsAs(one.state) === landsAs(other.state))
    );
  });

/** The other files within a window, in the order of the queue. */
export function othersNear(
  landings: CameraLandings | undefined,
  id: string,
  window: TimeSpan,
): readonly TimeSpan[] {
  // Files of one time lie on each other: one outline stands for them.
  const found = new Map<string, TimeSpan>();
  for (const file of landings?.files ?? []) {
    const near = file.id !== id && file.span.from < window.until && file.span.until > window.from;
    if (near) found.set(`${file.span.from} ${file.span.until}`, file.span);
    if (found.size === MOST_SHOWN) break;
  }
  return [...found.values()];
}
