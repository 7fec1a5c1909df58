/** The places on the page of a document, and a hand that moves one of them. Pure. */
import {
  type FrameArea,
  type FramePoint,
  movedArea,
  resizedArea,
  roundedArea,
} from '../../../core/frame-area.ts';
import type { ExportPage } from '../../../vendors/contract-exports.ts';
import type { AreaGrip } from './area-grips.tsx';

export type PagePlace = 'picture' | 'comment' | 'timestamp';

export const PAGE_PLACES: readonly PagePlace[] = ['picture', 'timestamp', 'comment'];

export const PLACE_NAMES: Readonly<Record<PagePlace, string>> = {
  picture: 'Picture',
  comment: 'Comment',
  timestamp: 'Time stamp',
};

/** Where a part stands once somebody wants to place it: below each other, none over another. */
export const FIRST_PLACES: Readonly<Record<PagePlace, FrameArea>> = {
  picture: { from: { x: 0.1, y: 0.1 }, to: { x: 0.9, y: 0.6 } },
  timestamp: { from: { x: 0.1, y: 0.65 }, to: { x: 0.9, y: 0.7 } },
  comment: { from: { x: 0.1, y: 0.72 }, to: { x: 0.9, y: 0.85 } },
};

/** Width by height of a sheet of A4, in millimetres: the systems do not tell theirs. */
const SHEET = { short: 210, long: 297 } as const;

export const sheetOf = (layout: ExportPage['layout']) =>
  layout === 'portrait'
    ? { width: SHEET.short, height: SHEET.long }
    : { width: SHEET.long, height: SHEET.short };

export interface PageDrag {
  readonly place: PagePlace;
  readonly grip: AreaGrip;
  readonly base: FrameArea;
  readonly from: FramePoint;
  readonly to: FramePoint;
}

/** A place pushed or pulled so far, as it is kept. */
export const pulledPlace = (area: FrameArea, grip: AreaGrip, by: FramePoint): FrameArea =>
  roundedArea(grip === 'whole' ? movedArea(area, by) : resizedArea(area, grip, by));

export const draggedPlace = ({ base, grip, from, to }: PageDrag): FrameArea =>
  pulledPlace(base, grip, { x: to.x - from.x, y: to.y - from.y });

/** The page in the middle of a drag. */
export const shownPage = (page: ExportPage, drag: PageDrag | undefined): ExportPage =>
  drag === undefined ? page : { ...page, [drag.place]: draggedPlace(drag) };
