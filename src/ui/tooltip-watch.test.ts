// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { tooltip } from './tooltip.ts';
import { watchTooltips } from './tooltip-watch.ts';

let shown: (string | undefined)[];
let stop: () => void;

beforeEach(() => {
  vi.useFakeTimers();
  document.body.innerHTML = `
    <button id="play"><svg></svg></button><button id="stop"></button><p id="text"></p><div id="bubble"></div>`;
  for (const id of ['play', 'stop']) {
    for (const [name, value] of Object.entries(tooltip({ text: id }))) {
      if (value !== undefined) find(id).setAttribute(name, value);
    }
  }
  shown = [];
  stop = watchTooltips(
    (anchor) => shown.push(anchor?.id),
    (target) => target === find('bubble'),
  );
});

afterEach(() => {
  stop();
  vi.useRealTimers();
});

function find(id: string): Element {
  const element = document.querySelector(`#${id}`);
  if (element === null) throw new Error(`no #${id}`);
  return element;
}

const over = (target: Element, pointerType = 'mouse') =>
  target.dispatchEvent(new PointerEvent('pointerover', { bubbles: true, pointerType }));

test('it opens when the pointer has rested, once, whatever part of the control it is over', () => {
  over(find('play'));
  vi.advanceTimersByTime(200);
  over(find('play').children[0] ?? find('play'));
  expect(shown).toEqual([]);
  vi.advanceTimersByTime(200);
  expect(shown).toEqual(['play']);
});

test('a pointer that only crosses opens nothing, and a finger neither', () => {
  over(find('play'));
  vi.advanceTimersByTime(100);
  over(find('text'));
  vi.advanceTimersByTime(1_000);
  over(find('stop'), 'touch');
  vi.advanceTimersByTime(1_000);
  expect(shown).toEqual([]);
});

test('the next one opens at once', () => {
  over(find('play'));
  vi.advanceTimersByTime(350);
  over(find('stop'));
  vi.advanceTimersByTime(1);
  expect(shown).toEqual(['play', 'stop']);
});

test('it stays while the pointer is on it, and closes after', () => {
  over(find('play'));
  vi.advanceTimersByTime(350);
  over(find('text'));
  over(find('bubble'));
  vi.advanceTimersByTime(1_000);
  expect(shown).toEqual(['play']);
  over(find('text'));
  vi.advanceTimersByTime(1_000);
  expect(shown).toEqual(['play', undefined]);
});

test.each([
  ['a press', () => find('play').dispatchEvent(new PointerEvent('pointerdown', { bubbles: true }))],
  ['scrolling', () => document.body.dispatchEvent(new Event('scroll'))],
  [
    'Escape',
    () => document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true })),
  ],
  [
    'leaving the window',
    () => document.body.dispatchEvent(new PointerEvent('pointerout', { bubbles: true })),
  ],
])('%s closes it, and it does not open again by itself', (_, close) => {
  over(find('play'));
  vi.advanceTimersByTime(350);
  close();
  expect(shown).toEqual(['play', undefined]);
  vi.advanceTimersByTime(1_000);
  expect(shown).toEqual(['play', undefined]);
});
