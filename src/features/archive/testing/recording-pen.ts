/** A pen that draws nothing and remembers every rectangle and text, with the colour of the moment. */
import type { TimelinePen } from '../timeline-scene.ts';

export interface DrawnRect {
  readonly colour: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface DrawnText {
  readonly text: string;
  readonly x: number;
  readonly colour: string;
}

export interface RecordingPen extends TimelinePen {
  readonly rects: DrawnRect[];
  readonly texts: DrawnText[];
  /** How many lines and shapes were stroked or filled. */
  readonly strokes: () => number;
}

/** As wide as the font's figures are on average. */
const PX_PER_LETTER = 7;

export function createRecordingPen(): RecordingPen {
  const rects: DrawnRect[] = [];
  const texts: DrawnText[] = [];
  let strokes = 0;
  const nothing = () => {};
  const colour = () => (typeof pen.fillStyle === 'string' ? pen.fillStyle : 'no plain colour');
  const pen: RecordingPen = {
    rects,
    texts,
    strokes: () => strokes,
    fillStyle: '',
    strokeStyle: '',
    font: '',
    lineWidth: 1,
    textAlign: 'left',
    textBaseline: 'middle',
    beginPath: nothing,
    clip: nothing,
    closePath: nothing,
    fill: nothing,
    lineTo: nothing,
    moveTo: nothing,
    rect: nothing,
    restore: nothing,
    roundRect: nothing,
    save: nothing,
    stroke: () => {
      strokes += 1;
    },
    fillRect: (x, y, width, height) => rects.push({ colour: colour(), x, y, width, height }),
    fillText: (text, x) => texts.push({ text, x, colour: colour() }),
    measureText: (text) => {
      const width = text.length * PX_PER_LETTER;
      return {
        width,
        actualBoundingBoxAscent: 0,
        actualBoundingBoxDescent: 0,
        actualBoundingBoxLeft: 0,
        actualBoundingBoxRight: width,
        alphabeticBaseline: 0,
        emHeightAscent: 0,
        emHeightDescent: 0,
        fontBoundingBoxAscent: 0,
        fontBoundingBoxDescent: 0,
        hangingBaseline: 0,
        ideographicBaseline: 0,
      };
    },
  };
  return pen;
}
