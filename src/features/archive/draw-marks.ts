/** The marked range, the playhead and the resting pointer of a timeline, with their flags on the ruler. */
import { faint } from './timeline-colours.ts';
import { xOf } from './timeline-geometry.ts';
import { fontOf, type TimelinePen, type TimelineScene } from './timeline-scene.ts';

interface Flag {
  readonly left: number;
  readonly right: number;
}

export interface Flags {
  readonly playhead: Flag | undefined;
  readonly mark: Flag | undefined;
  /** What they cover of the ruler. */
  readonly taken: readonly Flag[];
}

const FLAG_HEIGHT = 20;
const FLAG_AIR = 7;
const FLAG_RADIUS = 4;
const ARROW_HALF = 5;
const ARROW = 5;
const BETWEEN = 4;
const BRACKET = 8;
const HEAVY = 3;
const FINE = 1.5;

/** Where the flags stand: the playhead's over its line, the range's beside it, neither cut by an edge. */
export function placeFlags(pen: TimelinePen, { scale, playhead, mark }: TimelineScene): Flags {
  const { width } = scale;
  const inside = (left: number, length: number) => Math.max(0, Math.min(left, width - length));
  const x = Math.round(xOf(scale, playhead.at));
  pen.font = fontOf(650);
  const headWidth = Math.ceil(pen.measureText(playhead.label).width) + 2 * FLAG_AIR;
  const headLeft = inside(x - headWidth / 2, headWidth);
  const head = x < 0 || x > width ? undefined : { left: headLeft, right: headLeft + headWidth };
  const own = mark === undefined ? undefined : placeMark(pen, mark, head);
  return { playhead: head, mark: own, taken: [head, own].flatMap((one) => one ?? []) };

  function placeMark(
    pen: TimelinePen,
    { span, label }: NonNullable<TimelineScene['mark']>,
    head: Flag | undefined,
  ): Flag | undefined {
    const from = xOf(scale, span.from);
    const until = xOf(scale, span.until);
    if (until < 0 || from > width) return undefined;
    pen.font = fontOf(600);
    const length = Math.ceil(pen.measureText(label).width) + 2 * FLAG_AIR;
    const left = inside(Math.max(0, from), length);
    const isFree = head === undefined || left + length + BETWEEN < head.left || left > head.right + BETWEEN;
    if (isFree) return { left, right: left + length };
    const after = head.right + BETWEEN;
    if (after + length <= width) return { left: after, right: after + length };
    return { left: head.left - BETWEEN - length, right: head.left - BETWEEN };
  }
}

export function drawMark(pen: TimelinePen, scene: TimelineScene, flags: Flags, height: number): void {
  const { scale, layout, colours, mark } = scene;
  if (mark === undefined) return;
  const from = Math.round(xOf(scale, mark.span.from));
  const until = Math.round(xOf(scale, mark.span.until));
  pen.fillStyle = colours.blue;
  for (const [x, inwards] of [[from, 1] as const, [until, -1] as const]) {
    if (x < 0 || x > scale.width) continue;
    pen.fillRect(x - FINE / 2, layout.ruler, FINE, height - layout.ruler);
    // A bracket, so that colour is not the only sign.
    const left = inwards > 0 ? x : x - BRACKET;
    pen.fillRect(left, layout.ruler, BRACKET, HEAVY);
    pen.fillRect(left, height - HEAVY, BRACKET, HEAVY);
  }
  if (flags.mark === undefined) return;
  drawFlag(pen, flags.mark, colours.blue);
  pen.font = fontOf(600);
  pen.fillStyle = colours.s0;
  pen.fillText(mark.label, (flags.mark.left + flags.mark.right) / 2, FLAG_HEIGHT / 2 + 1);
}

export function drawPlayhead(pen: TimelinePen, scene: TimelineScene, flags: Flags, height: number): void {
  const { scale, colours, playhead } = scene;
  if (flags.playhead === undefined) return;
  const x = Math.round(xOf(scale, playhead.at));
  pen.fillStyle = colours.accent;
  pen.fillRect(x - FINE / 2, FLAG_HEIGHT, FINE, height - FLAG_HEIGHT);
  drawFlag(pen, flags.playhead, colours.accent);
  pen.beginPath();
  pen.moveTo(x - ARROW_HALF, FLAG_HEIGHT + 1);
  pen.lineTo(x + ARROW_HALF, FLAG_HEIGHT + 1);
  pen.lineTo(x, FLAG_HEIGHT + 1 + ARROW);
  pen.closePath();
  pen.fill();
  pen.font = fontOf(650);
  pen.textAlign = 'center';
  pen.fillStyle = colours.onaccent;
  pen.fillText(playhead.label, (flags.playhead.left + flags.playhead.right) / 2, FLAG_HEIGHT / 2 + 1);
}

/** The moment under a resting pointer: a faint line, its time at the foot of it where no flag stands. */
export function drawPointer(pen: TimelinePen, scene: TimelineScene, height: number): void {
  const { scale, layout, colours, pointer } = scene;
  if (pointer === undefined) return;
  pen.fillStyle = faint(colours.fg1, 40);
  pen.fillRect(Math.round(pointer.x), layout.ruler, 1, height - layout.ruler);
  pen.font = fontOf(500);
  const length = Math.ceil(pen.measureText(pointer.label).width) + 2 * FLAG_AIR;
  const left = Math.max(0, Math.min(pointer.x - length / 2, scale.width - length));
  pen.fillStyle = colours.s1;
  pen.beginPath();
  pen.roundRect(left, 1, length, FLAG_HEIGHT, FLAG_RADIUS);
  pen.fill();
  pen.strokeStyle = colours.line2;
  pen.stroke();
  pen.textAlign = 'center';
  pen.fillStyle = colours.fg1;
  pen.fillText(pointer.label, left + length / 2, FLAG_HEIGHT / 2 + 1);
}

function drawFlag(pen: TimelinePen, { left, right }: Flag, colour: string) {
  pen.fillStyle = colour;
  pen.beginPath();
  pen.roundRect(left, 1, right - left, FLAG_HEIGHT, FLAG_RADIUS);
  pen.fill();
}
