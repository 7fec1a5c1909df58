import { afterEach, describe, expect, it } from 'vitest';
import { ms } from '../core/units.ts';
import { CAMERAS, createEmulatedVideoloft, type EmulatedVideoloft } from '../testing/emulated-videoloft.ts';
import { createFirstPicture } from './first-picture.ts';
import { createQuietSystem } from './quiet-system.ts';

let site: EmulatedVideoloft;
afterEach(() => site.close());

const signal = new AbortController().signal;

async function setUp() {
  site = createEmulatedVideoloft();
  await site.signIn();
  const picture = createFirstPicture(site.clock);
  const { cameras, can } = createQuietSystem(site.system, picture);
  if (!can.events.offered) throw new Error('Events are offered.');
  return { picture, cameras, events: can.events.use };
}
const asked = () => site.emulator.log.entries().map(({ op }) => op);

describe('a quiet system', () => {
  it('answers as ever when no picture is on its way', async () => {
    const { cameras, events } = await setUp();
    const list = await site.clock.settle(cameras.list(signal));
    expect(list.cameras.length).toBeGreaterThan(0);
    const { events: found } = await site.clock.settle(events.page(CAMERAS.gate, {}, signal));
    expect(found.length).toBeGreaterThan(0);
  });

  it('asks for nothing but footage while one is', async () => {
    const { picture, cameras, events } = await setUp();
    const [event] = (await site.clock.settle(events.page(CAMERAS.gate, {}, signal))).events;
    if (event === undefined) throw new Error('The camera has events.');
    const letGo = picture.expect();
    const before = asked().length;
    const waiting = Promise.all([
      cameras.list(signal),
      cameras.statuses([CAMERAS.gate], signal),
      events.page(CAMERAS.gate, {}, signal),
      events.thumb(event, signal),
    ]);
    await site.clock.advance(ms(200));
    expect(asked()).toHaveLength(before);
    await expect(site.clock.settle(events.video(event, signal))).resolves.toBeDefined();
    letGo();
    await site.clock.settle(waiting);
    expect(asked().length).toBeGreaterThan(before);
  });
});
