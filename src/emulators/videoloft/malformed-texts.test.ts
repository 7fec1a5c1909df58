import { expect, test } from 'vitest';
import { parseJson } from '../json-value.ts';
import {
  DEVICES_AS_PRINTED,
  DEVICES_MISPLACED,
  DEVICES_WITH_TRAILING_COMMAS,
  DEVICES_WITHOUT_OWNER_KEYS,
  LOGIN_WITH_TRAILING_COMMA,
  noiseBytes,
  REALTIME_AS_PRINTED,
} from './malformed-texts.ts';
import { at, createTestClient, HOSTS } from './test-client.ts';

test('texts as printed in the document are no JSON', () => {
  const printed = [
    DEVICES_AS_PRINTED,
    DEVICES_WITH_TRAILING_COMMAS,
    LOGIN_WITH_TRAILING_COMMA,
    REALTIME_AS_PRINTED,
  ];
  for (const text of printed) expect(parseJson(text)).toBeUndefined();
});

test('without their commas before brackets, two of them are', () => {
  const withoutCommas = (text: string) => parseJson(text.replaceAll(/,(\s*[\]}])/g, '$1'));
  const devices = withoutCommas(DEVICES_WITH_TRAILING_COMMAS);
  expect(at(devices, 'result', '329475', 'devices', '59', 'phonename')).toBe('Garden');
  expect(at(withoutCommas(LOGIN_WITH_TRAILING_COMMA), 'result', 'uid')).toBe(12345);
  expect(withoutCommas(DEVICES_AS_PRINTED)).toBeUndefined();
});

test('misplaced devices are beside "devices", and owners without a key are a list', () => {
  const misplaced = parseJson(DEVICES_MISPLACED);
  expect(at(misplaced, 'result', '329475', '59', 'uidd')).toBe('329475.59');
  expect(at(misplaced, 'result', '329475', 'devices', '59')).toBeUndefined();
  expect(at(parseJson(DEVICES_WITHOUT_OWNER_KEYS), 'result', 1, 'alias')).toBe('Customer 2');
});

test('they can be put in place of a reply', async () => {
  const { send, token, withHeader, emulator } = createTestClient();
  const init = withHeader(await token());
  emulator.faults.add({ op: 'devices', kind: 'body', body: DEVICES_AS_PRINTED });
  const reply = await send(`${HOSTS.region}/devices`, init);
  expect([reply.status, await reply.text()]).toEqual([200, DEVICES_AS_PRINTED]);
});

test('noise is always the same, and no transport stream', () => {
  const noise = noiseBytes(188 * 20);
  expect(noise).toEqual(noiseBytes(188 * 20));
  expect(new Set(noise).size).toBeGreaterThan(200);
  const inSync = Array.from({ length: 20 }, (_, i) => noise[i * 188] === 0x47);
  expect(inSync.filter(Boolean).length).toBeLessThan(3);
});
