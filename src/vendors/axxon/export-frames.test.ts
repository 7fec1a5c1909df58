/** Pictures whose headers arrive and whose bytes do not. The rest is in axxon-exports-wire.test.ts. */
import { expect, test } from 'vitest';
import { cameraId, connectionId } from '../../core/ids.ts';
import { epochMs, ms, ONE_SECOND } from '../../core/units.ts';
import { createFakeClock } from '../../testing/fake-clock.ts';
import { failureOf } from '../../testing/failure-of.ts';
import { createExportFrames } from './export-frames.ts';

const system = connectionId('warehouse');
const camera = cameraId('SERVER1/DeviceIpint.3/SourceEndpoint.video:0:0');
const AT = epochMs(Date.UTC(2026, 10, 20, 15, 10));

function setUp(end: (controller: ReadableStreamDefaultController<Uint8Array>) => void) {
  const clock = createFakeClock(AT, () => new Promise((resolve) => setImmediate(resolve)));
  const answer = () =>
    new Response(
      new ReadableStream<Uint8Array>({
        start: (controller) => {
          controller.enqueue(new Uint8Array(10));
          end(controller);
        },
      }),
      { headers: { 'content-type': 'image/jpeg' } },
    );
  const send = () => Promise.resolve(answer());
  const sourceOf = () => Promise.resolve(camera);
  return { clock, frames: createExportFrames({ system, client: { send }, clock, sourceOf }) };
}

const { signal } = new AbortController();

test('a picture that breaks off on its way is unreachable', async () => {
  const { frames } = setUp((controller) => controller.error(new TypeError('network error')));
  const failure = await failureOf(frames.frame(camera, undefined, AT, signal));
  expect(failure.facts).toMatchObject({ code: 'unreachable', operation: 'fetch picture', system });
});

test('a picture that stops coming is given up after 20 s, and not before', async () => {
  const { clock, frames } = setUp(() => undefined);
  let ended = false;
  const failing = failureOf(frames.frame(camera, undefined, AT, signal)).finally(() => {
    ended = true;
  });
  await clock.advance(ms(19 * ONE_SECOND));
  expect(ended).toBe(false);
  await clock.advance(ONE_SECOND);
  expect((await failing).code).toBe('timeout');
});

test('a picture that nobody waits for any more is aborted', async () => {
  const { clock, frames } = setUp(() => undefined);
  const controller = new AbortController();
  const failing = failureOf(frames.liveFrame(camera, controller.signal));
  await clock.advance(ONE_SECOND);
  controller.abort();
  expect((await failing).code).toBe('aborted');
});

test('a picture that arrives is the picture', async () => {
  const { clock, frames } = setUp((controller) => controller.close());
  const still = await clock.settle(frames.frame(camera, undefined, AT, signal));
  expect(still?.image.size).toBe(10);
  expect(still?.at).toBe(AT);
});
