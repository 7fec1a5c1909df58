/** The files of an export: each with its own download, and its checksum once it is saved. */
import { Download, Square } from 'lucide-react';
import { use } from 'react';
import { byteText } from '../../../core/byte-size.ts';
import type { ExportedFile, ExportItem } from '../../../systems/exports/export-model.ts';
import { IconButton } from '../../../ui/button.tsx';
import { FailureNote } from '../../../ui/failure-note.tsx';
import { ProgressBar } from '../../../ui/progress-bar.tsx';
import { downloadWords, hasFolder, staysText } from '../files-words.ts';
import { CopyButton } from './export-cells.tsx';
import { canCancel, isComing, isWanted, noDownloadReason } from './export-filter.ts';
import { ExportsHostContext } from './exports-host.ts';

/** An export cut into tiny files has thousands: the first ones are listed, all are downloaded. */
const MOST_LISTED = 200;

const isMaking = (item: ExportItem): boolean => canCancel(item) || item.state.kind === 'needsSignIn';

export function DetailFiles({ item }: { readonly item: ExportItem }) {
  const { files, estimate } = item;
  if (hasFolder(item)) return <Staying item={item} />;
  if (files.length === 0) {
    const about =
      estimate === undefined ? '' : `; about ${byteText(estimate.bytes)}, estimated from the recording`;
    return <p className="text-fg2">{isMaking(item) ? `None yet${about}.` : 'None.'}</p>;
  }
  const more = files.length - MOST_LISTED;
  return (
    <>
      <ul aria-label="Files" className="flex flex-col">
        {files.slice(0, MOST_LISTED).map((file) => (
          <FileLine key={file.name} item={item} file={file} />
        ))}
      </ul>
      {more > 0 && <p className="tabular mt-2 text-12 text-fg2">And {more} more files.</p>}
    </>
  );
}

/** Where the files are that cannot be downloaded. */
function Staying({ item }: { readonly item: ExportItem }) {
  const { state, settings, systemName } = item;
  const isSure = isMaking(item) || state.kind === 'ready';
  return (
    <div className="flex flex-col gap-1">
      <p className="text-fg2">
        {isSure
          ? `It ${staysText(item)} and cannot be downloaded here.`
          : `What ${systemName} wrote of it, if anything, lies in its folder there.`}
      </p>
      {settings.folder !== '' && (
        <>
          <CopyButton what="The folder is" label={`Copy the folder at ${systemName}`} text={settings.folder}>
            Folder
          </CopyButton>
          <code className="font-sans wrap-anywhere">{settings.folder}</code>
        </>
      )}
    </div>
  );
}

function FileLine({ item, file }: { readonly item: ExportItem; readonly file: ExportedFile }) {
  const host = use(ExportsHostContext);
  const { label, name, download } = file;
  const { title, aside, bar, line } = downloadWords(download);
  const coming = isComing(file);
  const savedReason = isWanted(file) ? noDownloadReason(item) : 'It is saved.';
  return (
    <li className="flex flex-col gap-1 border-b border-line py-2 last:border-0">
      <div className="flex items-center gap-2">
        <span className="min-w-0 flex-1 font-550 wrap-anywhere">{label}</span>
        <IconButton
          label={coming ? `Stop the download of ${label}` : `Download ${label}`}
          icon={coming ? Square : Download}
          className="max-phone:size-11"
          disabledReason={coming ? undefined : savedReason}
          onClick={() =>
            coming ? host?.list.stopDownload(item.id, name) : host?.list.download(item.id, name)
          }
        />
      </div>
      {download.kind === 'failed' ? (
        <FailureNote failure={download.failure} system={item.systemName} />
      ) : (
        <>
          <p className="tabular flex flex-wrap gap-x-2 text-12 text-fg2">
            <span className="text-fg1">{title}</span>
            {aside !== undefined && <span>{aside}</span>}
          </p>
          {bar !== undefined && <ProgressBar label={`${title}, ${label}`} share={bar} />}
          {line !== undefined && <p className="tabular text-12 text-fg2 wrap-anywhere">{line}</p>}
        </>
      )}
      {download.kind === 'saved' && (
        <div className="flex flex-col">
          <CopyButton what="SHA-256" label={`Copy the SHA-256 of ${label}`} text={download.sha256}>
            SHA-256
          </CopyButton>
          <code className="font-sans text-12 text-fg2 wrap-anywhere">{download.sha256}</code>
        </div>
      )}
    </li>
  );
}
