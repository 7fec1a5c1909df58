import { describe, expect, test } from 'vitest';
import { epochMs } from '../../core/units.ts';
import { eventKey, parseEventKey } from './event-key.ts';

const NAME = {
  id: '1540567080',
  startAt: epochMs(1_540_567_076_000),
  endAt: epochMs(1_540_567_097_000),
  rom: 1,
} as const;
const KEY = '1540567080-1540567076000-1540567097000-1';

describe('the key of an event', () => {
  test('says all that is needed to play it', () => {
    expect(eventKey(NAME)).toBe(KEY);
    expect(parseEventKey(KEY)).toEqual(NAME);
    expect(parseEventKey(KEY.replace(/1$/, '0'))).toEqual({ ...NAME, rom: 0 });
  });

  test('keeps ids that no number can hold', () => {
    const id = '90071992547409931234';
    expect(parseEventKey(eventKey({ ...NAME, id }))?.id).toBe(id);
  });

  test.each([
    '',
    'undefined',
    `${KEY}-1`,
    ` ${KEY}`,
    `${KEY}\n`,
    KEY.replace(/-1$/, '-2'),
    KEY.replace(/-1$/, ''),
    KEY.replace('1540567080', '../../login'),
    KEY.replace('1540567080', '<b>'),
    KEY.replace('1540567080', 'x'.repeat(41)),
    // Ends before it begins.
    '1-1540567097000-1540567076000-1',
    // Seconds where milliseconds belong.
    '1-1540567076-1540567097-1',
    // Eight days long.
    '1-1540567076000-1541258276001-1',
    // A year that no calendar has.
    '1-999999999999999-999999999999999-1',
    '1-1e12-1e12-1',
    '1--540567076000-1540567097000-1',
  ])('is never %j', (text) => {
    expect(parseEventKey(text)).toBeUndefined();
  });
});
