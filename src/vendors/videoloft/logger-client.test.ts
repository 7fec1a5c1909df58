import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ms, ONE_SECOND } from '../../core/units.ts';
import {
  CAMERAS,
  createEmulatedVideoloft,
  type EmulatedVideoloft,
} from '../../testing/emulated-videoloft.ts';
import { failureOf } from '../../testing/failure-of.ts';
import type { EventHistory } from '../contract-events.ts';

let site: EmulatedVideoloft;
let events: EventHistory;
const signal = new AbortController().signal;

beforeEach(async () => {
  site = createEmulatedVideoloft();
  if (!site.system.can.events.offered) throw new Error('Events are offered.');
  events = site.system.can.events.use;
  await site.signIn();
  await page();
});
afterEach(() => site.close());

const page = () => site.clock.settle(events.page(CAMERAS.counter, {}, signal));
const hostsOf = (path: string) =>
  site
    .requests()
    .map(({ url }) => new URL(url))
    .filter(({ pathname }) => pathname === path)
    .map(({ host }) => host.split('.')[0]);
const viewerInfos = () => hostsOf('/devices/viewerInfo').length;

/** Logger A answers like this from now on. */
const loggerA = (answer: () => Response) =>
  site.setAnswer((request) =>
    new URL(request.url).host === 'logger-a.manything.com' ? answer() : site.emulator.handle(request),
  );
const dead = () => Response.error();
const silent = () => new Response(null, { status: 408 });

describe('a read at a logger that stays silent', () => {
  test.each([
    ['cannot be reached', dead],
    ['does not answer in time', silent],
  ])('goes to the camera’s new logger after the first try, when it %s', async (_name, answer) => {
    loggerA(answer);
    site.emulator.control.moveLogger(CAMERAS.counter, 1);
    const before = site.clock.now();
    expect((await page()).events.length).toBeGreaterThan(0);
    expect(hostsOf('/alert')).toEqual(['logger-a', 'logger-a', 'logger-b']);
    expect(viewerInfos()).toBe(2);
    // Nothing was waited for but the answers.
    expect(site.clock.now() - before).toBeLessThan(ONE_SECOND / 10);
  });

  test('is tried again there while the camera is still there', async () => {
    let failures = 2;
    site.setAnswer((request) => {
      const isLogger = new URL(request.url).host === 'logger-a.manything.com';
      return isLogger && failures-- > 0 ? dead() : site.emulator.handle(request);
    });
    expect((await page()).events.length).toBeGreaterThan(0);
    expect(hostsOf('/alert')).toEqual(Array.from({ length: 4 }, () => 'logger-a'));
    expect(viewerInfos()).toBe(2);
  });

  test('is tried again although nobody says where the camera is', async () => {
    let failures = 1;
    site.setAnswer((request) => {
      const { host, pathname } = new URL(request.url);
      if (pathname === '/devices/viewerInfo') return new Promise<Response>(() => undefined);
      return host === 'logger-a.manything.com' && failures-- > 0 ? dead() : site.emulator.handle(request);
    });
    const before = site.clock.now();
    expect((await page()).events.length).toBeGreaterThan(0);
    expect(site.clock.now() - before).toBeLessThan(6 * ONE_SECOND);
  });

  test('fails as the logger did when it stays so', async () => {
    loggerA(dead);
    expect((await failureOf(page())).code).toBe('unreachable');
    expect(hostsOf('/alert')).toHaveLength(4);
  });

  test('is given up at once by somebody who leaves', async () => {
    loggerA(dead);
    const asked = new AbortController();
    const failed = failureOf(events.page(CAMERAS.counter, {}, asked.signal));
    // Before the shortest waits between the tries are over.
    await site.clock.advance(ms(500));
    asked.abort();
    const before = hostsOf('/alert').length;
    expect((await site.clock.settle(failed)).code).toBe('aborted');
    await site.clock.advance(ONE_SECOND);
    expect(hostsOf('/alert')).toHaveLength(before);
  });

  test('of a status goes to the new logger just so', async () => {
    loggerA(dead);
    site.emulator.control.moveLogger(CAMERAS.counter, 1);
    const statuses = await site.clock.settle(site.system.cameras.statuses([CAMERAS.counter], signal));
    expect(statuses.size).toBe(1);
    expect(hostsOf('/cameras/status')).toEqual(['logger-a', 'logger-b']);
  });
});

describe('a camera that has moved', () => {
  test('is found once for all who ask for it at the same time', async () => {
    site.emulator.control.moveLogger(CAMERAS.counter, 1);
    await site.clock.settle(
      Promise.all(Array.from({ length: 5 }, () => events.page(CAMERAS.counter, {}, signal))),
    );
    expect(hostsOf('/alert').filter((host) => host === 'logger-b')).toHaveLength(5);
    expect(viewerInfos()).toBe(2);
  });

  test.each(['host_not_allowed', 'certificate_wrong_name', 'timeout', 'connection_refused'])(
    'is looked for when the proxy says %s of its logger',
    async (code) => {
      const headers = { 'x-sightline-proxy': 'error' };
      loggerA(() => Response.json({ error: { code, message: 'No.' } }, { status: 502, headers }));
      site.emulator.control.moveLogger(CAMERAS.counter, 1);
      expect((await page()).events.length).toBeGreaterThan(0);
      expect(hostsOf('/alert')).toEqual(['logger-a', 'logger-a', 'logger-b']);
    },
  );

  test('is not looked for where its logger answers that the call does not exist', async () => {
    loggerA(() => new Response(null, { status: 501 }));
    expect((await failureOf(page())).code).toBe('serverError');
    expect(viewerInfos()).toBe(1);
  });
});
