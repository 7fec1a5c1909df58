import { expect, test } from 'vitest';
import { placeTooltip } from './tooltip-place.ts';

const ROOM = { width: 400, height: 300 };
const TIP = { width: 100, height: 20 };
const at = (left: number, top: number) => ({ left, top, width: 28, height: 28 });

test('it stands in the middle of its side', () => {
  const anchor = at(200, 100);
  expect(placeTooltip(anchor, TIP, 'bottom', ROOM)).toEqual({ left: 164, top: 134 });
  expect(placeTooltip(anchor, TIP, 'top', ROOM)).toEqual({ left: 164, top: 74 });
  expect(placeTooltip(anchor, TIP, 'left', ROOM)).toEqual({ left: 94, top: 104 });
  expect(placeTooltip(anchor, TIP, 'right', ROOM)).toEqual({ left: 234, top: 104 });
});

test('it goes to the other side where its own has no room', () => {
  expect(placeTooltip(at(200, 260), TIP, 'bottom', ROOM).top).toBe(234);
  expect(placeTooltip(at(200, 10), TIP, 'top', ROOM).top).toBe(44);
  expect(placeTooltip(at(20, 100), TIP, 'left', ROOM).left).toBe(54);
  expect(placeTooltip(at(360, 100), TIP, 'right', ROOM).left).toBe(254);
});

test('it never leaves the window, and where nothing fits its beginning can be read', () => {
  expect(placeTooltip(at(2, 100), TIP, 'bottom', ROOM).left).toBe(8);
  expect(placeTooltip(at(370, 100), TIP, 'bottom', ROOM).left).toBe(292);
  expect(placeTooltip(at(0, 0), { width: 900, height: 900 }, 'right', ROOM)).toEqual({ left: 8, top: 8 });
});
