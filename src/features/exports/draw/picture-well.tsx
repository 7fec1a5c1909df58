/** The dark well with the picture in it, whole, and what lies exactly on the picture. */
import { type ReactNode, type SyntheticEvent, useState } from 'react';
import { type FrameSize, fittedInto } from '../../../core/frame-area.ts';
import type { Canvas } from './canvas.ts';
import { useBoxSize } from './use-box-size.ts';

export interface PictureWellProps {
  readonly canvas: Canvas;
  /** Of the picture, once there was one. */
  readonly size: FrameSize | undefined;
  readonly onSize: (size: FrameSize) => void;
  /** What lies on the picture, told how large the picture is on the screen. */
  readonly children: (shown: FrameSize) => ReactNode;
}

export function PictureWell({ canvas, size, onSize, children }: PictureWellProps) {
  const [box, boxRef] = useBoxSize();
  const [broken, setBroken] = useState<string>();
  const url = canvas.kind === 'picture' ? canvas.url : undefined;
  const loaded = ({ currentTarget }: SyntheticEvent<HTMLImageElement>) => {
    onSize({ width: currentTarget.naturalWidth, height: currentTarget.naturalHeight });
  };
  const place = size === undefined ? undefined : fittedInto(box, size);
  const isBroken = url !== undefined && broken === url;
  return (
    <div ref={boxRef} className="on-video relative aspect-video max-h-[70dvh] w-full rounded-tile bg-well">
      {url !== undefined && !isBroken && (
        <>
          <img
            src={url}
            alt="Frame of the recording"
            draggable={false}
            onLoad={loaded}
            onError={() => setBroken(url)}
            className="pointer-events-none absolute select-none"
            style={place ?? { opacity: 0 }}
          />
          {place !== undefined && place.width > 0 && (
            <div className="absolute" style={place}>
              {children(place)}
            </div>
          )}
        </>
      )}
      {(canvas.kind !== 'picture' || isBroken) && (
        <p
          role="status"
          className="absolute inset-0 flex items-center justify-center p-6 text-center text-13 text-fg2"
        >
          {wellText(canvas)}
        </p>
      )}
    </div>
  );
}

function wellText(canvas: Canvas): string {
  if (canvas.kind === 'loading') return 'Fetching the picture';
  return canvas.kind === 'none' ? canvas.reason : 'This picture cannot be shown.';
}
