import { describe, expect, it } from 'vitest';
import { readHlsError } from './hls-faults.ts';

const error = (details: string, more: object = {}) => ({
  type: 'mediaError',
  details,
  fatal: true,
  ...more,
});

describe('readHlsError', () => {
  it.each([
    ['a playlist with nothing to decode', error('manifestIncompatibleCodecsError')],
    ['a buffer without a decoder', error('bufferIncompatibleCodecsError')],
    ['a video buffer refused', error('bufferAddCodecError', { sourceBufferName: 'video', fatal: false })],
    [
      'H.265 in a transport stream',
      error('fragParsingError', { reason: 'Unsupported HEVC in M2TS found', fatal: false }),
    ],
  ])('reads %s as a codec fault', (_fact, facts) => {
    expect(readHlsError(facts)?.kind).toBe('codec');
  });

  it('does not blame the video for an odd microphone', () => {
    expect(readHlsError(error('bufferAddCodecError', { sourceBufferName: 'audio' }))?.kind).toBe('media');
  });

  it('reads a status only where a request failed', () => {
    const type = 'networkError';
    const response = { code: 200 };
    expect(readHlsError(error('manifestParsingError', { type, response }))).toMatchObject({
      status: undefined,
    });
    expect(readHlsError(error('levelLoadError', { type, response: { code: 404 } }))).toMatchObject({
      status: 404,
      part: 'playlist',
    });
    expect(readHlsError(error('fragLoadError', { type, response: { code: 401 } }))).toMatchObject({
      status: 401,
      part: 'segment',
    });
  });

  it('knows a request that took too long', () => {
    expect(readHlsError(error('levelLoadTimeOut', { type: 'networkError' }))).toMatchObject({
      timedOut: true,
    });
  });

  it.each(['bufferStalledError', 'bufferFullError', 'internalException'])(
    'leaves %s to hls.js',
    (details) => {
      expect(readHlsError(error(details, { fatal: false }))).toBeUndefined();
    },
  );
});
