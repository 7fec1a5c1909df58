/** The left of the form: the picture to draw on with its moment, what the file will hold, and the layers. */
import { StepBack, StepForward } from 'lucide-react';
import { IconButton } from '../../../ui/button.tsx';
import { useShortcuts } from '../../../ui/shortcuts.ts';
import { cameraRefText } from '../../../core/ids.ts';
import type { FrameSize } from '../../../core/frame-area.ts';
import type { TimeFormat } from '../../../core/time-zone.ts';
import type { ExportField, ExportSettings } from '../../../vendors/contract-exports.ts';
import type { WrittenText } from '../draw/canvas.ts';
import type { Drawing } from '../draw/drawing.ts';
import { DrawingDesk } from '../draw/drawing-desk.tsx';
import { FrameEditor } from '../draw/frame-editor.tsx';
import { LayersPanel } from '../draw/layers-panel.tsx';
import { PlainFrame } from './plain-frame.tsx';
import { HoldingStrip } from './holding-strip.tsx';
import type { ExportForm } from './use-export-form.ts';
import type { FrameView } from './use-frame.ts';

export interface FrameSideProps {
  readonly form: ExportForm;
  readonly settings: ExportSettings;
  readonly format: TimeFormat;
  readonly frame: FrameView;
  readonly written: WrittenText;
  readonly pictureSize: FrameSize | undefined;
  readonly onPictureSize: (size: FrameSize) => void;
}

const DRAWN: readonly ExportField[] = ['crop', 'masks'];
const NO_CROP = 'This system does not crop.';
const NO_MASKS = 'This system has no masks.';

export function FrameSide(props: FrameSideProps) {
  const { form, settings, format, frame, written, pictureSize, onPictureSize } = props;
  const { crop, masks } = settings;
  const drawing: Drawing = { crop, masks };
  function onDrawing(next: Drawing) {
    if (next.crop !== crop) form.change('crop', { crop: next.crop });
    if (next.masks !== masks) form.change('masks', { masks: next.masks });
  }
  const fields = form.options?.fields;
  const drawn = {
    drawing,
    onDrawing,
    cropReason: fields?.has('crop') === true ? form.against('crop') : NO_CROP,
    masksReason: fields?.has('masks') === true ? form.against('masks') : NO_MASKS,
  };
  const notes = DRAWN.flatMap((field) => form.options?.notes[field] ?? []);
  const { camera } = form.draft;
  const moment = <FrameMoment format={format} frame={frame} isLive={form.draft.kind === 'live'} />;
  const strip = <HoldingStrip form={form} format={format} shownAt={frame.shownAt} />;
  if (!DRAWN.some((field) => fields?.has(field) === true)) {
    return (
      <div className="flex min-w-0 flex-col gap-3 px-4 pb-4 max-phone:px-3">
        <PlainFrame
          canvas={frame.canvas}
          written={form.options?.timestamp === undefined ? undefined : written}
          side={moment}
          onPictureSize={onPictureSize}
        />
        {strip}
      </div>
    );
  }
  return (
    <div className="flex min-w-0 flex-col gap-3 px-4 pb-4 max-phone:px-3">
      {/* Another camera is another drawing: nothing of the one before can be brought back. */}
      <DrawingDesk key={camera === undefined ? '' : cameraRefText(camera)}>
        <div data-fields="crop masks">
          <FrameEditor
            {...drawn}
            canvas={frame.canvas}
            written={written}
            problems={form.shown.filter(({ field }) => DRAWN.includes(field))}
            onPictureSize={onPictureSize}
            side={moment}
          />
          {notes.map((note) => (
            <p key={note} className="mt-1 text-12 text-fg3">
              {note}
            </p>
          ))}
        </div>
        <div className="grid gap-4 wide:grid-cols-[minmax(0,1fr)_268px]">
          {strip}
          <LayersPanel {...drawn} pictureSize={pictureSize} />
        </div>
      </DrawingDesk>
    </div>
  );
}

interface FrameMomentProps {
  readonly format: TimeFormat;
  readonly frame: FrameView;
  readonly isLive: boolean;
}

const GROUP = 'Picture';

function FrameMoment({ format, frame, isLive }: FrameMomentProps) {
  const { shownAt, step, stepReason } = frame;
  const walk = (direction: 1 | -1) => stepReason === undefined && step(direction);
  useShortcuts([
    { keys: [','], label: 'Picture before', group: GROUP, run: () => walk(-1) },
    { keys: ['.'], label: 'Picture after', group: GROUP, run: () => walk(1) },
  ]);
  return (
    <div className="flex items-center gap-1" aria-busy={frame.stepping}>
      <p role="status" className="mr-1 whitespace-nowrap text-fg2">
        {shownAt === undefined ? (
          'No picture'
        ) : (
          <>
            {isLive ? 'Picture of' : 'Frame of'}{' '}
            <span className="tabular font-550 text-fg1">{format.clockMs(shownAt)}</span>
          </>
        )}
      </p>
      <IconButton
        label="Picture before"
        shortcut=","
        icon={StepBack}
        disabledReason={stepReason}
        onClick={() => walk(-1)}
        className="max-phone:size-11"
      />
      <IconButton
        label="Picture after"
        shortcut="."
        icon={StepForward}
        disabledReason={stepReason}
        onClick={() => walk(1)}
        className="max-phone:size-11"
      />
    </div>
  );
}
