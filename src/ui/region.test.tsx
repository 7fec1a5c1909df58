// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Failure } from '../core/failure.ts';
import { acting, render, type Rendered } from '../testing/render.tsx';
import { Region } from './region.tsx';

let shown: Rendered;
let caught: unknown[];
/** What the part throws while it renders; undefined when it is sound. */
let fault: (() => never) | undefined;

function Part({ name }: { readonly name: string }) {
  if (fault !== undefined) fault();
  return <p>{name}</p>;
}
const window = (resetKey?: string) => (
  <>
    <Region name="The camera tree" resetKey={resetKey}>
      <Part name="tree" />
    </Region>
    <Region name="The player">
      <p>player</p>
    </Region>
  </>
);
const throwing = (thrown: unknown) => () => {
  throw thrown;
};
const show = async (part = window()) => {
  shown = await render(part, (error) => caught.push(error));
};
const alerts = () =>
  [...shown.container.querySelectorAll('[role=alert]')].map((alert) => alert.textContent ?? '');
const paragraphs = () => [...shown.container.querySelectorAll('p')].map((p) => p.textContent);

beforeEach(() => {
  caught = [];
  fault = undefined;
});
afterEach(() => shown.unmount());

describe('a region', () => {
  it('shows its part and nothing else while that is sound', async () => {
    await show();
    expect(paragraphs()).toEqual(['tree', 'player']);
    expect(alerts()).toEqual([]);
  });

  it('shows a note by its name when its part breaks; the part beside it lives', async () => {
    fault = throwing(new TypeError('x is undefined'));
    await show();
    expect(alerts()).toHaveLength(1);
    expect(alerts()[0]).toContain('The camera tree');
    expect(alerts()[0]).toContain('show the camera tree (defect)');
    expect(paragraphs()).toContain('player');
    expect(caught).toEqual([new TypeError('x is undefined')]);
  });

  it('shows it when the part breaks later, after it was sound', async () => {
    await show(window('/live'));
    fault = throwing(new Error('later'));
    await shown.render(window('/live'));
    expect(alerts()).toHaveLength(1);
    expect(paragraphs()).not.toContain('tree');
  });

  it('tells a failure as what it is', async () => {
    fault = throwing(new Failure({ code: 'offline', operation: 'list cameras' }));
    await show();
    expect(alerts()[0]).toContain('This computer is offline');
  });

  it.each([undefined, null, '', 0, false])('shows the note when %j is thrown', async (thrown) => {
    fault = throwing(thrown);
    await show();
    expect(alerts()).toHaveLength(1);
    expect(paragraphs()).toContain('player');
  });

  it('gives its part another chance when the person asks', async () => {
    fault = throwing(new Error('once'));
    await show();
    fault = undefined;
    await acting(() => shown.container.querySelector('button')?.click());
    expect(paragraphs()).toEqual(['tree', 'player']);
  });

  it('shows the note again when the other chance fails as well', async () => {
    fault = throwing(new Error('always'));
    await show();
    await acting(() => shown.container.querySelector('button')?.click());
    expect(alerts()).toHaveLength(1);
  });

  it('gives its part another chance at another address, and only there', async () => {
    fault = throwing(new Error('here'));
    await show(window('/live'));
    fault = undefined;
    await shown.render(window('/live'));
    expect(alerts()).toHaveLength(1);
    await shown.render(window('/events'));
    expect(paragraphs()).toEqual(['tree', 'player']);
  });
});
