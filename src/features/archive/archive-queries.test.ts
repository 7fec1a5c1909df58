// @vitest-environment happy-dom
import { QueryClient, QueryObserver } from '@tanstack/react-query';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { cameraId, connectionId } from '../../core/ids.ts';
import { type TimeSpan } from '../../core/time-span.ts';
import { epochMs, ms, ONE_DAY, ONE_HOUR, ONE_MINUTE, ONE_SECOND } from '../../core/units.ts';
import {
  archiveExtentQueryOptions,
  archiveFrameQueryOptions,
  archiveSpansQueryOptions,
  findRecording,
  refreshArchive,
} from './archive-queries.ts';
import { createFakeArchive, type FakeArchive } from './testing/fake-archive.ts';

const NOW = Date.UTC(2026, 10, 20, 16);
const ref = { system: connectionId('terminal'), camera: cameraId('7') };
const span = (from: number, until: number): TimeSpan => ({ from: epochMs(from), until: epochMs(until) });
/** Hours before now. */
const ago = (from: number, until: number) => span(NOW - from * ONE_HOUR, NOW - until * ONE_HOUR);

let client: QueryClient;
let archive: FakeArchive;
beforeEach(() => {
  vi.useFakeTimers({ now: NOW });
  client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  archive = createFakeArchive([ago(900, 899), ago(5, 4), ago(3, 2)]);
});
afterEach(() => {
  client.clear();
  vi.useRealTimers();
});

describe('a window of recordings', () => {
  const window = (one: TimeSpan) => ({ span: one, detail: ONE_SECOND });

  it('asks the system for just that window, as finely as it is seen', async () => {
    const spans = await client.fetchQuery(archiveSpansQueryOptions(ref, archive, window(ago(6, 3))));
    expect(spans).toEqual([ago(5, 4)]);
    expect(archive.asked).toEqual([{ camera: '7', span: ago(6, 3), detail: ONE_SECOND }]);
  });

  it('is asked for again while it holds now, and not when it is past', async () => {
    const stops = [ago(6, 3), span(NOW - ONE_HOUR, NOW + ONE_HOUR)].map((one) =>
      new QueryObserver(client, archiveSpansQueryOptions(ref, archive, window(one))).subscribe(() => {}),
    );
    await vi.advanceTimersByTimeAsync(46 * ONE_SECOND);
    for (const stop of stops) stop();
    const counts = archive.asked.map(({ span: asked }) => (asked.until > NOW ? 'now' : 'past'));
    expect(counts.filter((one) => one === 'now')).toHaveLength(4);
    expect(counts.filter((one) => one === 'past')).toHaveLength(1);
  });

  it('is kept under its connection, so that signing out drops it', async () => {
    const options = archiveSpansQueryOptions(ref, archive, window(ago(6, 3)));
    await client.fetchQuery(options);
    client.removeQueries({ queryKey: ['connection', 'terminal'] });
    expect(client.getQueryData(options.queryKey)).toBeUndefined();
  });

  it('shows what an import added once the archive is looked at anew', async () => {
    const options = archiveSpansQueryOptions(ref, archive, window(ago(6, 3)));
    const observer = new QueryObserver(client, options);
    const stop = observer.subscribe(() => {});
    await vi.advanceTimersByTimeAsync(1);
    archive.answer.spans = [ago(5.5, 5.4), ago(5, 4)];
    await refreshArchive(client, ref);
    expect(observer.getCurrentResult().data).toEqual([ago(5.5, 5.4), ago(5, 4)]);
    stop();
  });
});

describe('a picture', () => {
  it('is null where nothing is recorded: that is an answer, not a failure', async () => {
    const at = epochMs(NOW - 2.5 * ONE_HOUR);
    expect(await client.fetchQuery(archiveFrameQueryOptions(ref, archive, at))).toMatchObject({ at });
    const gap = epochMs(NOW - 3.5 * ONE_HOUR);
    expect(await client.fetchQuery(archiveFrameQueryOptions(ref, archive, gap))).toBeNull();
  });
});

describe('the ends of all recordings', () => {
  it('are asked for coarsely', async () => {
    const extent = await client.fetchQuery(archiveExtentQueryOptions(ref, archive));
    expect(extent).toEqual({ from: NOW - 900 * ONE_HOUR, until: NOW - 2 * ONE_HOUR });
    expect(archive.asked[0]?.detail).toBe(ONE_DAY);
  });

  it('are null for a camera that never recorded', async () => {
    expect(await client.fetchQuery(archiveExtentQueryOptions(ref, createFakeArchive([])))).toBeNull();
  });
});

describe('the step to a recording', () => {
  const step = (at: number, direction: 'next' | 'previous', detail = 1) =>
    findRecording(archive, ref, epochMs(at), direction, ms(detail), new AbortController().signal);

  it('goes to the beginning of the next one, from within one and from a gap', async () => {
    expect(await step(NOW - 4.5 * ONE_HOUR, 'next')).toBe(NOW - 3 * ONE_HOUR);
    expect(await step(NOW - 3.5 * ONE_HOUR, 'next')).toBe(NOW - 3 * ONE_HOUR);
  });

  it('goes back to the beginning of its own, and from there to the one before', async () => {
    expect(await step(NOW - 2.5 * ONE_HOUR, 'previous')).toBe(NOW - 3 * ONE_HOUR);
    expect(await step(NOW - 3 * ONE_HOUR, 'previous')).toBe(NOW - 5 * ONE_HOUR);
  });

  it('looks further and further, and finds one of weeks ago', async () => {
    expect(await step(NOW - 5 * ONE_HOUR, 'previous')).toBe(NOW - 900 * ONE_HOUR);
    expect(archive.asked.length).toBeGreaterThan(1);
    expect(archive.asked.length).toBeLessThanOrEqual(4);
  });

  it('says that there is none at either end', async () => {
    expect(await step(NOW - 2.5 * ONE_HOUR, 'next')).toBeUndefined();
    expect(await step(NOW - 900 * ONE_HOUR, 'previous')).toBeUndefined();
  });

  it('passes over gaps that cannot be seen at this zoom', async () => {
    archive.answer.spans = [
      ago(5, 4),
      span(NOW - 4 * ONE_HOUR + 10 * ONE_SECOND, NOW - 3 * ONE_HOUR),
      ago(2, 1),
    ];
    expect(await step(NOW - 4.5 * ONE_HOUR, 'next', ONE_MINUTE)).toBe(NOW - 2 * ONE_HOUR);
  });

  it('stops when it is called off', async () => {
    const calledOff = AbortSignal.abort();
    await expect(findRecording(archive, ref, epochMs(NOW), 'next', ms(1), calledOff)).rejects.toThrow();
    expect(archive.asked).toHaveLength(1);
  });
});
