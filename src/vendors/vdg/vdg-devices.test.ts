import { afterEach, describe, expect, test } from 'vitest';
import { ms, ONE_HOUR, ONE_SECOND } from '../../core/units.ts';
import { createMswVendor, type MswVendor } from '../../testing/msw-vendor.ts';
import { failureOf } from '../../testing/failure-of.ts';
import { createVdgClient } from './vdg-client.ts';
import { createVdgDevices } from './vdg-devices.ts';

const signal = new AbortController().signal;
const NORTH = '7015498111931795223';
let network: MswVendor | undefined;
afterEach(() => network?.close());

/** Answers each command with what a test says; what it does not say is unknown to the server. */
function make(answers: Readonly<Record<string, () => Response>>) {
  const vendor = createMswVendor('http://quayside.example', () => (request) => {
    const command = new URL(request.url).searchParams.get('command') ?? '';
    return answers[command]?.() ?? new Response('<result errorcode="-1"/>');
  });
  network = vendor;
  const { id: system, url, http } = vendor.context();
  const { clock, signals: page, requests } = vendor;
  const session = {
    current: () => Promise.resolve(undefined),
    refused: () => undefined,
    answered: () => undefined,
    account: () => '',
  };
  const client = createVdgClient({ system, url, http, clock, page, session, random: () => 0 });
  const devices = createVdgDevices({ system, client, clock });
  return {
    ...{ devices, clock },
    all: () => clock.settle(devices.all(signal)),
    servers: () => clock.settle(devices.servers(signal)),
    asked: (command: string) => requests().filter(({ url: at }) => at.includes(`=${command}`)).length,
  };
}
const ok = (content: string) => () => new Response(`<result errorcode="0">${content}</result>`);
const device = (fields: Readonly<Record<string, string>>) =>
  `<Device>${Object.entries(fields)
    .map(([name, text]) => `<${name}>${text}</${name}>`)
    .join('')}</Device>`;
const list = (...rows: string[]) => ok(`<Devices count="${rows.length}">${rows.join('')}</Devices>`);

describe('the list of devices', () => {
  test('is read in its order, with tags in any order and others between them', async () => {
    const { all } = make({
      getDeviceList: list(
        device({ DEVICEID: '3', New: '<x/>', ServerId: NORTH, name: 'Crane &lt;B&gt;', Status: 'active' }),
        device({ serverid: NORTH, deviceid: '1', name: ' Quay 1 ', brand: 'Harbour &amp; Sons' }),
      ),
    });
    const { devices, refused } = await all();
    expect(refused).toBeUndefined();
    expect([...devices]).toEqual([
      [`${NORTH}/3`, expect.objectContaining({ name: 'Crane <B>', status: 'active', brand: undefined })],
      [`${NORTH}/1`, expect.objectContaining({ name: 'Quay 1', brand: 'Harbour & Sons' })],
    ]);
  });

  test('leaves out rows without numbers of 64 bits, and the second of two of the same', async () => {
    const { all } = make({
      getDeviceList: list(
        device({ serverid: NORTH, name: 'no device' }),
        device({ serverid: '-1', deviceid: '2' }),
        device({ serverid: '18446744073709551616', deviceid: '2' }),
        device({ serverid: NORTH, deviceid: 'two' }),
        device({ serverid: NORTH, deviceid: '4', name: 'first' }),
        device({ serverid: NORTH, deviceid: '4', name: 'second' }),
      ),
    });
    expect([...(await all()).devices.values()].map(({ name }) => name)).toEqual(['first']);
  });

  test('of ten thousand is read, and named once by all who ask within a second', async () => {
    const rows = Array.from({ length: 10_000 }, (_, index) =>
      device({ serverid: NORTH, deviceid: `${index}` }),
    );
    const { all, asked, clock } = make({ getDeviceList: list(...rows) });
    expect((await all()).devices.size).toBe(10_000);
    await all();
    expect(asked('getDeviceList')).toBe(1);
    await clock.advance(ONE_SECOND);
    await all();
    expect(asked('getDeviceList')).toBe(2);
  });

  test('may be empty', async () => {
    const { all } = make({ getDeviceList: list() });
    expect(await all()).toEqual({ devices: new Map(), refused: undefined });
  });

  test.each([
    ['the command is missing (-1)', () => new Response('<result errorcode="-1"/>'), 'licence'],
    [
      'a code stands for the licence',
      () => new Response('<result errorcode="-70">No licence</result>'),
      '-70',
    ],
    ['there is no such page', () => new Response('<h1>Not here</h1>', { status: 404 }), 'Not here'],
  ])('is refused where %s, in words', async (_, answer, words) => {
    const { all } = make({ getDeviceList: answer });
    const { devices, refused } = await all();
    expect(devices.size).toBe(0);
    expect(refused).toContain(words);
  });

  test.each([
    ['a general error (-18)', () => new Response('<result errorcode="-18"/>'), 'serverError'],
    ['a server that fails', () => new Response('', { status: 500 }), 'serverError'],
    ['another page', () => new Response('<html></html>'), 'badReply'],
    ['a result without a list', ok('<clips/>'), 'badReply'],
    ['a closed door', () => new Response('', { status: 403 }), 'notPermitted'],
    ['no answer', () => Response.error(), 'unreachable'],
  ])('fails with %s: that is no empty system', async (_, answer, code) => {
    const { all } = make({ getDeviceList: answer });
    expect((await failureOf(all())).code).toBe(code);
  });
});

describe('the names of servers', () => {
  test.each([
    '<divas><diva><name>Sense North</name><serverid>7015498111931795223</serverid></diva></divas>',
    '<DivaList><Server><ServerName>Sense North</ServerName><id>7015498111931795223</id></Server></DivaList>',
  ])('are read whatever their tags are called: %s', async (content) => {
    const { servers } = make({ getDivaList: ok(content) });
    expect(await servers()).toEqual(new Map([[NORTH, 'Sense North']]));
  });

  test.each([
    ['the command is missing', {}],
    ['nobody answers', { getDivaList: () => Response.error() }],
  ])('are none where %s, which is no failure', async (_, answers) => {
    expect(await make(answers).servers()).toEqual(new Map());
  });

  test('are asked for again after a failure, else seldom', async () => {
    let isUp = false;
    const { servers, asked, clock } = make({
      getDivaList: () => (isUp ? ok('<d><id>1</id><name>A</name></d>')() : Response.error()),
    });
    await servers();
    isUp = true;
    expect((await servers()).size).toBe(1);
    const before = asked('getDivaList');
    await clock.advance(ms(5 * 60 * ONE_SECOND));
    await servers();
    expect(asked('getDivaList')).toBe(before);
    await clock.advance(ONE_HOUR);
    await servers();
    expect(asked('getDivaList')).toBe(before + 1);
  });

  test('fail when the caller left', async () => {
    const { devices } = make({});
    expect((await failureOf(devices.servers(AbortSignal.abort()))).code).toBe('aborted');
  });
});

test('what the last person was told is told to nobody else', async () => {
  const { devices, all, asked } = make({ getDeviceList: list() });
  await all();
  devices.clear();
  await all();
  expect(asked('getDeviceList')).toBe(2);
});
