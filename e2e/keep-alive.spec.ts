/** What reaches the camera while it is watched, hidden, and left: read from the operation log. */
import { COUNTER_CAMERA, expectAdvancing } from './fixtures/counter.ts';
import { livecommandGaps, livecommandTimes } from './fixtures/log-rules.ts';
import { hideTab, showTab } from './fixtures/tab.ts';
import { expect, openApp, signIn, test } from './fixtures/test.ts';

/** Long enough for three commands. */
const WATCHED_MS = 66_000;
const HIDDEN_MS = 35_000;
const GAP_MS = { min: 25_000, max: 35_000 };
/** After this long out of sight, nothing may be asked of the camera. */
const LAST_COMMAND_MS = 5_000;

test('a watched camera is asked each 30 s, a hidden one is not asked at all', async ({
  context,
  site,
  watch,
}) => {
  test.setTimeout(WATCHED_MS + HIDDEN_MS + 90_000);
  const { log } = site.emulators.videoloft;
  const page = await openApp(context, site, watch);
  await signIn(page);
  await page.goto(`${site.address}/cameras/depot:${COUNTER_CAMERA}`);
  await expectAdvancing(page);

  await test.step('visible', async () => {
    await expect
      .poll(() => livecommandTimes(log.entries(), COUNTER_CAMERA).length, { timeout: WATCHED_MS })
      .toBeGreaterThanOrEqual(3);
    for (const gap of livecommandGaps(log.entries(), COUNTER_CAMERA)) {
      expect(gap).toBeGreaterThanOrEqual(GAP_MS.min);
      expect(gap).toBeLessThanOrEqual(GAP_MS.max);
    }
  });

  await test.step('hidden tab', async () => {
    const hiddenAt = Date.now();
    await hideTab(page);
    await expect.poll(() => Date.now() - hiddenAt, { timeout: HIDDEN_MS * 2 }).toBeGreaterThan(HIDDEN_MS);
    const late = livecommandTimes(log.entries(), COUNTER_CAMERA).filter(
      (at) => at > hiddenAt + LAST_COMMAND_MS,
    );
    expect(late).toEqual([]);
  });

  await test.step('shown again', async () => {
    await showTab(page);
    await expectAdvancing(page);
  });

  await test.step('left for another page', async () => {
    const leftAt = Date.now();
    await page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: 'Settings' }).click();
    await expect(page.getByRole('heading', { name: 'Settings' })).toBeVisible();
    await expect.poll(() => Date.now() - leftAt, { timeout: HIDDEN_MS * 2 }).toBeGreaterThan(HIDDEN_MS);
    const late = livecommandTimes(log.entries(), COUNTER_CAMERA).filter(
      (at) => at > leftAt + LAST_COMMAND_MS,
    );
    expect(late).toEqual([]);
  });
});
