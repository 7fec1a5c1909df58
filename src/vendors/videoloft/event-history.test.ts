import { afterEach, describe, expect, test } from 'vitest';
import { cameraId } from '../../core/ids.ts';
import { ONE_HOUR } from '../../core/units.ts';
import type { VideoloftOptions } from '../../emulators/videoloft/options.ts';
import {
  CAMERAS,
  createEmulatedVideoloft,
  type EmulatedVideoloft,
} from '../../testing/emulated-videoloft.ts';
import { failureOf } from '../../testing/failure-of.ts';
import type { HlsSource } from '../contract.ts';
import type { CameraEvent, EventHistory } from '../contract-events.ts';

let site: EmulatedVideoloft;
let events: EventHistory;
const signal = new AbortController().signal;

async function open(options: Partial<VideoloftOptions> = {}): Promise<void> {
  site = createEmulatedVideoloft(options);
  if (!site.system.can.events.offered) throw new Error('Events are offered.');
  events = site.system.can.events.use;
  await site.signIn();
}
afterEach(() => site.close());

const logged = (op: string) => site.emulator.log.entries().filter((entry) => entry.op === op);
const page = (cursor?: string) => site.clock.settle(events.page(CAMERAS.counter, { cursor }, signal));
const query = (op: string) => new URL(logged(op).at(-1)?.url ?? 'http://none').searchParams;
const reply = (body: string) => site.emulator.faults.add({ op: 'alert', kind: 'body', body });

async function newest(): Promise<CameraEvent> {
  const [event] = (await page()).events;
  if (event === undefined) throw new Error('The camera has events.');
  return event;
}

const play = async (source: HlsSource): Promise<Response> =>
  site.clock.settle(
    Promise.resolve(source.authorize(source.playlist)).then((address) => site.fetch(address)),
  );

describe('pages of events', () => {
  test('are asked for as the document says, §1.3.1 (rule 11)', async () => {
    await open();
    await page();
    const asked = query('alert');
    asked.delete('token');
    expect([...asked]).toEqual([
      ['uid', CAMERAS.counter],
      ['startt', '1'],
      ['offset', '0'],
      ['limit', '20'],
      // The account's plan: seven days.
      ['maxage', '604800000'],
    ]);
  });

  test('follow each other by offset (rule 5)', async () => {
    await open();
    const first = await page();
    expect(first.events).toHaveLength(20);
    expect(first.next).toBe('20');
    await page(first.next);
    expect(query('alert').get('offset')).toBe('20');
  });

  test.each(['', '-1', 'x', '1e3', '12345678'])(
    'begin at the newest for a cursor like %j',
    async (cursor) => {
      await open();
      await page(cursor);
      expect(query('alert').get('offset')).toBe('0');
    },
  );

  test('have the camera’s own offset from UTC', async () => {
    await open();
    expect((await newest()).cameraOffset).toBe(2 * ONE_HOUR);
  });

  test('lose a row that cannot be read, and still count it for the next page', async () => {
    await open();
    const rows = Array.from({ length: 20 }, (_, index) =>
      index === 3 ? { alert: 5 } : { alert: index + 1, startt: 1789563000000 - index, endtt: 1789563010000 },
    );
    reply(JSON.stringify({ result: rows }));
    const { events: found, next } = await page();
    expect(found).toHaveLength(19);
    expect(next).toBe('20');
  });

  test('are put in order when the system did not', async () => {
    await open();
    const row = (alert: number, startt: number) => ({ alert, startt, endtt: startt + 4000 });
    reply(JSON.stringify({ result: [row(1, 1789563000000), row(2, 1789563900000), row(3, 1789562000000)] }));
    const { events: found, next } = await page();
    expect(found.map(({ key }) => key.split('-')[0])).toEqual(['2', '1', '3']);
    expect(next).toBeUndefined();
  });

  test('are empty at the end', async () => {
    await open();
    reply('{"result":[]}');
    expect(await page()).toEqual({ events: [] });
  });

  test.each([
    '{"result":[{"alert":1,"star',
    '<html>',
    '{"result":{}}',
    'null',
    '{"result":[1,2,3]}',
    `{"result":[{"alert":1,"startt":1789563000000,"endtt":1789563010000,"uidd":"1.1"}]}`,
  ])('are unreadable: %s', async (body) => {
    await open();
    reply(body);
    const failure = await failureOf(page());
    expect(failure.facts).toMatchObject({ code: 'badReply', system: 'depot' });
  });

  test('are tried again when the system is busy, and give up in time', async () => {
    await open();
    site.emulator.faults.add({ op: 'alert', kind: 'status', status: 503, times: 2 });
    expect((await page()).events).toHaveLength(20);
    site.emulator.faults.add({ op: 'alert', kind: 'status', status: 503, times: 3 });
    expect((await failureOf(page())).code).toBe('busy');
    expect(logged('alert')).toHaveLength(6);
  });

  test('are not waited for longer than a person would', async () => {
    await open();
    const headers = { 'retry-after': '3600' };
    site.emulator.faults.add({ op: 'alert', kind: 'status', status: 429, headers });
    const failure = await failureOf(page());
    expect(failure.facts).toMatchObject({ code: 'busy', retryAfter: ONE_HOUR });
    expect(logged('alert')).toHaveLength(1);
  });
});

describe('pictures of events', () => {
  test('are fetched with the token in the path, §1.3.2 (rule 12)', async () => {
    await open();
    const event = await newest();
    const image = await site.clock.settle(events.thumb(event, signal));
    expect(image.type).toBe('image/jpeg');
    const id = event.key.split('-')[0] ?? '';
    expect(new URL(logged('alertthumb').at(-1)?.url ?? '').pathname).toBe(
      `/alertthumb/${CAMERAS.counter}/${id}/token`,
    );
  });

  test('are fetched again with a new token when the old one was refused', async () => {
    await open();
    const event = await newest();
    site.emulator.control.expireTokens();
    const image = await site.clock.settle(events.thumb(event, signal));
    expect(image.size).toBeGreaterThan(0);
    expect(logged('alertthumb').map(({ status }) => status)).toEqual([401, 200]);
  });

  test('that are gone are not found, and nothing of the token is in the failure', async () => {
    await open();
    const missing = events.fromKey(CAMERAS.counter, '5-1789563000000-1789563010000-1');
    if (missing === undefined) throw new Error('The key is sound.');
    const failure = await failureOf(site.clock.settle(events.thumb(missing, signal)));
    expect(failure.facts).toMatchObject({ code: 'notFound', vendorText: 'No such alert' });
    expect(failure.facts.request).toMatch(/\/alertthumb\/910990\.1\/5\/•••$/);
  });

  test('are never asked for with a key that is none', async () => {
    await open();
    const event = { ...(await newest()), key: 'undefined' };
    expect((await failureOf(site.clock.settle(events.thumb(event, signal)))).code).toBe('notFound');
    expect(logged('alertthumb')).toEqual([]);
  });
});

describe('the video of an event', () => {
  test('is asked for in seconds, §1.3.3 (rule 13)', async () => {
    await open();
    const event = await newest();
    const source = await site.clock.settle(events.video(event, signal));
    expect((await play(source)).status).toBe(200);
    const asked = query('alerturl');
    asked.delete('token');
    expect([...asked]).toEqual([
      ['uid', CAMERAS.counter],
      ['startt', String(event.startAt / 1000)],
      ['endt', String(event.endAt / 1000)],
      ['rom', '1'],
      ['id', event.key.split('-')[0]],
      ['buildmp4', '0'],
    ]);
  });

  test('covers begun seconds at both ends', async () => {
    await open();
    const event = events.fromKey(CAMERAS.counter, '5-1789563000400-1789563010100-1');
    if (event === undefined) throw new Error('The key is sound.');
    const { playlist } = await site.clock.settle(events.video(event, signal));
    expect(playlist).toContain('startt=1789563000&endt=1789563011&rom=1&id=5');
  });

  test('costs no call of its own, where the servers are known', async () => {
    await open();
    const event = await newest();
    const before = site.requests().length;
    await site.clock.settle(events.video(event, signal));
    expect(site.requests()).toHaveLength(before);
  });

  test('has the same key each time, without a secret', async () => {
    await open();
    const event = await newest();
    const sources = [await site.clock.settle(events.video(event, signal))];
    site.emulator.control.expireTokens();
    sources.push(await site.clock.settle(events.video(event, signal)));
    expect(sources[0]?.key).toBe(`event:${CAMERAS.counter}:${event.key}`);
    expect(sources[1]?.key).toBe(sources[0]?.key);
  });

  test('is found under the other name of the document when the player asks again', async () => {
    await open({ eventPlaylist: 'alert.m3u8' });
    const event = await newest();
    const source = await site.clock.settle(events.video(event, signal));
    expect((await play(source)).status).toBe(404);
    expect((await play(source)).status).toBe(200);
    // From now on that logger is asked under this name at once.
    const next = await site.clock.settle(events.video(event, signal));
    expect((await play(next)).status).toBe(200);
  });

  test('stays under its first name when the player asks again for another reason', async () => {
    await open();
    const source = await site.clock.settle(events.video(await newest(), signal));
    site.emulator.faults.add({ op: 'alerturl', kind: 'status', status: 500 });
    expect((await play(source)).status).toBe(500);
    expect((await play(source)).status).toBe(200);
    for (const { url } of logged('alerturl')) expect(new URL(url).pathname).toBe('/alerturl.m3u8');
  });

  test('is not found for a camera that cannot be', async () => {
    await open();
    const event = events.fromKey(cameraId('../x'), '5-1789563000400-1789563010100-0');
    if (event === undefined) throw new Error('The key is sound.');
    expect((await failureOf(site.clock.settle(events.video(event, signal)))).code).toBe('notFound');
  });
});
