import { beforeEach, describe, expect, it } from 'vitest';
import { Failure } from '../../core/failure.ts';
import { epochMs, ms } from '../../core/units.ts';
import type { SaveTarget } from '../../platform/save-file.ts';
import { createFakeClock, type FakeClock } from '../../testing/fake-clock.ts';
import type { FootageFile } from '../../vendors/contract-events.ts';
import { type Download, startDownload } from './download-driver.ts';

/** An answer of the system that the test sends piece by piece. */
interface Answer {
  readonly signal: AbortSignal;
  readonly open: (size?: number) => void;
  readonly refuse: (failure: unknown) => void;
  readonly send: (bytes: number) => void;
  readonly finish: () => void;
  readonly breakOff: () => void;
  readonly cancelled: () => boolean;
}

let clock: FakeClock;
let answers: Answer[];
/** What happened to files on disk, in order. */
let disk: string[];
let diskFull: boolean;
/** Lets the file be closed. */
let closed: () => void;
let closesSlowly: boolean;

function answer(signal: AbortSignal): { readonly file: Promise<FootageFile>; readonly answer: Answer } {
  let opened: (file: FootageFile) => void = () => {};
  let refused: (failure: unknown) => void = () => {};
  const file = new Promise<FootageFile>((resolve, reject) => {
    opened = resolve;
    refused = reject;
  });
  let stream: ReadableStreamDefaultController<Uint8Array> | undefined;
  let cancelled = false;
  const body = new ReadableStream<Uint8Array>({
    start: (controller) => {
      stream = controller;
    },
    cancel: () => {
      cancelled = true;
    },
  });
  signal.addEventListener('abort', () => refused(new DOMException('', 'AbortError')));
  return {
    file,
    answer: {
      signal,
      open: (size) => opened({ body, size, type: 'video/mp4' }),
      refuse: refused,
      send: (bytes) => stream?.enqueue(new Uint8Array(bytes)),
      finish: () => stream?.close(),
      breakOff: () => stream?.error(new TypeError('network error')),
      cancelled: () => cancelled,
    },
  };
}

const target: SaveTarget = {
  name: 'Gate_12s.mp4',
  streams: true,
  open: () => {
    disk.push('open');
    return Promise.resolve({
      write: (chunk) => {
        if (diskFull) return Promise.reject(new DOMException('', 'QuotaExceededError'));
        disk.push(`write ${chunk.length}`);
        return Promise.resolve();
      },
      close: () => {
        disk.push('close');
        return new Promise((resolve) => {
          closed = resolve;
          if (!closesSlowly) resolve();
        });
      },
      abort: () => {
        disk.push('abort');
        return Promise.resolve();
      },
    });
  },
};

beforeEach(() => {
  clock = createFakeClock(epochMs(0), () => new Promise((resolve) => setTimeout(resolve, 1)));
  answers = [];
  disk = [];
  diskFull = false;
  closesSlowly = false;
});

function start(): Download {
  return startDownload({
    clock,
    target,
    fetch: (signal) => {
      const made = answer(signal);
      answers.push(made.answer);
      return made.file;
    },
  });
}
const newest = (): Answer => {
  const found = answers.at(-1);
  if (found === undefined) throw new Error('Nothing was asked.');
  return found;
};
const wait = (length = 0) => clock.advance(ms(length));

describe('a download', () => {
  it('waits while the system builds the file, and touches no disk before it comes', async () => {
    const download = start();
    await wait(20_000);
    expect(download.state.get()).toEqual({ kind: 'waiting', since: 0 });
    expect(disk).toEqual([]);
  });

  it('writes what comes, piece by piece, and is done when the file is closed', async () => {
    const download = start();
    newest().open(30);
    await wait();
    newest().send(10);
    await wait(300);
    newest().send(15);
    await wait(300);
    expect(download.state.get()).toMatchObject({ kind: 'receiving', received: 25, total: 30 });
    newest().send(5);
    newest().finish();
    await wait();
    expect(download.state.get()).toEqual({ kind: 'done', size: 30 });
    expect(disk).toEqual(['open', 'write 10', 'write 15', 'write 5', 'close']);
  });

  it('tells how far it is at most four times a second', async () => {
    const download = start();
    newest().open();
    await wait();
    let told = 0;
    download.state.subscribe(() => (told += 1));
    for (let piece = 0; piece < 100; piece += 1) {
      newest().send(1);
      await wait(10);
    }
    expect(told).toBeGreaterThan(2);
    expect(told).toBeLessThan(5);
  });
});

describe('a file that does not come whole is thrown away', () => {
  const halfWay = async () => {
    const download = start();
    newest().open(30);
    await wait();
    newest().send(10);
    await wait();
    return download;
  };
  const failed = (download: Download) => {
    const state = download.state.get();
    return state.kind === 'failed' ? state.failure.code : state.kind;
  };

  it('when the line breaks', async () => {
    const download = await halfWay();
    newest().breakOff();
    await wait();
    expect(failed(download)).toBe('unreachable');
    expect(disk).toEqual(['open', 'write 10', 'abort']);
  });

  it('when it ends before it has the size that was told', async () => {
    const download = await halfWay();
    newest().finish();
    await wait();
    expect(failed(download)).toBe('unreachable');
    expect(disk.at(-1)).toBe('abort');
  });

  it('when nothing comes at all', async () => {
    const download = start();
    newest().open();
    newest().finish();
    await wait();
    expect(failed(download)).toBe('unreachable');
    expect(disk).toEqual(['open', 'abort']);
  });

  it('when nothing more comes for a minute', async () => {
    const download = await halfWay();
    await wait(59_000);
    expect(failed(download)).toBe('receiving');
    await wait(1_000);
    expect(failed(download)).toBe('timeout');
    expect(disk.at(-1)).toBe('abort');
    expect(newest().cancelled()).toBe(true);
  });

  it('when the disk is full', async () => {
    const download = await halfWay();
    diskFull = true;
    newest().send(10);
    await wait();
    expect(failed(download)).toBe('notSaved');
    expect(disk.at(-1)).toBe('abort');
    expect(newest().cancelled()).toBe(true);
  });

  it('when the person cancels', async () => {
    const download = await halfWay();
    download.cancel();
    expect(download.state.get()).toEqual({ kind: 'cancelled' });
    await wait();
    expect(newest().signal.aborted).toBe(true);
    expect(newest().cancelled()).toBe(true);
    expect(disk).toEqual(['open', 'write 10', 'abort']);
    expect(download.state.get()).toEqual({ kind: 'cancelled' });
  });
});

describe('a download that', () => {
  const refusal = new Failure({ code: 'notFound', operation: 'download footage' });

  it('is refused fails with what the system said', async () => {
    const download = start();
    newest().refuse(refusal);
    await wait();
    expect(download.state.get()).toEqual({ kind: 'failed', failure: refusal });
    expect(disk).toEqual([]);
  });

  it('is cancelled while the system builds the file asks no more', async () => {
    const download = start();
    download.cancel();
    await wait();
    expect(newest().signal.aborted).toBe(true);
    expect(download.state.get()).toEqual({ kind: 'cancelled' });
  });

  it('failed begins anew in the same place', async () => {
    const download = start();
    newest().refuse(refusal);
    await wait();
    download.retry();
    expect(download.state.get().kind).toBe('waiting');
    newest().open(5);
    newest().send(5);
    newest().finish();
    await wait();
    expect(download.state.get()).toEqual({ kind: 'done', size: 5 });
    expect(answers).toHaveLength(2);
  });

  it('is being closed on the disk can no longer be cancelled: it is there', async () => {
    closesSlowly = true;
    const download = start();
    newest().open(5);
    newest().send(5);
    newest().finish();
    await wait();
    expect(disk.at(-1)).toBe('close');
    download.cancel();
    closed();
    await wait();
    expect(download.state.get()).toEqual({ kind: 'done', size: 5 });
  });

  it('begins anew hears nothing of the run before', async () => {
    const download = start();
    newest().open(30);
    await wait();
    download.cancel();
    download.retry();
    answers[0]?.breakOff();
    await wait();
    expect(download.state.get().kind).toBe('waiting');
  });

  it('is under way or done is not begun a second time', async () => {
    const download = start();
    download.retry();
    newest().open(5);
    newest().send(5);
    newest().finish();
    await wait();
    download.retry();
    await wait();
    expect(answers).toHaveLength(1);
    expect(download.state.get()).toEqual({ kind: 'done', size: 5 });
  });
});
