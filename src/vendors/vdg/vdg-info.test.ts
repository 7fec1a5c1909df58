import { afterEach, describe, expect, test } from 'vitest';
import { addMs, epochMs, ms, ONE_MINUTE, ONE_SECOND } from '../../core/units.ts';
import { failureOf } from '../../testing/failure-of.ts';
import { type Answer, createMswVendor, type MswVendor } from '../../testing/msw-vendor.ts';
import { toVdgTime } from './vdg-times.ts';
import { createVdgInfo } from './vdg-info.ts';

const signal = new AbortController().signal;
let network: MswVendor | undefined;
afterEach(() => network?.close());

function make(answer: Answer) {
  const vendor = createMswVendor('http://quayside.example/api', () => answer);
  network = vendor;
  const { id: system, url, http } = vendor.context();
  const { clock, requests } = vendor;
  const info = createVdgInfo({ system, url, http, clock });
  return { info, clock, requests, ready: () => clock.settle(info.ready(signal)) };
}
const told = (version: string, utc: string) => () =>
  new Response(
    `<?xml version="1.0"?><ApiInfo><More/><Version>${version}</Version><UTC>${utc}</UTC></ApiInfo>`,
  );
/** The test's time begins here. */
const NOW = epochMs(Date.UTC(2026, 8, 16, 13, 5, 0));
const timeText = (ahead: number) => toVdgTime(addMs(NOW, ms(ahead))).slice(0, 'yyyy-mm-dd hh:nn:ss'.length);

describe('what a server tells of itself', () => {
  test('is its version, whatever the case and order of tags', async () => {
    const { info, ready, requests } = make(told('2.7.5', timeText(0)));
    expect([info.version(), info.answers(), info.isAtLeast('2.7.3')]).toEqual([undefined, false, undefined]);
    await ready();
    expect([info.version(), info.answers()]).toEqual(['2.7.5', true]);
    expect(info.isAtLeast('2.7.3')).toBe(true);
    expect(info.isAtLeast('2.8')).toBe(false);
    expect(requests().map(({ url }) => url)).toEqual(['http://quayside.example/api/info']);
  });

  test.each([0, -3_600_000, 95_000])('is by how much its clock is ahead: %i ms', async (ahead) => {
    const { info, ready } = make(told('2.7.5', timeText(ahead)));
    await ready();
    expect(Math.abs((info.clockOffset() ?? Number.NaN) - ahead)).toBeLessThanOrEqual(ONE_SECOND);
  });

  test('is no clock where it tells no moment', async () => {
    const { info, ready } = make(told('2.7.5', 'now'));
    await ready();
    expect([info.clockOffset(), info.version()]).toEqual([undefined, '2.7.5']);
  });

  test('is asked for once by all, and anew after ten minutes: it may have been updated', async () => {
    let version = '2.7.2';
    const { info, ready, clock, requests } = make(() => told(version, timeText(0))());
    await clock.settle(Promise.all([info.ready(signal), info.ready(signal)]));
    await ready();
    expect(requests()).toHaveLength(1);
    version = '2.7.3';
    await clock.advance(ms(10 * ONE_MINUTE));
    await ready();
    expect(requests()).toHaveLength(2);
    expect(info.isAtLeast('2.7.3')).toBe(true);
  });
});

describe('a server that does not tell', () => {
  test('because it has no /info is older than 2.6.1, and so too old for all that came later', async () => {
    const { info, ready } = make(() => new Response('Not found', { status: 404 }));
    await ready();
    expect([info.version(), info.answers(), info.clockOffset()]).toEqual([undefined, false, undefined]);
    expect(info.isAtLeast('2.7.3')).toBe(false);
    expect(info.isAtLeast('2.5.4')).toBeUndefined();
  });

  test.each([
    ['a closed page', () => new Response('', { status: 401 })],
    ['a forbidden page', () => new Response('', { status: 403 })],
    ['a page of something else', () => new Response('<html><br></html>')],
    ['other XML', () => new Response('<result errorcode="-1"/>')],
    ['nothing', () => new Response('')],
  ])('with %s may be of any version', async (_, answer) => {
    const { info, ready } = make(answer);
    await ready();
    expect([info.answers(), info.isAtLeast('2.7.3')]).toEqual([false, undefined]);
  });

  test('because nobody is there is asked again by the next one', async () => {
    let isUp = false;
    const { info, ready } = make(() => (isUp ? told('2.7.5', timeText(0))() : Response.error()));
    expect((await failureOf(ready())).code).toBe('unreachable');
    isUp = true;
    await ready();
    expect(info.version()).toBe('2.7.5');
  });
});
