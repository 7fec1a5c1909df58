// @vitest-environment happy-dom
import { useEffect, useState } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { FramePolygon } from '../../../core/frame-area.ts';
import { acting, render, type Rendered } from '../../../testing/render.tsx';
import { createShortcutRegistry, ShortcutContext, type ShortcutRegistry } from '../../../ui/shortcuts.ts';
import { DrawingDesk } from './drawing-desk.tsx';
import { type Drawing, NOTHING_DRAWN } from './drawing.ts';
import { FrameEditor, type FrameEditorProps } from './frame-editor.tsx';
import { LayersPanel } from './layers-panel.tsx';
import { loadPicture, named, pointAt, press, putOnScreen } from './testing/on-screen.tsx';

let shown: Rendered;
let registry: ShortcutRegistry;
let now: Drawing;
let replace: (drawing: Drawing) => void;

const WRITTEN = { timestamp: '2026-Nov-20 16:23:41', comment: 'Case 26-1184', color: '#ffd23a' };
const SQUARE: FramePolygon = [
  { x: 0.4, y: 0.4 },
  { x: 0.6, y: 0.4 },
  { x: 0.6, y: 0.6 },
  { x: 0.4, y: 0.6 },
];
const CROPPED: Drawing = { crop: { from: { x: 0.2, y: 0.2 }, to: { x: 0.8, y: 0.8 } }, masks: [SQUARE] };

function Form({ first, ...props }: { readonly first: Drawing } & Partial<FrameEditorProps>) {
  const [drawing, setDrawing] = useState(first);
  useEffect(() => {
    now = drawing;
    replace = setDrawing;
  }, [drawing]);
  const reasons = { cropReason: props.cropReason, masksReason: props.masksReason };
  return (
    <ShortcutContext value={registry}>
      <DrawingDesk>
        <FrameEditor
          canvas={{ kind: 'picture', url: 'blob:frame' }}
          written={WRITTEN}
          problems={[]}
          {...props}
          {...reasons}
          drawing={drawing}
          onDrawing={setDrawing}
        />
        <LayersPanel drawing={drawing} onDrawing={setDrawing} {...reasons} pictureSize={undefined} />
      </DrawingDesk>
    </ShortcutContext>
  );
}

async function open(
  first: Drawing = NOTHING_DRAWN,
  props: Partial<FrameEditorProps> = {},
  size = [1920, 1080],
) {
  shown = await render(<Form first={first} {...props} />);
  if (props.canvas === undefined) await loadPicture(shown.container, size[0] ?? 0, size[1] ?? 0);
}

const surface = () => named(shown.container, 'Drawing on the picture');
const part = (name: string) => named(shown.container, name);
const text = () => shown.container.textContent;
/** The key on the page, wherever the focus is. */
const shortcut = (key: string, more: KeyboardEventInit = {}) =>
  acting(() => registry.handle(new KeyboardEvent('keydown', { key, cancelable: true, ...more })));
const click = (x: number, y: number, target = surface()) => {
  const point = pointAt(surface(), target);
  point('pointerdown', x, y);
  point('pointerup', x, y);
};
const drag = (target: Element, from: readonly [number, number], to: readonly [number, number]) => {
  const point = pointAt(surface(), target);
  point('pointerdown', ...from);
  point('pointermove', ...to);
  point('pointerup', ...to);
};

beforeEach(() => {
  registry = createShortcutRegistry();
  putOnScreen();
});
afterEach(async () => {
  await shown.unmount();
});

describe('drawing by pointer', () => {
  it('crops by a drag, exactly where it was drawn, and tells how large it is', async () => {
    await open();
    await shortcut('c');
    drag(surface(), [0.1875, 0.125], [0.875, 0.8704]);
    expect(now.crop).toEqual({ from: { x: 0.1875, y: 0.125 }, to: { x: 0.875, y: 0.8704 } });
    expect(text()).toContain('1320 × 805 of 1920 × 1080');
  });

  it('counts parts of the picture, not of the box that it lies in', async () => {
    await open(NOTHING_DRAWN, {}, [1080, 1080]);
    expect(surface().getBoundingClientRect()).toMatchObject({ left: 275, top: 50, width: 450, height: 450 });
    await shortcut('c');
    drag(surface(), [0, 0.25], [0.5, 1]);
    expect(now.crop).toEqual({ from: { x: 0, y: 0.25 }, to: { x: 0.5, y: 1 } });
  });

  it('masks by clicks, with a hint for each step, and a rubber band', async () => {
    await open();
    await shortcut('m');
    click(0.1, 0.1);
    expect(text()).toContain('Mask 1: click the next corner');
    click(0.3, 0.1);
    click(0.3, 0.4);
    expect(text()).toContain('Mask 1: click the first corner to close');
    expect(text()).toContain('drawing, 3 corners');
    pointAt(surface(), surface())('pointermove', 0.2, 0.5);
    const band = shown.container.querySelectorAll('polyline')[1]?.getAttribute('points');
    expect(band).toBe('240,180 160,225');
    const first = shown.container.querySelector('[data-mark="first corner"]');
    click(0.105, 0.11, first ?? surface());
    expect(now.masks).toEqual([
      [
        { x: 0.1, y: 0.1 },
        { x: 0.3, y: 0.1 },
        { x: 0.3, y: 0.4 },
      ],
    ]);
    expect(text()).toContain('3 corners');
  });

  it('moves handles, corners and whole masks', async () => {
    await open(CROPPED);
    drag(part('Crop, left side'), [0.2, 0.5], [0.1, 0.5]);
    expect(now.crop?.from).toEqual({ x: 0.1, y: 0.2 });
    drag(part('Mask 1, corner 2 of 4'), [0.6, 0.4], [0.7, 0.3]);
    expect(now.masks[0]?.[1]).toEqual({ x: 0.7, y: 0.3 });
    drag(part('Mask 1'), [0.5, 0.5], [0.4, 0.5]);
    expect(now.masks[0]?.[1]).toEqual({ x: 0.6, y: 0.3 });
  });

  it('adds a corner on the edge of the selected mask', async () => {
    await open(CROPPED);
    click(0.5, 0.5, part('Mask 1'));
    const edge = shown.container.querySelectorAll('[data-mark="edge"]')[0];
    drag(edge ?? surface(), [0.5, 0.4], [0.5, 0.3]);
    expect(now.masks[0]).toHaveLength(5);
    expect(now.masks[0]?.[1]).toEqual({ x: 0.5, y: 0.3 });
  });

  it('draws with one finger: another one, or another button, draws nothing', async () => {
    await open();
    await shortcut('c');
    const point = pointAt(surface(), surface());
    point('pointerdown', 0.5, 0.5, { button: 2 });
    point('pointerdown', 0.2, 0.2, { pointerId: 7 });
    point('pointerdown', 0.9, 0.9, { pointerId: 8 });
    point('pointermove', 0.9, 0.9, { pointerId: 8 });
    point('pointermove', 0.4, 0.4, { pointerId: 7 });
    point('pointerup', 0.9, 0.9, { pointerId: 8 });
    expect(now.crop).toBeUndefined();
    point('pointerup', 0.4, 0.4, { pointerId: 7 });
    expect(now.crop).toEqual({ from: { x: 0.2, y: 0.2 }, to: { x: 0.4, y: 0.4 } });
  });

  it('lets a finger scroll the page only where there is nothing to draw or move', async () => {
    await open();
    expect(surface().getAttribute('class')).toContain('touch-pan-y');
    await shortcut('m');
    expect(surface().getAttribute('class')).toContain('touch-none');
  });
});

describe('drawing by keyboard', () => {
  it('places a mask: M, arrows, and Enter for each corner', async () => {
    await open();
    await shortcut('m');
    expect(document.activeElement).toBe(surface());
    press(surface(), 'Enter');
    for (let step = 0; step < 10; step += 1) press(surface(), 'ArrowRight');
    press(surface(), 'Enter');
    press(surface(), 'ArrowDown');
    press(surface(), 'ArrowDown', { shiftKey: true });
    expect(text()).toContain('Cross hair 0.600 across, 0.511 down');
    press(surface(), 'Enter');
    press(surface(), 'Enter');
    expect(now.masks).toEqual([
      [
        { x: 0.5, y: 0.5 },
        { x: 0.6, y: 0.5 },
        { x: 0.6, y: 0.511 },
      ],
    ]);
  });

  it('gives each handle and corner a name and its numbers, and moves it', async () => {
    await open(CROPPED);
    const corner = part('Mask 1, corner 2 of 4');
    expect(corner.getAttribute('role')).toBe('slider');
    expect(corner.getAttribute('aria-valuetext')).toBe('0.600 across, 0.400 down');
    press(corner, 'ArrowLeft');
    press(corner, 'ArrowUp', { shiftKey: true });
    expect(now.masks[0]?.[1]).toEqual({ x: 0.59, y: 0.399 });
    expect(part('Mask 1, corner 2 of 4').getAttribute('aria-valuetext')).toBe('0.590 across, 0.399 down');
    press(part('Crop, bottom right corner'), 'ArrowRight');
    expect(now.crop?.to).toEqual({ x: 0.81, y: 0.8 });
    press(part('Crop'), 'ArrowDown');
    expect(now.crop?.from).toEqual({ x: 0.2, y: 0.21 });
  });

  it('stops with Tab at each shape, and at the corners of the one that is selected', async () => {
    await open(CROPPED);
    const stops = () =>
      [...surface().querySelectorAll('[tabindex="0"]')].map((element) => element.getAttribute('aria-label'));
    expect(stops()).toEqual(['Crop', 'Mask 1']);
    await acting(() => part('Mask 1').dispatchEvent(new FocusEvent('focusin', { bubbles: true })));
    expect(stops()).toEqual([
      'Crop',
      'Mask 1',
      ...[1, 2, 3, 4].map((corner) => `Mask 1, corner ${corner} of 4`),
    ]);
  });

  it('adds and deletes corners, and deletes shapes', async () => {
    await open(CROPPED);
    press(part('Mask 1, corner 1 of 4'), 'Insert');
    expect(now.masks[0]?.[1]).toEqual({ x: 0.5, y: 0.4 });
    press(part('Mask 1, corner 2 of 5'), 'Delete');
    expect(now.masks[0]).toEqual(SQUARE);
    press(part('Mask 1'), 'Delete');
    press(part('Crop, top side'), 'Backspace');
    expect(now).toEqual(NOTHING_DRAWN);
    expect(document.activeElement).toBe(surface());
  });

  it('takes corners back, gives the mask up, and then leaves Esc to the page', async () => {
    await open();
    await shortcut('m');
    click(0.1, 0.1);
    click(0.3, 0.1);
    press(surface(), 'Backspace');
    expect(text()).toContain('drawing, 1 corner');
    expect(press(surface(), 'Escape').defaultPrevented).toBe(true);
    expect(text()).not.toContain('drawing,');
    expect(press(surface(), 'Escape').defaultPrevented).toBe(true);
    expect(press(surface(), 'Escape').defaultPrevented).toBe(false);
    expect(now).toEqual(NOTHING_DRAWN);
  });

  it('closes an open mask with Enter, wherever the focus is', async () => {
    await open();
    await shortcut('m');
    for (const [x, y] of [
      [0.1, 0.1],
      [0.3, 0.1],
      [0.3, 0.4],
    ] as const) {
      click(x, y);
    }
    expect(registry.get().flatMap(({ dock }) => dock ?? [])).toContain('close the mask');
    await shortcut('Enter');
    expect(now.masks).toHaveLength(1);
    expect(registry.get().flatMap(({ dock }) => dock ?? [])).not.toContain('close the mask');
  });
});

describe('undo and redo', () => {
  const undo = () => shortcut('z', { ctrlKey: true });
  const redo = () => shortcut('z', { ctrlKey: true, shiftKey: true });

  it('take back the drawing as a whole, and pushes of one corner at once', async () => {
    await open(CROPPED);
    for (let step = 0; step < 5; step += 1) press(part('Mask 1, corner 1 of 4'), 'ArrowLeft');
    press(part('Crop'), 'Delete');
    await undo();
    expect(now.crop).toEqual(CROPPED.crop);
    expect(now.masks[0]?.[0]).toEqual({ x: 0.35, y: 0.4 });
    await undo();
    expect(now).toEqual(CROPPED);
    await undo();
    expect(now).toEqual(CROPPED);
    await redo();
    await redo();
    expect(now.crop).toBeUndefined();
  });

  it('take back the corners of an open mask first', async () => {
    await open(CROPPED);
    await shortcut('m');
    click(0.1, 0.1);
    click(0.3, 0.1);
    await undo();
    expect(text()).toContain('drawing, 1 corner');
    await undo();
    expect(text()).not.toContain('drawing,');
    expect(now).toEqual(CROPPED);
  });

  it('know what was set from outside as a step', async () => {
    await open(CROPPED);
    await acting(() => replace(NOTHING_DRAWN));
    await undo();
    expect(now).toEqual(CROPPED);
  });
});

describe('what means nothing now', () => {
  const reasons = { cropReason: 'An EXE is never cropped.', masksReason: 'An EXE has no masks.' };

  it('cannot be drawn, and says why', async () => {
    await open(NOTHING_DRAWN, reasons);
    const tools = [...shown.container.querySelectorAll('[aria-label="Tools"] button')];
    expect(tools.map((tool) => tool.getAttribute('aria-disabled'))).toEqual([null, 'true', 'true']);
    await shortcut('c');
    expect(text()).toContain('An EXE is never cropped.');
    drag(surface(), [0.2, 0.2], [0.6, 0.6]);
    expect(now).toEqual(NOTHING_DRAWN);
  });

  it('stays in the drawing, without handles, with its reason in the list', async () => {
    await open(CROPPED, reasons);
    expect(surface().querySelectorAll('[role=slider]')).toHaveLength(0);
    expect(text()).not.toContain('of 1920 × 1080');
    expect(text()).toContain('An EXE has no masks.');
    expect(now).toEqual(CROPPED);
  });
});

describe('the picture', () => {
  it('carries what will be written on it, in its colour, at the lower left of the crop', async () => {
    await open(CROPPED);
    const note = shown.container.querySelector<HTMLElement>('[data-mark=written]');
    expect(note?.textContent).toBe('2026-Nov-20 16:23:41\nCase 26-1184');
    expect(note?.style.color).toBe('#ffd23a');
    expect([note?.style.left, note?.style.bottom]).toEqual(['174px', '104px']);
  });

  it('that is missing says why, and nothing can be drawn on it', async () => {
    await open(CROPPED, { canvas: { kind: 'none', reason: 'Nothing is recorded at this moment.' } });
    expect(text()).toContain('Nothing is recorded at this moment.');
    expect(shown.container.querySelector('svg[role=application]')).toBeNull();
    await shortcut('m');
    expect(now).toEqual(CROPPED);
  });

  it('that is broken says so', async () => {
    await open();
    await acting(() => shown.container.querySelector('img')?.dispatchEvent(new Event('error')));
    expect(text()).toContain('This picture cannot be shown.');
  });

  it('tells its size once it is there', async () => {
    const onPictureSize = vi.fn();
    await open(NOTHING_DRAWN, { onPictureSize }, [640, 480]);
    expect(onPictureSize).toHaveBeenCalledWith({ width: 640, height: 480 });
  });

  it('has below it what is wrong with the drawing, and nothing else', async () => {
    await open(CROPPED, {
      problems: [
        { field: 'crop', text: 'The crop is too narrow.' },
        { field: 'comment', text: 'The comment is too long.' },
      ],
    });
    expect(text()).toContain('The crop is too narrow.');
    expect(text()).not.toContain('The comment is too long.');
  });
});
