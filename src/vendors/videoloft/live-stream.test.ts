import { describe, expect, test } from 'vitest';
import type { DeviceStatus } from './device-status.ts';
import { liveStreams } from './live-stream.ts';
import type { ViewerInfo } from './viewer-info.ts';

const INFO: ViewerInfo = {
  uidd: '827029.4',
  logger: new URL('https://logger.manything.com'),
  wowza: new URL('https://wowza-of-before.manything.com'),
  streamname: '827029.4_984533-nr',
  deviceType: undefined,
  about: undefined,
};
const LIVE: DeviceStatus = {
  uidd: '827029.4',
  state: 'live',
  word: 'live',
  lastActivity: undefined,
  lastAlert: undefined,
  lastThumb: undefined,
  lastStill: undefined,
  wowza: new URL('https://wowza-now.manything.com'),
  liveStreamName: undefined,
};
const addresses = (status: Partial<DeviceStatus>, info: Partial<ViewerInfo> = {}) =>
  liveStreams({ ...INFO, ...info }, { ...LIVE, ...status }).map(({ playlist }) => playlist.href);

describe('where a live stream may be', () => {
  test('is at the media server of the status, as the document forms it, §1.4.1 (rule 18)', () => {
    expect(addresses({})).toEqual([
      'https://wowza-now.manything.com/manything/827029.4_984533-nr/playlist.m3u8',
      'https://wowza-now.manything.com/manything/827029.4_984533-nr/index.m3u8',
    ]);
  });

  test('is at the media server of the details when the status names none', () => {
    expect(addresses({ wowza: undefined })[0]).toMatch(/^https:\/\/wowza-of-before\./);
  });

  test('is under the name in the status first, with the file that goes with it', () => {
    expect(addresses({ liveStreamName: 'new' })).toEqual([
      'https://wowza-now.manything.com/manything/new/index.m3u8',
      'https://wowza-now.manything.com/manything/new/playlist.m3u8',
      'https://wowza-now.manything.com/manything/827029.4_984533-nr/playlist.m3u8',
      'https://wowza-now.manything.com/manything/827029.4_984533-nr/index.m3u8',
    ]);
  });

  test('is not looked for twice when both names are the same', () => {
    expect(addresses({ liveStreamName: INFO.streamname })).toHaveLength(2);
  });

  test.each(['online', 'offline', 'noVideo', 'unknown'] as const)(
    'is nowhere while the camera is %s',
    (state) => {
      expect(addresses({ state })).toEqual([]);
    },
  );

  test('is nowhere without a server or a name', () => {
    expect(addresses({ wowza: undefined }, { wowza: undefined })).toEqual([]);
    expect(addresses({}, { streamname: undefined })).toEqual([]);
  });

  test('has a key that changes when the stream moves', () => {
    const [here] = liveStreams(INFO, LIVE);
    const [there] = liveStreams(INFO, { ...LIVE, wowza: INFO.wowza });
    expect(here?.key).toBe(
      'live:827029.4:wowza-now.manything.com/manything/827029.4_984533-nr/playlist.m3u8',
    );
    expect(there?.key).not.toBe(here?.key);
  });
});
