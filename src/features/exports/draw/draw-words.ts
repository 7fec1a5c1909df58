/** The words of a drawing: names of what can be held, where it is, and what the hand does next. Pure. */
import {
  type AreaHandle,
  areaSize,
  FEWEST_CORNERS,
  type FrameArea,
  type FramePoint,
  type FramePolygon,
  type FrameSize,
  polygonBounds,
} from '../../../core/frame-area.ts';
import type { DrawState, Grip } from './draw-state.ts';
import type { Drawing } from './drawing.ts';

/** Places are shown and typed to the thousandth. */
const PLACE_DIGITS = 3;

export const HANDLE_NAMES: Readonly<Record<AreaHandle, string>> = {
  nw: 'top left corner',
  n: 'top side',
  ne: 'top right corner',
  e: 'right side',
  se: 'bottom right corner',
  s: 'bottom side',
  sw: 'bottom left corner',
  w: 'left side',
};

export const placeNumber = (value: number): string => value.toFixed(PLACE_DIGITS);

/** "0.312 across, 0.220 down". */
export const placeText = ({ x, y }: FramePoint): string => `${placeNumber(x)} across, ${placeNumber(y)} down`;

export const areaText = ({ from, to }: FrameArea): string => `from ${placeText(from)} to ${placeText(to)}`;

export const cornersText = (polygon: FramePolygon): string =>
  polygon.length === 1 ? '1 corner' : `${polygon.length} corners`;

/** "1320 × 806"; in thousandths of the picture where its size is not known. */
export function cropText(crop: FrameArea, size: FrameSize | undefined): string {
  if (size === undefined)
    return `${placeNumber(crop.to.x - crop.from.x)} × ${placeNumber(crop.to.y - crop.from.y)}`;
  const { width, height } = areaSize(crop, size);
  return `${width} × ${height}`;
}

export const cropLabel = (crop: FrameArea, size: FrameSize): string =>
  `${cropText(crop, size)} of ${size.width} × ${size.height}`;

/** What a grip is called: "Mask 1, corner 2 of 5". */
export function gripName(grip: Grip, { masks }: Drawing): string {
  switch (grip.kind) {
    case 'crop':
      return 'Crop';
    case 'handle':
      return `Crop, ${HANDLE_NAMES[grip.handle]}`;
    case 'mask':
      return `Mask ${grip.mask + 1}`;
    case 'edge':
      return `Mask ${grip.mask + 1}, edge ${grip.edge + 1}`;
    case 'corner':
      return `Mask ${grip.mask + 1}, corner ${grip.corner + 1} of ${masks[grip.mask]?.length ?? 0}`;
    case 'first':
      return `Mask ${masks.length + 1}, first corner`;
    case 'picture':
      return 'The picture';
  }
}

/** Where a mask lies, for those who move it without seeing it. */
export const maskText = (polygon: FramePolygon): string =>
  `${areaText(polygonBounds(polygon))}, ${cornersText(polygon)}`;

/** What to do next, beside the pointer; undefined where nothing is begun. */
export function hintText({ tool, gesture, aim }: DrawState, { crop, masks }: Drawing): string | undefined {
  const byKeys = aim?.by === 'keys';
  if (gesture.kind === 'placing') {
    const name = `Mask ${masks.length + 1}`;
    if (gesture.corners.length < FEWEST_CORNERS) {
      return byKeys ? `${name}: arrows, then Enter for the next corner` : `${name}: click the next corner`;
    }
    return byKeys ? `${name}: Enter twice to close` : `${name}: click the first corner to close`;
  }
  if (gesture.kind === 'stretching') {
    return byKeys ? 'Crop: arrows, then Enter for the other corner' : undefined;
  }
  if (gesture.kind === 'dragging') return undefined;
  if (tool === 'mask') {
    const name = `Mask ${masks.length + 1}`;
    return byKeys ? `${name}: click a corner, or arrows and Enter` : `${name}: click its first corner`;
  }
  if (tool === 'crop' && crop === undefined) {
    return byKeys ? 'Crop: drag over what is kept, or arrows and Enter' : 'Crop: drag over what is kept';
  }
  return undefined;
}
