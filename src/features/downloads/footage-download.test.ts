// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Failure } from '../../core/failure.ts';
import { cameraId, connectionId } from '../../core/ids.ts';
import { epochMs, ms } from '../../core/units.ts';
import { createJobBoard, type JobBoard } from '../../systems/job-board.ts';
import { createFakeClock } from '../../testing/fake-clock.ts';
import type { CameraEvent, FootageFile } from '../../vendors/contract-events.ts';
import { downloadFootage, downloadJobState } from './footage-download.ts';

const START = epochMs(Date.UTC(2026, 10, 20, 16, 41, 18));
const reference = { system: connectionId('depot'), camera: cameraId('1.1') };
const eventAt = (key: string): CameraEvent => ({
  key,
  camera: reference.camera,
  startAt: START,
  endAt: epochMs(START + 12_000),
  kind: 'motion',
  continuous: false,
});
const clock = createFakeClock(START, () => new Promise((resolve) => setTimeout(resolve, 1)));

let board: JobBoard;
let saved: string[];

beforeEach(() => {
  board = createJobBoard();
  saved = [];
  vi.spyOn(URL, 'createObjectURL').mockReturnValue('blob:file');
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function click(this: HTMLAnchorElement) {
    saved.push(this.download);
  });
});
afterEach(() => {
  globalThis.showSaveFilePicker = undefined;
});

const file = (text: string): FootageFile => ({
  body: new Blob([text]).stream(),
  size: text.length,
  type: 'video/mp4',
});
const download = (event: CameraEvent, fetch: () => Promise<FootageFile>) =>
  downloadFootage(
    {
      reference,
      event,
      cameraName: 'Gate North',
      systemName: 'Depot',
      clockText: () => '17:41:18',
      fetch,
    },
    { board, clock },
  );
const states = () => board.now.get().map(({ state }) => state);

describe('footage as a file', () => {
  it('is named after camera, moment and length, and stands among the jobs', async () => {
    await download(eventAt('e1'), () => Promise.resolve(file('mp4')));
    await clock.advance(ms(10));
    expect(saved).toEqual(['Gate-North_2026-11-20T16-41-18Z_12s.mp4']);
    expect(board.jobs.get()[0]).toMatchObject({
      kind: 'download',
      title: 'Gate North, 17:41:18',
      systemName: 'Depot',
      path: '/cameras/depot%3A1.1?event=e1',
    });
    expect(states()).toEqual([
      { kind: 'done', result: 'Saved as Gate-North_2026-11-20T16-41-18Z_12s.mp4, 3 B' },
    ]);
  });

  it('asks for its place before the system is asked, and is nothing when none is chosen', async () => {
    let asked = 0;
    globalThis.showSaveFilePicker = () => Promise.reject(new DOMException('', 'AbortError'));
    const made = await download(eventAt('e1'), () => {
      asked += 1;
      return Promise.resolve(file('mp4'));
    });
    expect(made).toBeUndefined();
    expect(asked).toBe(0);
    expect(board.jobs.get()).toEqual([]);
  });

  it('comes several at once, each as a job of its own', async () => {
    const never = () => new Promise<FootageFile>(() => {});
    await download(eventAt('e1'), never);
    await download(eventAt('e2'), never);
    expect(states()).toEqual([
      { kind: 'running', doing: 'The system builds the file' },
      { kind: 'running', doing: 'The system builds the file' },
    ]);
    board.jobs.get()[0]?.stop?.run();
    expect(states().map(({ kind }) => kind)).toEqual(['stopped', 'running']);
    expect(board.busy.get()).toBe(true);
  });

  it('is tried again from its job', async () => {
    let tries = 0;
    await download(eventAt('e1'), () => {
      tries += 1;
      return tries === 1
        ? Promise.reject(new Failure({ code: 'busy', operation: 'download' }))
        : Promise.resolve(file('mp4'));
    });
    await clock.advance(ms(10));
    expect(states()[0]?.kind).toBe('failed');
    board.jobs.get()[0]?.retry?.();
    await clock.advance(ms(10));
    expect(states()[0]?.kind).toBe('done');
    expect(board.jobs.get()).toHaveLength(1);
  });
});

describe('a download as a job', () => {
  const receiving = (received: number, total?: number) =>
    downloadJobState(
      {
        kind: 'receiving',
        since: START,
        received,
        total,
        marks: [
          { at: START, received: 0 },
          { at: epochMs(START + 2_000), received },
        ],
      },
      'a.mp4',
    );

  it('tells bytes of the whole, speed and what is left', () => {
    expect(receiving(12_000_000, 40_000_000)).toEqual({
      kind: 'running',
      doing: '12.0 MB of 40.0 MB, 6.0 MB/s',
      done: 0.3,
      left: 28_000_000 / 6_000,
    });
  });

  it('invents neither whole nor end when the system tells no size', () => {
    expect(receiving(12_000_000)).toEqual({
      kind: 'running',
      doing: '12.0 MB, 6.0 MB/s',
      done: undefined,
      left: undefined,
    });
  });
});
