import { describe, expect, it } from 'vitest';
import { cameraId } from '../../core/ids.ts';
import { epochMs } from '../../core/units.ts';
import type { CameraEvent, EventPage } from '../../vendors/contract-events.ts';
import { addNews, fetchMissed, knownEvents } from './event-merge.ts';

/** An event that begins at a second, and lasts one unless told otherwise. */
const event = (second: number, lasts = 1): CameraEvent => ({
  key: `${second}-${lasts}`,
  camera: cameraId('1.1'),
  startAt: epochMs(second * 1_000),
  endAt: epochMs((second + lasts) * 1_000),
  kind: 'motion',
  continuous: false,
});
const keys = (events: readonly CameraEvent[]) => events.map(({ key }) => key);
const PAGES: readonly EventPage[] = [
  { events: [event(50), event(40)], next: '2' },
  { events: [event(30)], next: '3' },
];
const heard = (...events: readonly CameraEvent[]) => keys(knownEvents(PAGES, addNews([], events)));

describe('an event that is heard of', () => {
  it('stands on top when it is new', () => {
    expect(heard(event(60))).toEqual(['60-1', '50-1', '40-1', '30-1']);
  });

  it('takes its place among the others when it comes late', () => {
    expect(heard(event(45))).toEqual(['50-1', '45-1', '40-1', '30-1']);
  });

  it('replaces its earlier report, on whatever page that is', () => {
    expect(heard(event(30, 9))).toEqual(['50-1', '40-1', '30-9']);
    expect(heard(event(60), event(60, 5))).toEqual(['60-5', '50-1', '40-1', '30-1']);
  });

  it('changes nothing when it is known already, or known to end later', () => {
    const news = addNews([], [event(60, 9)]);
    expect(addNews(news, [event(60, 9), event(60, 3)])).toBe(news);
    expect(heard(event(50), event(40))).toEqual(['50-1', '40-1', '30-1']);
  });

  it('waits for its page when that is not loaded', () => {
    expect(heard(event(10))).toEqual(['50-1', '40-1', '30-1']);
    expect(keys(knownEvents([{ events: [event(50)] }], [event(10)]))).toEqual(['50-1', '10-1']);
  });

  it('is the first of a camera that had none', () => {
    expect(keys(knownEvents([{ events: [] }], [event(1)]))).toEqual(['1-1']);
    expect(keys(knownEvents([], [event(1)]))).toEqual(['1-1']);
  });
});

/** A history of events at these seconds, in pages of two. */
function historyOf(seconds: readonly number[]) {
  const asked: (string | undefined)[] = [];
  const page = (cursor: string | undefined): Promise<EventPage> => {
    asked.push(cursor);
    const from = Number(cursor ?? 0);
    const events = seconds.slice(from, from + 2).map((second) => event(second));
    return Promise.resolve({ events, ...(from + 2 < seconds.length ? { next: `${from + 2}` } : {}) });
  };
  return { page, asked };
}

describe('what was missed', () => {
  const known = knownEvents(PAGES, []);

  it('is one page where that joins what is known', async () => {
    const { page, asked } = historyOf([60, 50, 40, 30]);
    const missed = await fetchMissed(page, known);
    expect(missed).toMatchObject({ joined: true });
    expect(asked).toEqual([undefined]);
    expect(heard(...missed.events)).toEqual(['60-1', '50-1', '40-1', '30-1']);
  });

  it('is followed down to what is known', async () => {
    const { page, asked } = historyOf([99, 98, 97, 96, 95, 50, 40]);
    const missed = await fetchMissed(page, known);
    expect(asked).toEqual([undefined, '2', '4']);
    expect(keys(missed.events)).toEqual(['99-1', '98-1', '97-1', '96-1', '95-1', '50-1']);
  });

  it('does not join what is known where too much lies between, and says so', async () => {
    const { page, asked } = historyOf(Array.from({ length: 100 }, (_, index) => 900 - index));
    const missed = await fetchMissed(page, known);
    expect(asked).toHaveLength(10);
    expect(missed).toMatchObject({ joined: false, next: '20' });
    expect(missed.events).toHaveLength(20);
  });

  it('is everything where nothing was known', async () => {
    const { page, asked } = historyOf([60, 50, 40]);
    expect(await fetchMissed(page, [])).toMatchObject({ joined: true, next: '2' });
    expect(asked).toHaveLength(1);
  });

  it('joins at the end of the history, when what was known is gone there', async () => {
    const { page } = historyOf([99]);
    expect(await fetchMissed(page, known)).toMatchObject({ joined: true });
  });

  it('fails as a whole when a page fails', async () => {
    await expect(fetchMissed(() => Promise.reject(new Error('cut')), known)).rejects.toThrow('cut');
  });
});
