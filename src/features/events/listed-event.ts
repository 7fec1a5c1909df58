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

const NOWHERE: readonly number[] = [];

/** The events, each as it is known best. Of two equal ones the first stays. Not sorted. */
function onceEach(events: readonly CameraEvent[]): CameraEvent[] {
  const found: CameraEvent[] = [];
  /** Where those stand that begin at a moment: mostly one, and there are thousands of moments. */
  const first = new Map<number, number>();
  const further = new Map<number, readonly number[]>();
  for (const event of events) {
    const { startAt } = event;
    const at = first.get(startAt);
    const places = at === undefined ? NOWHERE : [at, ...(further.get(startAt) ?? NOWHERE)];
    const place = places.find((one) => {
      const known = found[one];
      return known !== undefined && isSameEvent(known, event);
    });
    const known = place === undefined ? undefined : found[place];
    if (place !== undefined && known !== undefined) found[place] = fuller(known, event);
    else {
      if (at === undefined) first.set(startAt, found.length);
      else further.set(startAt, [...(further.get(startAt) ?? []), found.length]);
      found.push(event);
    }
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

/** Names are made once for an event: rows are drawn again by identity. */
const named = new WeakMap<CameraEvent, ListedEvent>();

/** Events of one camera with their names. */
export function listEvents(ref: CameraRef, events: readonly CameraEvent[]): readonly ListedEvent[] {
  const camera = cameraRefText(ref);
  let before: CameraEvent | undefined;
  let twins: string[] = [];
  return events.map((event) => {
    // They come sorted: those that begin at one moment stand together.
    if (event.startAt !== before?.startAt) twins = [];
    before = event;
    const number = twins.filter((kind) => kind === event.kind).length;
    twins.push(event.kind);
    const known = named.get(event);
    if (number === 0 && known?.ref.system === ref.system && known.ref.camera === ref.camera) return known;
    const name = `${camera} ${event.startAt} ${event.kind}`;
    const made = { id: number === 0 ? name : `${name} ${number}`, ref, event };
    if (number === 0) named.set(event, made);
    return made;
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
