/** Further cameras of the same export: added one by one, each with the first one's time or one of its own. */
import { useQuery } from '@tanstack/react-query';
import { X } from 'lucide-react';
import { use } from 'react';
import type { TimeFormat } from '../../../core/time-zone.ts';
import type { SystemCameras } from '../../../systems/camera-queries.ts';
import { Button, IconButton } from '../../../ui/button.tsx';
import { TimeContext } from '../../../ui/time-context.ts';
import { CameraChooser } from './camera-chooser.tsx';
import { CoverageBar } from './coverage-bar.tsx';
import { type DraftPart, draftSpan, partSpan } from './export-draft.ts';
import { coverageQueryOptions, exportCameraQueryOptions } from './export-queries.ts';
import { FormRow, FormSection, noteId } from './form-row.tsx';
import { chosenFormat } from './form-problems.ts';
import { MomentField } from './moment-field.tsx';
import { presentText, rangeFacts } from './range-facts.ts';
import type { ExportForm } from './use-export-form.ts';

export function OthersSection({ form }: { readonly form: ExportForm }) {
  const { draft, options, system, dispatch } = form;
  const { format } = use(TimeContext);
  const { others } = draft;
  // Those that another system was asked for stay to be seen, and to be removed.
  if (options?.fields.has('others') !== true && others.length === 0) return null;
  const reason = addReason(form);
  const most = chosenFormat(form)?.mostCameras ?? 1;
  return (
    <FormSection
      title="Further cameras"
      note={
        others.length > 0 && (
          <span className="tabular text-12 text-fg3">
            {others.length + 1} cameras in one export{most > 1 && `, of ${most} at most`}
          </span>
        )
      }
    >
      <FormRow
        label="Cameras"
        fields={['others']}
        problems={form.said('others')}
        reason={others.length === 0 ? reason : undefined}
        note={options?.notes.others ?? 'Of the same system. Each has the time above until it gets its own.'}
      >
        {others.length > 0 && (
          <ul className="mb-1.5 grid gap-1.5">
            {others.map((part) => (
              <PartLine key={part.camera} form={form} part={part} format={format} />
            ))}
          </ul>
        )}
        <CameraChooser
          label="Add a camera"
          systems={remaining(system, draft)}
          value={undefined}
          name={undefined}
          place={undefined}
          disabledReason={reason}
          describedBy={noteId('others')}
          onChoose={({ camera }) => dispatch({ kind: 'otherAdded', camera })}
        />
      </FormRow>
    </FormSection>
  );
}

/** Why no further camera can be added now. */
function addReason(form: ExportForm): string | undefined {
  const { draft, system } = form;
  const format = chosenFormat(form);
  if (draft.kind === 'live') return 'Live video is of one camera.';
  const against = form.against('others');
  if (against !== undefined) return against;
  if (format !== undefined && draft.others.length + 1 >= format.mostCameras) {
    return format.mostCameras === 1
      ? `${format.label} is of one camera.`
      : `${format.label} is of ${format.mostCameras} cameras at most.`;
  }
  return draft.camera === undefined || system === undefined ? 'Choose the first camera first.' : undefined;
}

/** The cameras of the system that are not chosen yet. */
function remaining(system: SystemCameras | undefined, { camera, others }: ExportForm['draft']) {
  if (system === undefined) return [];
  const chosen = new Set([camera?.camera, ...others.map((one) => one.camera)]);
  const cameras = system.list.cameras.filter(({ id }) => !chosen.has(id));
  return [{ ...system, list: { ...system.list, cameras } }];
}

interface PartProps {
  readonly form: ExportForm;
  readonly part: DraftPart;
  readonly format: TimeFormat;
}

function PartLine({ form, part, format }: PartProps) {
  const { draft, dispatch } = form;
  const { camera, own } = part;
  const name = form.nameOf(camera);
  const time = (next: DraftPart['own']) => dispatch({ kind: 'otherTimed', camera, own: next });
  return (
    <li aria-label={name} className="rounded-control bg-s0 px-2 py-1">
      <div className="flex items-center gap-1.5">
        <span className="min-w-0 flex-1 truncate font-550" title={name}>
          {name}
        </span>
        <Button
          size="small"
          tone="quiet"
          aria-label={
            own === undefined ? `Own time for ${name}` : `Same time for ${name} as the first camera`
          }
          className="max-phone:h-11"
          onClick={() => time(own === undefined ? { from: draft.from, until: draft.until } : undefined)}
        >
          {own === undefined ? 'Own time' : 'Same time'}
        </Button>
        <IconButton
          label={`Remove ${name}`}
          icon={X}
          onClick={() => dispatch({ kind: 'otherRemoved', camera })}
          className="max-phone:size-11"
        />
      </div>
      {own !== undefined && (
        <div className="mt-1 grid gap-1.5">
          {(['from', 'until'] as const).map((end) => {
            const at = own[end];
            const zone = at === undefined ? format.zone : format.zoneName(at);
            return (
              <MomentField
                key={end}
                label={`${name}: ${end === 'from' ? 'from' : 'to'}, in ${zone}`}
                zone={format.zone}
                at={at}
                onMoment={(moment) => time({ ...own, [end]: moment })}
                describedBy={noteId('others')}
                invalid={draftSpan(own) === undefined}
              />
            );
          })}
        </div>
      )}
      <PartCoverage form={form} part={part} />
    </li>
  );
}

/** What is recorded of it; nothing where its system does not tell, which is said of the first camera. */
function PartCoverage({ form, part }: Pick<PartProps, 'form' | 'part'>) {
  const { draft, exports } = form;
  const place =
    draft.camera === undefined || exports === undefined
      ? undefined
      : { ref: { ...draft.camera, camera: part.camera }, exports, archive: undefined };
  const span = partSpan(part, form.span);
  const { data: facts, isFetched } = useQuery(exportCameraQueryOptions(place));
  const mayAsk = isFetched && facts?.refused === undefined && span !== undefined && span.until > span.from;
  const { data: held } = useQuery(coverageQueryOptions(mayAsk ? place : undefined, span));
  if (facts?.refused !== undefined) return <p className="mt-1 text-12 text-fg2">{facts.refused}</p>;
  if (held === undefined || held === null || span === undefined) return null;
  const range = rangeFacts(span, held);
  return (
    <div className="mt-1.5 mb-1">
      <CoverageBar range={range} />
      <p className="tabular mt-1 text-12 text-fg2">{presentText(range)}</p>
    </div>
  );
}
