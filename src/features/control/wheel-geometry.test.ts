import { describe, expect, it } from 'vitest';
import { wedgesOf } from './wheel-geometry.ts';

/** A finger's target (WCAG 2.5.5). */
const FINGER = 44;

describe('the wheel', () => {
  it('has eight wedges, clockwise from the top', () => {
    expect(wedgesOf(152).map(({ move }) => move)).toEqual([
      'up',
      'upRight',
      'right',
      'downRight',
      'down',
      'downLeft',
      'left',
      'upLeft',
    ]);
  });

  it.each([152, 200])('of %i px holds all of them', (size) => {
    for (const { left, top, width, height } of wedgesOf(size)) {
      expect(left).toBeGreaterThanOrEqual(0);
      expect(top).toBeGreaterThanOrEqual(0);
      expect(left + width).toBeLessThanOrEqual(size);
      expect(top + height).toBeLessThanOrEqual(size);
    }
  });

  it('is the same on both sides', () => {
    const [up, upRight, right, , , , , upLeft] = wedgesOf(152);
    expect(up?.width).toBe(right?.height);
    expect(up?.height).toBe(right?.width);
    expect(upLeft?.left).toBeCloseTo(152 - (upRight?.left ?? 0) - (upRight?.width ?? 0), 1);
  });

  it('of 200 px has wedges for fingers', () => {
    for (const { width, height } of wedgesOf(200)) {
      expect(Math.min(width, height)).toBeGreaterThanOrEqual(FINGER);
    }
  });

  it('has outlines that begin and end, and arrows within them', () => {
    for (const { outline, arrow, width, height } of wedgesOf(152)) {
      expect(outline).toMatch(/^M.*A.*L.*A.*Z$/);
      expect(outline).not.toContain('NaN');
      expect(arrow.x).toBeGreaterThan(0);
      expect(arrow.x).toBeLessThan(width);
      expect(arrow.y).toBeGreaterThan(0);
      expect(arrow.y).toBeLessThan(height);
    }
  });
});
