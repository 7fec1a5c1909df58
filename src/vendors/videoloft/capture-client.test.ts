import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Ms, ms, ONE_SECOND } from '../../core/units.ts';
import {
  CAMERAS,
  createEmulatedVideoloft,
  type EmulatedVideoloft,
} from '../../testing/emulated-videoloft.ts';
import { failureOf } from '../../testing/failure-of.ts';
import type { Still } from '../contract.ts';
import type { Stills, StillSize } from '../contract-control.ts';

let site: EmulatedVideoloft;
let stills: Stills;
let sentAt: number[];
const seconds = (value: number): Ms => ms(value * ONE_SECOND);
const CAMERA = CAMERAS.counter;

async function connect(options: Parameters<typeof createEmulatedVideoloft>[0] = {}): Promise<void> {
  site = createEmulatedVideoloft(options);
  const { can } = site.system;
  if (!can.stills.offered) throw new Error('Stills are offered.');
  stills = can.stills.use;
  await site.signIn();
}
beforeEach(() => {
  sentAt = [];
});
afterEach(() => site.close());

const logged = (op: string) => site.emulator.log.entries().filter((entry) => entry.op === op);
const capture = (size: StillSize = 'large', signal = new AbortController().signal): Promise<Still> =>
  stills.capture(CAMERA, size, () => sentAt.push(site.clock.now()), signal);

describe('a picture on demand', () => {
  test.each<[StillSize, string, string]>([
    ['small', 'capturethumb', 'getthumb'],
    ['large', 'capturestill', 'getstill'],
  ])(
    '%s is asked for by %s and fetched by %s when it is newer (rules 12, 16)',
    async (size, action, call) => {
      await connect();
      const from = site.clock.now();
      const still = await site.clock.settle(capture(size));
      expect(logged('sendcameratask')).toMatchObject([{ action, uidd: CAMERA, status: 200 }]);
      expect(sentAt).toHaveLength(1);
      expect(sentAt[0]).toBeLessThan(from + ONE_SECOND);
      expect(still.image.type).toBe('image/jpeg');
      expect(still.image.size).toBeGreaterThan(0);
      expect(still.at).toBeGreaterThanOrEqual(from);
      const fetched = logged(call);
      expect(fetched).toHaveLength(1);
      expect(fetched[0]?.url).toMatch(new RegExp(`/${call}/${CAMERA}/${still.at / ONE_SECOND}/token#1$`));
    },
  );

  test('is looked for once a second, beginning with what was there before', async () => {
    await connect({ captureMs: 5500 });
    await site.clock.settle(capture());
    const asked = logged('status').map(({ at }) => at);
    const task = logged('sendcameratask')[0]?.at ?? 0;
    expect(asked[0]).toBeLessThanOrEqual(task);
    expect(asked.length).toBeGreaterThanOrEqual(6);
    for (const [index, at] of asked.slice(2).entries()) {
      expect(at - (asked[index + 1] ?? 0)).toBeGreaterThanOrEqual(ONE_SECOND);
    }
  });

  test('is told apart from an older one by the vendor’s clock alone, however wrong ours is', async () => {
    const behind = 3600;
    await connect();
    const shift = (text: string) =>
      text.replaceAll(/"last(thumb|still)":(\d+)/g, (_, kind: string, at: string) => {
        return `"last${kind}":${Number(at) - behind}`;
      });
    site.setAnswer(async (request) => {
      const url = new URL(request.url);
      // Pictures are named an hour earlier than the emulator takes them.
      const name = /^\/getstill\/([\d.]+)\/(\d+)\//.exec(url.pathname);
      if (name?.[2] !== undefined) {
        url.pathname = url.pathname.replace(name[2], String(Number(name[2]) + behind));
        return site.emulator.handle(new Request(url, request));
      }
      const answer = await site.emulator.handle(request);
      if (url.pathname !== '/cameras/status') return answer;
      return new Response(shift(await answer.text()), { headers: answer.headers });
    });
    const from = site.clock.now();
    const still = await site.clock.settle(capture());
    expect(still.at).toBeLessThan(from);
    expect(site.clock.now() - from).toBeLessThan(10 * ONE_SECOND);
  });

  test('is the first one where the camera never took any', async () => {
    await connect();
    let statuses = 0;
    site.setAnswer(async (request) => {
      const answer = await site.emulator.handle(request);
      if (new URL(request.url).pathname !== '/cameras/status') return answer;
      statuses += 1;
      const text = await answer.text();
      const body = statuses > 2 ? text : text.replaceAll(/"last(thumb|still)":\d+/g, '"last$1":null');
      return new Response(body, { headers: answer.headers });
    });
    await expect(site.clock.settle(capture())).resolves.toMatchObject({ image: { type: 'image/jpeg' } });
    expect(statuses).toBe(3);
  });

  test('that does not come within 30 s is given up, and says what was waited for', async () => {
    await connect({ captureMs: 60_000 });
    const from = site.clock.now();
    const failure = await failureOf(site.clock.settle(capture()));
    expect(failure.facts).toMatchObject({
      code: 'timeout',
      operation: 'wait for the new picture',
      system: site.system.id,
    });
    expect(sentAt).toHaveLength(1);
    expect(site.clock.now() - from).toBeGreaterThanOrEqual(30 * ONE_SECOND);
    expect(site.clock.now() - from).toBeLessThan(32 * ONE_SECOND);
  });

  test('comes also when looking for it fails for a while', async () => {
    await connect();
    const work = capture();
    await site.clock.advance(seconds(0.5));
    site.emulator.faults.add({ op: 'status', kind: 'status', status: 500, times: 6 });
    await expect(site.clock.settle(work)).resolves.toMatchObject({ image: { type: 'image/jpeg' } });
  });

  test('that could not be looked for tells why', async () => {
    await connect();
    const work = failureOf(capture());
    await site.clock.advance(seconds(0.5));
    site.emulator.control.cut(true);
    expect((await site.clock.settle(work)).code).toBe('unreachable');
  });

  test('is looked for again when it is named a moment before it can be fetched', async () => {
    await connect();
    site.emulator.faults.add({ op: 'getstill', kind: 'status', status: 404 });
    await expect(site.clock.settle(capture())).resolves.toMatchObject({ image: { type: 'image/jpeg' } });
    expect(logged('getstill')).toHaveLength(2);
  });

  test.each([
    ['nothing', '', 'image/jpeg'],
    ['a page', '<html>Sign in</html>', 'text/html'],
  ])('that is %s is no picture', async (_, body, contentType) => {
    await connect();
    site.emulator.faults.add({ op: 'getstill', kind: 'body', body, contentType });
    const failure = await failureOf(site.clock.settle(capture()));
    expect(failure.facts).toMatchObject({ code: 'badReply', operation: 'fetch the new picture' });
  });

  test('that nobody waits for any more ends silently, and nothing more is asked', async () => {
    await connect({ captureMs: 60_000 });
    const caller = new AbortController();
    const work = failureOf(capture('large', caller.signal));
    await site.clock.advance(seconds(3));
    caller.abort();
    expect((await site.clock.settle(work)).code).toBe('aborted');
    const before = site.requests().length;
    await site.clock.advance(seconds(40));
    expect(site.requests()).toHaveLength(before);
  });

  test('is not told as sent when the system refuses it', async () => {
    await connect();
    site.emulator.faults.add({ op: 'sendcameratask', kind: 'status', status: 403 });
    expect((await failureOf(site.clock.settle(capture()))).code).toBe('notPermitted');
    expect(sentAt).toEqual([]);
  });

  test('has two sizes, whose measures people are told (rule 16)', async () => {
    await connect();
    expect(stills.sizes).toEqual({ small: '256 × 144', large: '640 × 360' });
  });
});
