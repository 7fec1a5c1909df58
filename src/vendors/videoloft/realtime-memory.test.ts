import { describe, expect, test } from 'vitest';
import { cameraId } from '../../core/ids.ts';
import { epochMs } from '../../core/units.ts';
import type { CameraState } from '../contract.ts';
import { REALTIME_REMEMBERED } from './limits.ts';
import type { RealtimeNews } from './realtime-mapping.ts';
import { createRealtimeMemory } from './realtime-memory.ts';

const NOW = epochMs(1_700_000_000_000);
const camera = cameraId('1.1');
const status = (state: CameraState, at = camera): RealtimeNews => ({
  kind: 'status',
  camera: at,
  status: { state },
});
const event = (id: number, endAt = NOW, at = camera): RealtimeNews => ({
  kind: 'event',
  event: { key: `${id}-${endAt}`, camera: at, startAt: NOW, endAt, kind: 'motion', continuous: false },
});

describe('what two connections bring', () => {
  test('is new once, in whichever order they bring it', () => {
    const memory = createRealtimeMemory();
    const told: string[] = [];
    const hear = (state: CameraState, connection: number) => {
      if (memory.isNew(status(state), connection, NOW)) told.push(state);
    };
    hear('live', 1);
    hear('online', 1);
    hear('live', 2);
    hear('online', 2);
    hear('offline', 2);
    hear('offline', 1);
    expect(told).toEqual(['live', 'online', 'offline']);
  });

  test('is new for each camera', () => {
    const memory = createRealtimeMemory();
    expect(memory.isNew(status('live'), 1, NOW)).toBe(true);
    expect(memory.isNew(status('live', cameraId('1.2')), 2, NOW)).toBe(true);
  });

  test('is new again over the same connection: something else was between', () => {
    const memory = createRealtimeMemory();
    const heard = [status('live'), status('offline'), status('live')];
    expect(heard.map((news) => memory.isNew(news, 1, NOW))).toEqual([true, true, true]);
  });

  test('is new when it comes much later', () => {
    const memory = createRealtimeMemory();
    memory.isNew(status('live'), 1, NOW);
    expect(memory.isNew(status('live'), 2, epochMs(NOW + REALTIME_REMEMBERED.statusFor))).toBe(true);
  });
});

describe('an event', () => {
  test('is new once, over however many connections and however late', () => {
    const memory = createRealtimeMemory();
    expect(memory.isNew(event(1), 1, NOW)).toBe(true);
    expect(memory.isNew(event(1), 1, NOW)).toBe(false);
    expect(memory.isNew(event(1), 2, epochMs(NOW + 3_600_000))).toBe(false);
  });

  test('is new again with a later end, and at another camera', () => {
    const memory = createRealtimeMemory();
    memory.isNew(event(1), 1, NOW);
    expect(memory.isNew(event(1, epochMs(NOW + 5_000)), 1, NOW)).toBe(true);
    expect(memory.isNew(event(1, NOW, cameraId('1.2')), 1, NOW)).toBe(true);
  });

  test('is forgotten after very many others, the oldest first', () => {
    const memory = createRealtimeMemory();
    for (let id = 0; id <= REALTIME_REMEMBERED.events; id += 1) memory.isNew(event(id), 1, NOW);
    expect(memory.isNew(event(1), 1, NOW)).toBe(false);
    expect(memory.isNew(event(0), 1, NOW)).toBe(true);
  });

  test('is forgotten with the person who saw it', () => {
    const memory = createRealtimeMemory();
    memory.isNew(event(1), 1, NOW);
    memory.clear();
    expect(memory.isNew(event(1), 1, NOW)).toBe(true);
  });
});
