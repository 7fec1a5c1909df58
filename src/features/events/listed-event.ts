/** Events as lists hold them: each once, newest first, under a name that it keeps while it grows. Pure. */
import { type CameraRef, cameraRefText } from '../../core/ids.ts';
import type { CameraEvent } from '../../vendors/contract-events.ts';

/** An event with the camera that it belongs to. */
export interface ListedEvent {
  /** Unique within a list, and the same while the event goes on: its key changes with its end. */
  readonly id: string;
  readonly ref: CameraRef;
  readonly event: CameraEvent;
}

const beginning = ({ camera, startAt, kind }: CameraEvent): string => `${startAt} ${kind} ${camera}`;

const beginTogether = (a: CameraEvent, b: CameraEvent): boolean =>
  a.startAt === b.startAt && a.kind === b.kind && a.camera === b.camera;

/**
 * Whether two reports are of one event: they begin as one, and have one key or other ends,
 * because an event that goes on is told again with a later end.
 */
export const isSameEvent = (a: CameraEvent, b: CameraEvent): boolean =>
  beginTogether(a, b) && (a.key === b.key || a.endAt !== b.endAt);

/** The one of two reports that tells more: the one that ends later. */
const fuller = (known: CameraEvent, other: CameraEvent): CameraEvent =>
  other.endAt > known.endAt ? other : known;

/** The events, each as it is known best. Of two equal ones the first stays. Not sorted. */
function onceEach(events: Iterable<CameraEvent>): CameraEvent[] {
  const found: CameraEvent[] = [];
  const places = new Map<string, number[]>();
  for (const event of events) {
    const begun = beginning(event);
    const twins = places.get(begun) ?? [];
    const place = twins.find((at) => {
      const known = found[at];
      return known !== undefined && isSameEvent(known, event);
    });
    const known = place === undefined ? undefined : found[place];
    if (place === undefined || known === undefined) {
      places.set(begun, [...twins, found.length]);
      found.push(event);
    } else found[place] = fuller(known, event);
  }
  return found;
}

const newestFirst = (events: CameraEvent[]): readonly CameraEvent[] =>
  events.toSorted((a, b) => b.startAt - a.startAt);

/**
 * The events of all pages, without the repeats that appear when new events push old ones onto the next
 * page, and without the earlier reports of events that went on.
 */
export const uniqueEvents = (
  pages: readonly { readonly events: readonly CameraEvent[] }[],
): readonly CameraEvent[] => newestFirst(onceEach(pages.flatMap(({ events }) => events)));

/** Events of one camera with their names. */
export function listEvents(ref: CameraRef, events: readonly CameraEvent[]): readonly ListedEvent[] {
  const camera = cameraRefText(ref);
  const names = new Map<string, number>();
  return events.map((event) => {
    const name = `${camera} ${event.startAt} ${event.kind}`;
    const before = names.get(name) ?? 0;
    names.set(name, before + 1);
    return { id: before === 0 ? name : `${name} ${before}`, ref, event };
  });
}

/** Finds an event of a camera that a link names: by its key, or by its beginning if it went on since. */
export function findListed(
  events: readonly ListedEvent[],
  ref: CameraRef,
  wanted: CameraEvent,
): ListedEvent | undefined {
  const ofCamera = events.filter(
    (one) =>
      one.event.startAt === wanted.startAt && one.ref.camera === ref.camera && one.ref.system === ref.system,
  );
  return ofCamera.find((one) => one.event.key === wanted.key) ?? ofCamera[0];
}
