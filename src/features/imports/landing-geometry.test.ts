import { describe, expect, it } from 'vitest';
import type { TimeSpan } from '../../core/time-span.ts';
import { epochMs } from '../../core/units.ts';
import { landingWindow, stripPart, windowText } from './landing-geometry.ts';

const DAY = '2026-11-20T';
const span = (from: string, until: string): TimeSpan => ({
  from: epochMs(Date.parse(`${DAY}${from}Z`)),
  until: epochMs(Date.parse(`${DAY}${until}Z`)),
});

describe('the window round a file', () => {
  it('is an hour with the file in its middle', () => {
    expect(landingWindow(span('14:02:10', '14:07:42'))).toEqual(span('13:30:00', '14:30:00'));
  });

  it('stays where it is when the start moves a little', () => {
    expect(landingWindow(span('14:01:40', '14:07:12'))).toEqual(landingWindow(span('14:02:10', '14:07:42')));
  });

  it('is longer for a file that would fill it', () => {
    const window = landingWindow(span('10:00:00', '11:30:00'));
    expect(windowText(window)).toBe('3 h');
    expect(stripPart(span('10:00:00', '11:30:00'), window)?.width).toBe(50);
    expect(windowText(landingWindow(span('10:00:00', '10:00:00')))).toBe('1 h');
  });
});

describe('a span on the strip', () => {
  const window = span('13:00:00', '14:00:00');

  it('takes the part of the width that it takes of the time', () => {
    expect(stripPart(span('13:15:00', '13:30:00'), window)).toEqual({ left: 25, width: 25 });
  });

  it('is cut at the window, and absent outside', () => {
    expect(stripPart(span('12:00:00', '13:30:00'), window)).toEqual({ left: 0, width: 50 });
    expect(stripPart(span('14:00:00', '15:00:00'), window)).toBeUndefined();
  });

  it('is never too thin to be seen, and never sticks out', () => {
    expect(stripPart(span('13:00:00', '13:00:01'), window)).toEqual({ left: 0, width: 1 });
    expect(stripPart(span('13:59:59', '14:00:00'), window)).toEqual({ left: 99, width: 1 });
  });
});
