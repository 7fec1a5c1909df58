/**
 * Draws a timeline: ground, ticks, rows, now, marked range, playhead, in this order. Pure: everything
 * comes with the scene, and the same scene draws the same. Draws only what is known: no paint is no
 * footage, dots are not known, stripes cannot be sought yet.
 */
import { sharedSpan, type TimeSpan } from '../../core/time-span.ts';
import { epochMs, ONE_MINUTE } from '../../core/units.ts';
import { drawMark, drawPlayhead, drawPointer, placeFlags } from './draw-marks.ts';
import { pixelRuns } from './span-search.ts';
import { faint } from './timeline-colours.ts';
import { xOf } from './timeline-geometry.ts';
import { timelineHeight } from './timeline-layout.ts';
import { fontOf, type LaneScene, type TimelinePen, type TimelineScene } from './timeline-scene.ts';

const MINOR_TICK = 4;
const MAJOR_TICK = 8;
/** Stripes are this far apart; dots too. */
const STRIPE = 5;
const DOT = 2;
/** What was recorded in the last minute is often not seekable yet. */
const NOT_SEEKABLE = ONE_MINUTE;

export function drawTimeline(pen: TimelinePen, scene: TimelineScene): void {
  const { scale, layout, colours, lanes } = scene;
  const height = timelineHeight(layout, lanes.length);
  pen.textBaseline = 'middle';
  pen.lineWidth = 1;
  pen.fillStyle = colours.s0;
  pen.fillRect(0, 0, scale.width, height);
  drawGrid(pen, scene, height);
  drawFuture(pen, scene, height);
  if (scene.mark !== undefined) {
    const from = Math.max(0, xOf(scale, scene.mark.span.from));
    const until = Math.min(scale.width, xOf(scale, scene.mark.span.until));
    pen.fillStyle = faint(colours.blue, 13);
    if (until > from) pen.fillRect(from, layout.ruler, until - from, height - layout.ruler);
  }
  for (const [index, lane] of lanes.entries()) drawLane(pen, scene, lane, layout.ruler + index * layout.lane);
  drawNow(pen, scene, height);
  const flags = placeFlags(pen, scene);
  drawLabels(pen, scene, flags);
  drawMark(pen, scene, flags, height);
  drawPointer(pen, scene, height);
  drawPlayhead(pen, scene, flags, height);
}

function drawGrid(pen: TimelinePen, { scale, layout, colours, ticks }: TimelineScene, height: number) {
  const line = (at: number, from: number, until: number) => {
    const x = Math.round(xOf(scale, at)) + 1 / 2;
    pen.moveTo(x, from);
    pen.lineTo(x, until);
  };
  // Two paths for all ticks: one stroke each costs less than one for each tick.
  for (const labelled of [false, true]) {
    pen.strokeStyle = labelled ? colours.line : faint(colours.line, 45);
    pen.beginPath();
    for (const tick of ticks) {
      if ((tick.label !== undefined) !== labelled) continue;
      line(tick.at, layout.ruler - (labelled ? MAJOR_TICK : MINOR_TICK), height);
    }
    pen.stroke();
  }
  pen.fillStyle = colours.line;
  pen.fillRect(0, layout.ruler, scale.width, 1);
}

/** After now there is another surface. */
function drawFuture(pen: TimelinePen, { scale, layout, colours, now }: TimelineScene, height: number) {
  const x = Math.max(0, xOf(scale, now));
  if (x >= scale.width) return;
  pen.fillStyle = colours.s1;
  pen.fillRect(x, layout.ruler + 1, scale.width - x, height - layout.ruler);
}

function drawLane(pen: TimelinePen, scene: TimelineScene, lane: LaneScene, top: number) {
  const { scale, layout, colours, now } = scene;
  const free = layout.lane - layout.name;
  const y = top + layout.name + Math.round((free - layout.bar) / 2);
  if (lane.selected && scene.lanes.length > 1) {
    pen.fillStyle = faint(colours.accent, 6);
    pen.fillRect(0, top + 1, Math.min(scale.width, Math.max(0, xOf(scale, now))), layout.lane - 1);
  }
  drawUnknown(pen, scene, lane.unknown, y + layout.bar / 2 - 1);
  pen.fillStyle = colours.rec;
  const stripedFrom = Math.round(xOf(scale, now - NOT_SEEKABLE));
  const nowAt = Math.round(xOf(scale, now));
  for (const { left, right } of pixelRuns(lane.spans, scale)) {
    // Less than a pixel of stripes says nothing: then the bar goes on to now.
    const isStriped = right > stripedFrom && left < nowAt && nowAt - stripedFrom > 1;
    const solid = isStriped ? Math.max(left, stripedFrom) : right;
    if (solid > left) pen.fillRect(left, y, solid - left, layout.bar);
    if (!isStriped) continue;
    drawStripes(pen, { left: solid, right: Math.min(right, nowAt), y, height: layout.bar }, colours.rec);
    pen.fillStyle = colours.rec;
    if (right > nowAt) pen.fillRect(nowAt, y, right - nowAt, layout.bar);
  }
  pen.fillStyle = colours.line;
  pen.fillRect(0, top + layout.lane, scale.width, 1);
}

interface Box {
  readonly left: number;
  readonly right: number;
  readonly y: number;
  readonly height: number;
}

function drawStripes(pen: TimelinePen, { left, right, y, height }: Box, colour: string) {
  pen.save();
  pen.beginPath();
  pen.rect(left, y, right - left, height);
  pen.clip();
  pen.strokeStyle = colour;
  pen.beginPath();
  for (let x = left - height; x < right + height; x += STRIPE) {
    pen.moveTo(x, y + height);
    pen.lineTo(x + height, y);
  }
  pen.stroke();
  pen.restore();
}

/** Dots along the middle of the row: asked for and not answered. */
function drawUnknown(pen: TimelinePen, scene: TimelineScene, unknown: readonly TimeSpan[], y: number) {
  const { scale, colours, now } = scene;
  const past = { from: scale.view.from, until: epochMs(Math.min(scale.view.until, now)) };
  pen.fillStyle = colours.line2;
  for (const span of unknown) {
    const seen = sharedSpan(span, past);
    if (seen === undefined) continue;
    const end = xOf(scale, seen.until);
    // On the grid of the window, not of the part, so that dots of neighbours stand in line.
    const first = Math.ceil(xOf(scale, seen.from) / (2 * STRIPE)) * 2 * STRIPE;
    for (let x = first; x < end; x += 2 * STRIPE) pen.fillRect(x, y, DOT, DOT);
  }
}

function drawNow(pen: TimelinePen, { scale, layout, colours, now }: TimelineScene, height: number) {
  const x = Math.round(xOf(scale, now));
  if (x < 0 || x >= scale.width) return;
  pen.fillStyle = colours.line2;
  pen.fillRect(x, layout.ruler, 1, height - layout.ruler);
}

const TEXT_UP = 2;
const NOW_GAP = 5;
const NOW_ROOM = 36;
/** Air between two texts on the ruler. */
const AIR = 6;

/** The texts of the ruler, but for those that a flag would cover, or the edge would cut. */
function drawLabels(pen: TimelinePen, scene: TimelineScene, flags: ReturnType<typeof placeFlags>) {
  const { scale, layout, colours, now } = scene;
  const y = layout.ruler / 2 - TEXT_UP;
  const taken = flags.taken.slice();
  const nowAt = Math.round(xOf(scale, now));
  pen.textAlign = 'left';
  const nowBox = { left: nowAt, right: nowAt + NOW_ROOM };
  if (nowAt >= 0 && nowBox.right < scale.width && !taken.some((box) => meets(box, nowBox))) {
    pen.font = fontOf(500);
    pen.fillStyle = colours.fg3;
    pen.fillText('now', nowAt + NOW_GAP, y);
    taken.push(nowBox);
  }
  pen.textAlign = 'center';
  for (const { at, label, strong } of scene.ticks) {
    if (label === undefined) continue;
    pen.font = fontOf(strong ? 600 : 500);
    const x = Math.round(xOf(scale, at));
    const half = pen.measureText(label).width / 2 + AIR;
    const box = { left: x - half, right: x + half };
    if (box.left < 0 || box.right > scale.width || taken.some((one) => meets(one, box))) continue;
    pen.fillStyle = strong ? colours.fg1 : colours.fg3;
    pen.fillText(label, x, y);
  }
}

const meets = (one: { left: number; right: number }, other: { left: number; right: number }): boolean =>
  one.left < other.right && other.left < one.right;
