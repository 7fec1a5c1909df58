import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { CameraId } from '../../core/ids.ts';
import type { TimeSpan } from '../../core/time-span.ts';
import { type EpochMs, epochMs, ms, ONE_MINUTE, ONE_SECOND } from '../../core/units.ts';
import {
  AXXON_CAMERAS,
  AXXON_GUARD,
  createEmulatedAxxon,
  type EmulatedAxxon,
} from '../../testing/emulated-axxon.ts';
import { failureOf } from '../../testing/failure-of.ts';
import type { FootageArchive } from '../contract-archive.ts';

const signal = new AbortController().signal;
const { aisle12, aisle14, mezzanine } = AXXON_CAMERAS;
/** Today at the site, before the test's time (13:05 UTC). */
const clock = (hours: number, minutes = 0): EpochMs => epochMs(Date.UTC(2026, 8, 16, hours, minutes));
const span = (from: EpochMs, until: EpochMs): TimeSpan => ({ from, until });

let site: EmulatedAxxon;
let archive: FootageArchive;
beforeEach(async () => {
  site = createEmulatedAxxon({ prefix: '/asip' });
  const offered = site.system.can.archive;
  if (!offered.offered) throw new Error('The archive is withheld.');
  archive = offered.use;
  await site.signIn();
});
afterEach(() => site.close());

const settle = <T>(work: Promise<T>) => site.clock.settle(work);
const spans = (camera: CameraId, within: TimeSpan, detail = ms(0)) =>
  settle(archive.spans(camera, within, detail, signal));
const frame = (camera: CameraId, at: EpochMs) => settle(archive.frame(camera, at, signal));
const asked = (part: string) => site.requests().filter(({ url }) => url.includes(part));

describe('what is recorded', () => {
  test('is told with its gaps, cut to the span, of the default archive', async () => {
    site.emulator.control.gap('Aisle 14', { begin: clock(9), end: clock(9, 5) });
    const within = span(clock(8, 50), clock(9, 20));
    expect(await spans(aisle14, within)).toEqual([
      span(clock(8, 50), clock(9)),
      span(clock(9, 5), clock(9, 20)),
    ]);
    expect(asked('/intervals/')[0]?.url).not.toContain('archive=');
  });

  test('is told with gaps closed that are shorter than what is looked at', async () => {
    site.emulator.control.gap('Aisle 14', { begin: clock(9), end: clock(9, 5) });
    const within = span(clock(8, 50), clock(9, 20));
    expect(await spans(aisle14, within, ms(5 * ONE_MINUTE))).toEqual([within]);
  });

  test('reaches to now where it is still being recorded', async () => {
    const found = await spans(aisle14, span(clock(12), clock(23)));
    expect(found.at(-1)?.until).toBe(site.clock.now());
  });

  test('is nothing of a camera that is recorded nowhere, and nothing is asked', async () => {
    expect(await spans(mezzanine, span(clock(8), clock(9)))).toEqual([]);
    expect(asked('/archive/')).toEqual([]);
  });

  test('in more than a thousand parts comes whole', async () => {
    const { control } = site.emulator;
    for (let second = 0; second < 2_400; second += 2) {
      const begin = clock(11) + second * ONE_SECOND;
      control.gap('Aisle 14', { begin, end: begin + ONE_SECOND });
    }
    expect(await spans(aisle14, span(clock(11), clock(11, 40)))).toHaveLength(1_200);
    expect(asked('/intervals/').length).toBeGreaterThan(1);
  });
});

describe('a picture', () => {
  test('is that of the moment, with the moment that it shows', async () => {
    const still = await frame(aisle12, clock(9, 30));
    expect(still?.image.type).toBe('image/jpeg');
    expect(still?.at).toBe(clock(9, 30));
    expect(asked('/archive/media/')[0]?.url).toMatch(
      /\/SourceEndpoint\.video:0:0\/20260916T093000\.000\?threshold=5000$/,
    );
  });

  test('is none where nothing is recorded', async () => {
    site.emulator.control.gap('Aisle 14', { begin: clock(9), end: clock(9, 5) });
    expect(await frame(aisle14, clock(9, 2))).toBeUndefined();
    expect(await frame(mezzanine, clock(9, 2))).toBeUndefined();
  });

  test('tells its own moment where it is not the one asked for', async () => {
    site.emulator.control.gap('Aisle 14', { begin: clock(9), end: clock(9, 5) });
    const before = epochMs(clock(9, 5) - 2 * ONE_SECOND);
    expect((await frame(aisle14, before))?.at).toBe(clock(9, 5));
  });
});

test('video of the archive is withheld, with the reason', () => {
  expect(archive.video).toMatchObject({ offered: false, reason: expect.stringMatching(/cannot play/) });
});

describe('who lacks archive rights', () => {
  test('is told why, and the server is not asked', async () => {
    await site.signIn(AXXON_GUARD);
    const hour = span(clock(8), clock(9));
    const refusals = [await failureOf(spans(aisle12, hour)), await failureOf(frame(aisle12, clock(9)))];
    for (const { facts } of refusals) {
      expect(facts).toMatchObject({ code: 'notPermitted', system: 'depot' });
      expect(facts.vendorText).toMatch(/^Your account may see this camera live, but not its recordings/);
    }
    expect(asked('/archive/')).toEqual([]);
  });

  test('is refused by the server as well, when the right was taken since', async () => {
    await spans(aisle12, span(clock(8), clock(9)));
    site.emulator.control.setAccess('root', 'Aisle 12', 'CAMERA_ACCESS_MONITORING');
    expect((await failureOf(spans(aisle12, span(clock(8), clock(9))))).facts).toMatchObject({
      code: 'notPermitted',
      status: 403,
    });
  });
});
