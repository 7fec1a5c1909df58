// @vitest-environment happy-dom
import { StrictMode, useEffect } from 'react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { offer, withhold } from '../../core/offer.ts';
import { acting, type Rendered, render } from '../../testing/render.tsx';
import type { CameraState } from '../../vendors/contract.ts';
import { GATE, plainManual, plainPtz } from './testing/plain-control.ts';
import { type CameraControl, useCameraControl } from './use-camera-control.ts';

let shown: Rendered;
let calls: string[];
let control: CameraControl;
let plain: ReturnType<typeof plainManual>;
let ptz: ReturnType<typeof plainPtz>;

function Part({ state = 'live' }: { readonly state?: CameraState }) {
  const made = useCameraControl({
    id: GATE,
    can: { recording: offer(plain.manual), ptz: offer(ptz), stills: withhold('No pictures.') },
    facts: { camera: { access: 'control' }, state },
    name: 'Gate North',
    systemName: 'Depot',
  });
  useEffect(() => {
    control = made;
  });
  const { moveRef, press } = made;
  return (
    <>
      <button type="button" ref={moveRef}>
        Move
      </button>
      {press !== undefined && (
        <div data-ptz-pad>
          <input aria-label="in the pad" />
        </div>
      )}
    </>
  );
}
const part = (state?: CameraState) => (
  <StrictMode>
    <Part {...(state !== undefined && { state })} />
  </StrictMode>
);

beforeEach(async () => {
  calls = [];
  plain = plainManual(calls);
  ptz = plainPtz(calls);
  shown = await render(part());
});
afterEach(() => shown.unmount());

const holdLeft = () =>
  acting(() => {
    control.press?.keyDown('left');
    control.press?.keyDown('left');
  });

describe('recording', () => {
  it('is begun and stopped by one and the same toggle: it cannot be begun twice', async () => {
    await acting(() => control.toggleRecording?.());
    await acting(() => control.toggleRecording?.());
    expect(calls).toEqual(['start', 'stop']);
  });

  it('cannot be begun while the camera is offline', async () => {
    await shown.render(part('offline'));
    expect(control.recordReason).toBe('The camera is offline.');
    expect(control.toggleRecording).toBeUndefined();
  });

  it('can be stopped even when the camera went offline', async () => {
    await acting(() => control.toggleRecording?.());
    await shown.render(part('offline'));
    await acting(() => control.toggleRecording?.());
    expect(calls).toEqual(['start', 'stop']);
  });
});

describe('the pad', () => {
  it('opens and closes', async () => {
    expect(control.press).toBeUndefined();
    await acting(() => control.togglePad?.());
    expect(control.press).toBeDefined();
    await acting(() => control.togglePad?.());
    expect(control.press).toBeUndefined();
  });

  it('ends what moves as it closes', async () => {
    await acting(() => control.togglePad?.());
    await holdLeft();
    await acting(() => control.closePad());
    expect(calls).toEqual(['hold left', 'end left']);
  });

  it('ends what moves when its page is left', async () => {
    await acting(() => control.togglePad?.());
    await holdLeft();
    await shown.render(null);
    expect(calls).toEqual(['hold left', 'end left']);
  });

  it('closes, and ends what moves, when the camera goes offline', async () => {
    await acting(() => control.togglePad?.());
    await holdLeft();
    await shown.render(part('offline'));
    expect(calls).toEqual(['hold left', 'end left']);
    expect(control.press).toBeUndefined();
    expect(control.togglePad).toBeUndefined();
  });

  it('gives the focus back to where it was opened', async () => {
    await acting(() => control.togglePad?.());
    shown.container.querySelector('input')?.focus();
    await acting(() => control.closePad());
    expect(document.activeElement?.textContent).toBe('Move');
  });
});

it('what a system does not offer has its reason', () => {
  expect(control.stills).toBeUndefined();
  expect(control.askReason).toBe('No pictures.');
});
