import { afterEach, describe, expect, test } from 'vitest';
import { connectionId } from '../../core/ids.ts';
import {
  CAMERAS,
  createEmulatedVideoloft,
  type EmulatedVideoloft,
} from '../../testing/emulated-videoloft.ts';
import { failureOf } from '../../testing/failure-of.ts';
import type { HttpStream } from '../../platform/http.ts';
import type { CameraEvent, EventHistory, FootageFile } from '../contract-events.ts';
import { toFootageFile } from './event-download.ts';

const text = (content: string) => new TextEncoder().encode(content);
/** Two boxes: what it is, and four bytes of footage. */
const MP4 = new Uint8Array([
  0,
  0,
  0,
  16,
  ...text('ftypisom'),
  0,
  0,
  2,
  0,
  0,
  0,
  0,
  12,
  ...text('mdat'),
  1,
  2,
  3,
  4,
]);
const bytesOf = async ({ body }: FootageFile) => new Uint8Array(await new Response(body).arrayBuffer());

describe('an answer taken for a file', () => {
  const system = connectionId('depot');
  const never = new AbortController().signal;

  /** A body in pieces of so many bytes, which may break at its end. */
  function streamOf(
    bytes: Uint8Array,
    {
      piece = 3,
      type = 'video/mp4',
      size,
      breaks = false,
    }: {
      piece?: number;
      type?: string;
      size?: number;
      breaks?: boolean;
    } = {},
  ): HttpStream & { readonly cancelled: () => boolean } {
    let at = 0;
    let cancelled = false;
    const body = new ReadableStream<Uint8Array>({
      pull: (controller) => {
        if (at < bytes.length) controller.enqueue(bytes.slice(at, (at += piece)));
        else if (breaks) controller.error(new TypeError('network error'));
        else controller.close();
      },
      cancel: () => {
        cancelled = true;
      },
    });
    return { body, size, type, cancelled: () => cancelled };
  }
  const take = (stream: HttpStream, signal = never) => toFootageFile(stream, system, signal);

  test.each([1, 3, 7, 8, 100])('is the same bytes when they come in pieces of %d', async (piece) => {
    const file = await take(streamOf(MP4, { piece, size: MP4.length }));
    expect(file).toMatchObject({ size: MP4.length, type: 'video/mp4' });
    expect(await bytesOf(file)).toEqual(MP4);
  });

  test('is known by its first bytes, whatever it is called', async () => {
    expect((await take(streamOf(MP4, { type: 'text/plain' }))).type).toBe('video/mp4');
  });

  test('is known by its name, whatever its first bytes are', async () => {
    const other = new Uint8Array([0, 0, 0, 8, 102, 114, 101, 101]);
    expect((await take(streamOf(other, { type: 'application/octet-stream' }))).type).toBe(
      'application/octet-stream',
    );
  });

  test.each([
    ['#EXTM3U\n#EXT-X-VERSION:3', 'video/mp4', /playlist/],
    ['{"error":"No such alert"}', 'application/octet-stream', /message/],
    [' \n<!doctype html>', 'video/mp4', /web page/],
    ['', 'video/mp4', /empty/],
    ['building', 'text/plain', /not a video file/],
  ])('is none when it is %j', async (content, type, words) => {
    const stream = streamOf(text(content), { type });
    const failure = await failureOf(take(stream));
    expect(failure.facts).toMatchObject({ code: 'badReply', system: 'depot' });
    expect(failure.facts.vendorText).toMatch(words);
  });

  test('is let go of when it is none', async () => {
    const stream = streamOf(text(`{"error":"${'x'.repeat(100)}"}`));
    await failureOf(take(stream));
    expect(stream.cancelled()).toBe(true);
  });

  test('fails at its end when bytes are missing, and is never taken for whole', async () => {
    const file = await take(streamOf(MP4, { size: MP4.length + 1 }));
    const failure = await failureOf(bytesOf(file));
    expect(failure.facts).toMatchObject({ code: 'unreachable', system: 'depot' });
    expect(failure.facts.vendorText).toBe(`Only ${MP4.length} of ${MP4.length + 1} bytes arrived.`);
  });

  test('fails at its end when it came without its length and breaks off within a part', async () => {
    const failure = await failureOf(bytesOf(await take(streamOf(MP4.slice(0, -1)))));
    expect(failure.facts.vendorText).toBe(`The file breaks off after ${MP4.length - 1} bytes.`);
    expect(await bytesOf(await take(streamOf(MP4)))).toEqual(MP4);
  });

  test('fails when the connection breaks', async () => {
    const file = await take(streamOf(MP4, { breaks: true }));
    expect((await failureOf(bytesOf(file))).code).toBe('unreachable');
    expect((await failureOf(take(streamOf(MP4.slice(0, 6), { breaks: true })))).code).toBe('unreachable');
  });

  test('is silent when the person gave up', async () => {
    const gone = AbortSignal.abort();
    expect((await failureOf(take(streamOf(new Uint8Array(), { breaks: true }), gone))).code).toBe('aborted');
  });

  test('stops the download when nobody reads it any more', async () => {
    const stream = streamOf(new Uint8Array(1000).map((_, index) => MP4[index] ?? 0));
    const { body } = await take(stream);
    await body.cancel();
    expect(stream.cancelled()).toBe(true);
  });
});

describe('the file of an event (rule 13)', () => {
  let site: EmulatedVideoloft;
  let events: EventHistory;
  const signal = new AbortController().signal;

  async function open(...options: Parameters<typeof createEmulatedVideoloft>): Promise<CameraEvent> {
    site = createEmulatedVideoloft(...options);
    if (!site.system.can.events.offered) throw new Error('Events are offered.');
    events = site.system.can.events.use;
    await site.signIn();
    const [event] = (await site.clock.settle(events.page(CAMERAS.counter, {}, signal))).events;
    if (event === undefined) throw new Error('The camera has events.');
    return event;
  }
  afterEach(() => site.close());

  function download(event: CameraEvent, by = signal): Promise<FootageFile> {
    if (!events.download.offered) throw new Error('Downloads are offered.');
    return site.clock.settle(events.download.use(event, by));
  }
  const calls = () => site.emulator.log.entries().filter(({ op }) => op === 'alerturl');

  test('is asked for with buildmp4=1, from the event’s own beginning, and is an MP4', async () => {
    const event = await open();
    const file = await download(event);
    expect(file.type).toBe('video/mp4');
    const bytes = await bytesOf(file);
    expect(bytes.length).toBe(file.size);
    expect(new TextDecoder().decode(bytes.slice(4, 8))).toBe('ftyp');
    const query = new URL(calls().at(-1)?.url ?? '').searchParams;
    query.delete('token');
    expect([...query]).toEqual([
      ['uid', CAMERAS.counter],
      ['startt', String(event.startAt / 1000)],
      ['endt', String(event.endAt / 1000)],
      ['rom', '1'],
      ['id', event.key.split('-')[0]],
      ['buildmp4', '1'],
    ]);
  });

  test('is fetched with a new token when the old one was refused', async () => {
    const event = await open();
    site.emulator.control.expireTokens();
    expect((await download(event)).type).toBe('video/mp4');
    expect(calls().map(({ status }) => status)).toEqual([401, 200]);
  });

  test('is found under the document’s other name, which is then used at once', async () => {
    const event = await open({ eventPlaylist: 'alert.m3u8' });
    await bytesOf(await download(event));
    await bytesOf(await download(event));
    expect(calls().map(({ status }) => status)).toEqual([404, 200, 200]);
  });

  test('of an event that is gone is not found, and no name is learnt from that', async () => {
    const event = await open();
    const gone = events.fromKey(CAMERAS.counter, '5-1789563000000-1789563010000-1');
    if (gone === undefined) throw new Error('The key is sound.');
    const failure = await failureOf(download(gone));
    expect(failure.facts).toMatchObject({ code: 'notFound', vendorText: 'No such alert' });
    await bytesOf(await download(event));
    expect(new URL(calls().at(-1)?.url ?? '').pathname).toBe('/alerturl.m3u8');
  });

  test('is fetched from the new logger of a camera that moved', async () => {
    const event = await open();
    site.emulator.control.moveLogger(CAMERAS.counter, 1);
    await bytesOf(await download(event));
    expect(calls().map(({ node, status }) => [node, status])).toEqual([
      ['logger-a', 404],
      ['logger-b', 200],
    ]);
  });

  test('is none when the system sends a playlist although a file was asked for', async () => {
    const event = await open();
    site.emulator.faults.add({ op: 'alerturl', kind: 'body', body: '#EXTM3U\n', contentType: 'video/mp4' });
    expect((await failureOf(download(event))).facts.vendorText).toMatch(/playlist/);
  });

  test('fails when it comes to an end too early', async () => {
    const event = await open();
    site.emulator.faults.add({ op: 'alerturl', kind: 'truncate', bytes: 5000 });
    const file = await download(event);
    expect((await failureOf(bytesOf(file))).code).toBe('unreachable');
  });

  test('is not waited for three times over, when building it takes too long', async () => {
    const event = await open();
    // Status 408 is what a wait of five minutes ends in.
    site.emulator.faults.add({ op: 'alerturl', kind: 'status', status: 408, times: 9 });
    expect((await failureOf(download(event))).code).toBe('timeout');
    expect(calls()).toHaveLength(1);
  });

  test('is never asked for with a key that is none', async () => {
    const event = await open();
    expect((await failureOf(download({ ...event, key: 'undefined' }))).code).toBe('notFound');
    expect(calls()).toEqual([]);
  });
});
