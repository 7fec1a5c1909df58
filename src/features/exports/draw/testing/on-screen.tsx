/** A screen for tests: a box of 800 × 450, a picture fitted into it, and hands that point at its parts. */
import { act } from 'react';
import { vi } from 'vitest';
import { acting } from '../../../../testing/render.tsx';

export const BOX = { left: 100, top: 50, width: 800, height: 450 } as const;

/** Where an element lies: the drawing exactly where its parent was put, everything else is the box. */
export function putOnScreen(): void {
  vi.spyOn(Element.prototype, 'getBoundingClientRect').mockImplementation(function rectOf(this: Element) {
    const parent = this.parentElement;
    if (this.tagName.toLowerCase() !== 'svg' || parent === null || parent.style.left === '') {
      return new DOMRect(BOX.left, BOX.top, BOX.width, BOX.height);
    }
    const number = (text: string) => Number.parseFloat(text);
    const { left, top, width, height } = parent.style;
    return new DOMRect(BOX.left + number(left), BOX.top + number(top), number(width), number(height));
  });
  Element.prototype.setPointerCapture = () => {};
}

/** The picture arrives with a size of its own. */
export async function loadPicture(container: Element, width: number, height: number): Promise<void> {
  const image = container.querySelector('img');
  if (image === null) throw new Error('There is no picture');
  Object.defineProperties(image, { naturalWidth: { value: width }, naturalHeight: { value: height } });
  await acting(() => image.dispatchEvent(new Event('load')));
}

export function named(container: Element, name: string): Element {
  const found = container.querySelector(`[aria-label="${name}"]`);
  if (found === null) throw new Error(`There is no "${name}"`);
  return found;
}

/** A pointer at a part of the surface's rectangle. */
export function pointAt(surface: Element, target: Element) {
  return (type: string, x: number, y: number, more: PointerEventInit = {}) => {
    const { left, top, width, height } = surface.getBoundingClientRect();
    const event = new PointerEvent(type, {
      bubbles: true,
      cancelable: true,
      button: 0,
      pointerId: 1,
      clientX: left + x * width,
      clientY: top + y * height,
      ...more,
    });
    act(() => {
      target.dispatchEvent(event);
    });
  };
}

export function press(target: Element, key: string, more: KeyboardEventInit = {}): KeyboardEvent {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more });
  act(() => {
    target.dispatchEvent(event);
  });
  return event;
}
