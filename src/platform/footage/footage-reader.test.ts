import { beforeEach, describe, expect, test } from 'vitest';
import { failureOf } from '../../testing/failure-of.ts';
import { createFakeClock, type FakeClock } from '../../testing/fake-clock.ts';
import { aviFile, text } from '../../testing/footage-samples.ts';
import { epochMs, ms } from '../../core/units.ts';
import { createFootageReader, type StartFootageWorker } from './footage-reader.ts';
import { type FootageAnswer, type FootageRequest, serveFootage } from './footage-reader-protocol.ts';

interface Started {
  readonly asked: FootageRequest[];
  ended: boolean;
  readonly broke: () => void;
}

let workers: Started[];
let clock: FakeClock;
/** Names of files on which the worker hangs. */
let hangs: Set<string>;
/** Whether the code of a worker arrives. */
let loads: boolean;
const never = new AbortController().signal;

/** Reading from memory takes a few turns of the event loop. */
const quiet = async () => {
  for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => setImmediate(resolve));
};

/** The worker's own code without a thread. One that hangs says nothing more. */
const start: StartFootageWorker = (told, broke) => {
  const worker: Started = { asked: [], ended: false, broke };
  workers.push(worker);
  let isHanging = false;
  let hand: (request: FootageRequest) => void = () => undefined;
  const tell = (answer: FootageAnswer) => {
    if (!worker.ended && !isHanging) told(answer);
  };
  if (loads) queueMicrotask(() => serveFootage({ listen: (listener) => void (hand = listener), tell }));
  return {
    post: (request) => {
      worker.asked.push(request);
      isHanging ||= hangs.has(request.file.name);
      if (!isHanging) hand(request);
    },
    end: () => {
      worker.ended = true;
    },
  };
};

const footage = (name: string) => new File([aviFile()], name);
const notes = (name: string) => new File([text('Shift notes.')], name);
const namesAsked = () => workers.flatMap(({ asked }) => asked.map(({ file }) => file.name));
const unreadable = { kind: 'unusable', because: 'unreadable' };
const notVideo = { kind: 'unusable', because: 'notVideo' };

beforeEach(() => {
  workers = [];
  hangs = new Set();
  loads = true;
  clock = createFakeClock(epochMs(0), quiet);
});

describe('a reader of footage', () => {
  test('starts no worker before there is a file', () => {
    createFootageReader(start, clock);
    expect(workers).toHaveLength(0);
  });

  test('tells what a file is', async () => {
    const reader = createFootageReader(start, clock);
    expect(await reader.read(footage('a.avi'), never)).toMatchObject({
      kind: 'footage',
      facts: { container: 'avi', duration: 5000 },
    });
    expect(await reader.read(notes('a.mp4'), never)).toEqual(notVideo);
  });

  test('reads five hundred files in their order, one at a time, in one worker', async () => {
    const reader = createFootageReader(start, clock);
    const names = Array.from({ length: 500 }, (_, index) => `${index}.mp4`);
    const done: string[] = [];
    await Promise.all(
      names.map(async (name) => {
        await reader.read(notes(name), never);
        // Never more than one is handed over before the answer to the last.
        expect(namesAsked().length - done.length).toBeLessThanOrEqual(2);
        done.push(name);
      }),
    );
    expect(done).toEqual(names);
    expect(namesAsked()).toEqual(names);
    expect(workers).toHaveLength(1);
  });

  test('reads all files before it makes pictures of any', async () => {
    const reader = createFootageReader(start, clock);
    const first = reader.frame(footage('picture of 1'), never);
    const rest = [
      reader.frame(footage('picture of 2'), never),
      reader.read(footage('1'), never),
      reader.read(footage('2'), never),
    ];
    await Promise.all([first, ...rest]);
    expect(namesAsked()).toEqual(['picture of 1', '1', '2', 'picture of 2']);
  });

  test('has no picture where the browser cannot decode', async () => {
    expect(await createFootageReader(start, clock).frame(footage('a.avi'), never)).toBeUndefined();
  });
});

describe('a file on which the worker hangs', () => {
  test('is given up after ten seconds, and the next is read by a new worker', async () => {
    hangs.add('stuck.mp4');
    const reader = createFootageReader(start, clock);
    const stuck = reader.read(notes('stuck.mp4'), never);
    const next = reader.read(notes('next.mp4'), never);
    let over = false;
    void stuck.then(() => (over = true));
    await clock.advance(ms(9_900));
    expect(over).toBe(false);
    await clock.advance(ms(200));
    expect(await stuck).toEqual(unreadable);
    expect(await next).toEqual(notVideo);
    expect(workers.map(({ ended }) => ended)).toEqual([true, false]);
  });

  test('has no picture', async () => {
    hangs.add('stuck.mp4');
    const frame = createFootageReader(start, clock).frame(notes('stuck.mp4'), never);
    expect(await clock.settle(frame)).toBeUndefined();
  });

  test('has ten seconds of its own, however long others took', async () => {
    hangs.add('stuck.mp4');
    const reader = createFootageReader(start, clock);
    const stuck = [reader.read(notes('stuck.mp4'), never), reader.read(notes('stuck.mp4'), never)];
    await clock.advance(ms(10_100));
    expect(await stuck[0]).toEqual(unreadable);
    const good = reader.read(notes('good.mp4'), never);
    await clock.advance(ms(9_800));
    expect(namesAsked()).toEqual(['stuck.mp4', 'stuck.mp4']);
    await clock.advance(ms(200));
    expect(await good).toEqual(notVideo);
  });
});

describe('a worker that breaks', () => {
  test('loses the file that it had, and no other', async () => {
    hangs.add('bad.mp4');
    const reader = createFootageReader(start, clock);
    const bad = reader.read(notes('bad.mp4'), never);
    const good = reader.read(notes('good.mp4'), never);
    await clock.advance(ms(0));
    workers[0]?.broke();
    expect(await bad).toEqual(unreadable);
    expect(await good).toEqual(notVideo);
    // What the old one says afterwards is nobody's.
    workers[0]?.broke();
    expect(workers.map(({ ended }) => ended)).toEqual([true, false]);
  });

  test('before its code is there says nothing of the file: it is a fault of ours', async () => {
    loads = false;
    const reader = createFootageReader(start, clock);
    const failing = failureOf(reader.read(footage('a.avi'), never));
    workers[0]?.broke();
    expect(await failing).toMatchObject({ code: 'defect' });
    loads = true;
    expect(await reader.read(footage('a.avi'), never)).toMatchObject({ kind: 'footage' });
  });

  test('is waited for while its code comes over a slow line, and then given up', async () => {
    loads = false;
    const reader = createFootageReader(start, clock);
    const failing = failureOf(reader.read(footage('a.avi'), never));
    await clock.advance(ms(29_000));
    expect(workers[0]?.ended).toBe(false);
    await clock.advance(ms(2_000));
    expect(await failing).toMatchObject({ code: 'defect' });
    expect(workers[0]?.ended).toBe(true);
  });

  test('that cannot be started at all is a fault of ours', async () => {
    const reader = createFootageReader(() => {
      throw new Error('No workers here.');
    }, clock);
    const failing = [1, 2].map(() => failureOf(reader.read(footage('a.avi'), never)));
    expect(await Promise.all(failing)).toMatchObject([{ code: 'defect' }, { code: 'defect' }]);
  });
});

describe('giving up', () => {
  test('takes a file out of the queue, and the others go on', async () => {
    const reader = createFootageReader(start, clock);
    const leaving = new AbortController();
    const first = reader.read(notes('1'), never);
    const second = failureOf(reader.read(notes('2'), leaving.signal));
    const third = reader.read(notes('3'), never);
    leaving.abort();
    expect(await second).toMatchObject({ code: 'aborted' });
    expect(await Promise.all([first, third])).toEqual([notVideo, notVideo]);
    expect(namesAsked()).toEqual(['1', '3']);
  });

  test('a file that is being read is over at once; the next waits for its end', async () => {
    hangs.add('1');
    const reader = createFootageReader(start, clock);
    const leaving = new AbortController();
    const first = failureOf(reader.read(notes('1'), leaving.signal));
    const second = reader.read(notes('2'), never);
    await clock.advance(ms(100));
    leaving.abort();
    expect(await first).toMatchObject({ code: 'aborted' });
    expect(await clock.settle(second)).toEqual(notVideo);
  });

  test('before it began asks nothing', async () => {
    const reader = createFootageReader(start, clock);
    expect(await failureOf(reader.read(notes('1'), AbortSignal.abort()))).toMatchObject({ code: 'aborted' });
    expect(workers).toHaveLength(0);
  });
});

describe('an idle worker', () => {
  test('is kept for the next files, and ends after a while', async () => {
    const reader = createFootageReader(start, clock);
    await reader.read(notes('1'), never);
    await clock.advance(ms(29_000));
    await reader.read(notes('2'), never);
    await clock.advance(ms(29_000));
    expect(workers.map(({ ended }) => ended)).toEqual([false]);
    await clock.advance(ms(2_000));
    expect(workers.map(({ ended }) => ended)).toEqual([true]);
    expect(await reader.read(notes('3'), never)).toEqual(notVideo);
    expect(workers.map(({ ended }) => ended)).toEqual([true, false]);
  });
});
