// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from 'vitest';
import { Failure } from '../../core/failure.ts';
import { epochMs, seconds } from '../../core/units.ts';
import { EventPlayer, type EventPlayerProps } from './event-player.tsx';
import type { PlayerControls } from './player-controls.ts';
import { acting, type Rendered, render } from '../../testing/render.tsx';

let shown: Rendered;
afterEach(() => shown.unmount());

const START = epochMs(Date.UTC(2026, 10, 20, 16, 41, 18));
const clock = (at: number) => new Date(at).toISOString().slice(11, 19);

async function show(more: Partial<EventPlayerProps> = {}) {
  shown = await render(
    <EventPlayer
      name="Gate North"
      system="Depot"
      source={undefined}
      eventAt={START}
      length={seconds(40)}
      formatTime={clock}
      {...more}
    />,
  );
}
const button = (label: string) => {
  const found = shown.container.querySelector<HTMLButtonElement>(`button[aria-label="${label}"]`);
  if (found === null) throw new Error(`no button ${label}`);
  return found;
};

describe('an event player', () => {
  it('holds its place before there is footage: length, time and buttons are there', async () => {
    await show({ poster: '/thumb.jpg' });
    expect(shown.container.textContent).toContain('0:00 / 0:40');
    expect(shown.container.textContent).toContain('16:41:18');
    expect(shown.container.textContent).toContain('Opening the footage');
    expect(shown.container.querySelector('img')?.getAttribute('src')).toBe('/thumb.jpg');
    expect(button('Play').getAttribute('aria-disabled')).toBe('true');
  });

  it('says why there is no footage, and asks again', async () => {
    let asked = 0;
    const failure = new Failure({ code: 'notFound', operation: 'open event' });
    await show({ failure, onRetry: () => (asked += 1) });
    expect(shown.container.querySelector('[role=alert]')?.textContent).toContain('Not there any more');
    const retry = [...shown.container.querySelectorAll('button')].find(
      (one) => one.textContent === 'Try now',
    );
    await acting(() => retry?.click());
    expect(asked).toBe(1);
  });

  it('disables what leads nowhere, and goes where it leads', async () => {
    let next = 0;
    await show({ onNext: () => (next += 1) });
    expect(button('Previous event').getAttribute('aria-disabled')).toBe('true');
    await acting(() => button('Next event').click());
    expect(next).toBe(1);
  });

  it('gives its controls to the page, and takes them back', async () => {
    const given: (PlayerControls | undefined)[] = [];
    const onControls = (controls: PlayerControls | undefined) => void given.push(controls);
    await show({ onControls });
    expect(given.at(-1)).toBeDefined();
    await shown.unmount();
    expect(given.at(-1)).toBeUndefined();
  });
});
