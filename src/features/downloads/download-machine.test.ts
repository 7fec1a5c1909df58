import { describe, expect, it } from 'vitest';
import { Failure } from '../../core/failure.ts';
import { epochMs } from '../../core/units.ts';
import {
  type DownloadEvent,
  type DownloadState,
  isOver,
  reduceDownload,
  shareOf,
  speedOf,
  timeLeft,
} from './download-machine.ts';

const at = (second: number) => epochMs(second * 1_000);
const after = (...events: readonly DownloadEvent[]): DownloadState =>
  events.reduce(reduceDownload, { kind: 'waiting', since: at(0) });
const opened = (total?: number): DownloadEvent => ({ kind: 'opened', at: at(0), total });
const progressed = (second: number, received: number): DownloadEvent => ({
  kind: 'progressed',
  at: at(second),
  received,
});
function receiving(...events: readonly DownloadEvent[]) {
  const state = after(...events);
  if (state.kind !== 'receiving') throw new Error(`It is ${state.kind}.`);
  return state;
}
const failure = new Failure({ code: 'unreachable', operation: 'download' });

describe('a download', () => {
  it('waits until the file begins to come', () => {
    expect(after(progressed(1, 10))).toEqual({ kind: 'waiting', since: 0 });
    expect(after(opened(1_000))).toMatchObject({ kind: 'receiving', received: 0, total: 1_000 });
  });

  it.each<readonly [DownloadEvent, DownloadState['kind']]>([
    [{ kind: 'saved', size: 12 }, 'done'],
    [{ kind: 'failed', failure }, 'failed'],
    [{ kind: 'cancelled' }, 'cancelled'],
  ])('that ended stays so, whatever still comes of it', (end, kind) => {
    const state = after(opened(), end);
    expect(state.kind).toBe(kind);
    expect(isOver(state)).toBe(true);
    const late: readonly DownloadEvent[] = [opened(), progressed(9, 9), { kind: 'saved', size: 1 }];
    expect(late.reduce(reduceDownload, state)).toBe(state);
  });

  it('begins anew when it is asked for again', () => {
    expect(after({ kind: 'failed', failure }, { kind: 'asked', at: at(60) })).toEqual({
      kind: 'waiting',
      since: 60_000,
    });
  });
});

describe('how far it is', () => {
  it('is not told when the system does not say how large the file is', () => {
    const state = receiving(opened(), progressed(2, 500));
    expect(shareOf(state)).toBeUndefined();
    expect(timeLeft(state)).toBeUndefined();
    expect(speedOf(state)).toBe(250);
  });

  it('is the share of the whole, and never more than that', () => {
    expect(shareOf(receiving(opened(1_000), progressed(1, 250)))).toBe(0.25);
    expect(shareOf(receiving(opened(1_000), progressed(1, 1_250)))).toBe(1);
  });

  it('has no speed before a second was measured', () => {
    expect(speedOf(receiving(opened(1_000), progressed(0.9, 900)))).toBeUndefined();
    expect(timeLeft(receiving(opened(1_000), progressed(0.9, 900)))).toBeUndefined();
  });

  it('takes its speed from the newest seconds', () => {
    const slow = Array.from({ length: 10 }, (_, second) => progressed(second + 1, second + 1));
    const state = receiving(opened(10_000), ...slow, progressed(15, 5_010));
    expect(speedOf(state)).toBeGreaterThan(800);
  });

  it('remembers no more than it measures', () => {
    const many = Array.from({ length: 4_000 }, (_, tick) => progressed(tick / 4, tick));
    expect(receiving(opened(), ...many).marks.length).toBeLessThan(30);
  });

  it('takes as long still as the rest does at this speed', () => {
    expect(timeLeft(receiving(opened(1_000), progressed(2, 500)))).toBe(2_000);
  });

  it('has no end in sight while nothing comes', () => {
    expect(timeLeft(receiving(opened(1_000), progressed(2, 0)))).toBeUndefined();
  });
});
