/** Which part of the list is shown, how many are in each, and what can be done with an export there. Pure. */
import type { TimeFormat } from '../../../core/time-zone.ts';
import { matchesWords, searchWords } from '../../../core/word-search.ts';
import type { ExportedFile, ExportItem } from '../../../systems/exports/export-model.ts';
import { cameraNames, rangeText } from '../export-words.ts';
import { staysText } from '../files-words.ts';
import { formatText } from '../settings-words.ts';

/** `all`, or those that move by themselves, whose files are there, that wait for a person, that are over. */
export const EXPORT_FILTERS = ['all', 'running', 'ready', 'needYou', 'over'] as const;
export type ExportFilter = (typeof EXPORT_FILTERS)[number];

export function filterOf({ state, files }: ExportItem): Exclude<ExportFilter, 'all'> {
  switch (state.kind) {
    case 'queued':
    case 'submitting':
    case 'waiting':
    case 'running':
    case 'cancelling':
    case 'deleting':
      return 'running';
    case 'ready':
      // Its files are there, and did not come here.
      return files.some(({ download }) => download.kind === 'failed') ? 'needYou' : 'ready';
    case 'failed':
    case 'unknown':
    case 'needsSignIn':
      return 'needYou';
    case 'cancelled':
    case 'expired':
    case 'deleted':
      return 'over';
    default:
      return state satisfies never;
  }
}

export function countFilters(items: readonly ExportItem[]): Readonly<Record<ExportFilter, number>> {
  const counts = { all: items.length, running: 0, ready: 0, needYou: 0, over: 0 };
  for (const item of items) counts[filterOf(item)] += 1;
  return counts;
}

/** Some systems name an export by all that they were sent; nobody searches for that. */
const LONGEST_SEARCHED = 100;

/** What a search looks through. Made once for each state of an item: a long list is searched at each change. */
export function createSearchTexts(format: TimeFormat): (item: ExportItem) => string {
  const known = new WeakMap<ExportItem, string>();
  return (item) => {
    const found = known.get(item);
    if (found !== undefined) return found;
    const { systemName, span, settings, files, account, source, group } = item;
    const ticket = item.nameThere ?? item.ticket;
    const time = span === undefined ? '' : `${format.fullDay(span.from)} ${rangeText(format, item)}`;
    const names = files.flatMap(({ label, download }) =>
      download.kind === 'saved' ? [label, download.name, download.sha256] : [label],
    );
    const made = [
      ...cameraNames(item),
      systemName,
      group?.name ?? '',
      time,
      source.kind,
      formatText(settings),
      settings.comment,
      item.stays ? settings.folder : '',
      account ?? '',
      (ticket ?? '').slice(0, LONGEST_SEARCHED),
      ...names,
    ].join(' ');
    known.set(item, made);
    return made;
  };
}

/** Those of a group; all of them without one. */
export const itemsOfGroup = (
  items: readonly ExportItem[],
  group: string | undefined,
): readonly ExportItem[] => (group === undefined ? items : items.filter((item) => item.group?.id === group));

export function shownItems(
  items: readonly ExportItem[],
  filter: ExportFilter,
  query: string,
  textOf: (item: ExportItem) => string,
): readonly ExportItem[] {
  const words = searchWords(query);
  return items.filter(
    (item) =>
      (filter === 'all' || filterOf(item) === filter) &&
      (words.length === 0 || matchesWords(textOf(item), words)),
  );
}

/** Whether something of it goes on that can be ended. */
export const canCancel = ({ state }: ExportItem): boolean =>
  state.kind === 'queued' ||
  state.kind === 'submitting' ||
  state.kind === 'waiting' ||
  state.kind === 'running';

/** What is being ended or deleted is over soon, and nothing more can be done with it until then. */
export function noStopReason({ state }: ExportItem): string | undefined {
  if (state.kind === 'cancelling') return 'It is being cancelled.';
  return state.kind === 'deleting' ? 'It is being deleted.' : undefined;
}

/** Whether ending it loses what nobody can get again: live video that is being recorded. */
export const losesLive = (item: ExportItem): boolean =>
  item.source.kind === 'live' && canCancel(item) && item.state.kind !== 'queued';

export const isWanted = ({ download }: ExportedFile): boolean =>
  download.kind === 'none' || download.kind === 'failed';

export const isComing = ({ download }: ExportedFile): boolean =>
  download.kind === 'queued' || download.kind === 'loading';

/** Why no file of it can be downloaded now; undefined when one can. */
export function noDownloadReason(item: ExportItem): string | undefined {
  const { state, files, systemName } = item;
  switch (state.kind) {
    case 'ready':
      if (item.stays && files.length === 0) return `It ${staysText(item)}.`;
      if (files.length === 0) return `${systemName} names no files of it.`;
      if (files.some(isWanted)) return undefined;
      return files.some(isComing) ? 'It is being downloaded.' : 'All of its files are saved.';
    case 'needsSignIn':
      return `Sign in to ${systemName} first.`;
    case 'expired':
    case 'deleted':
    case 'deleting':
      return `${systemName} has its files no more.`;
    case 'failed':
    case 'cancelled':
    case 'cancelling':
      return 'It made no files.';
    case 'unknown':
      return item.stays ? `It ${staysText(item)}.` : 'It is not known whether it made files.';
    default:
      return item.stays ? `It ${staysText(item)}.` : 'Its files are not ready yet.';
  }
}

/** Why its files cannot be deleted at the system; undefined when they can. */
export function noDeleteReason(item: ExportItem): string | undefined {
  if (item.stays && !canCancel(item)) return `It ${staysText(item)}, where only people there can delete it.`;
  if (item.state.kind === 'ready') return undefined;
  if (canCancel(item)) return 'It is still being made: cancel it instead.';
  return item.state.kind === 'needsSignIn'
    ? `Sign in to ${item.systemName} first.`
    : `Nothing of it is at ${item.systemName}.`;
}
