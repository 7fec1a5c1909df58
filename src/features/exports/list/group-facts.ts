/** What the exports of a group come to together: how many are where, and what was asked for and delivered. Pure. */
import { spanLength, type TimeSpan } from '../../../core/time-span.ts';
import { type Ms, ms, ONE_SECOND } from '../../../core/units.ts';
import type { ExportItem } from '../../../systems/exports/export-model.ts';
import { cameraNames, countWords, lengthText } from '../export-words.ts';
import { canCancel, filterOf, isComing, noDownloadReason } from './export-filter.ts';

export interface GroupFacts {
  /** "" where nobody gave one. */
  readonly name: string;
  /** Each once, in the order of the exports. */
  readonly cameras: readonly string[];
  readonly counts: { readonly all: number; readonly ready: number; readonly rest: readonly string[] };
  /** How many stay at their system. */
  readonly staying: number;
  /** Of all cameras; undefined where no range is known yet. */
  readonly requested: Ms | undefined;
  /** Of those cameras of which it is known; undefined where that is none. */
  readonly delivered: Ms | undefined;
  /** Of so many cameras nobody knows what was delivered. */
  readonly unknown: number;
}

const isReady = ({ state }: ExportItem): boolean => state.kind === 'ready';

const sumOf = (spans: readonly TimeSpan[]): Ms => ms(spans.reduce((sum, span) => sum + spanLength(span), 0));

/** The facts of a group, from all of its exports; undefined where the list has none. */
export function groupFacts(items: readonly ExportItem[]): GroupFacts | undefined {
  const group = items[0]?.group;
  if (group === undefined) return undefined;
  const count = (wanted: (item: ExportItem) => boolean) => items.filter(wanted).length;
  // Its files are there, and did not come here: it is ready all the same.
  const undelivered = count((item) => isReady(item) && filterOf(item) === 'needYou');
  const needs = count((item) => filterOf(item) === 'needYou') - undelivered;
  const running = count((item) => filterOf(item) === 'running');
  const over = count((item) => filterOf(item) === 'over');
  const requested = items.flatMap(({ span, others }) => [
    ...(span === undefined ? [] : [span]),
    ...others.map((one) => one.span),
  ]);
  const known = items.flatMap(({ delivered }) => (delivered === undefined ? [] : [delivered]));
  const cameras = items.flatMap(cameraNames);
  return {
    name: group.name,
    cameras: [...new Set(cameras)],
    counts: {
      all: items.length,
      ready: count(isReady),
      rest: [
        ...(running === 0 ? [] : [`${running} running`]),
        ...(needs === 0 ? [] : [`${needs} ${needs === 1 ? 'needs' : 'need'} you`]),
        ...(undelivered === 0 ? [] : [`${undelivered} not downloaded`]),
        ...(over === 0 ? [] : [`${over} over`]),
      ],
    },
    staying: count(({ stays }) => stays),
    requested: requested.length === 0 ? undefined : sumOf(requested),
    delivered: known.length === 0 ? undefined : sumOf(known.flat()),
    unknown: cameras.length - known.length,
  };
}

/** More names are counted. */
const MOST_NAMES = 3;

/** "Quay 1, Quay 2, Aisle 12 and 4 more". */
export function namesText(names: readonly string[]): string {
  const more = names.length - MOST_NAMES;
  const shown = names.slice(0, MOST_NAMES).join(', ');
  return more > 0 ? `${shown} and ${more} more` : shown;
}

/** "3 of 5 ready, 1 running, 1 needs you": so many of its exports. */
export const countsText = ({ counts }: GroupFacts): string =>
  [`${counts.ready} of ${counts.all} ready`, ...counts.rest].join(', ');

/** "22 min (1320 s)", "58 s": to the second, as a manifest has it. */
function exactText(length: Ms): string {
  const [text, seconds] = [lengthText(length), `${length / ONE_SECOND} s`];
  return text === seconds ? text : `${text} (${seconds})`;
}

/** "30 min (1800 s) requested, 22 min (1320 s) delivered, not known for 1 camera". */
export function lengthsText({ requested, delivered, unknown }: GroupFacts): string {
  if (requested === undefined) return '';
  const rest = unknown === 0 ? [] : [`not known for ${countWords(unknown, 'camera')}`];
  const told =
    delivered === undefined
      ? ['what was delivered is not known']
      : [`${exactText(delivered)} delivered`, ...rest];
  return [`${exactText(requested)} requested`, ...told].join(', ');
}

/** Why nothing of a group can be downloaded now; undefined when something can. */
export function noGroupDownloadReason(items: readonly ExportItem[]): string | undefined {
  if (items.some((item) => noDownloadReason(item) === undefined)) return undefined;
  if (items.length > 0 && items.every(({ stays }) => stays)) return 'All of it stays at its systems.';
  if (items.some(({ files }) => files.some(isComing))) return 'It is being downloaded.';
  return items.some(canCancel)
    ? 'Nothing more can be downloaded yet.'
    : 'Nothing of it is left to be downloaded.';
}
