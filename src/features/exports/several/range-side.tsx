/** The one range of all, and each chosen camera with what is there of it. */
import { CalendarRange } from 'lucide-react';
import { use, useId } from 'react';
import { spanLength } from '../../../core/time-span.ts';
import type { TimeFormat } from '../../../core/time-zone.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { TimeContext } from '../../../ui/time-context.ts';
import { countWords, lengthText } from '../export-words.ts';
import { FormSection } from '../form/form-row.tsx';
import { MomentField } from '../form/moment-field.tsx';
import { CameraRow } from './camera-row.tsx';
import { ProblemTexts } from './problem-texts.tsx';
import { spanOfTimes } from './several-draft.ts';
import type { Several } from './use-several.ts';

const ZONES = {
  site: 'site time',
  viewer: 'time of this computer',
  camera: 'site time',
  utc: 'UTC',
} as const;

export function RangeSide({ several }: { readonly several: Several }) {
  const { plans, draft } = several;
  const { format, choice } = use(TimeContext);
  const zone = draft.from === undefined ? format.zone : format.zoneName(draft.from);
  const words = ZONES[choice];
  const own = draft.cameras.filter((one) => one.own !== undefined).length;
  return (
    <div className="flex min-h-full flex-col">
      <FormSection
        title="When"
        note={<span className="text-12 text-fg3">{words === zone ? words : `${words}, ${zone}`}</span>}
      >
        <RangeFields several={several} format={format} />
      </FormSection>
      {draft.cameras.length === 0 ? (
        <EmptyState icon={CalendarRange} title="No camera is chosen">
          <p>Choose cameras of any systems. What they hold of the range is shown here.</p>
        </EmptyState>
      ) : (
        <FormSection
          title="What is there"
          note={
            <span className="tabular text-12 text-fg3">
              {countWords(draft.cameras.length, 'camera')}
              {own > 0 &&
                `, ${own} with ${own === 1 ? 'a time' : 'times'} of ${own === 1 ? 'its' : 'their'} own`}
            </span>
          }
        >
          <ul className="grid">
            {plans.flatMap((plan) =>
              plan.cameras.map((camera) => (
                <CameraRow
                  key={`${plan.id}:${camera.ref.camera}`}
                  several={several}
                  plan={plan}
                  camera={camera}
                  format={format}
                />
              )),
            )}
          </ul>
        </FormSection>
      )}
    </div>
  );
}

function RangeFields({ several, format }: { readonly several: Several; readonly format: TimeFormat }) {
  const { draft, dispatch } = several;
  const id = useId();
  const problems = several.said({ kind: 'span' });
  const span = spanOfTimes(draft);
  const field = { zone: format.zone, describedBy: id, invalid: problems.length > 0 };
  const zoneOf = (at: typeof draft.from) => (at === undefined ? format.zone : format.zoneName(at));
  return (
    <div role="group" aria-label="Range of all cameras" data-place="span" className="px-4 pt-1">
      <div className="grid gap-2 phone:grid-cols-[repeat(2,minmax(0,260px))]">
        <MomentField
          {...field}
          label={`From, in ${zoneOf(draft.from)}`}
          at={draft.from}
          onMoment={(at) => dispatch({ kind: 'fromSet', at })}
        />
        <MomentField
          {...field}
          label={`To, in ${zoneOf(draft.until)}`}
          at={draft.until}
          onMoment={(at) => dispatch({ kind: 'untilSet', at })}
        />
      </div>
      <ProblemTexts id={id} texts={problems} />
      {span !== undefined && (
        <p className="tabular mt-1 text-12 text-fg3">
          {spanLength(span) === 0
            ? 'One picture: from and to are the same moment.'
            : lengthText(spanLength(span))}
        </p>
      )}
    </div>
  );
}
