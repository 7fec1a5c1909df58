import { describe, expect, it } from 'vitest';
import type { FramePoint } from '../../../core/frame-area.ts';
import { arrowStep, gripKey, pictureKey, type PressedKey } from './draw-keys.ts';
import { type DrawState, FIRST_STATE, type Grip } from './draw-state.ts';
import { cropLabel, cropText, gripName, hintText, maskText } from './draw-words.ts';
import { type Drawing, NOTHING_DRAWN } from './drawing.ts';
import { parseFraction } from './fraction-text.ts';
import { LARGEST_REACH, reachOf, slackOf, SMALLEST_REACH, toFrame, toScreen } from './screen-point.ts';

const at = (x: number, y: number): FramePoint => ({ x, y });
const SQUARE = [at(0.4, 0.4), at(0.6, 0.4), at(0.6, 0.6), at(0.4, 0.6)];
const DRAWN: Drawing = { crop: { from: at(0.25, 0.25), to: at(0.75, 0.75) }, masks: [SQUARE] };
const key = (name: string, more: Partial<PressedKey> = {}): PressedKey => ({
  key: name,
  shiftKey: false,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  ...more,
});

describe('the words of a drawing', () => {
  it.each<[Grip, string]>([
    [{ kind: 'crop' }, 'Crop'],
    [{ kind: 'handle', handle: 'sw' }, 'Crop, bottom left corner'],
    [{ kind: 'mask', mask: 0 }, 'Mask 1'],
    [{ kind: 'corner', mask: 0, corner: 1 }, 'Mask 1, corner 2 of 4'],
    [{ kind: 'first' }, 'Mask 2, first corner'],
  ])('call %j "%s"', (grip, name) => {
    expect(gripName(grip, DRAWN)).toBe(name);
  });

  it('tell how much a crop keeps, in pixels where they are known', () => {
    const crop = { from: at(0.25, 0.25), to: at(0.75, 1) };
    expect(cropText(crop, undefined)).toBe('0.500 × 0.750');
    expect(cropLabel(crop, { width: 1920, height: 1080 })).toBe('960 × 810 of 1920 × 1080');
  });

  it('tell where a mask lies', () => {
    expect(maskText(SQUARE)).toBe('from 0.400 across, 0.400 down to 0.600 across, 0.600 down, 4 corners');
  });

  it('say what to do next, for the pointer and for the keys', () => {
    const hint = (state: Partial<DrawState>) => hintText({ ...FIRST_STATE, ...state }, DRAWN);
    const keys = { aim: { at: at(0.5, 0.5), by: 'keys' } } as const;
    const placing = (count: number) =>
      ({ tool: 'mask', gesture: { kind: 'placing', corners: SQUARE.slice(0, count), held: false } }) as const;
    expect(hint({})).toBeUndefined();
    expect(hint({ tool: 'mask' })).toBe('Mask 2: click its first corner');
    expect(hint(placing(2))).toBe('Mask 2: click the next corner');
    expect(hint(placing(3))).toBe('Mask 2: click the first corner to close');
    expect(hint({ ...placing(3), ...keys })).toBe('Mask 2: Enter twice to close');
    expect(hint({ tool: 'crop' })).toBeUndefined();
    expect(hintText({ ...FIRST_STATE, tool: 'crop' }, NOTHING_DRAWN)).toMatch(/^Crop: drag/);
  });
});

describe('the keys of a drawing', () => {
  it('move by a hundredth, with Shift by a thousandth, and leave chords alone', () => {
    expect(arrowStep(key('ArrowLeft'))).toEqual({ x: -0.01, y: 0 });
    expect(arrowStep(key('ArrowDown', { shiftKey: true }))).toEqual({ x: 0, y: 0.001 });
    expect(arrowStep(key('ArrowDown', { ctrlKey: true }))).toBeUndefined();
    expect(arrowStep(key('a'))).toBeUndefined();
  });

  it('mean what has the focus, unless something is begun', () => {
    const corner: Grip = { kind: 'corner', mask: 0, corner: 1 };
    expect(gripKey(key('Delete'), corner, FIRST_STATE)).toEqual({ kind: 'deleted', grip: corner });
    expect(gripKey(key('+'), corner, FIRST_STATE)).toEqual({ kind: 'cornerAdded', mask: 0, corner: 1 });
    expect(gripKey(key('+'), { kind: 'crop' }, FIRST_STATE)).toBeUndefined();
    const open: DrawState = { ...FIRST_STATE, gesture: { kind: 'placing', corners: SQUARE, held: false } };
    expect(gripKey(key('Backspace'), corner, open)).toBeUndefined();
    expect(pictureKey(key('Backspace'), open)).toEqual({ kind: 'tookBack' });
  });

  it('on the picture move the cross hair of a tool that draws, and delete what is selected', () => {
    expect(pictureKey(key('ArrowLeft'), FIRST_STATE)).toBeUndefined();
    expect(pictureKey(key('Enter'), FIRST_STATE)).toBeUndefined();
    expect(pictureKey(key('Escape'), FIRST_STATE)).toBeUndefined();
    expect(pictureKey(key('Enter'), { ...FIRST_STATE, tool: 'crop' })).toEqual({ kind: 'confirmed' });
    const selected = { kind: 'mask', mask: 1 } as const;
    expect(pictureKey(key('Delete'), { ...FIRST_STATE, selected })).toEqual({
      kind: 'deleted',
      grip: selected,
    });
    expect(pictureKey(key('Delete'), FIRST_STATE)).toBeUndefined();
    expect(pictureKey(key('x'), { ...FIRST_STATE, tool: 'mask' })).toBeUndefined();
  });
});

describe('points of the screen', () => {
  const size = { width: 800, height: 450 };

  it('and of the picture are the same place', () => {
    const box = { left: 100, top: 50, ...size };
    const { x, y } = toScreen(at(0.25, 0.75), size);
    expect(toFrame({ clientX: 100 + x, clientY: 50 + y }, box)).toEqual(at(0.25, 0.75));
    expect(toFrame({ clientX: 5, clientY: 5 }, { left: 0, top: 0, width: 0, height: 0 })).toEqual(at(0, 0));
  });

  it('are near by the same number of pixels in both directions', () => {
    const slack = slackOf(size);
    expect(slack.x * size.width).toBeCloseTo(slack.y * size.height);
    expect(slackOf({ width: 0, height: 0 })).toEqual(at(0, 0));
  });

  it('give a finger as much room as the next handle leaves, and never too little', () => {
    expect(reachOf([at(0, 0), at(1, 1)], 0, size)).toBe(LARGEST_REACH);
    expect(reachOf([at(0, 0), at(0.0375, 0)], 0, size)).toBe(15);
    expect(reachOf([at(0, 0), at(0.001, 0)], 0, size)).toBe(SMALLEST_REACH);
    expect(reachOf([], 0, size)).toBe(SMALLEST_REACH);
  });
});

describe('a typed part', () => {
  it.each<[string, number | undefined]>([
    ['0', 0],
    ['1', 1],
    [' 0.25 ', 0.25],
    ['0,25', 0.25],
    ['.5', 0.5],
    ['1.', 1],
    ['25%', 0.25],
    ['1.001', undefined],
    ['101 %', undefined],
    ['-0.1', undefined],
    ['1e-1', undefined],
    ['', undefined],
    ['0.2.5', undefined],
    ['a', undefined],
  ])('%j is %s', (text, value) => {
    expect(parseFraction(text)).toBe(value);
  });
});
