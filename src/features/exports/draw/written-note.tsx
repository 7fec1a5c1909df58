/** What the system writes on the picture, where it writes it: at the lower left of what is kept. */
import { type FrameArea, type FrameSize, WHOLE_FRAME } from '../../../core/frame-area.ts';
import type { WrittenText } from './canvas.ts';
import { toScreen } from './screen-point.ts';

export interface WrittenNoteProps {
  readonly written: WrittenText;
  readonly crop: FrameArea | undefined;
  readonly shown: FrameSize;
}

/** From the edges of what is kept, in CSS pixels. */
const INSET = 14;

export function WrittenNote({ written, crop, shown }: WrittenNoteProps) {
  const lines = [written.timestamp, written.comment].filter((line) => line !== '');
  if (lines.length === 0) return null;
  const { from, to } = crop ?? WHOLE_FRAME;
  const start = toScreen(from, shown);
  const end = toScreen(to, shown);
  return (
    <p
      aria-hidden
      data-mark="written"
      className="tabular pointer-events-none absolute overflow-hidden text-14 leading-4.5 font-semibold whitespace-pre-wrap"
      style={{
        left: start.x + INSET,
        bottom: shown.height - end.y + INSET,
        maxWidth: end.x - start.x - 2 * INSET,
        color: written.color,
        textShadow: '0 0 3px #000, 0 1px 2px #000',
      }}
    >
      {lines.join('\n')}
    </p>
  );
}
