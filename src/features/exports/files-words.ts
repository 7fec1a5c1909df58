/** What the pages of exports say of files: how downloads go, where the others stay, checksums. Pure. */
import { byteText, speedText } from '../../core/byte-size.ts';
import { percentText } from '../../core/percent-text.ts';
import type { DownloadState, ExportItem } from '../../systems/exports/export-model.ts';
import { failureText } from '../../ui/failure-text.ts';
import { countWords, savedCount, type StateWords } from './export-words.ts';

/** "12.4 of 206 MB", "12.4 MB" where the size is not told. */
const receivedText = (received: number, size: number | undefined): string =>
  size === undefined ? byteText(received) : `${byteText(received)} of ${byteText(size)}`;

/** How the download of one file goes. */
export function downloadWords(download: DownloadState): StateWords {
  switch (download.kind) {
    case 'none':
      return { title: 'Not downloaded' };
    case 'queued':
      return { title: 'In line', line: 'downloaded when its turn comes' };
    case 'loading': {
      const { received, size, speed } = download;
      const share = size === undefined || size === 0 ? undefined : Math.min(received / size, 1);
      const pace = speed === undefined ? [] : [speedText(speed)];
      return {
        title: share === undefined ? 'Downloading' : `Downloading ${percentText(share)}`,
        bar: share ?? 'unknown',
        line: [receivedText(received, size), ...pace].join(', '),
      };
    }
    case 'saved':
      return { title: 'Saved', aside: byteText(download.bytes), line: download.name };
    case 'failed':
      // The name of the system is not known here; those who know it show the whole failure.
      return { title: 'Not downloaded', line: failureText(download.failure, 'the system').title };
    default:
      return download satisfies never;
  }
}

/** Where the files of an export are that cannot be downloaded. */
export const staysText = ({ systemName }: Pick<ExportItem, 'systemName'>): string =>
  `stays on the server of ${systemName}`;

const MAYBE_THERE = 'Perhaps in its folder';

/** What it wrote before it broke off, or whether it wrote at all, is not known. */
const mayHaveFiles = ({ state }: ExportItem): boolean =>
  state.kind === 'failed' || state.kind === 'cancelled' || state.kind === 'unknown';

/** Whether there is a folder at its system where somebody should look. */
export function hasFolder(item: ExportItem): boolean {
  const { stays, files, state, ticket } = item;
  // Without a name there, nothing was begun; unless its answer was lost.
  const isRefused = ticket === undefined && (state.kind === 'failed' || state.kind === 'cancelled');
  return stays && files.length === 0 && !isRefused;
}

/** What all files of an export are together: "2 files", and how their downloads go. */
export function filesWords(item: ExportItem): StateWords {
  const { files, estimate, state, systemName } = item;
  if (files.length === 0) {
    const isOver = ['failed', 'cancelled', 'expired', 'deleted'].includes(state.kind);
    if (hasFolder(item)) return { title: mayHaveFiles(item) ? MAYBE_THERE : `S${staysText(item).slice(1)}` };
    if (isOver || estimate === undefined) return { title: isOver ? 'No files' : '' };
    return { title: `about ${byteText(estimate.bytes)}`, line: 'estimated' };
  }
  const downloads = files.map(({ download }) => download);
  const sizes = downloads.map(sizeOf);
  const known = sizes.filter((size) => size !== undefined);
  const bytes = known.reduce((sum, size) => sum + size, 0);
  const size = known.length === sizes.length ? [byteText(bytes)] : [];
  const title = [countWords(files.length, 'file'), ...size].join(', ');
  const saved = savedCount(item);
  const loading = downloads.filter((one) => one.kind === 'loading');
  if (loading.length > 0) {
    const received = downloads.reduce((sum, one) => sum + receivedOf(one), 0);
    const speeds = loading.flatMap(({ speed }) => speed ?? []);
    const share = size.length === 0 || bytes === 0 ? undefined : Math.min(received / bytes, 1);
    const speed = speeds.length === 0 ? [] : [speedText(speeds.reduce((sum, one) => sum + one, 0))];
    const far = share === undefined ? byteText(received) : percentText(share);
    return { title, bar: share ?? 'unknown', line: [`downloading, ${far}`, ...speed].join(', ') };
  }
  const failed = downloads.find((one) => one.kind === 'failed');
  if (failed !== undefined) return { title, line: failureText(failed.failure, systemName).title };
  if (downloads.some((one) => one.kind === 'queued')) return { title, line: 'download in line' };
  if (saved === files.length) return { title, line: 'saved on this computer' };
  return { title, line: saved === 0 ? 'not downloaded' : `${saved} of ${files.length} saved` };
}

function sizeOf(download: DownloadState): number | undefined {
  if (download.kind === 'saved') return download.bytes;
  return download.kind === 'loading' ? download.size : undefined;
}

function receivedOf(download: DownloadState): number {
  if (download.kind === 'saved') return download.bytes;
  return download.kind === 'loading' ? download.received : 0;
}

const HASH_HEAD = 8;
const HASH_TAIL = 4;

/** "3fa9c1d0…77b2": enough to compare at a glance, never to prove. */
export const shortHash = (sha256: string): string =>
  `${sha256.slice(0, HASH_HEAD)}…${sha256.slice(-HASH_TAIL)}`;

/** The checksums of all saved files in the form that `sha256sum -c` reads; empty without any. */
export const checksumText = ({ files }: Pick<ExportItem, 'files'>): string =>
  files
    .flatMap(({ download }) => (download.kind === 'saved' ? `${download.sha256}  ${download.name}\n` : []))
    .join('');
