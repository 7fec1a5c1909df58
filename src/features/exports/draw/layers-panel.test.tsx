// @vitest-environment happy-dom
import { useEffect, useState } from 'react';
import { afterEach, describe, expect, it } from 'vitest';
import type { FramePolygon } from '../../../core/frame-area.ts';
import { acting, render, type Rendered } from '../../../testing/render.tsx';
import { type Drawing, NOTHING_DRAWN } from './drawing.ts';
import { LayersPanel, type LayersPanelProps } from './layers-panel.tsx';
import { named, press } from './testing/on-screen.tsx';

let shown: Rendered;
let now: Drawing;
afterEach(async () => {
  await shown.unmount();
});

const TRIANGLE: FramePolygon = [
  { x: 0.1, y: 0.1 },
  { x: 0.3, y: 0.1 },
  { x: 0.1, y: 0.3 },
];
const SQUARE: FramePolygon = [...TRIANGLE.slice(0, 2), { x: 0.3, y: 0.3 }, { x: 0.1, y: 0.3 }];
const DRAWN: Drawing = {
  crop: { from: { x: 0.1875, y: 0.127 }, to: { x: 0.875, y: 0.873 } },
  masks: [TRIANGLE, SQUARE],
};

function Panel({ first, ...props }: { readonly first: Drawing } & Partial<LayersPanelProps>) {
  const [drawing, setDrawing] = useState(first);
  useEffect(() => {
    now = drawing;
  }, [drawing]);
  return (
    <LayersPanel
      cropReason={undefined}
      masksReason={undefined}
      pictureSize={{ width: 1920, height: 1080 }}
      {...props}
      drawing={drawing}
      onDrawing={setDrawing}
    />
  );
}
const open = async (first: Drawing, props: Partial<LayersPanelProps> = {}) => {
  shown = await render(<Panel first={first} {...props} />);
};
const part = (name: string) => named(shown.container, name);
const text = () => shown.container.textContent;
const pressButton = (button: Element | undefined) =>
  acting(() => button?.dispatchEvent(new MouseEvent('click', { bubbles: true })));
const rows = () => [...shown.container.querySelectorAll('button[aria-expanded]')];
const field = (name: string): HTMLInputElement => {
  const found = part(name);
  if (found instanceof HTMLInputElement) return found;
  throw new Error(`"${name}" is no field`);
};
/** Types into a field as a person does, and leaves it. */
async function type(name: string, typed: string, how: 'blur' | 'Enter' = 'blur'): Promise<void> {
  const input = field(name);
  await acting(() => {
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(input, typed);
    input.dispatchEvent(new Event('input', { bubbles: true }));
  });
  if (how === 'Enter') press(input, 'Enter');
  else await acting(() => input.dispatchEvent(new FocusEvent('focusout', { bubbles: true })));
}

describe('the layers', () => {
  it('tell the size of the crop and the corners of each mask', async () => {
    await open(DRAWN);
    expect(rows().map((row) => row.textContent)).toEqual([
      'Crop1320 × 806',
      'Mask 13 corners',
      'Mask 24 corners',
    ]);
  });

  it('tell parts of the picture while its size is not known', async () => {
    await open(DRAWN, { pictureSize: undefined });
    expect(text()).toContain('0.688 × 0.746');
  });

  it('say that all of the picture is exported when nothing is drawn', async () => {
    await open(NOTHING_DRAWN);
    expect(text()).toContain('the whole picture is exported');
  });

  it('say why they mean nothing now, and can still be deleted', async () => {
    await open(DRAWN, { cropReason: 'A picture has no crop.', masksReason: 'Masks need a video.' });
    expect(text()).toContain('A picture has no crop.');
    expect(text()).toContain('Masks need a video.');
    await pressButton(part('Delete Crop'));
    expect(now.crop).toBeUndefined();
  });

  it('are deleted one by one', async () => {
    await open(DRAWN);
    await pressButton(part('Delete Mask 1'));
    expect(now.masks).toEqual([SQUARE]);
    expect(rows().map((row) => row.textContent)).toEqual(['Crop1320 × 806', 'Mask 14 corners']);
  });

  it('are hidden on the screen alone, and say so', async () => {
    await open(DRAWN);
    await pressButton(part('Hide Mask 2 while drawing'));
    expect(text()).toContain('Hidden here, exported all the same.');
    expect(now).toEqual(DRAWN);
    await pressButton(part('Show Mask 2'));
    expect(text()).not.toContain('Hidden here');
  });
});

describe('the numbers of a layer', () => {
  it('are shown for the one that is selected', async () => {
    await open(DRAWN);
    expect(shown.container.querySelectorAll('input')).toHaveLength(0);
    await pressButton(rows()[0]);
    expect([...shown.container.querySelectorAll('input')].map(({ value }) => value)).toEqual([
      '0.188',
      '0.127',
      '0.875',
      '0.873',
    ]);
    await pressButton(rows()[1]);
    expect(shown.container.querySelectorAll('input')).toHaveLength(6);
    await pressButton(rows()[1]);
    expect(shown.container.querySelectorAll('input')).toHaveLength(0);
  });

  it.each([
    ['0.25', 0.25],
    ['0,333', 0.333],
    ['.5', 0.5],
    ['12.5 %', 0.125],
  ])('take %j over', async (typed, value) => {
    await open(DRAWN);
    await pressButton(rows()[0]);
    await type('Crop, left', typed);
    expect(now.crop?.from.x).toBe(value);
  });

  it('are taken over with Enter, and the form is not sent', async () => {
    await open(DRAWN);
    await pressButton(rows()[1]);
    await type('Mask 1, corner 2, down', '0.205', 'Enter');
    expect(now.masks[0]?.[1]).toEqual({ x: 0.3, y: 0.205 });
    expect(now.masks[1]).toEqual(SQUARE);
  });

  it.each([
    ['1.2', /from 0 to 1/],
    ['left', /from 0 to 1/],
    ['-0.1', /from 0 to 1/],
    ['0.9', /wrong way round/],
    ['0.87', /too close/],
  ])('refuse %j with a sentence, and keep what was typed', async (typed, sentence) => {
    await open(DRAWN);
    await pressButton(rows()[0]);
    await type('Crop, left', typed);
    expect(shown.container.querySelector('[role=alert]')?.textContent).toMatch(sentence);
    expect(field('Crop, left').getAttribute('aria-invalid')).toBe('true');
    expect(field('Crop, left').value).toBe(typed);
    expect(now).toEqual(DRAWN);
    press(field('Crop, left'), 'Escape');
    expect(field('Crop, left').value).toBe('0.188');
    expect(shown.container.querySelector('[role=alert]')).toBeNull();
  });

  it('are not rounded to what is shown when nobody changed them', async () => {
    await open(DRAWN);
    await pressButton(rows()[0]);
    await type('Crop, left', '0.188');
    expect(now.crop?.from.x).toBe(0.1875);
  });

  it('come and go with the corners, of which three stay', async () => {
    await open(DRAWN);
    await pressButton(rows()[1]);
    expect(part('Delete corner 1').getAttribute('aria-disabled')).toBe('true');
    await pressButton(part('Add a corner after corner 3'));
    expect(now.masks[0]).toEqual([...TRIANGLE, { x: 0.1, y: 0.2 }]);
    await pressButton(part('Delete corner 4'));
    expect(now.masks[0]).toEqual(TRIANGLE);
  });
});
