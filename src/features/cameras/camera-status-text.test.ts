import { describe, expect, it } from 'vitest';
import { createTimeFormat } from '../../core/time-zone.ts';
import { epochMs } from '../../core/units.ts';
import type { CameraStatus } from '../../vendors/contract.ts';
import { cameraStatusText } from './camera-status-text.ts';

const format = createTimeFormat('Europe/Amsterdam', 'en-GB');
const at = (iso: string) => epochMs(Date.parse(iso));
const NOW = at('2026-11-20T16:41Z');
const text = (status: CameraStatus | undefined) => cameraStatusText(status, format, NOW);

describe('the state of a camera in words', () => {
  it.each<[CameraStatus | undefined, string, string, string]>([
    [{ state: 'live' }, 'healthy', 'live', 'live'],
    [{ state: 'online' }, 'healthy', 'online', 'online'],
    [{ state: 'noVideo' }, 'degraded', 'no video', 'no video'],
    [{ state: 'offline' }, 'lost', 'offline', 'offline'],
    [{ state: 'unknown' }, 'asleep', '', 'state not known yet'],
    [undefined, 'asleep', '', 'state not known yet'],
  ])('%o', (status, shape, short, full) => {
    expect(text(status)).toEqual({ shape, short, full });
  });

  it('says since when, where the change was seen', () => {
    expect(text({ state: 'offline', since: at('2026-11-20T13:02Z') })).toEqual({
      shape: 'lost',
      short: 'offline 3 h',
      full: 'offline since 14:02 CET',
    });
    expect(text({ state: 'noVideo', since: at('2026-11-20T16:20Z') }).short).toBe('no video 21 min');
  });

  it('names the day of another day, and the zone of that day', () => {
    expect(text({ state: 'offline', since: at('2026-10-01T12:02Z') }).full).toMatch(
      /^offline since Thu 1 Oct 14:02 (CEST|GMT\+2)$/,
    );
    expect(text({ state: 'offline', since: at('2026-11-18T22:00Z') })).toMatchObject({
      short: 'offline 42 h',
    });
  });

  it('tells only when it was last heard of, where the change was not seen', () => {
    expect(text({ state: 'offline', lastActivity: at('2026-11-20T13:02Z') })).toEqual({
      shape: 'lost',
      short: 'offline 3 h',
      full: 'offline, last heard 3 h ago, 14:02 CET',
    });
  });

  it('does not say of a camera that is well how long it was silent', () => {
    const lastActivity = at('2026-11-20T13:02Z');
    expect(text({ state: 'online', lastActivity }).full).toBe('online');
    expect(text({ state: 'live', since: at('2026-11-20T16:00Z'), lastActivity })).toMatchObject({
      short: 'live',
      full: 'live since 17:00 CET',
    });
  });

  it('counts no seconds, and none before a clock that is ahead', () => {
    expect(text({ state: 'offline', since: at('2026-11-20T16:40:50Z') }).short).toBe('offline 1 min');
    expect(text({ state: 'offline', lastActivity: at('2026-11-20T16:45Z') }).short).toBe('offline 1 min');
  });
});
