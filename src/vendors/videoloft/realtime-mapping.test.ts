import { describe, expect, test } from 'vitest';
import { toRealtimeNews } from './realtime-mapping.ts';
import { parseRealtimeMessage } from './realtime-wire.ts';
import { createServers } from './servers.ts';

const servers = createServers(new URL('https://auth1.manything.com'));
const newsOf = (type: string, data: object) => {
  const message = parseRealtimeMessage({ type, data });
  return message && toRealtimeNews(message, servers);
};
const EVENT = {
  uid: '250843.27',
  id: 1613745105,
  startt: 1613745105000,
  enddt: 1613745117000,
  type: 'motion',
};

describe('news of a status', () => {
  test.each([
    [{ live: true, status: 'live' }, 'live'],
    [{ live: false, status: 'live' }, 'online'],
    [{ live: false, status: 'novideo' }, 'noVideo'],
    [{ live: false, status: 'offline' }, 'offline'],
    [{ live: true, status: 'offline' }, 'offline'],
  ])('%j means %s (live:true with status:"offline")', (fields, state) => {
    expect(newsOf('liveSession', { uidd: '1.2', ...fields })).toMatchObject({
      kind: 'status',
      camera: '1.2',
      status: { state },
    });
  });

  test('says when the camera was last heard of, in milliseconds or seconds', () => {
    for (const lastactivity of [1613741844000, 1613741844]) {
      expect(newsOf('liveSession', { uidd: '1.2', status: 'live', lastactivity })).toMatchObject({
        status: { lastActivity: 1613741844000 },
      });
    }
  });
});

describe('news of an event', () => {
  test('has the key, the times and the measures that the history gives it', () => {
    expect(newsOf('alert', { ...EVENT, rom: 1, smx: '0a', aud: null, tz: -5 })).toMatchObject({
      kind: 'event',
      event: {
        key: '1613745105-1613745105000-1613745117000-1',
        camera: '250843.27',
        startAt: 1613745105000,
        endAt: 1613745117000,
        kind: 'motion',
        motion: 1,
        sound: undefined,
        cameraOffset: -18_000_000,
        continuous: false,
      },
    });
  });

  test('takes times in seconds (above 1e11 it is ms, else s)', () => {
    expect(newsOf('alert', { ...EVENT, startt: 1613745105, enddt: 1613745117 })).toEqual(
      newsOf('alert', EVENT),
    );
  });

  test('is none when it ends before it begins', () => {
    expect(newsOf('alert', { ...EVENT, enddt: 1613745100000 })).toBeUndefined();
  });
});

test('errors about devices are no news', () => {
  expect(
    toRealtimeNews({ kind: 'errors', errors: [{ uidd: '1.1', text: 'Unauthorized' }] }, servers),
  ).toBeUndefined();
});
