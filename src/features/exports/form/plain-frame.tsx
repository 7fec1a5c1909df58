/** The picture of a moment where nothing can be drawn on it: to see that it is the right camera and time. */
import { type ReactNode, useState } from 'react';
import type { FrameSize } from '../../../core/frame-area.ts';
import type { Canvas, WrittenText } from '../draw/canvas.ts';
import { PictureWell } from '../draw/picture-well.tsx';
import { WrittenNote } from '../draw/written-note.tsx';

export interface PlainFrameProps {
  readonly canvas: Canvas;
  /** Shown where the system writes it; undefined where it writes nothing on pictures. */
  readonly written: WrittenText | undefined;
  /** Above the picture, at its right end. */
  readonly side: ReactNode;
  readonly onPictureSize: (size: FrameSize) => void;
}

export function PlainFrame({ canvas, written, side, onPictureSize }: PlainFrameProps) {
  const [size, setSize] = useState<FrameSize>();
  return (
    <section aria-label="Picture" className="min-w-0">
      <div className="flex min-h-12 items-center justify-end">{side}</div>
      <PictureWell
        canvas={canvas}
        size={size}
        onSize={(next) => {
          setSize(next);
          onPictureSize(next);
        }}
      >
        {(shown) => written !== undefined && <WrittenNote written={written} crop={undefined} shown={shown} />}
      </PictureWell>
    </section>
  );
}
