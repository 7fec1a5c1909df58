/** The main job, from sign-in to a link that opens the same second in another browser. */
import { COUNTER_CAMERA, expectAdvancing, expectPicture, videoOf } from './fixtures/counter.ts';
import { expect, fillSignIn, openApp, signIn, test } from './fixtures/test.ts';

const CAMERA_PATH = `/cameras/depot:${COUNTER_CAMERA}`;
/** The footage has 10 frames a second: a seek may land beside the frame asked for by one. */
const ONE_FRAME = 1;
/** An event long enough to seek about in it. */
const LONG_EVENT = /^.*(\d\d s|min).*$/;

test('sign in, wake a camera, play an event, and seek to the right second', async ({ app: page }) => {
  await signIn(page);

  await test.step('wake the camera', async () => {
    await page.getByRole('button', { name: 'Open the camera tree' }).click();
    await page.getByLabel('Filter cameras').fill('counter');
    await page.getByRole('treeitem', { name: 'Test counter' }).getByRole('link').click();
    await expect(page.getByText('Waking the camera')).toBeVisible();
    await expect(page.getByText('LIVE', { exact: true })).toBeVisible();
    await expectAdvancing(page);
  });

  await test.step('open an event', async () => {
    await page.getByRole('option', { name: LONG_EVENT }).first().click();
    await expect(page).toHaveURL(/event=/);
    await expect(videoOf(page)).toHaveAttribute('data-playback', 'playing');
    await expectAdvancing(page);
  });

  const start = eventStart(page.url());
  await test.step('seek shows the right second, read from the pixels', async () => {
    await page.keyboard.press('Space');
    await expect(videoOf(page)).toHaveAttribute('data-playback', 'paused');
    await page.getByRole('slider', { name: 'Position' }).focus();
    await page.keyboard.press('Home');
    await expectPicture(page, start, ONE_FRAME);
    await page.keyboard.press('Escape');
  });
});

test('a link opens the same second in a browser that has never been here', async ({
  app: page,
  browser,
  site,
  watch,
}) => {
  await signIn(page);
  await page.goto(site.address + CAMERA_PATH);
  await page.getByRole('option', { name: LONG_EVENT }).first().click();
  await expect(videoOf(page)).toHaveAttribute('data-playback', 'playing');
  await page.keyboard.press('Space');
  await page.keyboard.press('ArrowRight');
  await expect(page).toHaveURL(/at=/);
  const link = new URL(page.url());
  const at = Date.parse(link.searchParams.get('at') ?? '');
  await expectPicture(page, at, ONE_FRAME);

  watch.allow({ pages: 2 });
  const elsewhere = await browser.newContext();
  const other = await openApp(elsewhere, site, watch, link.pathname + link.search);
  await other.getByRole('button', { name: 'Sign in' }).click();
  await fillSignIn(other);
  await expectPicture(other, at, ONE_FRAME);
  expect(new URL(other.url()).search).toBe(link.search);
  await elsewhere.close();
});

/** The moment at which the event of an address begins. */
function eventStart(address: string): number {
  return Number(new URL(address).searchParams.get('event')?.split('-')[1]);
}
