/**
 * Everything that goes wrong while somebody watches, and the picture that comes back by itself. Nobody
 * touches the page after it has begun to play.
 */
import type { Page } from '@playwright/test';
import { COUNTER_CAMERA, expectAdvancing, readFrameNumber, videoOf } from './fixtures/counter.ts';
import { expect, openApp, signIn, test } from './fixtures/test.ts';

const LIVE_PATH = `/cameras/depot:${COUNTER_CAMERA}`;
/** From the moment at which a picture is possible again. */
const BACK_WITHIN_MS = 10_000;
const CUT_MS = 30_000;

async function watchLive(page: Page, address: string): Promise<void> {
  await signIn(page);
  await page.goto(address + LIVE_PATH);
  await expectAdvancing(page);
}

/** Waits until new frames come, and says how long that took, in ms. */
async function timeToPicture(page: Page, since: number): Promise<number> {
  const timeNow = () =>
    videoOf(page).evaluate((element) => (element instanceof HTMLVideoElement ? element.currentTime : 0));
  const frame = await readFrameNumber(page);
  const position = await timeNow();
  await expect
    .poll(
      async () => {
        const shown = await readFrameNumber(page);
        return shown !== undefined && shown !== frame && (await timeNow()) !== position;
      },
      { message: 'new frames', timeout: BACK_WITHIN_MS * 3, intervals: [100] },
    )
    .toBe(true);
  return Date.now() - since;
}

test('a stream that moves to another media server is followed', async ({ app: page, site, watch }) => {
  watch.expectRefusals(/\/manything\//);
  await watchLive(page, site.address);
  const { control, log } = site.emulators.videoloft;
  control.moveWowza(COUNTER_CAMERA, 1);
  const movedAt = Date.now();
  await expect
    .poll(
      () =>
        log
          .entries()
          .some(({ node, op, status }) => node === 'wowza-b' && op === 'wowza.segment' && status === 200),
      { timeout: BACK_WITHIN_MS * 2 },
    )
    .toBe(true);
  await expectAdvancing(page);
  // What was buffered plays on meanwhile: the picture may never have stood at all.
  expect(Date.now() - movedAt).toBeLessThan(BACK_WITHIN_MS + 3_000);
  control.moveWowza(COUNTER_CAMERA, 0);
});

test('a camera that moves to another logger answers the next call', async ({ app: page, site, watch }) => {
  watch.expectRefusals(/\/(alert|alerturl.m3u8|sendcameratask|cameras\/status)\b/);
  await watchLive(page, site.address);
  const { control, log } = site.emulators.videoloft;
  const before = log.entries().length;
  control.moveLogger(COUNTER_CAMERA, 1);
  await page.getByRole('option').first().click();
  await expect(videoOf(page)).toHaveAttribute('data-playback', 'playing');
  await expectAdvancing(page);
  const later = log.entries().slice(before);
  expect(later.some(({ node, op }) => node === 'logger-b' && op === 'alerturl')).toBe(true);
  control.moveLogger(COUNTER_CAMERA, 0);
});

test('a browser without network for 30 s shows the picture again by itself', async ({
  app: page,
  context,
  site,
  watch,
}) => {
  test.setTimeout(CUT_MS * 4);
  watch.expectConsole(/ERR_INTERNET_DISCONNECTED/);
  await watchLive(page, site.address);
  await context.setOffline(true);
  await expect(page.getByText(/no network|offline|connection/i).first()).toBeVisible({ timeout: CUT_MS });
  const cutAt = Date.now();
  await expect.poll(() => Date.now() - cutAt, { timeout: CUT_MS * 2 }).toBeGreaterThan(CUT_MS);
  await context.setOffline(false);
  expect(await timeToPicture(page, Date.now())).toBeLessThan(BACK_WITHIN_MS);
});

test('a network that is cut beyond the browser’s knowledge for 30 s is survived as well', async ({
  app: page,
  site,
  watch,
}) => {
  test.setTimeout(CUT_MS * 4);
  watch.expectRefusals(/\/proxy\//);
  await watchLive(page, site.address);
  const { control } = site.emulators.videoloft;
  control.cut(true);
  const cutAt = Date.now();
  await expect.poll(() => Date.now() - cutAt, { timeout: CUT_MS * 2 }).toBeGreaterThan(CUT_MS);
  control.cut(false);
  expect(await timeToPicture(page, Date.now())).toBeLessThan(BACK_WITHIN_MS);
});

test('a socket that hangs is given up and asked again', async ({ app: page, site, watch }) => {
  watch.expectRefusals(/\/manything\//);
  await watchLive(page, site.address);
  site.emulators.videoloft.faults.add({ op: 'wowza.chunklist', kind: 'hang', times: 1 });
  site.emulators.videoloft.faults.add({ op: 'wowza.segment', kind: 'hang', times: 1 });
  const hungAt = Date.now();
  await expect
    .poll(() => site.emulators.videoloft.log.entries().filter(({ note }) => note === 'fault: hang').length, {
      timeout: 20_000,
    })
    .toBe(2);
  expect(await timeToPicture(page, hungAt)).toBeLessThan(BACK_WITHIN_MS * 3);
  await expectAdvancing(page);
});

test('a playlist that stands still is noticed, and the picture comes back with it', async ({
  app: page,
  site,
  watch,
}) => {
  test.setTimeout(90_000);
  watch.expectRefusals(/\/manything\//);
  await watchLive(page, site.address);
  const { control } = site.emulators.videoloft;
  control.freezeLive(COUNTER_CAMERA, true);
  await expect(videoOf(page)).not.toHaveAttribute('data-playback', 'playing', { timeout: 30_000 });
  control.freezeLive(COUNTER_CAMERA, false);
  expect(await timeToPicture(page, Date.now())).toBeLessThan(BACK_WITHIN_MS);
});

test('a garbage segment is passed over', async ({ app: page, site, watch }) => {
  watch.expectRefusals(/\/manything\//);
  await watchLive(page, site.address);
  const { faults, log } = site.emulators.videoloft;
  faults.add({
    op: 'wowza.segment',
    kind: 'body',
    body: 'this is no video',
    contentType: 'video/mp2t',
    times: 1,
  });
  await expect
    .poll(() => log.entries().some(({ note }) => note === 'fault: body'), { timeout: BACK_WITHIN_MS })
    .toBe(true);
  expect(await timeToPicture(page, Date.now())).toBeLessThan(BACK_WITHIN_MS);
  await expectAdvancing(page);
});

test('servers that fail for a while are asked again until they answer', async ({ context, site, watch }) => {
  watch.expectRefusals(/\/proxy\//);
  const page = await openApp(context, site, watch);
  await signIn(page);
  const { faults } = site.emulators.videoloft;
  faults.add({ op: 'viewerInfo', kind: 'status', status: 503, times: 2 });
  faults.add({ op: 'status', kind: 'truncate', bytes: 40, times: 1 });
  faults.add({ op: 'sendcameratask', kind: 'status', status: 500, times: 1 });
  await page.goto(site.address + LIVE_PATH);
  await expectAdvancing(page);
});
