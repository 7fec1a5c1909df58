/** Everything about one export, beside the list or over it: state, range, files, settings, what can be done. */
import { ChartGantt, Download, FileText, RotateCcw, Square, Trash2, X } from 'lucide-react';
import { type ReactNode, use, useEffect, useId, useRef } from 'react';
import { spanLength } from '../../../core/time-span.ts';
import { saveBlob } from '../../../platform/save-file.ts';
import { archivePath } from '../../../systems/archive-path.ts';
import type { ExportItem } from '../../../systems/exports/export-model.ts';
import { Button, IconButton } from '../../../ui/button.tsx';
import { FailureNote } from '../../../ui/failure-note.tsx';
import { useTell } from '../../../ui/notices.ts';
import { camerasText, exportFailureText, forgottenText, isForgotten } from '../export-words.ts';
import { fieldText } from '../settings-words.ts';
import { DetailCameras } from './detail-cameras.tsx';
import { DetailFacts, DetailSettings } from './detail-facts.tsx';
import { DetailFiles } from './detail-files.tsx';
import { DetailRange } from './detail-range.tsx';
import { cancelOrTakeOut, changePath, deleteAll, downloadOrStop } from './export-actions.ts';
import { StateCell } from './export-cells.tsx';
import { canCancel, isComing, noDeleteReason, noDownloadReason, noStopReason } from './export-filter.ts';
import { type ExportsHost, ExportsHostContext } from './exports-host.ts';
import { GroupChip } from './group-chip.tsx';

export interface ExportDetailProps {
  /** Undefined for an id that is not in the list. */
  readonly item: ExportItem | undefined;
  /** There is room for it beside the list; otherwise it lies over it, and takes the focus. */
  readonly beside: boolean;
}

const TOUCH = 'max-phone:h-11';

export function ExportDetail({ item, beside }: ExportDetailProps) {
  const host = use(ExportsHostContext);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    // Whoever has the list before them goes on there.
    if (!beside) heading.current?.focus();
  }, [beside]);
  if (host === undefined) return null;
  return (
    <aside
      aria-label="Details of the export"
      className={
        beside
          ? 'flex w-100 shrink-0 flex-col border-l border-line bg-s1'
          : 'absolute inset-0 z-20 flex flex-col bg-s1'
      }
    >
      <div className="flex shrink-0 items-start gap-2 border-b border-line px-4 py-2">
        <div className="min-w-0 flex-1">
          <h2 ref={heading} tabIndex={-1} className="text-14 font-semibold wrap-anywhere outline-none">
            {item === undefined ? 'Not in the list' : camerasText(item)}
          </h2>
          <p className="text-12 text-fg3 wrap-anywhere">
            {item === undefined
              ? 'It was taken out, or belongs to another browser.'
              : `${item.systemName}, ${item.source.kind === 'live' ? 'live' : 'from the archive'}`}
          </p>
          {item?.group !== undefined && (
            <p className="mt-1 flex">
              <GroupChip group={item.group} />
            </p>
          )}
        </div>
        <IconButton
          label="Close the details"
          shortcut="Esc"
          icon={X}
          className="max-phone:size-11"
          onClick={() => host.onDetail(undefined)}
        />
      </div>
      {item !== undefined && (
        // Reached by the keyboard, so that it can be scrolled.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        <div role="region" tabIndex={0} aria-label="Details" className="min-h-0 flex-1 overflow-auto">
          <State item={item} host={host} />
          {item.others.length > 0 && (
            <Part title={`${item.others.length + 1} cameras`}>
              <DetailCameras item={item} />
            </Part>
          )}
          <Part title={item.others.length > 0 ? `Range of ${item.cameraName}` : 'Range'}>
            <DetailRange item={item} />
          </Part>
          <Part title="Files">
            <DetailFiles item={item} />
            <Manifest item={item} host={host} />
          </Part>
          <Part title="Settings">
            <DetailSettings item={item} />
          </Part>
          <Part title="Facts">
            <DetailFacts item={item} />
          </Part>
        </div>
      )}
    </aside>
  );
}

function Part({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  const id = useId();
  return (
    <section aria-labelledby={id} className="border-b border-line px-4 py-3 last:border-0">
      <h3 id={id} className="mb-2 font-semibold">
        {title}
      </h3>
      {children}
    </section>
  );
}

interface BoundProps {
  readonly item: ExportItem;
  readonly host: ExportsHost;
}

function State({ item, host }: BoundProps) {
  const tell = useTell();
  const { state, systemName } = item;
  const copy = (text: string) =>
    void navigator.clipboard.writeText(text).then(
      () => tell('Copied for the ticket'),
      () => tell('The browser did not let it be copied.'),
    );
  const failure =
    state.kind === 'failed' || state.kind === 'unknown'
      ? state.failure
      : state.kind === 'running'
        ? state.trouble
        : undefined;
  return (
    <section aria-label="State" className="flex flex-col gap-3 border-b border-line px-4 py-3">
      {state.kind !== 'failed' && <StateCell item={item} />}
      {state.kind === 'unknown' && !isForgotten(item) && (
        <p className="text-fg2">
          Look at {systemName} whether it is there before you export it again: otherwise it is made twice.
        </p>
      )}
      {failure !== undefined && (
        <FailureNote
          failure={failure}
          system={systemName}
          text={(isForgotten(item) ? forgottenText : exportFailureText)(failure, systemName)}
          onCopy={copy}
        />
      )}
      {state.kind === 'failed' && state.problem !== undefined && (
        <p>
          <span className="font-550">{fieldText(state.problem.field)}:</span> {state.problem.text}
        </p>
      )}
      <Actions item={item} host={host} />
    </section>
  );
}

function Actions({ item, host }: BoundProps) {
  const { list } = host;
  const { id, state, camera, span, source } = item;
  const isLoading = item.files.some(isComing);
  return (
    <div className="flex flex-wrap gap-2">
      {state.kind === 'needsSignIn' && (
        <Button className={TOUCH} onClick={() => host.onOpen('/connections')}>
          Go to Connections
        </Button>
      )}
      <Button
        icon={isLoading ? Square : Download}
        className={TOUCH}
        disabledReason={isLoading ? undefined : noDownloadReason(item)}
        onClick={() => downloadOrStop(item, host)}
      >
        {isLoading ? 'Stop the download' : item.files.length > 1 ? 'Download all' : 'Download'}
      </Button>
      <Button icon={RotateCcw} className={TOUCH} onClick={() => list.again([id])}>
        Export again
      </Button>
      <Button className={TOUCH} onClick={() => host.onOpen(changePath(item))}>
        Change and export again…
      </Button>
      <Button
        icon={ChartGantt}
        className={TOUCH}
        disabledReason={
          span === undefined || source.kind === 'live' || spanLength(span) === 0
            ? 'It has no range of the archive.'
            : undefined
        }
        onClick={() => span !== undefined && host.onOpen(archivePath(camera, span))}
      >
        Show in the archive
      </Button>
      <Button
        icon={Trash2}
        className={TOUCH}
        disabledReason={noDeleteReason(item)}
        onClick={() => deleteAll([item], host)}
      >
        Delete at the system
      </Button>
      <Button
        icon={X}
        className={TOUCH}
        disabledReason={noStopReason(item)}
        onClick={() => cancelOrTakeOut(item, host)}
      >
        {canCancel(item) ? 'Cancel' : 'Take out'}
      </Button>
    </div>
  );
}

function Manifest({ item, host }: BoundProps) {
  const tell = useTell();
  function save(part: 'json' | 'page') {
    const manifest = host.list.manifest(item.id);
    if (manifest === undefined) tell('There is no manifest of it now.');
    else saveBlob(manifest[part], `${manifest.name}.${part === 'json' ? 'json' : 'html'}`);
  }
  return (
    <div className="mt-3 flex flex-wrap items-center gap-2">
      <span className="text-12 text-fg2">
        Manifest: what was asked for and delivered, settings, files and checksums.
      </span>
      <Button size="small" icon={FileText} className={TOUCH} onClick={() => save('page')}>
        Save as a page
      </Button>
      <Button size="small" icon={FileText} className={TOUCH} onClick={() => save('json')}>
        Save as JSON
      </Button>
    </div>
  );
}
