import { describe, expect, test } from 'vitest';
import { epochMs } from '../../core/units.ts';
import { quickTimeMoment, stampedTimes } from './stamped-times.ts';

const moment = (iso: string) => epochMs(Date.parse(iso));
const EPOCH_1904 = 2_082_844_800;
const CREATION = 'com.apple.quicktime.creationdate';

describe('a count of seconds since 1904', () => {
  test('is a moment', () => {
    const at = moment('2026-11-20T14:02:10Z');
    expect(quickTimeMoment(at / 1000 + EPOCH_1904)).toBe(at);
  });

  test.each([0, EPOCH_1904, undefined])('of %s means none', (seconds) => {
    expect(quickTimeMoment(seconds)).toBeUndefined();
  });

  test('that lies before 1970 comes from a camera that counts from there', () => {
    const at = moment('2026-11-20T14:02:10Z');
    expect(quickTimeMoment(at / 1000)).toBe(at);
  });
});

describe('the tags of a file', () => {
  test('without any date tell none', () => {
    expect(stampedTimes(undefined, { encoder: 'Lavf60', date: '2026' })).toEqual({ android: false });
  });

  test('of Apple count as such only with an offset', () => {
    const at = moment('2026-11-20T09:12:40Z');
    expect(stampedTimes(undefined, { [CREATION]: '2026-11-20T10:12:40+0100' })).toMatchObject({ apple: at });
    expect(stampedTimes(undefined, { '\u{a9}day': '2026-11-20T10:12:40+0100' })).toMatchObject({ apple: at });
    const without = stampedTimes(undefined, { [CREATION]: '2026-11-20T09:12:40' });
    expect(without).toMatchObject({ apple: undefined, tag: at });
  });

  test('may have their names in capitals, as in Matroska', () => {
    expect(
      stampedTimes(undefined, { 'COM.ANDROID.VERSION': '14', CREATION_TIME: '2026-11-20T14:02:10Z' }),
    ).toMatchObject({ android: true, tag: moment('2026-11-20T14:02:10Z') });
  });

  test('are believed in their order, and a broken one stands in nobody\u{2019}s way', () => {
    const tags = { creation_time: 'soon', date: '2026-11-20 10:00:00', date_recorded: '2026-11-20 11:00:00' };
    expect(stampedTimes(undefined, tags).tag).toBe(moment('2026-11-20T11:00:00Z'));
  });

  test('that are no texts are passed over', () => {
    const tags = { creation_time: Uint8Array.of(1, 2), date: null, [CREATION]: { a: 'b' } };
    expect(stampedTimes(undefined, tags)).toEqual({ android: false });
  });

  test('leave the header as it is', () => {
    const header = moment('2026-11-20T14:02:10Z');
    expect(stampedTimes(header, {}).header).toBe(header);
  });
});
