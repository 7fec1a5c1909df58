/** Native exports call by call: numbers that start again, servers without the status call, and cancelling. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ms, ONE_MINUTE, ONE_SECOND } from '../../core/units.ts';
import { failureOf } from '../../testing/failure-of.ts';
import { FOLDER, FROM, order, OTHERS } from '../../testing/vdg-orders.ts';
import { createVdgWire, errorReply, NORTH, okReply, type VdgWire } from '../../testing/vdg-wire.ts';
import type { FootageExports } from '../contract-exports.ts';
import { SESSION_ENDED } from './native-export.ts';

let wire: VdgWire;
let exports: FootageExports;
const { signal } = new AbortController();
const FILE = { name: 'a', label: 'a' };

beforeEach(() => {
  wire = createVdgWire();
  ({ exports } = wire);
});
afterEach(() => wire.close());

const settle = <T>(work: Promise<T>): Promise<T> => wire.clock.settle(work);
const callsOf = (method: string, command: string) =>
  wire.calls().filter((call) => call.method === method && call.command === command);

async function start(number = '1', folder = FOLDER): Promise<string> {
  wire.on('POST exportVideo', () => okReply(`<export><exportid>${number}</exportid></export>`));
  const { id } = await settle(exports.start(order({ folder }), signal));
  await wire.clock.advance(ONE_SECOND);
  return id;
}

/** The reply to a question: one export of one camera. */
const entry = (number: string, status: string, folder = FOLDER): string =>
  okReply(
    `<exports count="1"><export><exportid>${number}</exportid><path>${folder}</path><status>${status}</status>` +
      `<devices><device><serverid>${NORTH}</serverid><deviceid>1</deviceid>` +
      '<starttime>2026-11-20 15:10:00.007</starttime><endtime>2026-11-20 15:40:00.007</endtime>' +
      '<progress>40</progress></device></devices></export></exports>',
  );
const NONE = okReply('<exports count="0"></exports>');
const tells = (answer: string | (() => Response)): void => {
  wire.on('GET getExportVideoStatus', () => (typeof answer === 'string' ? answer : answer()));
};
const status = (id: string, by = exports) => settle(by.status(id, signal));
const remove = (id: string, by = exports) => settle(by.remove(id, signal));

describe('an order', () => {
  test('is known by what it is, not by its number alone', async () => {
    const sentAt = wire.clock.now();
    expect(JSON.parse(await start('7'))).toMatchObject({ exportid: '7', sentAt, folder: FOLDER });
  });

  test('tells how far the clock of the server is ahead', async () => {
    wire.on('POST exportVideo', () => okReply('<export><exportid>1</exportid></export>'));
    wire.setClockAhead(ONE_MINUTE);
    await wire.clock.advance(ms(ONE_SECOND / 4));
    expect((await settle(exports.start(order(), signal))).clockOffset).toBe(ONE_MINUTE);
  });

  test('is read whatever the case and the order of its tags, with tags that nobody knows', async () => {
    wire.on(
      'POST exportVideo',
      () => '<RESULT note="x" ErrorCode="0"><x/><Export><y/><ExportID> 12 </ExportID></Export></RESULT>',
    );
    const { id } = await settle(exports.start(order(), signal));
    expect(JSON.parse(id)).toMatchObject({ exportid: '12' });
  });

  test.each([
    okReply(),
    okReply('<export/>'),
    okReply('<export><exportid></exportid></export>'),
    okReply('<export><exportid>1 or 2</exportid></export>'),
    '<html>busy</html>',
    'exportid=1',
  ])('that is answered with %s was lost on its way back', async (reply) => {
    wire.on('POST exportVideo', () => reply);
    expect((await failureOf(settle(exports.start(order(), signal)))).code).toBe('badReply');
  });

  test('is sent once, also where its answer does not come', async () => {
    wire.on('POST exportVideo', () => new Response('', { status: 503 }));
    expect((await failureOf(settle(exports.start(order(), signal)))).code).toBe('busy');
    expect(callsOf('POST', 'exportVideo')).toHaveLength(1);
  });

  test('of live video is none', async () => {
    const live = order({}, { source: { kind: 'live', length: ONE_MINUTE } });
    expect((await failureOf(settle(exports.start(live, signal)))).code).toBe('rejected');
    expect(callsOf('POST', 'exportVideo')).toEqual([]);
  });

  test('is not sent to a server that is older than the command', async () => {
    wire.setVersion('2.7.2');
    const failure = await failureOf(settle(exports.start(order(), signal)));
    expect(failure.facts).toMatchObject({
      code: 'rejected',
      vendorText: 'This export needs VDG Sense 2.7.3 or newer; this server is 2.7.2.',
    });
    expect(wire.calls()).toEqual([]);
  });

  test('is not sent to a server that is too old to tell its version', async () => {
    wire.setVersion(undefined);
    expect((await failureOf(settle(exports.start(order(), signal)))).facts.vendorText).toContain('is older');
    expect(wire.calls()).toEqual([]);
  });
});

describe('how it goes', () => {
  test('is asked under its number', async () => {
    const id = await start('7');
    tells(entry('7', 'busy'));
    expect(await status(id)).toEqual({ kind: 'running', progress: 0.4 });
    expect(callsOf('GET', 'getExportVideoStatus').map(({ query }) => query)).toEqual([{ exportid: '7' }]);
  });

  test.each([
    ['pending', 'waiting'],
    ['finished', 'ready'],
    ['failed', 'failed'],
  ])('%s is %s, also after a reload of the page', async (word, kind) => {
    const id = await start();
    tells(entry('1', word));
    expect((await status(id, wire.reload())).kind).toBe(kind);
  });

  test('is asked again where the server has no time', async () => {
    const id = await start();
    let tries = 0;
    wire.on('GET getExportVideoStatus', () => {
      tries += 1;
      return tries === 1 ? new Response('', { status: 503 }) : entry('1', 'busy');
    });
    expect((await status(id)).kind).toBe('running');
  });

  test('is not known where the server breaks', async () => {
    const id = await start();
    tells(errorReply(-18));
    expect((await failureOf(status(id))).facts).toMatchObject({ code: 'serverError', vendorCode: '-18' });
  });

  test('of what is no ticket is not there', async () => {
    for (const id of ['', '7', '{"kind":"native"}']) {
      expect((await failureOf(status(id))).code).toBe('notFound');
    }
    expect(wire.calls()).toEqual([]);
  });
});

describe('a number that the server has forgotten, or gives to another export after a new session, is lost', () => {
  test.each([
    ['that is in no list', NONE],
    ['that is refused', errorReply(-57)],
    ['of another folder', entry('1', 'finished', 'D:\\Other')],
    ['of other times', entry('1', 'finished').replace('15:10:00', '15:11:00')],
    ['of another device', entry('1', 'finished').replace('<deviceid>1', '<deviceid>2')],
  ])('%s', async (_, reply) => {
    const id = await start();
    tells(reply);
    const lost = await status(id);
    expect(lost.kind === 'lost' && lost.failure.facts).toMatchObject({
      code: 'notFound',
      vendorText: SESSION_ENDED,
    });
  });

  test('though the same was ordered once more and has the same number now', async () => {
    const before = await start('1');
    const again = await start('1');
    expect(again).not.toBe(before);
    tells(entry('1', 'finished'));
    expect((await status(before)).kind).toBe('lost');
    expect((await status(again)).kind).toBe('ready');
  });

  test('also where a reload lies between, as soon as the newer one was asked about', async () => {
    const before = await start('1');
    const again = await start('1');
    const later = wire.reload();
    tells(entry('1', 'busy'));
    expect((await status(again, later)).kind).toBe('running');
    expect((await status(before, later)).kind).toBe('lost');
  });

  test('but not one of other numbers', async () => {
    const one = await start('1');
    await start('2');
    tells(entry('1', 'busy'));
    expect((await status(one)).kind).toBe('running');
  });
});

describe('on a server without the status call', () => {
  const MISSING: readonly (readonly [string, string | (() => Response)])[] = [
    ['error -1', errorReply(-1)],
    ['404', () => new Response('No such command', { status: 404 })],
  ];
  test.each(MISSING)(
    'that answers with %s, an export runs without progress, and nothing is asked again',
    async (_, reply) => {
      const id = await start();
      tells(reply);
      expect(await status(id)).toEqual({ kind: 'running', progress: undefined });
      tells(entry('1', 'finished'));
      expect(await status(id)).toEqual({ kind: 'running', progress: undefined });
      expect(callsOf('GET', 'getExportVideoStatus')).toHaveLength(1);
    },
  );

  test('a number that was given out again is lost all the same', async () => {
    tells(errorReply(-1));
    const before = await start('1');
    const again = await start('1', 'D:\\Other');
    expect((await status(before)).kind).toBe('lost');
    expect((await status(again)).kind).toBe('running');
  });

  test('one that this page began can be cancelled', async () => {
    tells(errorReply(-1));
    wire.on('DELETE exportVideo', () => okReply());
    await remove(await start('5'));
    expect(callsOf('DELETE', 'exportVideo').map(({ query }) => query)).toEqual([{ exportid: '5' }]);
  });

  test('after a reload nothing is ended under a number that may be another export', async () => {
    tells(errorReply(-1));
    const id = await start();
    const failure = await failureOf(remove(id, wire.reload()));
    expect(failure.facts).toMatchObject({
      code: 'rejected',
      vendorText: expect.stringContaining('end it in VDG Sense'),
    });
    expect(callsOf('DELETE', 'exportVideo')).toEqual([]);
  });
});

describe('cancelling', () => {
  test.each(['pending', 'busy'])('deletes one that is %s by its number', async (word) => {
    const id = await start('7');
    tells(entry('7', word));
    wire.on('DELETE exportVideo', () => okReply());
    await remove(id);
    expect(callsOf('DELETE', 'exportVideo').map(({ query, body }) => [query, body])).toEqual([
      [{ exportid: '7' }, ''],
    ]);
  });

  test('twice is cancelling once', async () => {
    const id = await start();
    tells(entry('1', 'pending'));
    wire.on('DELETE exportVideo', () => okReply());
    await remove(id);
    tells(NONE);
    await remove(id);
    expect(callsOf('DELETE', 'exportVideo')).toHaveLength(1);
  });

  test('is tried anew where the first answer was lost, and is done where the number is unknown then', async () => {
    const id = await start();
    tells(entry('1', 'pending'));
    wire.on('DELETE exportVideo', () => new Response('', { status: 502 }));
    await failureOf(remove(id));
    wire.on('DELETE exportVideo', () => errorReply(-57));
    await remove(id);
    expect(callsOf('DELETE', 'exportVideo')).toHaveLength(2);
  });

  test('never ends the export that has its number after a new session', async () => {
    const id = await start();
    wire.on('DELETE exportVideo', () => okReply());
    tells(entry('1', 'busy', 'D:\\Somebody else'));
    expect((await failureOf(remove(id))).facts).toMatchObject({
      code: 'rejected',
      vendorText: SESSION_ENDED,
    });
    expect(callsOf('DELETE', 'exportVideo')).toEqual([]);
  });

  test('does not call an export cancelled that was written meanwhile', async () => {
    const id = await start();
    tells(entry('1', 'finished'));
    expect((await failureOf(remove(id))).facts.vendorText).toContain('before it could be cancelled');
    expect(callsOf('DELETE', 'exportVideo')).toEqual([]);
  });

  test('leaves one in its folder that is known to be written', async () => {
    const id = await start();
    tells(entry('1', 'finished'));
    await status(id);
    await remove(id);
    expect(callsOf('DELETE', 'exportVideo')).toEqual([]);
  });

  test('that the server refuses for its number is not called done', async () => {
    const id = await start();
    tells(entry('1', 'busy'));
    wire.on('DELETE exportVideo', () => errorReply(-57));
    expect((await failureOf(remove(id))).facts.vendorText).toContain('no export of this number to end');
  });

  test('that the server refuses is told with its reason', async () => {
    const id = await start();
    tells(entry('1', 'busy'));
    wire.on('DELETE exportVideo', () => errorReply(-18));
    expect((await failureOf(remove(id))).facts.vendorCode).toBe('-18');
  });
});

test('there is nothing to download, and the failure says where it is', async () => {
  const id = await start();
  const failure = await failureOf(settle(exports.file(id, FILE, { single: true, signal })));
  expect(failure.facts).toMatchObject({
    code: 'rejected',
    vendorText: `This export stays on the server, in ${FOLDER}.`,
  });
});

test('an order of several cameras is recognised by all of them', async () => {
  wire.on('POST exportVideo', () => okReply('<export><exportid>1</exportid></export>'));
  const { id } = await settle(exports.start(order({}, { others: OTHERS }), signal));
  expect(JSON.parse(id)).toMatchObject({ devices: [{ from: FROM }, { deviceid: '2' }, {}] });
  tells(entry('1', 'finished'));
  expect((await status(id)).kind).toBe('lost');
});
