import { describe, expect, test } from 'vitest';
import { openMediaLibrary } from '../media-library.ts';
import { NORTH, SOUTH } from './site.ts';
import { createTestClient, ELEVEN, HOUR, MINUTE, NIGHT, NOON, SECOND } from './test-client.ts';
import { writeTime } from './vdg-time.ts';

const still = (at: number, scene = 'counter') => openMediaLibrary().still(scene, at);
const QUAY_1 = { serverid: NORTH, cameraid: '1' };

describe('the live image', () => {
  test('is a JPEG of now', async () => {
    const { command, clock } = createTestClient();
    for (const wait of [0, 40 * SECOND]) {
      clock.ms += wait;
      const { headers, bytes } = await command('getLiveImage', QUAY_1);
      expect(headers.get('content-type')).toBe('image/jpeg');
      expect([...bytes.subarray(0, 2)]).toEqual([0xff, 0xd8]);
      expect(bytes).toEqual(await still(clock.ms));
    }
  });

  test('is of the device, where devices show their own', async () => {
    const { command } = createTestClient({ scenes: 'own' });
    const { bytes } = await command('getLiveImage', { serverid: SOUTH, cameraid: '2' });
    expect(bytes).toEqual(await still(NOON, 'corridor'));
  });

  test('has a size that is a number', async () => {
    const { command } = createTestClient();
    expect((await command('getLiveImage', { ...QUAY_1, imagewidth: '320', imageheight: '180' })).status).toBe(
      200,
    );
    for (const imagewidth of ['0', '-1', 'x', '1.5']) {
      expect((await command('getLiveImage', { ...QUAY_1, imagewidth })).code).toBe(-18);
    }
  });

  test('is an XML with the code where there is none', async () => {
    const { command, control } = createTestClient();
    control.setDevice('Quay 1', 'inactive');
    control.setDevice('Quay 2', 'lost');
    const inactive = await command('getLiveImage', QUAY_1);
    expect([inactive.code, inactive.headers.get('content-type')]).toEqual([-21, 'text/xml']);
    expect((await command('getLiveImage', { ...QUAY_1, cameraid: '2' })).code).toBe(-53);
    control.setDevice('Quay 1', 'active');
    expect((await command('getLiveImage', QUAY_1)).code).toBeUndefined();
    control.nextError(-11, 'getLiveImage');
    expect((await command('getLiveImage', QUAY_1)).code).toBe(-11);
  });
});

describe('the historical image', () => {
  const at = (time: number, type?: string) => {
    const { command } = createTestClient();
    const values = { ...QUAY_1, time: writeTime(time), ...(type === undefined ? {} : { type }) };
    return command('getHistoricalImage', values);
  };

  test('is the last one at or before the moment', async () => {
    expect((await at(ELEVEN + 3210)).bytes).toEqual(await still(ELEVEN + 3210));
    expect((await at(NIGHT.begin + MINUTE, 'atOrBefore')).bytes).toEqual(await still(NIGHT.begin - 1));
    expect((await at(NOON + HOUR)).bytes).toEqual(await still(NOON - 1));
  });

  test('or the first one at or after it', async () => {
    expect((await at(ELEVEN + 3210, 'atorafter')).bytes).toEqual(await still(ELEVEN + 3210));
    expect((await at(NIGHT.begin + MINUTE, 'atorafter')).bytes).toEqual(await still(NIGHT.end));
  });

  test('is none before all recordings, or after them: -48', async () => {
    expect((await at(NOON - 30 * 24 * HOUR)).code).toBe(-48);
    expect((await at(NOON + HOUR, 'atorafter')).code).toBe(-48);
  });

  test('needs a time and a type that there is', async () => {
    const { command } = createTestClient();
    expect((await command('getHistoricalImage', QUAY_1)).code).toBe(-4);
    expect((await command('getHistoricalImage', { ...QUAY_1, time: '2026-06-10' })).code).toBe(-4);
    expect((await at(ELEVEN, 'nearest')).code).toBe(-18);
  });

  test('is there of a device that is not active now', async () => {
    const { command, control } = createTestClient();
    control.setDevice(`${NORTH}/1`, 'inactive');
    const { code } = await command('getHistoricalImage', { ...QUAY_1, time: writeTime(ELEVEN) });
    expect(code).toBeUndefined();
  });
});

test.each(['getLiveImage', 'getHistoricalImage'])('%s needs a device that there is', async (name) => {
  const { command } = createTestClient();
  const time = writeTime(ELEVEN);
  const codeOf = async (values: Readonly<Record<string, string>>) =>
    (await command(name, { time, ...values })).code;
  expect(await codeOf({ cameraid: '1' })).toBe(-33);
  expect(await codeOf({ serverid: NORTH })).toBe(-34);
  expect(await codeOf({ serverid: NORTH, deviceid: '1' })).toBe(-34);
  expect(await codeOf({ serverid: '7015498111931795224', cameraid: '1' })).toBe(-17);
  expect(await codeOf({ serverid: NORTH, cameraid: '6' })).toBe(-2);
});
