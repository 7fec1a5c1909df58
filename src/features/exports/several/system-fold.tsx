/** How one system makes its exports: how many, where they stay, and its settings, unless they are folded away. */
import { ChevronDown, ChevronRight } from 'lucide-react';
import { useId, useState } from 'react';
import type { TimeFormat } from '../../../core/time-zone.ts';
import type { EpochMs } from '../../../core/units.ts';
import type { ExportProblem } from '../../../vendors/contract-exports.ts';
import { Button } from '../../../ui/button.tsx';
import { Monogram } from '../../../ui/monogram.tsx';
import { StaysNote } from '../form/how-fields.tsx';
import { SettingsFields } from '../form/settings-fields.tsx';
import { foldKey } from './focus-place.ts';
import { ProblemTexts } from './problem-texts.tsx';
import type { SystemPlan } from './several-plan.ts';
import type { SeveralProblem } from './several-problems.ts';
import { jobsText } from './several-words.ts';
import type { Several } from './use-several.ts';

export interface SystemFoldProps {
  readonly several: Several;
  readonly plan: SystemPlan;
  readonly format: TimeFormat;
  readonly at: EpochMs;
  readonly onOpen: (path: string) => void;
}

export function SystemFold(props: SystemFoldProps) {
  const { several, plan, onOpen } = props;
  const { id, name, reason, format } = plan;
  const bodyId = useId();
  const shown = problemsOf(several.shown, id);
  // What a system cannot do without, such as a folder, is open from the beginning.
  const [isOpen, setIsOpen] = useState(() => problemsOf(several.problems, id).length > 0);
  // What is wrong is never hidden, and does not fold itself away once it is right.
  if (shown.length > 0 && !isOpen) setIsOpen(true);
  const stays = format?.stays;
  const Chevron = isOpen ? ChevronDown : ChevronRight;
  return (
    <section aria-label={name} data-place={foldKey(id)} className="border-b border-line">
      <h2>
        {reason === undefined ? (
          <button
            type="button"
            aria-expanded={isOpen}
            aria-controls={bodyId}
            onClick={() => setIsOpen(!isOpen)}
            className={`${HEAD} hover:bg-s2`}
          >
            <Chevron size={14} strokeWidth={2} aria-hidden className="shrink-0 text-fg3" />
            <HeadWords plan={plan} />
          </button>
        ) : (
          <span className={HEAD}>
            <HeadWords plan={plan} />
          </span>
        )}
      </h2>
      {!isOpen && stays !== undefined && (
        <div className="px-4 pb-2.5 pl-10">
          <StaysNote text={stays} />
        </div>
      )}
      <div id={bodyId} hidden={!isOpen} className="pb-2.5">
        {isOpen && <FoldBody {...props} shown={shown} />}
      </div>
      {reason !== undefined && (
        <p className="flex flex-wrap items-center gap-2 px-4 pb-2.5 text-12 text-fg2">
          {reason}
          <Button size="small" className="max-phone:h-11" onClick={() => onOpen('/connections')}>
            Connections
          </Button>
        </p>
      )}
    </section>
  );
}

const HEAD = 'flex min-h-11 w-full items-center gap-2 px-4 py-1.5 text-left';

function HeadWords({ plan }: Pick<SystemFoldProps, 'plan'>) {
  const { name, monogram, label, exports, reason } = plan;
  const isKnown = exports !== undefined && reason === undefined;
  return (
    <>
      {monogram !== '' && <Monogram text={monogram} label={label} />}
      <span className="min-w-0 flex-1">
        <span className="block truncate font-semibold">{name}</span>
        {isKnown && <span className="block text-12 font-normal text-fg2">{jobsText(plan)}</span>}
      </span>
    </>
  );
}

function FoldBody(props: SystemFoldProps & { readonly shown: readonly ExportProblem[] }) {
  const { several, plan, format, at, shown } = props;
  const { id, exports, settings, reason } = plan;
  if (reason !== undefined) return null;
  if (exports === undefined || settings === undefined) {
    return <div role="status" aria-label="Loading" className="skeleton mx-4 h-20" />;
  }
  const { options } = exports;
  const together = shown.filter(({ field }) => field === 'others').map(({ text }) => text);
  return (
    <>
      {together.length > 0 && (
        <div data-fields="others" tabIndex={-1} className="px-4 pb-1.5">
          <ProblemTexts texts={together} />
        </div>
      )}
      <SettingsFields
        scope={id}
        options={options}
        settings={settings}
        format={format}
        at={at}
        problems={shown}
        reasonOf={(field) => options.against(field, settings.format)}
        onChange={(field, part) => several.dispatch({ kind: 'settingsChanged', system: id, field, part })}
      />
    </>
  );
}

const problemsOf = (problems: readonly SeveralProblem[], system: string): readonly ExportProblem[] =>
  problems.flatMap(({ place, text }) =>
    place.kind === 'setting' && place.system === system ? [{ field: place.field, text }] : [],
  );
