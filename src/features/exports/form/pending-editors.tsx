/** Stand-ins until the editors are there. */
import type { FrameSize } from '../../../core/frame-area.ts';
import type { ExportPage, ExportProblem } from '../../../vendors/contract-exports.ts';
import type { Canvas, WrittenText } from '../draw/canvas.ts';
import type { Drawing } from '../draw/drawing.ts';

export interface LayersPanelProps {
  readonly drawing: Drawing;
  readonly onDrawing: (next: Drawing) => void;
  readonly cropReason: string | undefined;
  readonly masksReason: string | undefined;
  readonly pictureSize: FrameSize | undefined;
}
export function LayersPanel({ drawing }: LayersPanelProps) {
  return <p>Layers {drawing.masks.length}</p>;
}
export interface PageEditorProps {
  readonly page: ExportPage;
  readonly onPage: (next: ExportPage) => void;
  readonly canvas: Canvas;
  readonly written: WrittenText;
  readonly problems: readonly ExportProblem[];
}
export function PageEditor({ page }: PageEditorProps) {
  return <p>{page.layout}</p>;
}
