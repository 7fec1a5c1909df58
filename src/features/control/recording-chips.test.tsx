// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Failure } from '../../core/failure.ts';
import { epochMs } from '../../core/units.ts';
import { acting, type Rendered, render } from '../../testing/render.tsx';
import type { RecordingState } from '../../vendors/contract-control.ts';
import { RecordingChips, RecordingNote } from './recording-chips.tsx';
import { GATE, plainManual } from './testing/plain-control.ts';
import { useRecording } from './use-recording.ts';

const START = epochMs(Date.UTC(2026, 10, 20, 14, 0, 0));
const timeout = new Failure({ code: 'timeout', operation: 'record' });
const RECORDING: RecordingState = {
  kind: 'recording',
  since: START,
  until: epochMs(START + 300_000),
};
const STOPPED = { since: START, stoppedAt: epochMs(START + 42_000), playsUntil: epochMs(START + 47_000) };

let shown: Rendered;
let calls: string[];
let plain: ReturnType<typeof plainManual>;

function Part() {
  const recording = useRecording(plain.manual, GATE);
  if (recording === undefined) return null;
  return (
    <>
      <button type="button" onClick={recording.isOn ? recording.stop : recording.start}>
        R
      </button>
      <RecordingChips recording={recording} system="Depot" />
      <RecordingNote recording={recording} />
    </>
  );
}

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date', 'setInterval', 'clearInterval'], now: START + 42_000 });
  calls = [];
  plain = plainManual(calls);
  shown = await render(<Part />);
});
afterEach(async () => {
  await shown.unmount();
  vi.useRealTimers();
});

const text = () => shown.container.textContent ?? '';
const button = (name: string) =>
  [...shown.container.querySelectorAll('button')].find(
    (one) => one.getAttribute('aria-label') === name || one.textContent === name,
  );
const press = (name: string) => acting(() => button(name)?.click());
const become = (state: RecordingState) => acting(() => plain.set(state));
const isRed = () => shown.container.querySelector('.bg-redfill') !== null;

describe('a recording on the picture', () => {
  it('is nothing while there is none', () => {
    expect(text()).toBe('R');
  });

  it('is not red before the system answered', async () => {
    await press('R');
    expect(text()).toContain('Asking the camera to record');
    expect(isRed()).toBe(false);
  });

  it('counts in red, says who asked and what comes after, and can be prolonged', async () => {
    await press('R');
    await become(RECORDING);
    expect(isRed()).toBe(true);
    expect(text()).toContain('REC00:42of 05:00');
    expect(text()).toContain('Asked for by you. It goes on for about 20 s.');
    await press('Record 5 min more');
    expect(calls).toEqual(['start', 'prolong']);
  });

  it('counts on each second', async () => {
    await press('R');
    await become(RECORDING);
    await acting(() => vi.advanceTimersByTime(3_000));
    expect(text()).toContain('00:45');
  });

  it('says that the newest request failed, and that a piece may be missing', async () => {
    await press('R');
    await become({ ...RECORDING, trouble: timeout, hole: true });
    expect(text()).toContain('Depot does not answer. The request to go on is repeated.');
    expect(text()).toContain('a piece may be missing');
    expect(isRed()).toBe(true);
  });

  it('says after a stop until about when the camera records, and is no longer red', async () => {
    await press('R');
    await become(RECORDING);
    await press('R');
    expect(calls).toEqual(['start', 'stop']);
    await become({ kind: 'ending', ...STOPPED, endsAbout: epochMs(START + 62_000) });
    expect(text()).toContain('Stopped. The camera records until about 14:01:02.');
    expect(isRed()).toBe(false);
  });

  it('says when it ended that the event will appear, until that is dismissed', async () => {
    await press('R');
    await become({ kind: 'ended', ...STOPPED });
    expect(text()).toContain('The event will appear in the list.');
    await press('Dismiss');
    expect(text()).toBe('R');
  });

  it('promises no event that was never asked for', async () => {
    await press('R');
    await become({ kind: 'ended', ...STOPPED, playsUntil: START });
    expect(text()).toContain('Nothing was recorded.');
  });

  it('says why it failed, and tries again', async () => {
    await press('R');
    await become({ kind: 'failed', failure: timeout });
    expect(shown.container.querySelector('[role=alert]')?.textContent).toContain('Not recorded.');
    await press('Try again');
    expect(calls).toEqual(['start', 'start']);
    expect(text()).toContain('Asking the camera to record');
  });

  it('says of one that broke off that it had begun', async () => {
    await press('R');
    await become({ kind: 'failed', failure: timeout, since: START });
    expect(text()).toContain('The recording broke off.');
  });

  it('is found again by a page that is opened while it goes on', async () => {
    await press('R');
    await become(RECORDING);
    await shown.unmount();
    shown = await render(<Part />);
    expect(text()).toContain('REC00:42');
  });
});
