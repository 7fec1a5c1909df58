import { describe, expect, it } from 'vitest';
import { cameraId } from '../../core/ids.ts';
import { parseVdgCamera, vdgCameraId } from './vdg-devices.ts';
import { isVdgNumber } from './vdg-number.ts';

describe('a number of VDG Sense', () => {
  it.each(['0', '1', '9007199254740993', '7015498111931795223', '18446744073709551615'])('is %s', (text) => {
    expect(isVdgNumber(text)).toBe(true);
  });

  it.each(['', ' 1', '-1', '+1', '01', '1.5', '1e3', '0x1', '١', '18446744073709551616', '9'.repeat(500)])(
    'is not %j',
    (text) => {
      expect(isVdgNumber(text)).toBe(false);
    },
  );
});

describe('the id of a camera', () => {
  it('holds both numbers unharmed, above 2^53 as well', () => {
    const id = vdgCameraId('12105498111931795001', '3');
    expect(id).toBe('12105498111931795001/3');
    expect(parseVdgCamera(id)).toEqual({ serverId: '12105498111931795001', deviceId: '3' });
  });

  it.each(['', '/', '1', '1/', '/1', '1/2/3', 'a/1', '1/-2', '18446744073709551616/1'])(
    'is not %j',
    (text) => {
      expect(parseVdgCamera(cameraId(text))).toBeUndefined();
    },
  );
});
