import { expect, test } from 'vitest';
import { readDevices, readServers, stateOf } from './device-wire.ts';
import { parseXml } from './xml-reader.ts';

test.each([
  ['active', 'online'],
  ['Online', 'online'],
  ['CONNECTED', 'online'],
  ['inactive', 'offline'],
  ['offline', 'offline'],
  ['disconnected', 'offline'],
  ['lost', 'offline'],
  ['0', 'unknown'],
  ['not active', 'unknown'],
  [undefined, 'unknown'],
])('a status of %j is %s: no document lists its words', (status, state) => {
  expect(stateOf({ status })).toBe(state);
});

test('a name with tags in it is text, whatever they are', () => {
  const [device] =
    readDevices(
      parseXml(
        '<result><devices><device><serverid>1</serverid><deviceid>2</deviceid>' +
          '<name>&lt;img src=x onerror=alert(1)&gt;</name></device></devices></result>',
      ),
    ) ?? [];
  expect(device?.name).toBe('<img src=x onerror=alert(1)>');
});

test('a server keeps the first of its names, and one without a number is none', () => {
  const reply = parseXml(
    '<result><divas><diva><serverid>1</serverid><name>A</name></diva>' +
      '<diva><serverid>1</serverid><name>B</name></diva><diva><name>C</name></diva></divas></result>',
  );
  expect([...readServers(reply)]).toEqual([['1', 'A']]);
});

test('a result without a list of devices is none', () => {
  expect(readDevices(parseXml('<result errorcode="0"/>'))).toBeUndefined();
});
