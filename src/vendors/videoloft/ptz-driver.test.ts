import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Failure } from '../../core/failure.ts';
import { type Ms, ms, ONE_MINUTE, ONE_SECOND } from '../../core/units.ts';
import {
  CAMERAS,
  createEmulatedVideoloft,
  type EmulatedVideoloft,
} from '../../testing/emulated-videoloft.ts';
import { failureOf } from '../../testing/failure-of.ts';
import type { Ptz, PtzHold, PtzMove } from '../contract-control.ts';

let site: EmulatedVideoloft;
let ptz: Ptz;
let told: Failure[];
const { signal } = new AbortController();
const seconds = (value: number): Ms => ms(value * ONE_SECOND);
const CAMERA = CAMERAS.gate;

beforeEach(async () => {
  site = createEmulatedVideoloft();
  told = [];
  const { can } = site.system;
  if (!can.ptz.offered) throw new Error('Movement is offered.');
  ptz = can.ptz.use;
  await site.signIn();
});
afterEach(async () => {
  // What still moves is stopped at the end: that must not reach the next test's network.
  site.system.dispose();
  await site.clock.advance(seconds(10));
  site.close();
});

const hold = (move: PtzMove): PtzHold => ptz.hold(CAMERA, move, (failure) => told.push(failure));
const tasks = () => site.emulator.log.entries().filter(({ op }) => op === 'sendcameratask');
const actions = () => tasks().map(({ action }) => action);
const moving = () => site.emulator.control.ptz(CAMERA).moving;
const codes = () => told.map(({ code }) => code);

describe('moving a camera', () => {
  test('is offered in six ways, with the reasons for what is not there (rule 14)', () => {
    expect([...ptz.moves]).toEqual(['up', 'down', 'left', 'right', 'in', 'out']);
    expect(ptz.otherMoves).toMatch(/^[A-Z].*\.$/);
    expect(ptz.hint).toMatch(/Hikvision/);
    expect(ptz.presets).toMatchObject({ offered: false });
  });

  test.each<[PtzMove, Record<string, number>]>([
    ['up', { tilt: 1 }],
    ['down', { tilt: -1 }],
    ['left', { pan: -1 }],
    ['right', { pan: 1 }],
    ['in', { zoom: 1 }],
    ['out', { zoom: -1 }],
  ])('by one step %s sends one request, and stops by itself (rule 14)', async (move, position) => {
    await site.clock.settle(ptz.step(CAMERA, move, signal));
    expect(actions()).toEqual([`ptz_${move}`]);
    await site.clock.advance(seconds(5));
    expect(site.emulator.control.ptz(CAMERA)).toMatchObject({ ...position, moving: undefined });
  });

  test('in a way that the system does not know is refused without asking it', async () => {
    expect((await failureOf(ptz.step(CAMERA, 'upLeft', signal))).code).toBe('rejected');
    hold('downRight').end();
    await site.clock.advance(seconds(1));
    expect(codes()).toEqual(['rejected']);
    expect(tasks()).toEqual([]);
  });

  test('takes steps in the order in which they were asked for', async () => {
    site.emulator.faults.add({ op: 'sendcameratask', kind: 'delay', ms: 2000 });
    const steps = Promise.all([
      ptz.step(CAMERA, 'up', signal),
      ptz.step(CAMERA, 'left', signal),
      ptz.step(CAMERA, 'in', signal),
    ]);
    await site.clock.settle(steps);
    expect(actions()).toEqual(['ptz_up', 'ptz_left', 'ptz_in']);
    expect((tasks()[1]?.at ?? 0) - (tasks()[0]?.at ?? 0)).toBeGreaterThanOrEqual(2000);
  });

  test('by a step that was called off before its turn sends nothing', async () => {
    site.emulator.faults.add({ op: 'sendcameratask', kind: 'delay', ms: 2000 });
    const first = ptz.step(CAMERA, 'up', signal);
    const caller = new AbortController();
    const second = failureOf(ptz.step(CAMERA, 'left', caller.signal));
    caller.abort();
    expect((await site.clock.settle(second)).code).toBe('aborted');
    await site.clock.settle(first);
    await site.clock.advance(seconds(5));
    expect(actions()).toEqual(['ptz_up']);
  });

  test('is refused in the words of the system for who may only look (rule 8)', async () => {
    await site.signIn({ user: 'viewer@harbour.example', password: 'harbour-view', keep: 'untilReload' });
    const failure = await failureOf(site.clock.settle(ptz.step(CAMERA, 'up', signal)));
    expect(failure.facts).toMatchObject({ code: 'notPermitted', system: site.system.id });
    hold('left');
    await site.clock.advance(seconds(1));
    expect(codes()).toEqual(['notPermitted']);
    expect(actions()).not.toContain('ptzstop');
  });
});

describe('a camera that is held in movement', () => {
  test('moves until it is released, which may be told twice (rule 14)', async () => {
    const held = hold('right');
    await site.clock.advance(seconds(3));
    expect(moving()).toBe('right');
    held.end();
    held.end();
    await site.clock.advance(seconds(1));
    expect(moving()).toBeUndefined();
    expect(actions()).toEqual(['ptzstart_right', 'ptzstop']);
    expect(told).toEqual([]);
  });

  test('is stopped also when it was released before the answer', async () => {
    site.emulator.faults.add({ op: 'sendcameratask', kind: 'delay', ms: 3000 });
    const held = hold('up');
    await site.clock.advance(seconds(1));
    held.end();
    await site.clock.advance(seconds(10));
    expect(moving()).toBeUndefined();
    expect(actions()).toEqual(['ptzstart_up', 'ptzstop', 'ptzstop']);
  });

  test('never moves when it was released before the request could leave', async () => {
    hold('up').end();
    await site.clock.advance(seconds(5));
    expect(tasks()).toEqual([]);
  });

  test('is stopped when the line breaks at the start, as soon as the network is back', async () => {
    const held = hold('left');
    await site.clock.advance(seconds(1));
    site.emulator.control.cut(true);
    held.end();
    await site.clock.advance(seconds(4));
    expect(moving()).toBe('left');
    site.emulator.control.cut(false);
    await site.clock.advance(seconds(4));
    expect(moving()).toBeUndefined();
    expect(told).toEqual([]);
  });

  test('is stopped at its new logger when it moved there meanwhile', async () => {
    const held = hold('left');
    await site.clock.advance(seconds(1));
    site.emulator.control.moveLogger(CAMERA, 1);
    held.end();
    await site.clock.advance(seconds(3));
    expect(moving()).toBeUndefined();
    expect(tasks().at(-1)).toMatchObject({ action: 'ptzstop', node: 'logger-b', status: 200 });
  });

  test('is stopped with a new token when the old one is refused', async () => {
    const held = hold('left');
    await site.clock.advance(seconds(1));
    site.emulator.control.expireTokens();
    held.end();
    await site.clock.advance(seconds(5));
    expect(moving()).toBeUndefined();
  });

  test('and cannot be stopped tells so', async () => {
    const held = hold('left');
    await site.clock.advance(seconds(1));
    site.emulator.faults.add({ op: 'sendcameratask', kind: 'status', status: 500, times: Infinity });
    held.end();
    await site.clock.advance(ONE_MINUTE);
    expect(told.map(({ facts }) => [facts.code, facts.operation])).toEqual([['serverError', 'stop camera']]);
    expect(actions().filter((action) => action === 'ptzstop')).toHaveLength(10);
  });

  test('is stopped first when it is to move another way', async () => {
    hold('left');
    await site.clock.advance(seconds(1));
    const second = hold('up');
    await site.clock.advance(seconds(1));
    expect(moving()).toBe('up');
    second.end();
    const step = ptz.step(CAMERA, 'in', signal);
    await site.clock.settle(step);
    expect(actions()).toEqual(['ptzstart_left', 'ptzstop', 'ptzstart_up', 'ptzstop', 'ptz_in']);
  });

  test('is stopped for a single step as well', async () => {
    hold('left');
    await site.clock.advance(seconds(1));
    await site.clock.settle(ptz.step(CAMERA, 'in', signal));
    expect(actions()).toEqual(['ptzstart_left', 'ptzstop', 'ptz_in']);
  });

  test('of several in a row moves the last way alone', async () => {
    hold('left');
    hold('up');
    const last = hold('right');
    await site.clock.advance(seconds(1));
    expect(actions()).toEqual(['ptzstart_right']);
    last.end();
    await site.clock.advance(seconds(1));
    expect(moving()).toBeUndefined();
  });

  test('does not wait for other cameras', async () => {
    site.emulator.faults.add({ op: 'sendcameratask', kind: 'delay', ms: 5000, uidd: CAMERA });
    hold('left');
    const other = ptz.hold(CAMERAS.counter, 'up', () => undefined);
    await site.clock.advance(seconds(1));
    expect(site.emulator.control.ptz(CAMERAS.counter).moving).toBe('up');
    other.end();
  });

  test('is stopped after 30 s when nobody releases it', async () => {
    hold('in');
    await site.clock.advance(ONE_MINUTE);
    expect(moving()).toBeUndefined();
    expect(codes()).toEqual(['timeout']);
    expect(tasks()[1]?.at).toBe((tasks()[0]?.at ?? 0) + 30_000);
  });

  test('is stopped when the page is hidden or left', async () => {
    hold('in');
    await site.clock.advance(seconds(1));
    site.signals.visible.set(false);
    await site.clock.advance(seconds(1));
    expect(moving()).toBeUndefined();
    expect(actions()).toEqual(['ptzstart_in', 'ptzstop']);
  });

  test('is stopped before the sign-out', async () => {
    hold('in');
    await site.clock.advance(seconds(1));
    await site.clock.settle(site.system.session.signOut());
    expect(moving()).toBeUndefined();
    expect(site.system.session.state.get().kind).toBe('signedOut');
  });

  test('does not keep anybody from signing out when it cannot be stopped', async () => {
    hold('in');
    await site.clock.advance(seconds(1));
    site.emulator.faults.add({ op: 'sendcameratask', kind: 'status', status: 500, times: Infinity });
    const from = site.clock.now();
    await site.clock.settle(site.system.session.signOut());
    expect(site.clock.now() - from).toBe(2000);
  });

  test('is stopped when the system is taken down', async () => {
    hold('in');
    await site.clock.advance(seconds(1));
    site.system.dispose();
    await site.clock.advance(seconds(1));
    expect(moving()).toBeUndefined();
  });
});
