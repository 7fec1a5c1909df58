/** Where the hand draws: exactly over the picture. Shapes, grips and words, and the hand's pointer and keys. */
import { type KeyboardEvent, useId } from 'react';
import type { FrameSize } from '../../../core/frame-area.ts';
import { classNames } from '../../../ui/class-names.ts';
import { AreaBody, type AreaGrip, AreaHandles } from './area-grips.tsx';
import type { WrittenText } from './canvas.ts';
import { CropShade, IdleCrop } from './crop-shape.tsx';
import { gripKey, pictureKey } from './draw-keys.ts';
import { type Grip, isHidden, isSelected, type Shape } from './draw-state.ts';
import { hintText } from './draw-words.ts';
import { Hatch } from './hatch.tsx';
import { IdleMask, MaskShape } from './mask-shape.tsx';
import { CrossHair, OpenMask } from './open-mask.tsx';
import { CropChip, HintChip, MaskChip } from './picture-chips.tsx';
import { useDrawPointer } from './use-draw-pointer.ts';
import type { Drawer } from './use-drawing.ts';
import { WrittenNote } from './written-note.tsx';

export interface DrawSurfaceProps {
  readonly drawer: Drawer;
  /** How large the picture is on the screen. */
  readonly shown: FrameSize;
  readonly cropCounts: boolean;
  readonly masksCount: boolean;
  readonly written: WrittenText;
  readonly surface: SVGSVGElement | null;
  readonly onSurface: (element: SVGSVGElement | null) => void;
}

const CROP: Shape = { kind: 'crop' };
const cropGrip = (grip: AreaGrip): Grip => (grip === 'whole' ? CROP : { kind: 'handle', handle: grip });

export function DrawSurface({
  drawer,
  shown,
  cropCounts,
  masksCount,
  written,
  surface,
  onSurface,
}: DrawSurfaceProps) {
  const hatch = useId();
  const { state, send, size } = drawer;
  const { crop, masks } = drawer.shown;
  const { gesture, aim, tool } = state;
  const pointer = useDrawPointer(surface, send);
  const isOpen = gesture.kind === 'placing' || gesture.kind === 'stretching';
  const hint = hintText(state, drawer.shown);
  const shownCrop = crop !== undefined && !isHidden(state, CROP) ? crop : undefined;
  const shownMasks = masks
    .map((polygon, mask) => ({ polygon, mask }))
    .filter(({ mask }) => !isHidden(state, { kind: 'mask', mask }));

  const onKey = (grip: Grip, event: KeyboardEvent<SVGElement>) => {
    const meant = gripKey(event, grip, state);
    if (meant === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    // What had the focus is gone: the next Tab begins from the picture, not from the page.
    if (meant.kind === 'deleted') surface?.focus({ preventScroll: true });
    send(meant);
  };
  const onPictureKey = (event: KeyboardEvent<SVGElement>) => {
    const meant = pictureKey(event, state);
    if (meant === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    send(meant);
  };
  const select = (shape: Shape) => () => send({ kind: 'selected', shape });
  const cropGrips = shownCrop && {
    name: 'Crop',
    area: shownCrop,
    size: shown,
    isSelected: isSelected(state, CROP),
    onGrab: (grip: AreaGrip, event: Parameters<typeof pointer.grab>[1]) =>
      pointer.grab(cropGrip(grip), event),
    onKey: (grip: AreaGrip, event: KeyboardEvent<SVGElement>) => onKey(cropGrip(grip), event),
    onFocus: select(CROP),
  };
  // A finger on an empty picture scrolls the page, unless it holds a tool that draws.
  const mayScroll = tool === 'select' && shownCrop === undefined && shownMasks.length === 0;

  return (
    <>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- an application is */}
      <svg
        ref={onSurface}
        role="application"
        aria-label="Drawing on the picture"
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- its keys move the cross hair
        tabIndex={0}
        width={shown.width}
        height={shown.height}
        viewBox={`0 0 ${shown.width} ${shown.height}`}
        {...pointer.surface}
        onKeyDown={onPictureKey}
        className={classNames(
          'absolute inset-0 block overflow-visible select-none',
          mayScroll ? 'touch-pan-y' : 'touch-none',
          tool !== 'select' && 'cursor-crosshair',
        )}
      >
        <Hatch id={hatch} />
        <rect width={shown.width} height={shown.height} fill="transparent" />
        {shownCrop !== undefined && !cropCounts && <IdleCrop area={shownCrop} size={shown} />}
        {shownCrop !== undefined && cropCounts && <CropShade area={shownCrop} size={shown} />}
        {cropGrips !== undefined && cropCounts && <AreaBody {...cropGrips} />}
        {shownMasks.map(({ polygon, mask }) =>
          masksCount ? (
            <MaskShape
              key={mask}
              mask={mask}
              polygon={polygon}
              size={shown}
              hatch={hatch}
              isSelected={isSelected(state, { kind: 'mask', mask })}
              onGrab={pointer.grab}
              onKey={onKey}
              onFocus={select({ kind: 'mask', mask })}
            />
          ) : (
            <IdleMask key={mask} polygon={polygon} size={shown} />
          ),
        )}
        {cropGrips !== undefined && cropCounts && <AreaHandles {...cropGrips} />}
        {gesture.kind === 'placing' && (
          <OpenMask
            corners={gesture.corners}
            aim={gesture.held ? undefined : aim?.at}
            size={shown}
            onFirst={(event) => pointer.grab({ kind: 'first' }, event)}
          />
        )}
        {aim !== undefined && (isOpen || tool !== 'select') && gesture.kind !== 'dragging' && (
          <CrossHair at={aim.at} size={shown} />
        )}
      </svg>
      {shownCrop !== undefined && cropCounts && size !== undefined && (
        <CropChip area={shownCrop} shown={shown} size={size} />
      )}
      {masksCount &&
        shownMasks.map(({ polygon, mask }) => (
          <MaskChip key={mask} mask={mask} polygon={polygon} shown={shown} />
        ))}
      <WrittenNote written={written} crop={cropCounts ? crop : undefined} shown={shown} />
      {hint !== undefined && <HintChip at={aim?.at} shown={shown} text={hint} />}
    </>
  );
}
