import { describe, expect, test } from 'vitest';
import { toCameraStatus, toDeviceStatus } from './device-status.ts';
import { createServers } from './servers.ts';

const servers = createServers(new URL('https://auth1.manything.com'));
const status = (fields: Record<string, unknown>) =>
  toDeviceStatus({ owner: '12345', uidd: '12345.46', fields }, servers);

/** The first camera of the document's example (§1.3.6): live, and offline. */
const EXAMPLE = {
  uid: '12345.46',
  live: true,
  startt: 0,
  endt: null,
  lastactivity: 1520250794022,
  lastthumb: 1579791887,
  laststill: 1578999321,
  wowza: 'uswest2-wowza-1549300082-i-05967ac0e1b1b5f87.manything.com',
  status: 'offline',
  battery: null,
};

describe('the status of a camera', () => {
  test.each([
    [{ live: true, status: 'live' }, 'live'],
    [{ live: true }, 'live'],
    [{ live: 'true', status: 'Live' }, 'live'],
    [{ live: true, status: 'offline' }, 'offline'],
    [{ live: true, status: 'novideo' }, 'noVideo'],
    [{ live: false, status: 'live' }, 'online'],
    [{ live: false, status: 'offline' }, 'offline'],
    [{ live: false }, 'online'],
    [{ status: 'sleeping' }, 'online'],
    [{}, 'unknown'],
    [{ live: 'maybe', status: 5 }, 'unknown'],
  ])('%j means %s: “live” and “offline” may contradict each other, and the word decides', (fields, state) => {
    expect(status(fields).state).toBe(state);
  });

  test('takes times in milliseconds and seconds', () => {
    expect(toCameraStatus(status(EXAMPLE))).toEqual({ state: 'offline', lastActivity: 1520250794022 });
    expect(status({ lastactivity: 1520250794 }).lastActivity).toBe(1520250794000);
    expect(status({ lastactivity: 0 }).lastActivity).toBeUndefined();
  });

  test('knows about when the newest event was, and no event of time 0', () => {
    expect(status({ lastalert: 1613741020 }).lastAlert).toBe(1613741020000);
    expect(status({ lastalert: 0 }).lastAlert).toBeUndefined();
    expect(status({}).lastAlert).toBeUndefined();
  });

  test('knows the newest pictures, and no picture of time 0 or of no time', () => {
    expect(status(EXAMPLE)).toMatchObject({ lastThumb: 1579791887, lastStill: 1578999321 });
    expect(status({ lastthumb: 0, laststill: null })).toMatchObject({
      lastThumb: undefined,
      lastStill: undefined,
    });
    expect(status({ lastthumb: '1579791887', laststill: 1.5 })).toMatchObject({
      lastThumb: 1579791887,
      lastStill: undefined,
    });
  });

  test('names the media server only while the camera is live: before, the name is not valid (rule 15)', () => {
    const wowza = 'wowza1.manything.com';
    expect(status({ live: false, wowza }).wowza).toBeUndefined();
    expect(status({ live: true, status: 'offline', wowza }).wowza).toBeUndefined();
    expect(status({ live: true, wowza }).wowza?.href).toBe('https://wowza1.manything.com/');
  });
});
