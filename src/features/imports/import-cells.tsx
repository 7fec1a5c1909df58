/** The parts of a row: file, camera, start, codec and where it lands. Table and cards lay them out. */
import { Check, CircleSlash, Info } from 'lucide-react';
import { use } from 'react';
import type { TimeSpan } from '../../core/time-span.ts';
import { ONE_MINUTE } from '../../core/units.ts';
import type { ImportItem } from '../../systems/imports/import-model.ts';
import { useNow } from '../../ui/use-now.ts';
import type { FootageVerdict } from '../../vendors/contract-imports.ts';
import { CameraPicker } from './camera-picker.tsx';
import { canChange } from './import-filter.ts';
import { ImportThumb } from './import-thumb.tsx';
import { codecText, fileText, overlapText, sourceText } from './import-words.ts';
import { ImportsHostContext } from './imports-host.ts';
import { landingWindow } from './landing-geometry.ts';
import { LandingStrip } from './landing-strip.tsx';
import { StartField } from './start-field.tsx';
import { systemOf, TargetsContext } from './use-import-targets.ts';
import { useLanding } from './use-landing.ts';

const FIXED = 'It is under way with this; cancel it to change it.';

export function FileCell({ item }: { readonly item: ImportItem }) {
  const { name, folder } = item.file;
  return (
    <div className="flex min-w-0 items-center gap-3">
      <ImportThumb item={item} />
      <div className="min-w-0">
        <p className="truncate font-550" title={`${folder}${name}`}>
          {name}
        </p>
        <p className="tabular truncate text-12 text-fg3">
          {folder === '' ? '' : <span className="sr-only">in {folder}, </span>}
          {fileText(item)}
        </p>
      </div>
    </div>
  );
}

export function CameraCell({ item }: { readonly item: ImportItem }) {
  const host = use(ImportsHostContext);
  if (item.state.kind === 'unusable') return null;
  return (
    <CameraPicker
      label={`Camera of ${item.file.name}`}
      value={item.target}
      onChoose={(ref) => host?.queue.setTarget([item.id], ref)}
      disabledReason={canChange(item) ? undefined : FIXED}
      className="w-full"
    />
  );
}

export function StartCell({ item, editing }: { readonly item: ImportItem; readonly editing: boolean }) {
  const host = use(ImportsHostContext);
  const now = useNow(ONE_MINUTE);
  if (item.state.kind === 'unusable' || host === undefined) return null;
  const overlap =
    item.state.kind === 'draft' ? item.state.questions.find(({ kind }) => kind === 'overlap') : undefined;
  const source = sourceText(item);
  return (
    <div className="flex min-w-0 flex-col gap-1">
      <StartField
        name={item.file.name}
        at={item.start?.at}
        now={now}
        source={source}
        fitsAt={overlap?.kind === 'overlap' ? overlap.fitsAt : undefined}
        open={editing}
        onOpen={(open) => host.onEdit(open ? item.id : undefined)}
        onStart={(at) => host.queue.setStart([item.id], at)}
        disabledReason={canChange(item) ? undefined : FIXED}
      />
      <span className="truncate text-12 text-fg3 max-phone:sr-only" title={source}>
        {source}
      </span>
    </div>
  );
}

const VERDICTS = { recommended: Check, accepted: Info, refused: CircleSlash } as const;

export function CodecCell({ item }: { readonly item: ImportItem }) {
  const { facts, verdict } = item;
  if (facts === undefined) return null;
  const text = codecText(facts);
  return (
    <div className="min-w-0">
      <p className="flex min-w-0 items-center gap-1.5">
        <VerdictIcon verdict={verdict} />
        <span className="truncate" title={text}>
          {text}
        </span>
      </p>
      {verdict !== undefined && (
        <p className="line-clamp-2 pl-5 text-12 text-fg3 max-phone:line-clamp-1" title={verdict.note}>
          {verdict.note}
        </p>
      )}
    </div>
  );
}

function VerdictIcon({ verdict }: { readonly verdict: FootageVerdict | undefined }) {
  const Icon = verdict === undefined ? undefined : VERDICTS[verdict.kind];
  return (
    <span className="w-3.5 shrink-0">
      {Icon !== undefined && <Icon size={14} strokeWidth={1.75} aria-hidden />}
    </span>
  );
}

export interface LandingCellProps {
  readonly item: ImportItem;
  /** Other files for the same camera. */
  readonly others: readonly TimeSpan[];
  /** How many files of the queue have landed on the camera. */
  readonly edition: number;
}

export function LandingCell({ item, others, edition }: LandingCellProps) {
  const targets = use(TargetsContext);
  const { target, state } = item;
  const span = state.kind === 'done' ? state.recorded : item.span;
  const window = span === undefined ? undefined : landingWindow(span);
  const imports = systemOf(targets, target)?.imports;
  const { recorded, unknown } = useLanding(imports, target, window, edition);
  if (span === undefined || window === undefined || state.kind === 'unusable') return null;
  const question =
    state.kind === 'draft' ? state.questions.find(({ kind }) => kind === 'overlap') : undefined;
  return (
    <LandingStrip
      window={window}
      span={span}
      recorded={recorded}
      others={others}
      landed={state.kind === 'done'}
      overlap={
        question?.kind === 'overlap' ? { shared: question.shared, text: overlapText(question) } : undefined
      }
      unknown={unknown}
    />
  );
}
