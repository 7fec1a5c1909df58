/** The sheet itself, with the boxes that are placed by hand, moved and sized by pointer and keys. */
import { type KeyboardEvent, type PointerEvent, useState } from 'react';
import type { FrameArea, FrameSize } from '../../../core/frame-area.ts';
import type { ExportPage } from '../../../vendors/contract-exports.ts';
import { AreaBody, type AreaGrip, AreaHandles } from './area-grips.tsx';
import type { Canvas, WrittenText } from './canvas.ts';
import { arrowStep } from './draw-keys.ts';
import {
  draggedPlace,
  PAGE_PLACES,
  type PageDrag,
  type PagePlace,
  PLACE_NAMES,
  pulledPlace,
  sheetOf,
  shownPage,
} from './page-places.ts';
import { toFrame } from './screen-point.ts';
import { useBoxSize } from './use-box-size.ts';

export interface PageSheetProps {
  readonly page: ExportPage;
  readonly onPage: (next: ExportPage) => void;
  readonly canvas: Canvas;
  readonly written: WrittenText;
  readonly selected: PagePlace | undefined;
  readonly onSelect: (place: PagePlace) => void;
}

const PERCENT = 100;
/** On the screen, whichever way it lies: large enough to be placed on, small enough to stand in a form. */
const SHEET_HEIGHT = '24rem';
const SHEET_WIDTH = '34rem';
/** On white paper the edges of boxes are dark. */
const INK = '#3a4450';

export function PageSheet({ page, onPage, canvas, written, selected, onSelect }: PageSheetProps) {
  const [drag, setDrag] = useState<PageDrag & { readonly pointer: number }>();
  const [sheet, setSheet] = useState<HTMLElement | null>(null);
  const [size, sizeRef] = useBoxSize();
  const { width, height } = sheetOf(page.layout);
  const now = shownPage(page, drag);
  const isLeft = PAGE_PLACES.every((place) => page[place] === undefined);

  const grab = (place: PagePlace, base: FrameArea) => (grip: AreaGrip, event: PointerEvent<SVGElement>) => {
    if (event.button !== 0 || drag !== undefined || sheet === null) return;
    sheet.setPointerCapture(event.pointerId);
    const at = toFrame(event, sheet.getBoundingClientRect());
    onSelect(place);
    setDrag({ place, grip, base, from: at, to: at, pointer: event.pointerId });
  };
  const isHeld = (event: PointerEvent) => drag !== undefined && event.pointerId === drag.pointer;
  const move = (event: PointerEvent<HTMLElement>) => {
    if (drag === undefined || !isHeld(event)) return;
    setDrag({ ...drag, to: toFrame(event, event.currentTarget.getBoundingClientRect()) });
  };
  const release = (event: PointerEvent<HTMLElement>) => {
    if (drag === undefined || !isHeld(event)) return;
    setDrag(undefined);
    if (drag.from !== drag.to) onPage({ ...page, [drag.place]: draggedPlace(drag) });
  };
  const push = (place: PagePlace, area: FrameArea) => (grip: AreaGrip, event: KeyboardEvent) => {
    const by = arrowStep(event);
    const isDelete = event.key === 'Delete' || event.key === 'Backspace';
    if (by === undefined && !isDelete) return;
    event.preventDefault();
    event.stopPropagation();
    onPage({ ...page, [place]: by === undefined ? undefined : pulledPlace(area, grip, by) });
  };
  const gripsOf = (place: PagePlace, area: FrameArea, shown: FrameSize) => ({
    name: PLACE_NAMES[place],
    area,
    size: shown,
    color: INK,
    isSelected: selected === place,
    onGrab: grab(place, area),
    onKey: push(place, area),
    onFocus: () => onSelect(place),
  });
  const boxes = PAGE_PLACES.flatMap((place) => {
    const area = now[place];
    return area === undefined ? [] : [{ place, area }];
  });
  return (
    <div className="flex justify-center rounded-tile bg-s0 p-4">
      <div
        ref={setSheet}
        className={`relative shrink-0 bg-[#fff] text-[#14181d] ${boxes.length === 0 ? '' : 'touch-none'}`}
        style={{
          aspectRatio: `${width} / ${height}`,
          ...(page.layout === 'portrait'
            ? { height: SHEET_HEIGHT }
            : { width: '100%', maxWidth: SHEET_WIDTH }),
        }}
        onPointerMove={move}
        onPointerUp={release}
        onPointerCancel={(event) => isHeld(event) && setDrag(undefined)}
      >
        <div ref={sizeRef} className="absolute inset-0">
          {boxes.map(({ place, area }) => (
            <div key={place} className="absolute overflow-hidden" style={boxStyle(area)}>
              <PlaceContent place={place} canvas={canvas} written={written} />
            </div>
          ))}
          {isLeft && (
            <p className="absolute inset-0 flex items-center justify-center p-6 text-center text-12 text-[#4a545f]">
              The system places picture, time stamp and comment by itself.
            </p>
          )}
        </div>
        <svg
          width={size.width}
          height={size.height}
          viewBox={`0 0 ${size.width} ${size.height}`}
          aria-label="The page"
          role="group"
          className="pointer-events-none absolute inset-0 overflow-visible"
        >
          {boxes.map(({ place, area }) => (
            <g key={place} className="pointer-events-auto">
              <AreaBody {...gripsOf(place, area, size)} />
              {/* Those of small boxes would lie over each other. */}
              {selected === place && <AreaHandles {...gripsOf(place, area, size)} />}
            </g>
          ))}
        </svg>
      </div>
    </div>
  );
}

const boxStyle = ({ from, to }: FrameArea) => ({
  left: `${from.x * PERCENT}%`,
  top: `${from.y * PERCENT}%`,
  width: `${(to.x - from.x) * PERCENT}%`,
  height: `${(to.y - from.y) * PERCENT}%`,
});

interface PlaceContentProps {
  readonly place: PagePlace;
  readonly canvas: Canvas;
  readonly written: WrittenText;
}

function PlaceContent({ place, canvas, written }: PlaceContentProps) {
  if (place === 'picture' && canvas.kind === 'picture') {
    return <img src={canvas.url} alt="" draggable={false} className="size-full object-contain" />;
  }
  const text = place === 'picture' ? '' : written[place];
  return (
    <p className="truncate bg-[#e8ebef] p-0.5 text-12 text-[#14181d]" style={{ height: '100%' }}>
      {text === '' ? PLACE_NAMES[place] : text}
    </p>
  );
}
