import { describe, expect, test, vi } from 'vitest';
import { Failure } from '../../core/failure.ts';
import { ms, ONE_MINUTE } from '../../core/units.ts';
import { COUNT, quiet, startTestUpload, TEXT } from './upload-test-client.ts';

describe('an upload', () => {
  test('sends every piece once, each with its own bytes', async () => {
    const { wire, confirmed, work, acceptAll } = startTestUpload();
    await quiet();
    await acceptAll();
    await work;
    const sent = await Promise.all(wire.pieces.map(({ body }) => body.text()));
    expect(sent).toEqual(['abcd', 'efgh', 'ijkl', 'mnop', 'qrst', 'uvw']);
    expect(confirmed).toEqual([0, 1, 2, 3, 4, 5]);
  });

  test('sends several pieces at a time and the next one when one is confirmed', async () => {
    const { waiting, piece } = startTestUpload();
    await quiet();
    expect(waiting()).toEqual([0, 1, 2]);
    piece(1).accept();
    await quiet();
    expect(waiting()).toEqual([0, 2, 3]);
  });

  test('leaves out what is confirmed, and sends nothing where all is', async () => {
    const some = startTestUpload({ confirmed: (index) => index !== 4 });
    await quiet();
    expect(some.waiting()).toEqual([4]);
    const all = startTestUpload({ confirmed: () => true });
    await all.work;
    expect(all.wire.pieces).toHaveLength(0);
    expect(all.progress.at(-1)).toEqual({ sent: TEXT.length, lines: 0 });
  });

  test('asks for the request of a piece only when it leaves', async () => {
    const asked: number[] = [];
    const request = async (index: number) => {
      asked.push(index);
      await quiet();
      return { address: `/proxy/${index}`, method: 'PUT', headers: {} } as const;
    };
    const { piece } = startTestUpload({ request });
    await quiet();
    expect(asked).toEqual([0, 1, 2]);
    await quiet();
    piece(0).accept();
    await quiet();
    expect(asked).toEqual([0, 1, 2, 3]);
  });

  test('tells how much has left a few times a second, and the end in any case', async () => {
    const { clock, progress, piece, acceptAll, work } = startTestUpload();
    await quiet();
    const before = progress.length;
    for (let bytes = 0; bytes < 4; bytes += 1) {
      piece(0).listener.moved(bytes);
      await clock.advance(ms(50));
    }
    expect(progress.length - before).toBeLessThanOrEqual(1);
    await clock.advance(ms(250));
    expect(progress.at(-1)).toEqual({ sent: 3, lines: 3 });
    await acceptAll();
    await work;
    expect(progress.at(-1)).toEqual({ sent: TEXT.length, lines: 0 });
  });
});

describe('what passes by itself', () => {
  test('a piece refused with 500 three times is sent until it is taken', async () => {
    const { clock, piece, work, acceptAll, wire, confirmed } = startTestUpload({
      confirmed: (index) => index !== 2,
    });
    await quiet();
    for (let round = 0; round < 3; round += 1) {
      piece(2).refuse(500);
      await clock.advance(ms(10_000));
    }
    await acceptAll();
    await work;
    expect(wire.pieces).toHaveLength(4);
    expect(confirmed).toEqual([2]);
  });

  test('a broken line is told with the time of the next try, and nothing leaves before', async () => {
    const { clock, wire, progress, waiting } = startTestUpload();
    await quiet();
    for (const one of wire.waiting()) one.breakOff();
    await quiet();
    expect(progress.at(-1)).toMatchObject({ sent: 0, lines: 0, retryAt: 1_000 });
    expect(progress.at(-1)?.trouble?.code).toBe('unreachable');
    await clock.advance(ms(999));
    expect(waiting()).toEqual([]);
    await clock.advance(ms(1));
    expect(waiting()).toHaveLength(1);
  });

  test('all lines are used again once one piece got through', async () => {
    const { clock, wire, waiting, progress } = startTestUpload();
    await quiet();
    for (const one of wire.waiting()) one.breakOff();
    await clock.advance(ms(1_000));
    wire.waiting()[0]?.accept();
    await quiet();
    expect(waiting()).toHaveLength(3);
    expect(progress.at(-1)?.trouble).toBeUndefined();
    expect(progress.at(-1)?.retryAt).toBeUndefined();
  });

  test('a line that is down for an hour is tried for that long', async () => {
    const { clock, wire, work, acceptAll, confirmed } = startTestUpload();
    await quiet();
    const until = clock.now() + 60 * ONE_MINUTE;
    while (clock.now() < until) {
      for (const one of wire.waiting()) one.breakOff();
      await clock.advance(ms(15_000));
    }
    await clock.advance(ms(30_000));
    await acceptAll();
    await work;
    expect(confirmed).toHaveLength(COUNT);
  });

  test("the network's return ends the wait", async () => {
    const { online, wire, waiting, progress } = startTestUpload();
    await quiet();
    online.set(false);
    for (const one of wire.waiting()) one.breakOff();
    await quiet();
    expect(progress.at(-1)?.trouble?.code).toBe('offline');
    expect(waiting()).toEqual([]);
    online.set(true);
    await quiet();
    expect(waiting()).toHaveLength(1);
  });

  test('too many requests wait as long as the failure says', async () => {
    const failure = new Failure({ code: 'busy', operation: 'send piece', retryAfter: ms(20_000) });
    const { clock, piece, waiting } = startTestUpload({
      confirmed: (index) => index > 0,
      failureOf: () => failure,
    });
    await quiet();
    piece(0).refuse(429);
    await clock.advance(ms(19_999));
    expect(waiting()).toEqual([]);
    await clock.advance(ms(1));
    expect(waiting()).toEqual([0]);
  });

  test("the proxy's word that it reaches nobody is not taken for the system's", async () => {
    const failureOf = vi.fn();
    const { clock, piece, waiting, progress } = startTestUpload({
      confirmed: (index) => index > 0,
      failureOf,
    });
    await quiet();
    const body = JSON.stringify({ error: { from: 'sightline-proxy', code: 'connection_lost', message: '' } });
    piece(0).refuse(502, body, { 'x-sightline-proxy': 'error' });
    await quiet();
    expect(progress.at(-1)?.trouble?.code).toBe('unreachable');
    await clock.advance(ms(1_000));
    expect(waiting()).toEqual([0]);
    expect(failureOf).not.toHaveBeenCalled();
  });

  test('a refused credential is tried once more with the one of the moment', async () => {
    let token = 'old';
    const { piece, work, wire } = startTestUpload({
      confirmed: (index) => index > 0,
      request: () => ({ address: '/proxy/0', method: 'PUT', headers: { 'x-token': token } }),
    });
    await quiet();
    token = 'new';
    piece(0).refuse(401);
    await quiet();
    piece(0).accept();
    await work;
    expect(wire.pieces.map(({ request }) => request.headers['x-token'])).toEqual(['old', 'new']);
  });

  test('a request that cannot be made for want of a network waits as well', async () => {
    let isUp = false;
    const { clock, work, acceptAll, confirmed } = startTestUpload({
      request: (index) => {
        if (!isUp) throw new Failure({ code: 'unreachable', operation: 'renew session' });
        return { address: `/proxy/${index}`, method: 'PUT', headers: {} };
      },
    });
    await clock.advance(ms(5_000));
    isUp = true;
    await clock.advance(ms(10_000));
    await acceptAll();
    await work;
    expect(confirmed).toHaveLength(COUNT);
  });
});

describe('time limits of a piece', () => {
  test('one that does not move for a minute is sent again', async () => {
    const { clock, wire, progress, waiting } = startTestUpload({ confirmed: (index) => index > 0 });
    await quiet();
    await clock.advance(ONE_MINUTE);
    expect(wire.pieces[0]?.isStopped()).toBe(true);
    expect(progress.at(-1)?.trouble?.code).toBe('timeout');
    await clock.advance(ms(1_000));
    expect(waiting()).toEqual([0]);
  });

  test('one that moves slowly has all the time it needs', async () => {
    const { clock, wire, piece } = startTestUpload({ confirmed: (index) => index > 0 });
    await quiet();
    for (let round = 0; round < 60; round += 1) {
      await clock.advance(ms(50_000));
      piece(0).listener.moved(1);
      await quiet();
    }
    expect(wire.pieces).toHaveLength(1);
  });

  test('an answer may take three minutes while other pieces wait', async () => {
    const { clock, wire, piece } = startTestUpload();
    await quiet();
    const [first] = wire.pieces;
    piece(0).listener.sent();
    const keepMoving = async () => {
      for (const one of wire.waiting()) if (one !== first) one.listener.moved(1);
      await clock.advance(ms(30_000));
    };
    for (let round = 0; round < 5; round += 1) await keepMoving();
    expect(first?.isStopped()).toBe(false);
    for (let round = 0; round < 2; round += 1) await keepMoving();
    expect(first?.isStopped()).toBe(true);
  });

  test('an answer that may complete the file has half an hour: the checksum of all is computed in it', async () => {
    const { clock, wire, piece, work } = startTestUpload({ confirmed: (index) => index > 1 });
    await quiet();
    piece(0).listener.sent();
    piece(1).listener.sent();
    await clock.advance(ms(29 * ONE_MINUTE));
    expect(wire.pieces.map((one) => one.isStopped())).toEqual([false, false]);
    piece(0).accept();
    piece(1).accept();
    await work;
    expect(wire.pieces).toHaveLength(2);
  });
});
