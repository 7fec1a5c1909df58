import { describe, expect, it } from 'vitest';
import { type TimeSpan, spanOf } from '../../core/time-span.ts';
import { epochMs, ms, ONE_HOUR, ONE_MINUTE } from '../../core/units.ts';
import { drawTimeline } from './draw-timeline.ts';
import { createRecordingPen } from './testing/recording-pen.ts';
import type { TimelineColours } from './timeline-colours.ts';
import { laneAt, timelineHeight, timelineLayout } from './timeline-layout.ts';
import type { TimelineScene } from './timeline-scene.ts';

const NOW = epochMs(Date.UTC(2026, 10, 20, 16));
const WIDTH = 600;
/** 10 px are a minute. */
const VIEW = spanOf(epochMs(NOW - 50 * ONE_MINUTE), ONE_HOUR);
const NOW_X = 500;
const COLOURS: TimelineColours = {
  s0: 's0',
  s1: 's1',
  line: 'line',
  line2: 'line2',
  fg1: 'fg1',
  fg2: 'fg2',
  fg3: 'fg3',
  accent: 'accent',
  onaccent: 'onaccent',
  rec: 'rec',
  blue: 'blue',
};
const minutes = (from: number, until: number): TimeSpan => ({
  from: epochMs(VIEW.from + from * ONE_MINUTE),
  until: epochMs(VIEW.from + until * ONE_MINUTE),
});

const LAYOUT = timelineLayout(2, false);
const scene = (more: Partial<TimelineScene> = {}): TimelineScene => ({
  scale: { view: VIEW, width: WIDTH },
  layout: LAYOUT,
  colours: COLOURS,
  now: NOW,
  ticks: [],
  lanes: [
    { spans: [minutes(5, 15)], unknown: [], selected: true },
    { spans: [], unknown: [], selected: false },
  ],
  mark: undefined,
  playhead: { at: epochMs(VIEW.from + 30 * ONE_MINUTE), label: '15:40:00' },
  pointer: undefined,
  ...more,
});
const draw = (more: Partial<TimelineScene> = {}) => {
  const pen = createRecordingPen();
  drawTimeline(pen, scene(more));
  return pen;
};
const inColour = (pen: ReturnType<typeof draw>, colour: string) =>
  pen.rects.filter((rect) => rect.colour === colour);

describe('what is drawn', () => {
  it('is a bar where something is recorded, in its own row, and nothing where not', () => {
    const bars = inColour(draw(), 'rec');
    expect(bars).toEqual([{ colour: 'rec', x: 50, y: 42, width: 100, height: 12 }]);
    expect(laneAt(LAYOUT, 2, 42)).toBe(0);
  });

  it('draws the same scene the same', () => {
    expect(draw().rects).toEqual(draw().rects);
  });

  it('is stripes for the last minute, and the full bar before it', () => {
    const pen = draw({ lanes: [{ spans: [minutes(40, 50)], unknown: [], selected: true }] });
    const [bar, ...others] = inColour(pen, 'rec');
    expect([bar?.x, bar?.width]).toEqual([400, 90]);
    expect(others).toEqual([]);
    expect(pen.strokes()).toBeGreaterThan(draw({ lanes: [] }).strokes());
  });

  it('is the whole bar up to now where a minute is less than a pixel', () => {
    const day = spanOf(epochMs(NOW - 12 * 24 * ONE_HOUR), ms(13 * 24 * ONE_HOUR));
    const spans = [spanOf(epochMs(NOW - ONE_HOUR * 24), ms(ONE_HOUR * 24))];
    const pen = draw({ scale: { view: day, width: WIDTH }, lanes: [{ spans, unknown: [], selected: true }] });
    const [bar] = inColour(pen, 'rec');
    expect((bar?.x ?? 0) + (bar?.width ?? 0)).toBe(Math.round((12 / 13) * WIDTH));
  });

  it('is dots where nothing is known, up to now, neither bar nor gap', () => {
    const pen = draw({ lanes: [{ spans: [], unknown: [minutes(40, 60)], selected: true }] });
    const dots = inColour(pen, 'line2').filter(({ width }) => width === 2);
    expect(dots.length).toBeGreaterThan(5);
    expect(Math.min(...dots.map(({ x }) => x))).toBeGreaterThanOrEqual(400);
    expect(Math.max(...dots.map(({ x }) => x))).toBeLessThan(NOW_X);
    expect(inColour(pen, 'rec')).toEqual([]);
  });

  it('is another surface after now, and none when now is not in view', () => {
    const after = inColour(draw(), 's1');
    expect(after.map(({ x, width }) => [x, width])).toEqual([[NOW_X, WIDTH - NOW_X]]);
    expect(inColour(draw({ now: epochMs(VIEW.until + ONE_HOUR) }), 's1')).toEqual([]);
    expect(draw().texts.map(({ text }) => text)).toContain('now');
  });

  it('is brackets at both ends of a marked range, so that colour is not its only sign', () => {
    const mark = { span: minutes(20, 25), label: '5 min' };
    const blue = inColour(draw({ mark }), 'blue');
    const heads = blue.filter(({ width }) => width === 8).map(({ x }) => x);
    expect([...new Set(heads)]).toEqual([200, 242]);
    expect(draw({ mark }).texts).toContainEqual({ text: '5 min', x: expect.any(Number), colour: 's0' });
  });

  it('is no range and no playhead that lie outside of the view', () => {
    const pen = draw({
      mark: { span: minutes(-20, -10), label: '10 min' },
      playhead: { at: epochMs(VIEW.until + ONE_HOUR), label: '17:10:00' },
    });
    expect(inColour(pen, 'blue')).toEqual([]);
    expect(inColour(pen, 'accent')).toEqual([]);
    expect(pen.texts.map(({ text }) => text)).toEqual(['now']);
  });
});

describe('the texts of the ruler', () => {
  const tick = (at: number, label: string) => ({
    at: epochMs(VIEW.from + at * ONE_MINUTE),
    label,
    strong: false,
  });
  const texts = (more: Partial<TimelineScene>) => draw(more).texts.map(({ text }) => text);

  it('give way to the flag of the playhead, to now, and to the edges', () => {
    const ticks = [tick(0.5, '15:10'), tick(20, '15:30'), tick(31, '15:41'), tick(51, '16:01')];
    expect(texts({ ticks })).toEqual(['now', '15:30', '15:40:00']);
  });

  it('put the length of the range beside the playhead that stands at its beginning', () => {
    const mark = { span: minutes(30, 35), label: '5 min' };
    const { texts } = draw({ mark });
    const length = texts.find(({ text }) => text === '5 min');
    const time = texts.find(({ text }) => text === '15:40:00');
    expect((length?.x ?? 0) - (time?.x ?? 0)).toBeGreaterThan(60);
  });

  it('keep the flag of a playhead at the edge whole', () => {
    const [flag] = draw({
      playhead: { at: VIEW.from, label: '15:10:00' },
      now: epochMs(VIEW.until + 1),
    }).texts;
    expect(flag?.x).toBeGreaterThanOrEqual((8 * 7) / 2);
  });
});

describe('the rows', () => {
  it('are high when they are few, and hold their names where there is no column', () => {
    expect(timelineLayout(1, false).lane).toBeGreaterThan(timelineLayout(9, false).lane);
    expect(timelineLayout(9, true).name).toBeGreaterThan(0);
    expect(timelineHeight(LAYOUT, 2)).toBe(28 + 2 * 40 + 1);
  });

  it('are found by their height, the ruler and what lies below are none', () => {
    expect(laneAt(LAYOUT, 2, 10)).toBeUndefined();
    expect(laneAt(LAYOUT, 2, 28)).toBe(0);
    expect(laneAt(LAYOUT, 2, 107)).toBe(1);
    expect(laneAt(LAYOUT, 2, 108)).toBeUndefined();
  });
});
