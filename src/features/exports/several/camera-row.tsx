/** One chosen camera: what is there of its range, times of its own, and the way out of the list. */
import { Clock, X } from 'lucide-react';
import { useId } from 'react';
import { Failure } from '../../../core/failure.ts';
import { spanLength } from '../../../core/time-span.ts';
import type { TimeFormat } from '../../../core/time-zone.ts';
import { IconButton } from '../../../ui/button.tsx';
import { failureText } from '../../../ui/failure-text.ts';
import { Monogram } from '../../../ui/monogram.tsx';
import { countWords } from '../export-words.ts';
import { CoverageBar } from '../form/coverage-bar.tsx';
import { MomentField } from '../form/moment-field.tsx';
import { presentText } from '../form/range-facts.ts';
import { ProblemTexts } from './problem-texts.tsx';
import { placeKey } from './several-draft.ts';
import type { PlannedCamera, SystemPlan } from './several-plan.ts';
import type { Several } from './use-several.ts';

export interface CameraRowProps {
  readonly several: Several;
  readonly plan: SystemPlan;
  readonly camera: PlannedCamera;
  readonly format: TimeFormat;
}

export function CameraRow(props: CameraRowProps) {
  const { several, plan, camera, format } = props;
  const { dispatch } = several;
  const { ref, name, own } = camera;
  const noteId = useId();
  const problems = several.said({ kind: 'camera', ref });
  const hasOwn = own !== undefined;
  return (
    <li
      data-place={placeKey({ kind: 'camera', ref })}
      aria-label={`${name}, ${plan.name}`}
      className="border-t border-line px-4 py-2 first:border-t-0"
    >
      <div className="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-3 gap-y-1 phone:grid-cols-[minmax(0,11rem)_minmax(0,1fr)_auto]">
        <p className="flex min-w-0 items-center gap-2">
          {plan.monogram !== '' && <Monogram text={plan.monogram} label={plan.label} />}
          <span className="min-w-0">
            <span className="block truncate font-550" title={name}>
              {name}
            </span>
            <span className="block truncate text-12 text-fg3">{plan.name}</span>
          </span>
        </p>
        <div className="min-w-0 max-phone:order-last max-phone:col-span-2">
          <Holding plan={plan} camera={camera} />
        </div>
        <div className="flex shrink-0 items-center gap-1">
          <IconButton
            label={hasOwn ? `Times of all for ${name}` : `Own times for ${name}`}
            icon={Clock}
            pressed={hasOwn}
            onClick={() => dispatch({ kind: hasOwn ? 'ownDropped' : 'ownTaken', ref })}
            className="max-phone:size-11"
          />
          <IconButton
            label={`Remove ${name}`}
            icon={X}
            onClick={() => dispatch({ kind: 'camerasRemoved', refs: [ref] })}
            className="max-phone:size-11"
          />
        </div>
      </div>
      {hasOwn && (
        <div role="group" aria-label={`Own times of ${name}`} className="mt-2 grid gap-2 phone:grid-cols-2">
          <MomentField
            zone={format.zone}
            label={`${name}, from`}
            at={own.from}
            describedBy={noteId}
            invalid={problems.length > 0}
            onMoment={(from) => dispatch({ kind: 'ownSet', ref, part: { from } })}
          />
          <MomentField
            zone={format.zone}
            label={`${name}, to`}
            at={own.until}
            describedBy={noteId}
            invalid={problems.length > 0}
            onMoment={(until) => dispatch({ kind: 'ownSet', ref, part: { until } })}
          />
        </div>
      )}
      <ProblemTexts id={noteId} texts={problems} />
    </li>
  );
}

const NO_BAR = 'h-2.5 rounded-tile border border-dashed border-line2';
const LINE = 'tabular mt-1 text-12';

/** What is recorded, as far as it is told. */
function Holding({ plan, camera }: Pick<CameraRowProps, 'plan' | 'camera'>) {
  const { coverage, range, span } = camera;
  if (span === undefined || camera.refused !== undefined || plan.reason !== undefined) return null;
  if (spanLength(span) === 0) return <p className={`${LINE} text-fg2`}>One picture</p>;
  if (range !== undefined) {
    return (
      <>
        <CoverageBar range={range} />
        <p className={LINE}>
          <span className="font-550">{presentText(range)}</span>
          {range.held.length > 0 && range.gaps.length > 0 && (
            <span className="text-fg3">, {countWords(range.gaps.length, 'gap')}</span>
          )}
        </p>
      </>
    );
  }
  if (coverage.kind === 'notTold' || coverage.kind === 'failed') {
    return (
      <>
        <div aria-hidden className={NO_BAR} />
        <p className={`${LINE} text-fg2`}>
          {coverage.kind === 'notTold'
            ? `Not told: ${plan.name} does not say what is recorded.`
            : `${whyNot(coverage.error, plan.name)}What is recorded is not known.`}
        </p>
      </>
    );
  }
  return (
    <>
      <div className="skeleton h-2.5" />
      <p className={`${LINE} text-fg2`}>Looking what is recorded…</p>
    </>
  );
}

const whyNot = (error: Error, name: string): string =>
  error instanceof Failure ? `${failureText(error, name).title}. ` : '';
