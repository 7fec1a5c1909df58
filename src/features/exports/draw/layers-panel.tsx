/** What is drawn, as a list: the crop, each mask, and the one that is open. Numbers for those who draw by numbers. */
import { Crop, VectorPolygon } from 'lucide-react';
import type { FrameSize } from '../../../core/frame-area.ts';
import { AreaFields } from './area-fields.tsx';
import { CornerList } from './corner-list.tsx';
import { isHidden, isSelected, type Shape } from './draw-state.ts';
import { cornersText, cropText } from './draw-words.ts';
import { type Drawing, withCrop } from './drawing.ts';
import { LayerRow } from './layer-row.tsx';
import { useDrawing } from './use-drawing.ts';

export interface LayersPanelProps {
  readonly drawing: Drawing;
  readonly onDrawing: (next: Drawing) => void;
  /** Why the crop, the masks mean nothing now; undefined when they count. */
  readonly cropReason: string | undefined;
  readonly masksReason: string | undefined;
  /** In its own pixels; undefined where it is not known. */
  readonly pictureSize: FrameSize | undefined;
}

const CROP: Shape = { kind: 'crop' };

export function LayersPanel({ drawing, onDrawing, cropReason, masksReason, pictureSize }: LayersPanelProps) {
  const drawer = useDrawing({
    drawing,
    onDrawing,
    canCrop: cropReason === undefined,
    canMask: masksReason === undefined,
  });
  const { state, shown, send } = drawer;
  const { crop, masks } = shown;
  const open = state.gesture.kind === 'placing' ? state.gesture.corners : undefined;
  const isEmpty = crop === undefined && masks.length === 0 && open === undefined;
  const rowOf = (shape: Shape) => ({
    isSelected: isSelected(state, shape),
    onSelect: () => send({ kind: 'selected', shape: isSelected(state, shape) ? undefined : shape }),
    isHidden: isHidden(state, shape),
    onHide: () => send({ kind: 'hiddenToggled', shape }),
    onDelete: () => send({ kind: 'deleted', grip: shape }),
  });
  return (
    <section aria-label="Layers" className="min-w-0">
      <h2 className="text-12 leading-6 font-550">Layers</h2>
      {isEmpty && <p className="text-12 text-fg3">{emptyText(cropReason, masksReason)}</p>}
      <ul className="space-y-0.5">
        {crop !== undefined && (
          <LayerRow
            icon={Crop}
            name="Crop"
            fact={cropText(crop, pictureSize ?? drawer.size)}
            reason={cropReason}
            {...rowOf(CROP)}
          >
            <AreaFields
              name="Crop"
              area={crop}
              onArea={(area, side) =>
                send({ kind: 'typed', drawing: withCrop(drawing, area), step: `type crop ${side}` })
              }
            />
          </LayerRow>
        )}
        {masks.map((polygon, mask) => (
          <LayerRow
            // oxlint-disable-next-line react/no-array-index-key -- a mask has no other name than its number
            key={mask}
            icon={VectorPolygon}
            name={`Mask ${mask + 1}`}
            fact={cornersText(polygon)}
            reason={masksReason}
            {...rowOf({ kind: 'mask', mask })}
          >
            <CornerList mask={mask} polygon={polygon} drawing={drawing} send={send} />
          </LayerRow>
        ))}
        {open !== undefined && (
          <li className="flex min-h-6.5 items-center gap-2 rounded-chip bg-[color-mix(in_oklab,var(--accent)_13%,transparent)] px-2 text-12">
            <VectorPolygon size={14} strokeWidth={1.75} aria-hidden className="shrink-0" />
            <span className="font-550">Mask {masks.length + 1}</span>
            <span className="tabular text-fg3">drawing, {cornersText(open)}</span>
          </li>
        )}
      </ul>
    </section>
  );
}

function emptyText(cropReason: string | undefined, masksReason: string | undefined): string {
  if (cropReason !== undefined && masksReason !== undefined) {
    return cropReason === masksReason ? cropReason : `${cropReason} ${masksReason}`;
  }
  return 'Nothing is drawn: the whole picture is exported, with all that it shows.';
}
