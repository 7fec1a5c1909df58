// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Failure } from '../../core/failure.ts';
import { createStore } from '../../core/readable.ts';
import { epochMs } from '../../core/units.ts';
import { acting, type Rendered, render } from '../../testing/render.tsx';
import type { CaptureState } from './capture-driver.ts';
import { CapturePanel } from './capture-panel.tsx';

const NOON = Date.UTC(2026, 10, 20, 12, 0, 0);
const asked = { size: 'large', askedAt: epochMs(NOON), sentAt: epochMs(NOON + 1_000) } as const;
const still = { image: new Blob(['jpeg'], { type: 'image/jpeg' }), at: epochMs(NOON + 3_000) };
const arrived: CaptureState = { kind: 'arrived', ...asked, arrivedAt: epochMs(NOON + 4_000), still };

let shown: Rendered;
let calls: string[];
let state: ReturnType<typeof createStore<CaptureState>>;

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: NOON + 15_000 });
  vi.spyOn(URL, 'createObjectURL').mockReturnValue('blob:still');
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function click(this: HTMLAnchorElement) {
    calls.push(`save ${this.download}`);
  });
  calls = [];
  state = createStore<CaptureState>({ kind: 'none' });
  const capture = {
    state,
    ask: (size: string) => calls.push(`ask ${size}`),
    close: () => calls.push('close'),
    dispose: () => {},
  };
  shown = await render(
    <CapturePanel
      capture={capture}
      sizes={{ small: '256 × 144', large: '640 × 360' }}
      name="Gate North"
      system="Depot"
      place="floating"
    />,
  );
});
afterEach(async () => {
  await shown.unmount();
  vi.useRealTimers();
});

const text = () => shown.container.textContent ?? '';
const become = (next: CaptureState) => acting(() => state.set(next));
const press = (name: string) =>
  acting(() =>
    [...shown.container.querySelectorAll('button')]
      .find((one) => (one.getAttribute('aria-label') ?? one.textContent) === name)
      ?.click(),
  );

describe('a picture that the camera was asked for', () => {
  it('is nothing before it was asked for', () => {
    expect(text()).toBe('');
  });

  it('says how far it is and how large it will be, and need not be waited for', async () => {
    await become({ kind: 'waiting', ...asked });
    expect(text()).toContain('640 × 360');
    expect(text()).toContain('asked 12:00:00 · sent 12:00:01 · waiting for the camera');
    await press('Do not wait for it');
    expect(calls).toEqual(['close']);
  });

  it('is shown with its age when it arrived, which is not that of the request', async () => {
    await become(arrived);
    expect(shown.container.querySelector('img')?.getAttribute('src')).toBe('blob:still');
    expect(text()).toContain('arrived 12:00:04');
    expect(text()).toContain('Taken 12:00:03, 12 s old');
  });

  it('is saved under the name of its camera and its moment', async () => {
    await become(arrived);
    await press('Save');
    expect(calls).toEqual(['save Gate-North_2026-11-20T12-00-03.000Z.jpg']);
  });

  it('that did not come says so, and can be asked for again in its size', async () => {
    const failure = new Failure({ code: 'timeout', operation: 'capture' });
    await become({ kind: 'failed', ...asked, failedAt: epochMs(NOON + 31_000), failure });
    expect(shown.container.querySelector('[role=alert]')?.textContent).toContain(
      'The request was sent, but no new picture came within 30 s.',
    );
    expect(shown.container.querySelector('img')).toBeNull();
    await press('Ask again');
    expect(calls).toEqual(['ask large']);
  });
});
