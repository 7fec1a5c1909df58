/** The words on the picture: the size of the crop, the names of masks, what to do next. Never in the way of the hand. */
import { EyeOff } from 'lucide-react';
import type { ReactNode } from 'react';
import {
  type FrameArea,
  type FramePoint,
  type FramePolygon,
  type FrameSize,
  polygonBounds,
} from '../../../core/frame-area.ts';
import { classNames } from '../../../ui/class-names.ts';
import { cropLabel } from './draw-words.ts';
import { toScreen } from './screen-point.ts';

/** Of a chip and its distance, in CSS pixels. */
const CHIP_HEIGHT = 20;
const GAP = 8;
/** Beyond this part of the picture a chip stands at the other side. */
const FAR_RIGHT = 0.75;

interface ChipOnProps {
  /** One edge of the chip, in pixels. */
  readonly left: number;
  readonly top: number;
  /** Its right edge is at `left`. */
  readonly endsThere?: boolean;
  readonly accent?: boolean;
  readonly children: ReactNode;
}

function ChipOn({ left, top, endsThere = false, accent = false, children }: ChipOnProps) {
  return (
    <span
      className={classNames(
        'glass tabular pointer-events-none absolute inline-flex h-5 items-center gap-1.5 rounded-chip px-1.5 text-12 font-medium whitespace-nowrap',
        endsThere && '-translate-x-full',
        accent && 'shadow-[inset_0_0_0_1px_var(--accent)]',
      )}
      style={{ left, top }}
    >
      {children}
    </span>
  );
}

export interface CropChipProps {
  readonly area: FrameArea;
  readonly shown: FrameSize;
  /** The picture's own. */
  readonly size: FrameSize;
}

export function CropChip({ area, shown, size }: CropChipProps) {
  const { x, y } = toScreen(area.from, shown);
  const above = y - CHIP_HEIGHT - GAP;
  const isFarRight = area.from.x > FAR_RIGHT;
  return (
    <ChipOn
      left={isFarRight ? toScreen(area.to, shown).x : x + (above < 0 ? GAP : 0)}
      top={above < 0 ? y + GAP : above}
      endsThere={isFarRight}
    >
      {cropLabel(area, size)}
    </ChipOn>
  );
}

export interface MaskChipProps {
  readonly mask: number;
  readonly polygon: FramePolygon;
  readonly shown: FrameSize;
}

export function MaskChip({ mask, polygon, shown }: MaskChipProps) {
  const { from, to } = polygonBounds(polygon);
  const isFarRight = to.x > FAR_RIGHT;
  const beside = isFarRight ? -GAP * 2 : GAP * 2;
  const { x, y } = toScreen({ x: isFarRight ? from.x : to.x, y: (from.y + to.y) / 2 }, shown);
  return (
    <ChipOn left={x + beside} top={y - CHIP_HEIGHT / 2} endsThere={isFarRight}>
      <EyeOff size={12} strokeWidth={2} aria-hidden />
      Mask {mask + 1}
    </ChipOn>
  );
}

export interface HintChipProps {
  /** Where the hand is; undefined: in the corner of the picture. */
  readonly at: FramePoint | undefined;
  readonly shown: FrameSize;
  readonly text: string;
}

export function HintChip({ at, shown, text }: HintChipProps) {
  if (at === undefined) {
    return (
      <ChipOn left={GAP} top={GAP} accent>
        {text}
      </ChipOn>
    );
  }
  const { x, y } = toScreen(at, shown);
  const isRight = at.x > 0.5;
  const below = y + GAP * 2;
  return (
    <ChipOn
      left={isRight ? x - GAP : x + GAP}
      top={below + CHIP_HEIGHT > shown.height ? y - GAP * 2 - CHIP_HEIGHT : below}
      endsThere={isRight}
      accent
    >
      {text}
    </ChipOn>
  );
}
