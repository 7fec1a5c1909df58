/**
 * What is to be asked about files before they are sent, as a pure function of the queue and of what is on
 * the timelines. An earlier file keeps its place; the later one is asked about.
 */
import { addMs, type EpochMs, type Ms, msBetween, ONE_DAY } from '../../core/units.ts';
import { spanLength, spanOf, sharedSpan, type TimeSpan } from '../../core/time-span.ts';
import { hasLength, isStarted, laneOf } from './import-job.ts';
import type { ImportItem, ImportQuestion } from './import-model.ts';

/** What is known of a camera; a camera that is not listed is not known yet. */
export interface CameraKnowledge {
  /** On its timeline around the drafts: in order and merged. */
  readonly recorded: readonly TimeSpan[];
  readonly tolerance: Ms;
  /** The system has no room for more. */
  readonly full: boolean;
}

/** A timeline in more pieces than this has no place that is worth finding. */
const MOST_STEPS = 200;

/** Nobody could tell what it would cover, or prove that it does. */
const NO_LENGTH = 'its length cannot be read';

interface Claim extends TimeSpan {
  readonly name: string;
}

/** The questions of each draft, by its id, in the order of the queue. */
export function askAll(
  items: readonly ImportItem[],
  cameras: ReadonlyMap<string, CameraKnowledge>,
): ReadonlyMap<string, readonly ImportQuestion[]> {
  const claims = new Map<string, Claim[]>();
  const claim = (lane: string, span: TimeSpan, name: string) => {
    const taken = claims.get(lane) ?? [];
    claims.set(lane, taken);
    taken.splice(firstAfter(taken, span.from), 0, { ...span, name });
  };
  for (const item of items) {
    const lane = laneOf(item);
    if (isStarted(item.state) && lane !== undefined && item.span !== undefined) {
      claim(lane, item.span, item.file.name);
    }
  }
  const answers = new Map<string, readonly ImportQuestion[]>();
  for (const item of items) {
    if (item.facts === undefined || (item.state.kind !== 'draft' && item.state.kind !== 'reading')) continue;
    const lane = laneOf(item);
    const camera = lane === undefined ? undefined : cameras.get(lane);
    const taken = lane === undefined ? [] : (claims.get(lane) ?? []);
    const questions = askOne(item, camera, taken);
    answers.set(item.id, questions);
    if (questions.length === 0 && lane !== undefined && item.span !== undefined) {
      claim(lane, item.span, item.file.name);
    }
  }
  return answers;
}

/** The questions of one file. `taken` by others of the queue for its camera, in order of their start. */
function askOne(
  item: ImportItem,
  camera: CameraKnowledge | undefined,
  taken: readonly Claim[],
): readonly ImportQuestion[] {
  const { target, start, span, verdict } = item;
  const questions: ImportQuestion[] = [];
  if (target === undefined) questions.push({ kind: 'camera' });
  if (start === undefined) questions.push({ kind: 'start' });
  if (verdict?.kind === 'refused') questions.push({ kind: 'refused', note: verdict.note });
  else if (!hasLength(item)) questions.push({ kind: 'refused', note: NO_LENGTH });
  if (span !== undefined && target !== undefined) {
    const overlap = askOverlap(span, camera, taken);
    if (overlap !== undefined) questions.push(overlap);
  }
  if (camera?.full === true) questions.push({ kind: 'full' });
  return questions;
}

function askOverlap(
  span: TimeSpan,
  camera: CameraKnowledge | undefined,
  taken: readonly Claim[],
): ImportQuestion | undefined {
  const tolerance = camera?.tolerance ?? 0;
  const recorded = camera?.recorded ?? [];
  const hit = <Some extends TimeSpan>(spans: readonly Some[]) => firstOverlap(span, spans, tolerance);
  const [onTimeline, onFile] = [hit(recorded), hit(taken)];
  const found = onTimeline ?? onFile;
  if (found === undefined) return undefined;
  const fitsAt = nextFit(span, [recorded, taken], tolerance);
  if (onTimeline !== undefined) {
    return { kind: 'overlap', shared: onTimeline.shared, with: 'timeline', fitsAt };
  }
  return { kind: 'overlap', shared: found.shared, with: 'file', name: onFile?.other.name, fitsAt };
}

/** Spans lie in order of their start and hardly overlap each other, so few are looked at. */
function firstOverlap<Some extends TimeSpan>(span: TimeSpan, spans: readonly Some[], tolerance: number) {
  for (let at = Math.max(firstAfter(spans, span.from) - 1, 0); at < spans.length; at += 1) {
    const other = spans[at];
    if (other === undefined || other.from >= span.until) return undefined;
    const shared = sharedSpan(span, other);
    if (shared !== undefined && spanLength(shared) > tolerance) return { shared, other };
  }
  return undefined;
}

/** The first start from that of `span` on at which it overlaps nothing; none later than a day is looked for. */
function nextFit(
  span: TimeSpan,
  lists: readonly (readonly TimeSpan[])[],
  tolerance: number,
): EpochMs | undefined {
  const length = spanLength(span);
  let at = span.from;
  for (let steps = 0; steps < MOST_STEPS; steps += 1) {
    const tried = spanOf(at, length);
    const hits = lists.flatMap((list) => firstOverlap(tried, list, tolerance)?.other.until ?? []);
    if (hits.length === 0) return at;
    const next = hits.reduce((latest, until) => (until > latest ? until : latest), at);
    // It always moves on; where it could not, nothing fits.
    if (next <= at || msBetween(span.from, next) > ONE_DAY) return undefined;
    at = next;
  }
  return undefined;
}

/** Where a span that begins at `from` goes in a list in order: behind those that begin by then. */
function firstAfter(spans: readonly TimeSpan[], from: EpochMs): number {
  let [low, high] = [0, spans.length];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if ((spans[middle]?.from ?? from) <= from) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Stretches of time within which drafts lie, each with a day behind it for where they would fit. */
export function spansToAsk(spans: readonly TimeSpan[]): readonly TimeSpan[] {
  const asked: TimeSpan[] = [];
  for (const { from, until } of spans.toSorted((one, other) => one.from - other.from)) {
    const last = asked.at(-1);
    const end = addMs(until, ONE_DAY);
    if (last === undefined || from > last.until) asked.push({ from, until: end });
    else if (end > last.until) asked[asked.length - 1] = { from: last.from, until: end };
  }
  return asked;
}
