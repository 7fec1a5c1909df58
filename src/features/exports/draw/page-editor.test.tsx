// @vitest-environment happy-dom
import { useEffect, useState } from 'react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { acting, render, type Rendered } from '../../../testing/render.tsx';
import type { ExportPage } from '../../../vendors/contract-exports.ts';
import { PageEditor, type PageEditorProps } from './page-editor.tsx';
import { FIRST_PLACES } from './page-places.ts';
import { named, pointAt, press, putOnScreen } from './testing/on-screen.tsx';

let shown: Rendered;
let now: ExportPage;

const LEFT_ALONE: ExportPage = {
  layout: 'portrait',
  picture: undefined,
  comment: undefined,
  timestamp: undefined,
};
const PLACED: ExportPage = {
  ...LEFT_ALONE,
  picture: { from: { x: 0.1, y: 0.1 }, to: { x: 0.9, y: 0.5 } },
  comment: { from: { x: 0.1, y: 0.6 }, to: { x: 0.5, y: 0.7 } },
};

function Form({ first, ...props }: { readonly first: ExportPage } & Partial<PageEditorProps>) {
  const [page, setPage] = useState(first);
  useEffect(() => {
    now = page;
  }, [page]);
  return (
    <PageEditor
      canvas={{ kind: 'picture', url: 'blob:frame' }}
      written={{ timestamp: '2026-Nov-20', comment: 'Case 26-1184', color: '#ffffff' }}
      problems={[]}
      {...props}
      page={page}
      onPage={setPage}
    />
  );
}
const open = async (first: ExportPage, props: Partial<PageEditorProps> = {}) => {
  shown = await render(<Form first={first} {...props} />);
};
const part = (name: string) => named(shown.container, name);
const text = () => shown.container.textContent;
const pressButton = (name: string) =>
  acting(() => part(name).dispatchEvent(new MouseEvent('click', { bubbles: true })));
const select = (name: string) =>
  acting(() => part(name).dispatchEvent(new FocusEvent('focusin', { bubbles: true })));
function drag(
  name: string,
  from: readonly [number, number],
  to: readonly [number, number],
  end = 'pointerup',
) {
  const point = pointAt(part('The page'), part(name));
  point('pointerdown', ...from);
  point('pointermove', ...to);
  point(end, ...to);
}

beforeEach(() => {
  putOnScreen();
  HTMLElement.prototype.setPointerCapture = () => {};
});
afterEach(async () => {
  await shown.unmount();
});

describe('the page', () => {
  it('leaves all places to the system at first, and shows none that it does not know', async () => {
    await open(LEFT_ALONE);
    expect(text()).toContain('The system places picture, time stamp and comment by itself.');
    expect(part('The page').querySelectorAll('[role=slider]')).toHaveLength(0);
    expect(text().match(/where the system puts it/g)).toHaveLength(3);
  });

  it('gives a part a place, and the system its own back', async () => {
    await open(LEFT_ALONE);
    await pressButton('Place it: time stamp');
    expect(now).toEqual({ ...LEFT_ALONE, timestamp: FIRST_PLACES.timestamp });
    expect(text()).toContain('2026-Nov-20');
    await pressButton('Leave it to the system: time stamp');
    expect(now).toEqual(LEFT_ALONE);
  });

  it.each(['portrait', 'landscape'] as const)('lies as it will be printed: %s', async (layout) => {
    await open({ ...LEFT_ALONE, layout });
    const sheet = shown.container.querySelector<HTMLElement>('[style*=aspect-ratio]');
    expect(sheet?.style.aspectRatio).toBe(layout === 'portrait' ? '210 / 297' : '297 / 210');
  });

  it('lets its parts be dragged, exactly and on the page', async () => {
    await open(PLACED);
    drag('Comment', [0.2, 0.65], [0.35, 0.8]);
    expect(now.comment).toEqual({ from: { x: 0.25, y: 0.75 }, to: { x: 0.65, y: 0.85 } });
    drag('Comment', [0.3, 0.8], [0.9, 1.4]);
    expect(now.comment).toEqual({ from: { x: 0.6, y: 0.9 }, to: { x: 1, y: 1 } });
    expect(now.picture).toEqual(PLACED.picture);
  });

  it('lets its parts be sized at their handles', async () => {
    await open(PLACED);
    await select('Picture');
    drag('Picture, bottom right corner', [0.9, 0.5], [0.8, 0.45]);
    expect(now.picture).toEqual({ from: { x: 0.1, y: 0.1 }, to: { x: 0.8, y: 0.45 } });
  });

  it('shows the handles of the part that is selected alone', async () => {
    await open(PLACED);
    expect(part('The page').querySelectorAll('[role=slider]')).toHaveLength(2);
    await select('Comment');
    expect(part('The page').querySelectorAll('[aria-label^="Comment, "]')).toHaveLength(8);
    expect(part('The page').querySelectorAll('[aria-label^="Picture, "]')).toHaveLength(0);
  });

  it('changes nothing when a drag is broken off, or was none', async () => {
    await open(PLACED);
    drag('Comment', [0.2, 0.65], [0.35, 0.8], 'pointercancel');
    const point = pointAt(part('The page'), part('Comment'));
    point('pointerdown', 0.2, 0.65);
    point('pointerup', 0.2, 0.65);
    expect(now).toBe(PLACED);
  });

  it('is arranged by keys as well', async () => {
    await open(PLACED);
    await select('Picture');
    press(part('Picture'), 'ArrowDown');
    press(part('Picture, right side'), 'ArrowLeft', { shiftKey: true });
    expect(now.picture).toEqual({ from: { x: 0.1, y: 0.11 }, to: { x: 0.899, y: 0.51 } });
    expect(part('Picture').getAttribute('aria-valuetext')).toBe(
      'from 0.100 across, 0.110 down to 0.899 across, 0.510 down',
    );
    press(part('Comment'), 'Delete');
    expect(now.comment).toBeUndefined();
  });

  it('shows the numbers of the part that is selected', async () => {
    await open(PLACED);
    await select('Comment');
    expect([...shown.container.querySelectorAll('input')].map(({ value }) => value)).toEqual([
      '0.100',
      '0.600',
      '0.500',
      '0.700',
    ]);
  });

  it('has beside each part what is wrong with it', async () => {
    await open(PLACED, { problems: [{ field: 'commentPlace', text: 'It covers the picture.' }] });
    expect(shown.container.querySelectorAll('section > ul > li')[2]?.textContent).toContain(
      'It covers the picture.',
    );
  });
});
