/** The corners of a mask as numbers: typed, added, deleted. */
import { Plus, Trash2 } from 'lucide-react';
import { FEWEST_CORNERS, type FramePolygon, withCornerAt } from '../../../core/frame-area.ts';
import { IconButton } from '../../../ui/button.tsx';
import type { DrawEvent } from './draw-state.ts';
import type { Drawing } from './drawing.ts';
import { withMask } from './drawing.ts';
import { FractionField } from './fraction-field.tsx';

export interface CornerListProps {
  readonly mask: number;
  readonly polygon: FramePolygon;
  readonly drawing: Drawing;
  readonly send: (event: DrawEvent) => void;
}

const ACTION = 'max-phone:size-11';

export function CornerList({ mask, polygon, drawing, send }: CornerListProps) {
  const set = (corner: number, axis: 'x' | 'y') => (value: number) => {
    const before = polygon[corner];
    if (before === undefined) return undefined;
    const next = withCornerAt(polygon, corner, { ...before, [axis]: value });
    send({
      kind: 'typed',
      drawing: withMask(drawing, mask, next),
      step: `type ${mask} ${corner} ${axis}`,
    });
    return undefined;
  };
  const fewest = polygon.length <= FEWEST_CORNERS ? 'A mask has at least three corners.' : undefined;
  return (
    <ol className="space-y-1.5">
      {polygon.map(({ x, y }, corner) => {
        const name = `Mask ${mask + 1}, corner ${corner + 1}`;
        return (
          // oxlint-disable-next-line react/no-array-index-key -- a corner has no other name than its number
          <li key={corner} className="flex items-start gap-2">
            <span
              aria-hidden
              className="tabular w-4 text-right text-12 leading-6 text-fg3 max-phone:leading-11"
            >
              {corner + 1}
            </span>
            <FractionField label="x" name={`${name}, across`} value={x} onValue={set(corner, 'x')} />
            <FractionField label="y" name={`${name}, down`} value={y} onValue={set(corner, 'y')} />
            <IconButton
              label={`Add a corner after corner ${corner + 1}`}
              icon={Plus}
              size="small"
              tooltipSide="top"
              className={ACTION}
              onClick={() => send({ kind: 'cornerAdded', mask, corner })}
            />
            <IconButton
              label={`Delete corner ${corner + 1}`}
              icon={Trash2}
              size="small"
              tooltipSide="top"
              className={ACTION}
              disabledReason={fewest}
              onClick={() => send({ kind: 'deleted', grip: { kind: 'corner', mask, corner } })}
            />
          </li>
        );
      })}
    </ol>
  );
}
