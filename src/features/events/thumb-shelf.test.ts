import { QueryClient, QueryObserver } from '@tanstack/react-query';
import { afterEach, describe, expect, it } from 'vitest';
import { cameraId, connectionId } from '../../core/ids.ts';
import { withhold } from '../../core/offer.ts';
import { epochMs } from '../../core/units.ts';
import type { CameraEvent, EventHistory } from '../../vendors/contract-events.ts';
import { eventThumbOptions } from './event-queries.ts';
import { THUMBS_KEPT } from './thumb-shelf.ts';

const ref = { system: connectionId('depot'), camera: cameraId('1.1') };
const event = (number: number): CameraEvent => ({
  key: `e${number}`,
  camera: ref.camera,
  startAt: epochMs(number),
  endAt: epochMs(number),
  kind: 'motion',
  continuous: false,
});
const history: EventHistory = {
  page: () => Promise.resolve({ events: [] }),
  newestAt: () => Promise.resolve(new Map()),
  footage: () => Promise.resolve(undefined),
  fromKey: () => undefined,
  thumb: (one) => Promise.resolve(new Blob([one.key])),
  video: () => Promise.reject(new Error('no footage here')),
  download: withhold('It cannot.'),
};

const client = new QueryClient();
afterEach(() => client.clear());
const kept = () => client.getQueryCache().getAll().length;
const show = (number: number) => client.fetchQuery(eventThumbOptions(ref, history, event(number)));

describe('pictures of events', () => {
  it('are kept up to a number, the newest of them', async () => {
    for (let number = 0; number < THUMBS_KEPT + 50; number += 1) await show(number);
    expect(kept()).toBeLessThanOrEqual(THUMBS_KEPT + 1);
    const thumb = (number: number) =>
      client.getQueryData(eventThumbOptions(ref, history, event(number)).queryKey);
    expect(thumb(THUMBS_KEPT + 49)).toBeInstanceOf(Blob);
    expect(thumb(0)).toBeUndefined();
  });

  it('that are on screen stay, however old they are', async () => {
    const options = eventThumbOptions(ref, history, event(0));
    const stop = new QueryObserver(client, options).subscribe(() => {});
    for (let number = 1; number < THUMBS_KEPT + 50; number += 1) await show(number);
    expect(client.getQueryData(options.queryKey)).toBeInstanceOf(Blob);
    stop();
  });

  it('that were called off do not count against those that came', async () => {
    const never: EventHistory = { ...history, thumb: () => new Promise(() => {}) };
    for (let number = 1_000; number < 1_000 + THUMBS_KEPT; number += 1) {
      const stop = new QueryObserver(client, eventThumbOptions(ref, never, event(number))).subscribe(
        () => {},
      );
      stop();
    }
    for (let number = 0; number < THUMBS_KEPT / 2; number += 1) await show(number);
    expect(kept()).toBeLessThanOrEqual(THUMBS_KEPT + 1);
    const options = eventThumbOptions(ref, history, event(0));
    expect(client.getQueryData(options.queryKey)).toBeInstanceOf(Blob);
  });

  it('leave other answers alone', async () => {
    client.setQueryData(['connection', 'depot', 'cameras'], []);
    for (let number = 0; number < THUMBS_KEPT + 50; number += 1) await show(number);
    expect(client.getQueryData(['connection', 'depot', 'cameras'])).toEqual([]);
  });

  it('that are called off are asked for no further', async () => {
    const asked: AbortSignal[] = [];
    const slow: EventHistory = {
      ...history,
      thumb: (_event, signal) => {
        asked.push(signal);
        return new Promise(() => {});
      },
    };
    const stop = new QueryObserver(client, eventThumbOptions(ref, slow, event(1))).subscribe(() => {});
    stop();
    expect(asked[0]?.aborted).toBe(true);
  });
});
