/** What rows, keys and the bar of the selection do with exports; what cannot be taken back is asked first. */
import type { ExportItem } from '../../../systems/exports/export-model.ts';
import { newExportPath } from '../export-address.ts';
import { countWords, savedCount } from '../export-words.ts';
import {
  canCancel,
  isComing,
  isWanted,
  losesLive,
  noDeleteReason,
  noDownloadReason,
  noStopReason,
} from './export-filter.ts';
import type { ExportsHost } from './exports-host.ts';

const idsOf = (items: readonly ExportItem[]): readonly string[] => items.map(({ id }) => id);
const exportsText = (items: readonly ExportItem[]): string => countWords(items.length, 'export');

/** Downloads what can be, of each. */
export function downloadAll(items: readonly ExportItem[], { list }: ExportsHost): void {
  for (const item of items) if (noDownloadReason(item) === undefined) list.download(item.id);
}

/** Stops what is coming, downloads what could. */
export function downloadOrStop(item: ExportItem, host: ExportsHost): void {
  if (item.files.some(isComing)) host.list.stopDownload(item.id);
  else downloadAll([item], host);
}

/** Ends those that run; live video that would be lost is asked about. */
export function cancelAll(items: readonly ExportItem[], { list, onAsk }: ExportsHost): void {
  const wanted = items.filter(canCancel);
  if (wanted.length === 0) return;
  const run = () => list.cancel(idsOf(wanted));
  const live = wanted.filter(losesLive);
  if (live.length === 0) {
    run();
    return;
  }
  onAsk({
    title: 'Cancel the live recording?',
    words: 'What was recorded of it so far is thrown away. It may not be in any archive.',
    verb: `Cancel ${exportsText(wanted)}`,
    run,
  });
}

/** How many were not downloaded whole, as a sentence; empty when all were. */
function unsavedText(items: readonly ExportItem[]): string {
  const unsaved = items.filter((item) => item.files.some(isWanted) || item.files.some(isComing));
  if (unsaved.length === 0) return 'All of their files are saved on this computer.';
  if (unsaved.length === items.length) return 'Their files are not all saved on this computer.';
  return `The files of ${unsaved.length} of them are not all saved on this computer.`;
}

/** Deletes files at their systems; the rows stay. */
export function deleteAll(items: readonly ExportItem[], { list, onAsk }: ExportsHost): void {
  const wanted = items.filter((item) => noDeleteReason(item) === undefined);
  if (wanted.length === 0) return;
  onAsk({
    title: 'Delete at the system?',
    words: `${unsavedText(wanted)} The rows stay here, with the checksums of what was downloaded.`,
    verb: `Delete ${exportsText(wanted)}`,
    run: () => list.deleteFiles(idsOf(wanted)),
  });
}

/** Takes rows out; what would be lost with them is asked about. */
export function removeAll(items: readonly ExportItem[], { list, onAsk }: ExportsHost): void {
  const wanted = items.filter((item) => !canCancel(item) && noStopReason(item) === undefined);
  if (wanted.length === 0) return;
  const run = () => list.remove(idsOf(wanted));
  const ready = wanted.filter(({ state }) => state.kind === 'ready');
  const there = ready.filter(({ stays }) => !stays);
  const staying = ready.length - there.length;
  const saved = wanted.filter((item) => savedCount(item) > 0);
  if (ready.length === 0 && saved.length === 0) {
    run();
    return;
  }
  const words = [
    ...(staying === 0 ? [] : ['What was written on a server stays there; its folder is named only here.']),
    ...(there.length === 0 ? [] : [`Their files are deleted at the system first. ${unsavedText(there)}`]),
    ...(saved.length === 0 ? [] : ['Files that were downloaded stay; their checksums go with the row.']),
  ];
  onAsk({
    title: 'Take out of the list?',
    words: words.join(' '),
    verb: `Take ${exportsText(wanted)} out`,
    run,
  });
}

/** Ends what runs, whose row stays; takes any other row out. */
export function cancelOrTakeOut(item: ExportItem, host: ExportsHost): void {
  if (canCancel(item)) cancelAll([item], host);
  else removeAll([item], host);
}

/** The form with the camera, the range and the settings of an export. */
export function changePath({ id, camera, source }: ExportItem): string {
  if (source.kind === 'live') return newExportPath({ camera, live: source.length, settingsOf: id });
  const { archive, span } = source;
  return newExportPath({ camera, archive, from: span.from, until: span.until, settingsOf: id });
}
