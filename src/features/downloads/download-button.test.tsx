// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { cameraId, connectionId } from '../../core/ids.ts';
import { offer, withhold } from '../../core/offer.ts';
import { epochMs } from '../../core/units.ts';
import { createJobBoard, type JobBoard } from '../../systems/job-board.ts';
import { JobsContext } from '../../systems/jobs-context.ts';
import { acting, type Rendered, render } from '../../testing/render.tsx';
import type { CameraEvent, EventHistory, FootageFile } from '../../vendors/contract-events.ts';
import { DownloadButton } from './download-button.tsx';

const START = epochMs(Date.UTC(2026, 10, 20, 16, 41, 18));
const event: CameraEvent = {
  key: 'e1',
  camera: cameraId('1.1'),
  startAt: START,
  endAt: epochMs(START + 12_000),
  kind: 'motion',
  continuous: false,
};

let shown: Rendered;
let board: JobBoard;
let asked: CameraEvent[];

const part = (download: EventHistory['download'], key = event.key) => (
  <JobsContext value={board}>
    <DownloadButton
      download={download}
      reference={{ system: connectionId('depot'), camera: event.camera }}
      event={{ ...event, key }}
      cameraName="Gate North"
      systemName="Depot"
      clockText={() => '17:41:18'}
    />
  </JobsContext>
);
/** A system that builds files without end. */
const building = offer((wanted: CameraEvent) => {
  asked.push(wanted);
  return new Promise<FootageFile>(() => {});
});
const button = () => shown.container.querySelector('button');
const isDisabled = () => button()?.getAttribute('aria-disabled') === 'true';

beforeEach(() => {
  board = createJobBoard();
  asked = [];
});
afterEach(async () => {
  await shown.unmount();
  vi.restoreAllMocks();
});

describe('the button that downloads footage', () => {
  it('asks the system for the event on screen, and puts a job up', async () => {
    shown = await render(part(building));
    expect(button()?.textContent).toBe('Download');
    await acting(() => button()?.click());
    expect(asked.map(({ key }) => key)).toEqual(['e1']);
    expect(board.jobs.get().map(({ title }) => title)).toEqual(['Gate North, 17:41:18']);
  });

  it('does not ask twice for one event, and does for another one', async () => {
    shown = await render(part(building));
    await acting(() => button()?.click());
    expect(isDisabled()).toBe(true);
    await acting(() => button()?.click());
    expect(asked).toHaveLength(1);
    await shown.render(part(building, 'e2'));
    expect(isDisabled()).toBe(false);
    await acting(() => button()?.click());
    expect(board.jobs.get()).toHaveLength(2);
  });

  it('leaves the download under way when its page is left', async () => {
    shown = await render(part(building));
    await acting(() => button()?.click());
    await shown.render(null);
    expect(board.busy.get()).toBe(true);
  });

  it('is disabled where the system gives no files', async () => {
    shown = await render(part(withhold('No files here.')));
    expect(isDisabled()).toBe(true);
    await acting(() => button()?.click());
    expect(board.jobs.get()).toEqual([]);
  });
});
