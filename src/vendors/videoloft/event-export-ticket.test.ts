import { describe, expect, test } from 'vitest';
import { cameraId } from '../../core/ids.ts';
import { epochMs } from '../../core/units.ts';
import { parseTicket, toTicket } from './event-export-ticket.ts';

const span = { from: epochMs(1_789_563_600_000), until: epochMs(1_789_567_200_000) };

describe('the name of an export', () => {
  test.each(['910990.1', 'a_1-2.b_3-4', '1.1'])('of camera %s means the same later', (camera) => {
    const order = { camera: cameraId(camera), span };
    expect(parseTicket(toTicket(order))).toEqual(order);
  });

  test('is its camera and its range', () => {
    expect(toTicket({ camera: cameraId('910990.1'), span })).toBe('910990.1_1789563600000-1789567200000');
  });

  test.each([
    '',
    '910990.1',
    '910990_1-2',
    '910990.1_2-1',
    '910990.1_1-1',
    '910990.1_-1-2',
    '910990.1_1.5-2',
    '910990.1_NaN-NaN',
    '910990.1_1-2 ',
    ' 910990.1_1-2',
    '910990.1/../2_1-2',
    '<b>.1_1-2',
    '910990.1_1-999999999999999',
  ])('is not %j', (text) => {
    expect(parseTicket(text)).toBeUndefined();
  });
});
