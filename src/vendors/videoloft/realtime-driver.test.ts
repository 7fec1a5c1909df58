import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { CameraId } from '../../core/ids.ts';
import { type Ms, ms, ONE_MINUTE, ONE_SECOND } from '../../core/units.ts';
import {
  CAMERAS,
  createEmulatedVideoloft,
  type EmulatedVideoloft,
  OPERATOR,
} from '../../testing/emulated-videoloft.ts';
import { createFakeRealtime, type FakeRealtime } from '../../testing/fake-realtime.ts';
import type { VendorContext } from '../contract.ts';
import type { CameraNews, Following } from '../contract-realtime.ts';
import { createVideoloftSystem } from './system.ts';

const { gate, gateSouth, counter } = CAMERAS;
const seconds = (value: number): Ms => ms(value * ONE_SECOND);
const minutes = (value: number): Ms => ms(value * ONE_MINUTE);

let server: FakeRealtime;
let site: EmulatedVideoloft;
const advance = (by: Ms) => site.clock.advance(by);

beforeEach(async () => {
  server = createFakeRealtime();
  site = createEmulatedVideoloft({}, server.wrap);
  // One logger, so that there is one connection.
  for (const camera of [gate, gateSouth, counter]) site.emulator.control.moveLogger(camera, 0);
  await site.signIn();
});
afterEach(() => site.close());

function follow(...cameras: readonly CameraId[]): Following & { readonly news: CameraNews[] } {
  const { realtime } = site.system.can;
  if (!realtime.offered) throw new Error('News are offered.');
  const news: CameraNews[] = [];
  return { ...realtime.use.follow(cameras, (one) => news.push(one)), news };
}
const status = (camera: string, word: string, more: object = {}): string =>
  `data: ${JSON.stringify({ type: 'liveSession', data: { uidd: camera, status: word, ...more } })}\n\n`;
const alert = (camera: string, id: number, seconds: number): string => {
  const startt = Date.UTC(2026, 8, 16, 13);
  const data = { uid: camera, id, startt, enddt: startt + seconds * 1000, rom: 1, type: 'motion' };
  return `data: ${JSON.stringify({ type: 'alert', data })}\n\n`;
};
const states = (news: readonly CameraNews[]) =>
  news.flatMap((one) => (one.kind === 'status' ? one.status.state : []));
const asked = () => server.connections.map(({ cameras }) => [...cameras]);

describe('the first connection', () => {
  test('waits a moment for more cameras, and names all of them', async () => {
    follow(gate);
    follow(gateSouth);
    await advance(seconds(0.1));
    follow(counter);
    expect(asked()).toEqual([]);
    await advance(seconds(0.5));
    expect(asked()).toEqual([[gate, gateSouth, counter]]);
  });

  test('is asked for with the token in the header, in the form of the document (rule 19)', async () => {
    follow(gate);
    await advance(seconds(1));
    expect(server.last().authorization).toMatch(/^ManythingToken \S+$/);
    expect([...server.last().url.searchParams.keys()]).toEqual(['uidd']);
  });

  test('covers its cameras when it is answered, and not before', async () => {
    const answer = server.hold();
    const { covered } = follow(gate);
    await advance(seconds(1));
    expect(covered.get().size).toBe(0);
    answer();
    await advance(seconds(1));
    expect([...covered.get()]).toEqual([gate]);
  });
});

describe('a renewal after 4 min (rule 17)', () => {
  async function renewing() {
    const heard = follow(gate);
    await advance(seconds(1));
    const first = server.last();
    await advance(minutes(4));
    const second = server.last();
    expect(second).not.toBe(first);
    return { ...heard, first, second };
  }

  test('opens the new connection before it closes the old one, which goes soon', async () => {
    const { first, second, covered } = await renewing();
    expect([first.isOpen(), second.isOpen()]).toEqual([true, true]);
    await advance(seconds(3));
    expect([first.isOpen(), second.isOpen()]).toEqual([false, true]);
    expect([...covered.get()]).toEqual([gate]);
  });

  test('loses nothing and doubles nothing of what comes over either', async () => {
    const { first, second, news } = await renewing();
    first.say(status(gate, 'offline'));
    second.say(status(gate, 'offline'));
    second.say(alert(gate, 7, 10) + status(gate, 'novideo'));
    first.say(alert(gate, 7, 10) + status(gate, 'novideo'));
    first.say(status(gate, 'live', { live: true }));
    await advance(seconds(1));
    expect(states(news)).toEqual(['offline', 'noVideo', 'live']);
    expect(news.filter(({ kind }) => kind === 'event')).toHaveLength(1);
    expect(news.some(({ kind }) => kind === 'gap')).toBe(false);
  });

  test('that the logger does not answer leaves the old connection in place', async () => {
    const { news, covered } = follow(gate);
    await advance(seconds(1));
    const first = server.last();
    server.refuseWith(() => new Response(null, { status: 500 }));
    await advance(minutes(4.5));
    expect(first.isOpen()).toBe(true);
    expect([...covered.get()]).toEqual([gate]);
    first.say(status(gate, 'offline'));
    server.refuseWith(undefined);
    await advance(minutes(1));
    expect(states(news)).toEqual(['offline']);
    expect(server.open()).toHaveLength(1);
    expect(news.some(({ kind }) => kind === 'gap')).toBe(false);
  });

  test('may wait for its first news: the old connection is heard until the server ends it', async () => {
    const { news, covered } = follow(gate);
    await advance(seconds(1));
    const first = server.last();
    const answer = server.hold();
    await advance(minutes(4.5));
    first.say(status(gate, 'offline'));
    await advance(seconds(1));
    expect([...covered.get()]).toEqual([gate]);
    first.end();
    await advance(seconds(1));
    expect(covered.get().size).toBe(0);
    answer();
    await advance(seconds(1));
    expect([...covered.get()]).toEqual([gate]);
    expect(news.map(({ kind }) => kind)).toEqual(['status', 'gap']);
    expect(asked()).toHaveLength(2);
  });

  test('drops a connection that the server should have ended and that nothing replaces', async () => {
    const { news, covered } = follow(gate);
    await advance(seconds(1));
    server.refuseWith(() => new Response(null, { status: 500 }));
    await advance(minutes(6));
    expect(covered.get().size).toBe(0);
    expect(server.open()).toHaveLength(0);
    server.refuseWith(undefined);
    await advance(minutes(1));
    expect([...covered.get()]).toEqual([gate]);
    expect(news).toEqual([{ kind: 'gap', cameras: [gate] }]);
  });
});

describe('an event that lasts', () => {
  test('is told again with its later end, and not with the same', async () => {
    const { news } = follow(gate);
    await advance(seconds(1));
    server.last().say(alert(gate, 7, 10) + alert(gate, 7, 10) + alert(gate, 7, 20));
    await advance(seconds(1));
    const lengths = news.flatMap((one) => (one.kind === 'event' ? one.event.endAt - one.event.startAt : []));
    expect(lengths).toEqual([10_000, 20_000]);
  });
});

describe('what was not asked for', () => {
  test('is not told: a mix-up of cameras hit a real client', async () => {
    const { news } = follow(gate);
    await advance(seconds(1));
    follow(gateSouth);
    server.last().say(status(gateSouth, 'offline') + status(counter, 'offline') + alert(counter, 1, 2));
    server.last().say(status(gate, 'offline'));
    await advance(seconds(1));
    expect(news).toMatchObject([{ kind: 'status', camera: gate }]);
  });

  test('is passed over, and the connection lives on: nonsense, other types, no name', async () => {
    const { news, covered } = follow(gate);
    await advance(seconds(1));
    server
      .last()
      .say('<html>{"}}}\n{"type":"weather","data":{"uidd":"1.1"}}\u0000[[[[{"type":"alert","data":{}}');
    server.last().say(`"data": ${'{"a":'.repeat(100)}\n${status(gate, 'offline')}`);
    await advance(seconds(1));
    expect(states(news)).toEqual(['offline']);
    expect([...covered.get()]).toEqual([gate]);
  });
});

describe('who is followed', () => {
  test('may be covered already: nothing is asked', async () => {
    follow(gate, gateSouth);
    await advance(seconds(1));
    const { news, covered } = follow(gate);
    await advance(minutes(2));
    expect([...covered.get()]).toEqual([gate]);
    server.last().say(status(gate, 'offline'));
    await advance(seconds(1));
    expect(states(news)).toEqual(['offline']);
    expect(asked()).toHaveLength(1);
  });

  test('may be more: one connection for all replaces the first after a second, without a gap', async () => {
    const first = follow(gate);
    await advance(seconds(1));
    const second = follow(gateSouth);
    await advance(seconds(0.3));
    follow(counter);
    expect(second.covered.get().size).toBe(0);
    await advance(seconds(3));
    expect(asked()).toEqual([[gate], [gate, gateSouth, counter]]);
    expect(server.open()).toHaveLength(1);
    expect([...second.covered.get()]).toEqual([gateSouth]);
    expect([...first.news, ...second.news]).toEqual([]);
  });

  test('may be fewer: that waits for the renewal', async () => {
    const both = follow(gate, gateSouth);
    await advance(seconds(1));
    follow(gate);
    both.end();
    await advance(minutes(3));
    expect(asked()).toHaveLength(1);
    await advance(minutes(1.2));
    expect(asked()).toEqual([[gate, gateSouth], [gate]]);
  });

  test('may be nobody: the connection closes after a few seconds, and is kept for who comes sooner', async () => {
    const first = follow(gate);
    await advance(seconds(1));
    first.end();
    await advance(seconds(3));
    const second = follow(gate);
    await advance(seconds(10));
    expect(server.open()).toHaveLength(1);
    expect([...second.covered.get()]).toEqual([gate]);
    second.end();
    await advance(seconds(6));
    expect(server.open()).toHaveLength(0);
    await advance(minutes(20));
    expect(asked()).toHaveLength(1);
  });

  test('hears nothing after the end, while others do', async () => {
    const [gone, there] = [follow(gate), follow(gate)];
    await advance(seconds(1));
    gone.end();
    server.last().say(status(gate, 'offline'));
    await advance(seconds(1));
    expect(states(gone.news)).toEqual([]);
    expect(states(there.news)).toEqual(['offline']);
  });
});

describe('a logger that refuses', () => {
  test.each([404, 405, 501])(
    'with %i has no such call: it is asked again every ten minutes',
    async (code) => {
      server.refuseWith(() => new Response('No such call', { status: code }));
      const { covered } = follow(gate);
      await advance(seconds(10));
      const times = () => site.requests().filter(({ url }) => url.includes('/cameras/realtime/live')).length;
      const before = times();
      await advance(minutes(9));
      expect(times()).toBe(before);
      server.refuseWith(undefined);
      await advance(minutes(2));
      expect([...covered.get()]).toEqual([gate]);
    },
  );

  test('by ending at once is asked ever more seldom', async () => {
    server.refuseWith(() => new Response('', { headers: { 'content-type': 'text/event-stream' } }));
    follow(gate);
    await advance(minutes(5));
    const times = site.requests().filter(({ url }) => url.includes('/cameras/realtime/live')).length;
    expect(times).toBeGreaterThan(5);
    expect(times).toBeLessThan(25);
  });

  test('a camera in words is left uncovered, and its servers are asked anew', async () => {
    const { covered, news } = follow(gate, gateSouth);
    await advance(seconds(1));
    site.emulator.control.moveLogger(gate, 1);
    server.last().say(`{"errors":[{"${gate}":"Not resident"},{"9.9":"Unauthorized"}]}`);
    await advance(seconds(1));
    expect([...covered.get()]).toEqual([gateSouth, gate].toSorted());
    expect(server.open().map(({ cameras }) => [...cameras])).toEqual([[gate, gateSouth], [gate]]);
    expect(news).toEqual([{ kind: 'gap', cameras: [gate] }]);
    server.connections[0]?.say(status(gate, 'offline'));
    await advance(seconds(1));
    expect(states(news)).toEqual([]);
  });
});

describe('a tab that nobody sees', () => {
  test('keeps its connection for half a minute, then closes it, and has a gap when it is shown', async () => {
    const { covered, news } = follow(gate);
    await advance(seconds(1));
    site.signals.visible.set(false);
    await advance(seconds(29));
    expect(server.open()).toHaveLength(1);
    await advance(seconds(2));
    expect(server.open()).toHaveLength(0);
    expect(covered.get().size).toBe(0);
    follow(gateSouth);
    await advance(minutes(20));
    expect(asked()).toHaveLength(1);
    site.signals.visible.set(true);
    await advance(seconds(1));
    expect([...covered.get()]).toEqual([gate]);
    expect(news).toEqual([{ kind: 'gap', cameras: [gate] }]);
    expect(asked().at(-1)).toEqual([gate, gateSouth]);
  });

  test('that is shown again soon has missed nothing', async () => {
    const { news } = follow(gate);
    await advance(seconds(1));
    site.signals.visible.set(false);
    await advance(seconds(20));
    site.signals.visible.set(true);
    await advance(minutes(1));
    expect(asked()).toHaveLength(1);
    expect(news).toEqual([]);
  });
});

describe('a session that ends', () => {
  test('closes everything and is forgotten; the next one begins anew', async () => {
    const { covered, news } = follow(gate);
    await advance(seconds(1));
    const before = server.last();
    await site.clock.settle(site.system.session.signOut());
    await advance(seconds(1));
    expect(before.isOpen()).toBe(false);
    expect(covered.get().size).toBe(0);
    await advance(minutes(20));
    expect(asked()).toHaveLength(1);
    await site.signIn();
    await advance(seconds(1));
    expect([...covered.get()]).toEqual([gate]);
    expect(server.last().authorization).not.toBe(before.authorization);
    expect(news).toEqual([]);
  });

  test('with the page leaves nothing open', async () => {
    follow(gate);
    await advance(seconds(1));
    site.system.dispose();
    await advance(minutes(20));
    expect(server.open()).toHaveLength(0);
    expect(asked()).toHaveLength(1);
  });
});

describe('a browser with few connections', () => {
  test('opens none without a slot, tries again every half minute, and gives the slot back', async () => {
    let free = 0;
    let tries = 0;
    const streams: VendorContext['streams'] = {
      take: () => {
        tries += 1;
        if (free === 0) return Promise.resolve(undefined);
        free -= 1;
        return Promise.resolve(() => {
          free += 1;
        });
      },
    };
    const system = createVideoloftSystem({ ...site.context(), streams });
    const { realtime } = system.can;
    if (!realtime.offered) throw new Error('News are offered.');
    await site.clock.settle(system.session.signIn(OPERATOR));
    const following = realtime.use.follow([gate], () => {});
    await advance(seconds(65));
    expect(tries).toBe(3);
    expect(asked()).toEqual([]);
    free = 1;
    await advance(seconds(30));
    expect([...following.covered.get()]).toEqual([gate]);
    expect(free).toBe(0);
    // A renewal uses the same one.
    await advance(minutes(9));
    expect(asked()).toHaveLength(3);
    expect(tries).toBe(4);
    following.end();
    await advance(seconds(6));
    expect(free).toBe(1);
    system.dispose();
  });
});
