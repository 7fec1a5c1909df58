import { afterEach, describe, expect, test } from 'vitest';
import { Failure } from '../../core/failure.ts';
import { ms, ONE_MINUTE } from '../../core/units.ts';
import { failureOf } from '../../testing/failure-of.ts';
import { type Answer, createMswVendor, type MswVendor } from '../../testing/msw-vendor.ts';
import { createVdgClient, type VdgCall } from './vdg-client.ts';
import { childText } from './xml-reader.ts';
import { writeXml } from './xml-writer.ts';

const URL_TEXT = 'http://quayside.example:4731';
const BASIC = 'Basic b3BlcmF0b3I6aGFyYm91ci1kZW1vLXZkZw==';
const signal = new AbortController().signal;

let network: MswVendor | undefined;
afterEach(() => network?.close());

interface Held {
  readonly header?: string | undefined;
  /** What a refusal leads to. */
  readonly refusal?: 'stands' | 'ends';
}

function make(answer: Answer, { header, refusal = 'stands' }: Held = {}) {
  const vendor = createMswVendor(URL_TEXT, () => answer);
  network = vendor;
  const refused: (string | undefined)[] = [];
  let answers = 0;
  const { id: system, http } = vendor.context();
  const { clock, requests } = vendor;
  const client = createVdgClient({
    system,
    url: new URL(URL_TEXT),
    http,
    clock,
    page: { online: vendor.signals.online },
    random: () => 0,
    session: {
      current: () =>
        refused.length > 0 && refusal === 'ends'
          ? Promise.reject(new Failure({ code: 'signInNeeded', operation: 'use the sign-in' }))
          : Promise.resolve(header),
      refused: (sent) => refused.push(sent),
      answered: () => (answers += 1),
      account: () => 'operator',
    },
  });
  const call: VdgCall = { operation: 'test', command: 'getClips', kind: 'read', signal };
  const settle = <T>(work: Promise<T>) => clock.settle(work);
  return {
    ...{ vendor, client, clock, requests, refused, call, settle },
    answers: () => answers,
    result: (change: Partial<VdgCall> = {}) => settle(client.result({ ...call, ...change })),
    image: (change: Partial<VdgCall> = {}) => settle(client.image({ ...call, ...change })),
    stream: (change: Partial<VdgCall> = {}) => settle(client.stream({ ...call, ...change })),
  };
}
/** One answer after the other; the last one stays. */
const inTurn =
  (...makes: (() => Response)[]): Answer =>
  () =>
    (makes.length > 1 ? makes.shift() : makes[0])?.() ?? Response.error();
const xml = (text: string, type = 'text/xml') => new Response(text, { headers: { 'content-type': type } });
const code = (number: number) => () => xml(`<result errorcode="${number}"></result>`);
const ok = () => xml('<?xml version="1.0"?><Result ErrorCode="0"><Clips Count="0"><Newer/></Clips></Result>');
const jpeg = () => new Response('\u00FF\u00D8', { headers: { 'content-type': 'image/jpeg' } });
const unauthorized = () => new Response('', { status: 401 });

describe('a command', () => {
  test('goes to /command with its values percent-encoded', async () => {
    const { result, requests } = make(ok);
    await result({
      command: 'addClip',
      query: [
        ['serverid', '12105498111931795001'],
        ['description', 'Slip & ramp'],
        ['enddate', undefined],
      ],
    });
    expect(requests()[0]?.url).toBe(
      `${URL_TEXT}/command?command=addClip&serverid=12105498111931795001&description=Slip%20%26%20ramp`,
    );
  });

  test('sends its XML as XML in UTF-8', async () => {
    const { result, requests } = make(ok);
    const body = writeXml(['export', [['path', 'D:\\Süd <1>']]]);
    await result({ command: 'exportVideo', method: 'POST', xml: body, kind: 'command' });
    const [request] = requests();
    expect(request?.method).toBe('POST');
    expect(request?.headers.get('content-type')).toBe('text/xml; charset=utf-8');
    expect(await request?.text()).toBe(body);
  });

  test('carries a sign-in in a header and nowhere else, or none at all', async () => {
    const { result, requests } = make(ok, { header: BASIC });
    await result();
    expect(requests()[0]?.headers.get('authorization')).toBe(BASIC);
    expect(requests()[0]?.url).not.toContain('b3Bl');
    network?.close();
    const open = make(ok);
    await open.result();
    expect(open.requests()[0]?.headers.has('authorization')).toBe(false);
  });

  test('gives the result, whatever the case of its tags and whatever else is in it', async () => {
    const { result, answers, client } = make(ok);
    const reply = await result();
    expect(reply.children.map(({ name }) => name)).toEqual(['clips']);
    expect(answers()).toBe(1);
    expect(client.account()).toBe('operator');
  });

  test('of an error code is a Failure with the code and its own words', async () => {
    const { result, answers, requests } = make(code(-37));
    const failure = await failureOf(result());
    expect(failure.facts).toMatchObject({
      code: 'rejected',
      vendorCode: '-37',
      vendorText: 'The end lies before the beginning. Choose the range again.',
      operation: 'test',
      system: 'depot',
      request: `GET ${URL_TEXT}/command?command=getClips`,
    });
    // A refusal is an answer, and asking again changes nothing.
    expect(answers()).toBe(1);
    expect(requests()).toHaveLength(1);
  });

  test('of a code that nobody knows shows its number, and what was said without secrets', async () => {
    const { result } = make(() => xml('<result errorcode="-99">No licence: token=abc</result>'));
    const { facts } = await failureOf(result());
    expect(facts).toMatchObject({ code: 'rejected', vendorCode: '-99' });
    expect(facts.vendorText).toMatch(/error -99.*No licence/);
    expect(facts.vendorText).not.toContain('abc');
  });

  test.each([
    ['a page', () => xml('<html><body>Hello</body></html>', 'text/html')],
    ['half an answer', () => xml('<result errorcode="0"><clips>')],
    ['an answer without its code', () => xml('<result><clips/></result>')],
    ['nothing', () => new Response('')],
    ['a picture', jpeg],
  ])('that is answered with %s is a bad reply', async (_, answer) => {
    const { result, answers } = make(answer);
    expect((await failureOf(result())).code).toBe('badReply');
    expect(answers()).toBe(0);
  });
});

describe('a picture', () => {
  test('is the image', async () => {
    const { image } = make(jpeg);
    expect((await image())?.type).toBe('image/jpeg');
  });

  test.each([-11, -48])('is none where the server has none (%i)', async (number) => {
    const { image } = make(code(number));
    expect(await image()).toBeUndefined();
  });

  test.each([
    [-2, 'notFound'],
    [-21, 'cameraOffline'],
    [-53, 'cameraOffline'],
  ])('is an error where its answer is XML (%i)', async (number, meant) => {
    const { image } = make(code(number));
    expect((await failureOf(image())).facts).toMatchObject({ code: meant, vendorCode: String(number) });
  });

  test.each([
    ['an empty image', () => new Response('', { headers: { 'content-type': 'image/jpeg' } })],
    ['a result without an image', ok],
    ['text', () => new Response('no')],
  ])('is a bad reply as %s', async (_, answer) => {
    const { image } = make(answer);
    expect((await failureOf(image())).code).toBe('badReply');
  });
});

describe('a file', () => {
  test('comes as a stream with its size', async () => {
    const { stream } = make(
      () => new Response('video', { headers: { 'content-type': 'video/mp4', 'content-length': '5' } }),
    );
    const { body, size, type } = await stream();
    expect([await new Response(body).text(), size, type]).toEqual(['video', 5, 'video/mp4']);
  });

  test('is an error where its answer is XML', async () => {
    const { stream } = make(code(-2));
    expect((await failureOf(stream())).facts.vendorCode).toBe('-2');
  });

  test('is not read to its end where it is a page without end', async () => {
    let sent = 0;
    const { stream } = make(() => {
      const endless = new ReadableStream<Uint8Array>({
        pull: (controller) => {
          sent += 1;
          controller.enqueue(new Uint8Array(65_536).fill(65));
        },
      });
      return new Response(endless, { headers: { 'content-type': 'text/html' } });
    });
    expect((await failureOf(stream())).code).toBe('badReply');
    expect(sent).toBeLessThan(100);
  });
});

describe('a failure', () => {
  test('in passing is tried again for a read, a general error (-18) as well', async () => {
    const { result, requests } = make(inTurn(() => new Response('', { status: 500 }), code(-18), ok));
    await result();
    expect(requests()).toHaveLength(3);
  });

  test.each([code(-18), () => new Response('', { status: 503 })])(
    'of a command is told at once: it may have been done',
    async (answer) => {
      const { result, requests } = make(answer);
      await failureOf(result({ kind: 'command', method: 'POST', xml: '<export/>' }));
      expect(requests()).toHaveLength(1);
    },
  );

  test('of a status means what the code in its body means', async () => {
    const { result } = make(() => new Response('<result errorcode="-60"/>', { status: 400 }));
    expect((await failureOf(result())).facts).toMatchObject({
      code: 'noSpace',
      vendorCode: '-60',
      status: 400,
    });
  });

  test('that asks for a long wait is told at once', async () => {
    const { result, requests } = make(
      () => new Response('', { status: 503, headers: { 'retry-after': '60' } }),
    );
    expect((await failureOf(result())).facts).toMatchObject({ code: 'busy', retryAfter: ONE_MINUTE });
    expect(requests()).toHaveLength(1);
  });

  test('does not wait on when the network is back, and ends with the caller', async () => {
    const { vendor, client, call, clock, requests } = make(() => new Response('', { status: 503 }));
    vendor.signals.online.set(false);
    const asked = new AbortController();
    const work = failureOf(client.result({ ...call, signal: asked.signal }));
    await clock.advance(ms(0));
    vendor.signals.online.set(true);
    await clock.advance(ms(0));
    expect(requests()).toHaveLength(2);
    asked.abort();
    expect((await clock.settle(work)).code).toBe('aborted');
  });
});

describe('a refused sign-in', () => {
  test('is told to the session, and the call made once more', async () => {
    const { result, refused, requests } = make(inTurn(unauthorized, ok), { header: BASIC });
    await result({ kind: 'command' });
    expect(refused).toEqual([BASIC]);
    expect(requests()).toHaveLength(2);
  });

  test('twice means that this call is not permitted', async () => {
    const { result, requests } = make(unauthorized, { header: BASIC });
    expect((await failureOf(result())).code).toBe('notPermitted');
    expect(requests()).toHaveLength(2);
  });

  test('is no second call when the session has ended, or where none was sent', async () => {
    const ended = make(unauthorized, { header: BASIC, refusal: 'ends' });
    expect((await failureOf(ended.result())).code).toBe('signInNeeded');
    expect(ended.requests()).toHaveLength(1);
    network?.close();
    const open = make(unauthorized);
    expect((await failureOf(open.result())).code).toBe('signInNeeded');
    expect(open.requests()).toHaveLength(1);
    expect(open.refused).toEqual([undefined]);
  });
});

test('numbers in a reply stay text', async () => {
  const { result } = make(() => xml('<result errorcode="0"><id>7015498111931795223</id></result>'));
  expect(childText(await result(), 'ID')).toBe('7015498111931795223');
});
