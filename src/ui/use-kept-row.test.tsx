// @vitest-environment happy-dom
import { useState } from 'react';
import { afterEach, describe, expect, it } from 'vitest';
import { acting, render, type Rendered } from '../testing/render.tsx';
import { useKeptRow } from './use-kept-row.ts';

interface Row {
  readonly id: string;
}

const ROWS: readonly Row[] = ['a', 'b', 'c'].map((id) => ({ id }));
const without = (...gone: readonly string[]) => ROWS.filter(({ id }) => !gone.includes(id));

let shown: Rendered | undefined;
afterEach(() => shown?.unmount());

/** A list whose active row is "b", with a button beside it. */
async function open() {
  const walked: string[] = [];
  function List({ items }: { readonly items: readonly Row[] }) {
    const [active, setActive] = useState('b');
    useKeptRow(items, active, (id) => {
      walked.push(id);
      setActive(id);
      document.getElementById(id)?.focus();
    });
    return (
      <>
        <button type="button" id="beside">
          Beside
        </button>
        {items.map(({ id }) => (
          <button key={id} type="button" id={id}>
            {id}
          </button>
        ))}
      </>
    );
  }
  const rendered = await render(<List items={ROWS} />);
  shown = rendered;
  const focus = (id: string) => acting(() => document.getElementById(id)?.focus());
  return { walked, focus, show: (items: readonly Row[]) => rendered.render(<List items={items} />) };
}

describe('the row that has the keyboard', () => {
  it('gives it to the one that takes its place when it goes away', async () => {
    const { walked, focus, show } = await open();
    await focus('b');
    await show(without('b'));
    expect(walked).toEqual(['c']);
    await show(without('b', 'c'));
    expect(walked).toEqual(['c', 'a']);
    expect(document.activeElement?.id).toBe('a');
  });

  it('does not take it from what else has it', async () => {
    const { walked, focus, show } = await open();
    await focus('beside');
    await show(without('b'));
    await show(without('b', 'c'));
    expect(walked).toEqual([]);
  });

  it('leaves it where no row is left', async () => {
    const { walked, focus, show } = await open();
    await focus('b');
    await show([]);
    await show(ROWS);
    expect(walked).toEqual([]);
  });
});
