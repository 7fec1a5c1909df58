/** The parts of a row: camera, range, settings, state and files. Table and cards lay them out. */
import { Camera, Copy, Radio, TriangleAlert } from 'lucide-react';
import { use } from 'react';
import { spanLength } from '../../../core/time-span.ts';
import { ms, ONE_MINUTE, ONE_SECOND } from '../../../core/units.ts';
import type { ExportItem } from '../../../systems/exports/export-model.ts';
import { FaultMark } from '../../../ui/fault-mark.tsx';
import { useTell } from '../../../ui/notices.ts';
import { ProgressBar } from '../../../ui/progress-bar.tsx';
import { useTimeFormat } from '../../../ui/time-context.ts';
import { tooltip } from '../../../ui/tooltip.ts';
import { useNow } from '../../../ui/use-now.ts';
import {
  agoText,
  cameraNames,
  camerasText,
  exportWords,
  gapsOf,
  lengthText,
  presentText,
  rangeText,
  savedCount,
} from '../export-words.ts';
import { checksumText, filesWords, hasFolder, shortHash } from '../files-words.ts';
import { formatText, settingsText } from '../settings-words.ts';
import { DeliveredStrip } from './delivered-strip.tsx';
import { ExportsHostContext } from './exports-host.ts';
import { GroupChip } from './group-chip.tsx';
import { StateMark } from './state-mark.tsx';

export interface CameraCellProps {
  readonly item: ExportItem;
  /** Its details are shown. */
  readonly open: boolean;
  /** The age stands here where there is no column for it. */
  readonly withAge: boolean;
}

export function CameraCell({ item, open, withAge }: CameraCellProps) {
  const host = use(ExportsHostContext);
  const { systemName, source, group } = item;
  const Icon = source.kind === 'live' ? Radio : Camera;
  return (
    <div className="flex min-w-0 items-start gap-2">
      <Icon size={16} strokeWidth={1.5} aria-hidden className="mt-0.5 shrink-0 text-fg3" />
      <div className="min-w-0">
        <button
          type="button"
          aria-expanded={open}
          title={cameraNames(item).join(', ')}
          onClick={(event) => {
            // The row would do the same once more.
            event.stopPropagation();
            host?.onDetail(open ? undefined : item.id);
          }}
          className="block max-w-full truncate font-550 underline-offset-3 hover:underline max-phone:-my-3 max-phone:py-3"
        >
          {camerasText(item)}
        </button>
        <p className="truncate text-12 text-fg3" title={systemName}>
          {systemName}
        </p>
        {(withAge || group !== undefined) && (
          <p className="flex items-center gap-2 text-12 whitespace-nowrap text-fg3">
            {withAge && <Age item={item} />}
            {group !== undefined && <GroupChip group={group} />}
          </p>
        )}
      </div>
    </div>
  );
}

export function Age({ item }: { readonly item: ExportItem }) {
  return <span className="tabular">{agoText(item.createdAt, useNow(ONE_MINUTE))}</span>;
}

/** What is there of the range, as far as anybody knows. */
function heldText(item: ExportItem): string {
  const { span, others } = item;
  const isShared = others.every((one) => one.span.from === span?.from && one.span.until === span.until);
  return isShared ? heldOfFirst(item) : `${heldOfFirst(item)}; others have their own times`;
}

function heldOfFirst({ span, delivered, held, source }: ExportItem): string {
  if (span === undefined)
    return source.kind === 'live' ? `${lengthText(source.length)} from its start on` : '';
  if (delivered !== undefined) return presentText(span, delivered);
  if (source.kind === 'live') return `${lengthText(source.length)} live`;
  if (spanLength(span) === 0) return 'one picture';
  if (held === undefined) return `${lengthText(spanLength(span))}, gaps not known`;
  return presentText(span, held, 'in archive');
}

export function RangeCell({ item }: { readonly item: ExportItem }) {
  const format = useTimeFormat();
  const { span, delivered, held, source } = item;
  const known = delivered ?? held;
  const text = heldText(item);
  const hasGaps = span !== undefined && known !== undefined && gapsOf(span, known).length > 0;
  return (
    <div className="flex min-w-0 flex-col gap-1">
      <p className="tabular flex min-w-0 items-baseline gap-2">
        <span className="truncate text-14 font-550">
          {span === undefined ? 'Live' : rangeText(format, item)}
        </span>
        {span !== undefined && <span className="shrink-0 text-12 text-fg2">{format.day(span.from)}</span>}
      </p>
      {span !== undefined && spanLength(span) > 0 && (
        <DeliveredStrip
          span={span}
          held={source.kind === 'live' ? delivered : known}
          isDelivered={delivered !== undefined}
          label={text}
        />
      )}
      <p className="tabular flex min-w-0 items-center gap-1 text-12 text-fg2">
        {hasGaps && <TriangleAlert size={12} strokeWidth={2} aria-hidden className="shrink-0" />}
        <span className="truncate" title={text}>
          {text}
        </span>
      </p>
    </div>
  );
}

export function SettingsCell({ item }: { readonly item: ExportItem }) {
  const text = settingsText(item.settings);
  return (
    <div className="min-w-0">
      <p className="truncate font-550">{formatText(item.settings)}</p>
      <p className="line-clamp-2 text-12 text-fg2" title={text}>
        {text}
      </p>
    </div>
  );
}

/** Whether the words of a state count seconds. */
const counts = ({ state, source }: ExportItem): boolean =>
  state.kind === 'running' && (source.kind === 'live' || state.trouble !== undefined);

export function StateCell({ item }: { readonly item: ExportItem }) {
  const format = useTimeFormat();
  const now = useNow(ms(counts(item) ? ONE_SECOND : ONE_MINUTE));
  const { title, aside, bar, line } = exportWords(item, { format, now });
  return (
    <div className="flex min-w-0 flex-col gap-1">
      <div className="flex items-center gap-1.5">
        <StateMark state={item.state} />
        <span className="tabular min-w-0 truncate font-550" title={title}>
          {title}
        </span>
        {aside !== undefined && <span className="tabular shrink-0 text-12 text-fg3">{aside}</span>}
      </div>
      {bar !== undefined && <ProgressBar label={`${title}, ${camerasText(item)}`} share={bar} />}
      {line !== undefined && (
        <span className="tabular truncate text-12 text-fg2" title={line}>
          {line}
        </span>
      )}
    </div>
  );
}

export function FilesCell({ item }: { readonly item: ExportItem }) {
  const { title, bar, line } = filesWords(item);
  return (
    <div className="flex min-w-0 flex-col gap-0.5">
      <span className={hasFolder(item) ? 'line-clamp-2' : 'tabular truncate'} title={title}>
        {title}
      </span>
      {bar !== undefined && <ProgressBar label={`Download, ${camerasText(item)}`} share={bar} />}
      {line !== undefined && (
        <span className="tabular flex items-center gap-1 text-12 text-fg2" title={line}>
          {item.files.some(({ download }) => download.kind === 'failed') && <FaultMark />}
          <span className="truncate">{line}</span>
        </span>
      )}
      {hasFolder(item) ? <FolderButton item={item} /> : <Checksums item={item} />}
    </div>
  );
}

/** The checksum of what was saved, to copy; of several files all of them, as `sha256sum` writes them. */
function Checksums({ item }: { readonly item: ExportItem }) {
  const [first, ...more] = item.files.flatMap(({ download }) =>
    download.kind === 'saved' ? download.sha256 : [],
  );
  if (first === undefined) return null;
  const isOne = more.length === 0;
  return (
    <CopyButton
      what={isOne ? 'SHA-256' : `${savedCount(item)} checksums`}
      label={`Copy the SHA-256 of ${item.cameraName}`}
      text={isOne ? first : checksumText(item)}
    >
      {isOne ? `SHA-256 ${shortHash(first)}` : `${more.length + 1} × SHA-256`}
    </CopyButton>
  );
}

/** The folder at the system that an export is written to, to copy. */
function FolderButton({ item }: { readonly item: ExportItem }) {
  const { folder } = item.settings;
  if (folder === '') return null;
  return (
    <CopyButton what="The folder is" label={`Copy the folder at ${item.systemName}`} text={folder}>
      {folder}
    </CopyButton>
  );
}

export interface CopyButtonProps {
  /** What is told to be copied: "SHA-256". */
  readonly what: string;
  /** What it does, for the tooltip. */
  readonly label: string;
  readonly text: string;
  /** What it shows. */
  readonly children: string;
}

export function CopyButton({ what, label, text, children }: CopyButtonProps) {
  const tell = useTell();
  return (
    <button
      {...tooltip({ text: label })}
      type="button"
      aria-label={`${children}. ${label}`}
      onClick={() =>
        void navigator.clipboard.writeText(text).then(
          () => tell(`${what} copied`),
          () => tell('The browser did not let it be copied.'),
        )
      }
      className="tabular inline-flex max-w-full items-center gap-1 self-start truncate text-12 text-fg3 hover:text-fg1 max-phone:min-h-11"
    >
      <span className="truncate">{children}</span>
      <Copy size={12} strokeWidth={1.75} aria-hidden className="shrink-0" />
    </button>
  );
}
