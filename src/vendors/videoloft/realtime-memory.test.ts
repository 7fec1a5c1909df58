import { describe, expect, test } from 'vitest';
import { cameraId } from '../../core/ids.ts';
import { epochMs } from '../../core/units.ts';
import type { CameraState } from '../contract.ts';
import { REALTIME_REMEMBERED } from './limits.ts';
import type { RealtimeNews } from './realtime-mapping.ts';
import { createRealtimeMemory, type NewsConnection } from './realtime-memory.ts';

const NOW = epochMs(1_700_000_000_000);
const FIRST: NewsConnection = { id: 1, at: NOW };
const SECOND: NewsConnection = { id: 2, at: NOW };
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
    const hear = (state: CameraState, connection: NewsConnection) => {
      if (memory.isNew(status(state), connection, NOW)) told.push(state);
    };
    hear('live', FIRST);
    hear('online', FIRST);
    hear('live', SECOND);
    hear('online', SECOND);
    hear('offline', SECOND);
    hear('offline', FIRST);
    expect(told).toEqual(['live', 'online', 'offline']);
  });

  test('is new for each camera', () => {
    const memory = createRealtimeMemory();
    expect(memory.isNew(status('live'), FIRST, NOW)).toBe(true);
    expect(memory.isNew(status('live', cameraId('1.2')), SECOND, NOW)).toBe(true);
  });

  test('is new again over the same connection: something else was between', () => {
    const memory = createRealtimeMemory();
    const heard = [status('live'), status('offline'), status('live')];
    expect(heard.map((news) => memory.isNew(news, FIRST, NOW))).toEqual([true, true, true]);
  });

  test('is new when it came before the second one was asked for, which cannot bring it again', () => {
    const memory = createRealtimeMemory();
    memory.isNew(status('live'), FIRST, NOW);
    memory.isNew(status('offline'), FIRST, NOW);
    const later: NewsConnection = { id: 2, at: epochMs(NOW + 1_000) };
    expect(memory.isNew(status('live'), later, epochMs(NOW + 2_000))).toBe(true);
  });

  test('is new when the second one has brought already what followed: the camera is so again', () => {
    const memory = createRealtimeMemory();
    const told: string[] = [];
    const hear = (state: CameraState, connection: NewsConnection) => {
      if (memory.isNew(status(state), connection, NOW)) told.push(state);
    };
    hear('live', FIRST);
    hear('offline', FIRST);
    hear('offline', SECOND);
    hear('live', SECOND);
    expect(told).toEqual(['live', 'offline', 'live']);
  });

  test('is new when it comes much later', () => {
    const memory = createRealtimeMemory();
    memory.isNew(status('live'), FIRST, NOW);
    expect(memory.isNew(status('live'), SECOND, epochMs(NOW + REALTIME_REMEMBERED.statusFor))).toBe(true);
  });
});

describe('an event', () => {
  test('is new once, over however many connections and however late', () => {
    const memory = createRealtimeMemory();
    expect(memory.isNew(event(1), FIRST, NOW)).toBe(true);
    expect(memory.isNew(event(1), FIRST, NOW)).toBe(false);
    expect(memory.isNew(event(1), SECOND, epochMs(NOW + 3_600_000))).toBe(false);
  });

  test('is new again with a later end, and at another camera', () => {
    const memory = createRealtimeMemory();
    memory.isNew(event(1), FIRST, NOW);
    expect(memory.isNew(event(1, epochMs(NOW + 5_000)), FIRST, NOW)).toBe(true);
    expect(memory.isNew(event(1, NOW, cameraId('1.2')), FIRST, NOW)).toBe(true);
  });

  test('is forgotten after very many others, the oldest first', () => {
    const memory = createRealtimeMemory();
    for (let id = 0; id <= REALTIME_REMEMBERED.events; id += 1) memory.isNew(event(id), FIRST, NOW);
    expect(memory.isNew(event(1), FIRST, NOW)).toBe(false);
    expect(memory.isNew(event(0), FIRST, NOW)).toBe(true);
  });

  test('is forgotten with the person who saw it', () => {
    const memory = createRealtimeMemory();
    memory.isNew(event(1), FIRST, NOW);
    memory.clear();
    expect(memory.isNew(event(1), FIRST, NOW)).toBe(true);
  });
});
