import { describe, expect, test, vi } from 'vitest';
import { epochMs, ms } from '../../core/units.ts';
import { createFakeClock } from '../../testing/fake-clock.ts';
import { createIdleWorker } from './idle-worker.ts';

interface Word {
  readonly id: number;
  readonly text: string;
}

function make() {
  const clock = createFakeClock(epochMs(0), () => Promise.resolve());
  const workers: {
    readonly heard: (news: Word) => void;
    readonly broke: (cause: unknown) => void;
    readonly posted: Word[];
    isEnded: boolean;
  }[] = [];
  const idle = createIdleWorker<Word, Word>(
    (heard, broke) => {
      const worker = { heard, broke, posted: [] as Word[], isEnded: false };
      workers.push(worker);
      return {
        post: (request) => worker.posted.push(request),
        end: () => {
          worker.isEnded = true;
        },
      };
    },
    clock,
    ms(30_000),
  );
  const open = () => {
    const listener = { heard: vi.fn(), broke: vi.fn() };
    return { ...listener, job: idle.open(listener) };
  };
  return { clock, workers, open };
}

describe('a worker for many jobs', () => {
  test('starts with the first job and serves the next ones too', () => {
    const { workers, open } = make();
    expect(workers).toHaveLength(0);
    const [one, other] = [open(), open()];
    expect(workers).toHaveLength(1);
    workers[0]?.heard({ id: other.job.id, text: 'for you' });
    expect(one.heard).not.toHaveBeenCalled();
    expect(other.heard).toHaveBeenCalledWith({ id: other.job.id, text: 'for you' });
  });

  test('tells nobody what is said late of a job that is over', () => {
    const { workers, open } = make();
    const one = open();
    one.job.close();
    const other = open();
    workers[0]?.heard({ id: one.job.id, text: 'late' });
    expect(one.heard).not.toHaveBeenCalled();
    expect(other.heard).not.toHaveBeenCalled();
  });

  test('posts nothing for a job that is over', () => {
    const { workers, open } = make();
    const { job } = open();
    job.close();
    job.post({ id: job.id, text: 'late' });
    expect(workers[0]?.posted).toEqual([]);
  });

  test('ends when there was no job for a while, and not before', async () => {
    const { clock, workers, open } = make();
    const one = open();
    await clock.advance(ms(60_000));
    one.job.close();
    await clock.advance(ms(29_000));
    const other = open();
    await clock.advance(ms(60_000));
    expect(workers.map(({ isEnded }) => isEnded)).toEqual([false]);
    other.job.close();
    other.job.close();
    await clock.advance(ms(30_000));
    expect(workers.map(({ isEnded }) => isEnded)).toEqual([true]);
    open();
    expect(workers).toHaveLength(2);
  });

  test('tells all its jobs when it breaks, and starts anew for the next one', () => {
    const { workers, open } = make();
    const [one, other] = [open(), open()];
    workers[0]?.broke('gone');
    expect(one.broke).toHaveBeenCalledExactlyOnceWith('gone');
    expect(other.broke).toHaveBeenCalledExactlyOnceWith('gone');
    expect(workers[0]?.isEnded).toBe(true);
    const next = open();
    workers[0]?.broke('again');
    workers[0]?.heard({ id: next.job.id, text: 'from the dead' });
    expect(next.broke).not.toHaveBeenCalled();
    expect(next.heard).not.toHaveBeenCalled();
    expect(workers).toHaveLength(2);
  });
});
