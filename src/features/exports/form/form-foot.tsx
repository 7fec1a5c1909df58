/** The foot of the form: how much it will be, and the buttons that order it. */
import { FileDown, Info } from 'lucide-react';
import { useId } from 'react';
import { byteText } from '../../../core/byte-size.ts';
import { spanLength } from '../../../core/time-span.ts';
import type { FrameSize } from '../../../core/frame-area.ts';
import { durationText } from '../../../core/time-zone.ts';
import type { ExportSettings } from '../../../vendors/contract-exports.ts';
import { Button } from '../../../ui/button.tsx';
import { lengthText } from '../export-words.ts';
import { chosenFormat } from './form-problems.ts';
import { type ExportForm, isOnePicture } from './use-export-form.ts';

export interface FormFootProps {
  readonly form: ExportForm;
  readonly settings: ExportSettings;
  readonly pictureSize: FrameSize | undefined;
  readonly onCancel: () => void;
  readonly onNext: () => void;
  readonly onExport: () => void;
}

export function FormFoot(props: FormFootProps) {
  const { onCancel, onNext, onExport } = props;
  const { title, facts, note } = estimateWords(props);
  const id = useId();
  const stays = chosenFormat(props.form)?.stays;
  return (
    <footer className="flex shrink-0 flex-wrap items-center gap-x-3 gap-y-2 border-t border-line bg-s1 px-4 py-2.5 max-phone:px-3">
      {stays !== undefined && (
        <p id={id} className="flex basis-full items-start gap-1.5 font-medium wide:justify-end">
          <Info size={14} aria-hidden className="mt-0.5 shrink-0" />
          <span className="min-w-0 wrap-anywhere">{stays}</span>
        </p>
      )}
      <p className="tabular flex min-w-0 flex-1 flex-wrap items-baseline gap-x-3 max-phone:basis-full">
        <span className="text-16 font-semibold">{title}</span>
        <span className="text-fg2">{facts}</span>
        <span className="text-fg3 max-wide:hidden">{note}</span>
      </p>
      <div className="flex gap-2 max-phone:w-full">
        <Button tone="quiet" className="h-8! max-phone:h-11!" onClick={onCancel}>
          Cancel
        </Button>
        <Button className="h-8! max-phone:h-11! max-phone:flex-1" onClick={onNext}>
          Next camera
        </Button>
        <Button
          tone="primary"
          aria-describedby={stays === undefined ? undefined : id}
          icon={FileDown}
          className="h-8! px-4! max-phone:h-11! max-phone:flex-1"
          onClick={onExport}
        >
          Export
        </Button>
      </div>
    </footer>
  );
}

interface EstimateWords {
  readonly title: string;
  readonly facts: string;
  readonly note: string;
}

const LATER = 'its size is known when it is done';

function estimateWords(props: FormFootProps): EstimateWords {
  const { form, settings, pictureSize } = props;
  const { draft, range, span, estimate } = form;
  const format = chosenFormat(form);
  const size = cropText(settings, pictureSize);
  const join = (...parts: readonly (string | undefined)[]) =>
    parts.filter((one) => one !== undefined).join(', ');
  const label = format?.label;
  if (format?.kind === 'picture' || format?.kind === 'document' || isOnePicture(span)) {
    return { title: 'One picture', facts: join(size, label), note: '' };
  }
  if (draft.kind === 'live') {
    const length = draft.length === undefined ? '' : durationText(draft.length);
    return {
      title: `${length} live`.trim(),
      facts: join(size, label),
      note: LATER,
    };
  }
  const cameras = draft.others.length + 1;
  if (cameras > 1) {
    const many = `${cameras} cameras`;
    // Of files that stay nobody here learns the size.
    const note = format?.stays === undefined ? LATER : '';
    return { title: many, facts: join('in one export', label), note };
  }
  // What nobody tells is not present: it is asked for.
  const asked = span !== undefined && form.isUntold ? `${lengthText(spanLength(span))} asked for` : undefined;
  const length = range === undefined ? asked : lengthText(range.present);
  const unknown = form.isEstimating ? 'Size is being asked' : 'Size not known';
  const title = estimate === undefined ? unknown : `about ${byteText(estimate.bytes)}`;
  const name = form.system?.entry.name ?? 'the system';
  return {
    title,
    facts: join(length, size, label),
    note: estimate === undefined ? '' : noteText(settings, name),
  };
}

/** The estimate is of what is recorded: settings that make less of it are said. */
function noteText({ videoQuality, frameRate, crop }: ExportSettings, name: string): string {
  const isLess = videoQuality > 0 || frameRate > 0 || crop !== undefined;
  return `${isLess ? 'as recorded, likely less with these settings' : 'as recorded'}; ${name} tells the true size when it is done`;
}

function cropText({ crop }: ExportSettings, size: FrameSize | undefined): string | undefined {
  if (size === undefined || size.width === 0) return undefined;
  const [width, height] =
    crop === undefined
      ? [size.width, size.height]
      : [(crop.to.x - crop.from.x) * size.width, (crop.to.y - crop.from.y) * size.height];
  return `${Math.round(width)} × ${Math.round(height)}`;
}
