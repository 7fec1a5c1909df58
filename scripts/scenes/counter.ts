// Draws the counter loop on a 2D canvas: number blocks, seconds in large digits, a clock hand.
// Flat colours and edges on the 8 px grid of the video codec keep the stream tiny.

import { COUNTER_BLOCKS, counterCells } from './counter-geometry.ts';

const BACKGROUND = '#10202c';
const PLATE = '#56646e';
const DIAL = '#1d3444';
const MARK = '#7f98a8';
const HAND = '#ffb347';
const DIAL_RADIUS = 76;
const DIAL_X = 504;
const DIAL_Y = 112;
const MARKS = 12;
const SECONDS_PER_TURN = 10;
const PLATE_MARGIN = 16;

function clock(g: CanvasRenderingContext2D, seconds: number): void {
  g.fillStyle = DIAL;
  g.beginPath();
  g.arc(DIAL_X, DIAL_Y, DIAL_RADIUS, 0, 2 * Math.PI);
  g.fill();
  g.strokeStyle = MARK;
  g.lineWidth = 4;
  for (let i = 0; i < MARKS; i++) {
    const angle = (i / MARKS) * 2 * Math.PI;
    const [s, c] = [Math.sin(angle), Math.cos(angle)];
    g.beginPath();
    g.moveTo(DIAL_X + s * DIAL_RADIUS * 0.86, DIAL_Y - c * DIAL_RADIUS * 0.86);
    g.lineTo(DIAL_X + s * DIAL_RADIUS * 0.95, DIAL_Y - c * DIAL_RADIUS * 0.95);
    g.stroke();
  }
  const angle = (seconds / SECONDS_PER_TURN) * 2 * Math.PI;
  g.strokeStyle = HAND;
  g.lineWidth = 6;
  g.lineCap = 'round';
  g.beginPath();
  g.moveTo(DIAL_X, DIAL_Y);
  g.lineTo(DIAL_X + Math.sin(angle) * DIAL_RADIUS * 0.78, DIAL_Y - Math.cos(angle) * DIAL_RADIUS * 0.78);
  g.stroke();
  g.lineCap = 'butt';
}

export function drawCounter(g: CanvasRenderingContext2D, frame: number, fps: number): void {
  const { width, height } = g.canvas;
  const seconds = frame / fps;
  g.fillStyle = BACKGROUND;
  g.fillRect(0, 0, width, height);
  g.fillStyle = '#f2f6f8';
  g.font = 'bold 120px "DejaVu Sans Mono", monospace';
  g.textBaseline = 'alphabetic';
  g.textAlign = 'right';
  g.fillText(seconds.toFixed(1), 400, 156);
  clock(g, seconds);

  const { x, y, w, h, pitch, count } = COUNTER_BLOCKS;
  g.fillStyle = PLATE;
  g.fillRect(
    x * width - PLATE_MARGIN,
    y * height - PLATE_MARGIN,
    ((count - 1) * pitch + w) * width + 2 * PLATE_MARGIN,
    h * height + 2 * PLATE_MARGIN,
  );
  counterCells(frame).forEach((white, i) => {
    g.fillStyle = white ? '#ffffff' : '#000000';
    g.fillRect((x + i * pitch) * width, y * height, w * width, h * height);
  });
}
