import { describe, expect, it } from 'vitest';
import { cameraId, cameraRefText, connectionId, parseCameraRef } from './ids.ts';

describe('a camera reference', () => {
  it('reads as "system:camera" in an address', () => {
    expect(cameraRefText({ system: connectionId('depot'), camera: cameraId('12345.17') })).toBe(
      'depot:12345.17',
    );
  });

  it.each(['12345.17', 'urn:uuid:6f-2', ':', 'Gate / south', '9007199254740993', 'Käse 🎥'])(
    'comes back whole for the camera id %j',
    (id) => {
      const ref = { system: connectionId('depot'), camera: cameraId(id) };
      expect(parseCameraRef(cameraRefText(ref))).toEqual(ref);
    },
  );

  it.each(['', ':', 'depot', 'depot:', ':12345.17'])('is none in the text %j', (text) => {
    expect(parseCameraRef(text)).toBeUndefined();
  });
});
