/**
 * Crop and masks, drawn on a frame of the recording by mouse, touch and keyboard. The drawing is the
 * form's; a DrawingDesk round this and the LayersPanel lets them share what is selected and hidden.
 */
import { type ReactNode, useState } from 'react';
import type { FrameSize } from '../../../core/frame-area.ts';
import { useShortcuts } from '../../../ui/shortcuts.ts';
import type { ExportField, ExportProblem } from '../../../vendors/contract-exports.ts';
import type { Canvas, WrittenText } from './canvas.ts';
import { DrawSurface } from './draw-surface.tsx';
import type { Tool } from './draw-state.ts';
import { DrawToolBar } from './draw-tool-bar.tsx';
import { placeText } from './draw-words.ts';
import type { Drawing } from './drawing.ts';
import { PictureWell } from './picture-well.tsx';
import { ProblemLines } from './problem-lines.tsx';
import { useDrawing } from './use-drawing.ts';

export interface FrameEditorProps {
  readonly canvas: Canvas;
  readonly drawing: Drawing;
  readonly onDrawing: (next: Drawing) => void;
  /** Why the crop, the masks mean nothing now; undefined when they count. */
  readonly cropReason: string | undefined;
  readonly masksReason: string | undefined;
  /** Shown where the system writes it. */
  readonly written: WrittenText;
  readonly problems: readonly ExportProblem[];
  /** At the right end of the tool bar. */
  readonly side?: ReactNode;
  /** Told the size of the picture in its own pixels, once it is there. */
  readonly onPictureSize?: (size: FrameSize) => void;
}

const FIELDS: readonly ExportField[] = ['crop', 'masks'];
const GROUP = 'Drawing';

export function FrameEditor(props: FrameEditorProps) {
  const { canvas, drawing, onDrawing, cropReason, masksReason, written, problems, side } = props;
  const cropCounts = cropReason === undefined;
  const masksCount = masksReason === undefined;
  const drawer = useDrawing({ drawing, onDrawing, canCrop: cropCounts, canMask: masksCount });
  const [surface, setSurface] = useState<SVGSVGElement | null>(null);
  const { state, send } = drawer;
  const noPicture = canvas.kind === 'picture' ? undefined : pictureReason(canvas);
  const reasons = { select: undefined, crop: noPicture ?? cropReason, mask: noPicture ?? masksReason };

  const choose = (tool: Tool) => {
    const reason = reasons[tool];
    if (reason !== undefined) {
      drawer.say(reason);
      return;
    }
    send({ kind: 'toolChosen', tool });
    // Arrows and Enter then mean the cross hair.
    surface?.focus({ preventScroll: true });
  };
  const key = (keys: readonly string[], label: string, run: () => void, shown: string, dock?: string) => ({
    keys,
    label,
    group: GROUP,
    shown,
    run,
    ...(dock === undefined ? {} : { dock }),
  });
  const isOpen = state.gesture.kind === 'placing';
  useShortcuts([
    key(['v'], 'Select and move', () => choose('select'), 'V', 'select'),
    key(['c'], 'Crop the picture', () => choose('crop'), 'C', 'crop'),
    key(['m'], 'Draw a mask', () => choose('mask'), 'M', 'mask'),
    // On the picture these are its own keys; here for whoever has the focus elsewhere.
    ...(isOpen
      ? [
          key(['Enter'], 'Close the mask', () => send({ kind: 'confirmed' }), 'Enter', 'close the mask'),
          key(['Backspace'], 'Take the last corner back', () => send({ kind: 'tookBack' }), 'Backspace'),
          key(['Escape'], 'Give the mask up', () => send({ kind: 'gaveUp' }), 'Esc', 'give it up'),
        ]
      : []),
    key(['Ctrl+z'], 'Undo', drawer.undo, 'Ctrl Z', 'undo'),
    key(['Ctrl+Shift+z', 'Ctrl+y'], 'Redo', drawer.redo, 'Ctrl Shift Z'),
  ]);

  const byKeys = state.tool !== 'select' && state.aim?.by === 'keys' ? state.aim.at : undefined;
  return (
    <section aria-label="Crop and masks" className="min-w-0">
      <DrawToolBar
        tool={state.tool}
        onTool={choose}
        reasons={reasons}
        canUndo={drawer.canUndo}
        canRedo={drawer.canRedo}
        onUndo={drawer.undo}
        onRedo={drawer.redo}
        side={side}
      />
      <PictureWell
        canvas={canvas}
        size={drawer.size}
        onSize={(size) => {
          drawer.setSize(size);
          props.onPictureSize?.(size);
        }}
      >
        {(shown) => (
          <DrawSurface
            drawer={drawer}
            shown={shown}
            cropCounts={cropCounts}
            masksCount={masksCount}
            written={written}
            surface={surface}
            onSurface={setSurface}
          />
        )}
      </PictureWell>
      <ProblemLines problems={problems} fields={FIELDS} />
      <p role="status" className="sr-only">
        {[drawer.news, byKeys === undefined ? '' : `Cross hair ${placeText(byKeys)}`]
          .filter((text) => text !== '')
          .join(' ')}
      </p>
    </section>
  );
}

const pictureReason = (canvas: Exclude<Canvas, { kind: 'picture' }>): string =>
  canvas.kind === 'loading' ? 'The picture is being fetched.' : canvas.reason;
