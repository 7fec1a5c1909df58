// Takes the pictures of the README from the running product: `npm run screenshots`.
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium, type Page } from '@playwright/test';
import { startSite } from '../e2e/fixtures/site.ts';
import { browserFlags, ensureBrowser } from './browser.mjs';
import { PROJECT } from './install.mjs';

const FOLDER = join(PROJECT, 'docs', 'images');
const QUALITY = 82;
/** The emulated cameras that the pictures show. */
const GATE = '/cameras/depot:910210.1';
const YARD = '/cameras/depot:910210.5';
const QUAY = '/cameras/depot:910210.3';

interface Shot {
  readonly name: string;
  readonly path: string;
  readonly theme: 'dark' | 'light';
  readonly size: { readonly width: number; readonly height: number };
  readonly isPhone?: boolean;
  readonly prepare: (page: Page) => Promise<void>;
}

const DESKTOP = { width: 1440, height: 900 };
const PHONE = { width: 390, height: 844 };

const playing = (page: Page): Promise<void> =>
  page.locator('video[data-playback=playing]').waitFor({ timeout: 30_000 });

async function openEvent(page: Page): Promise<void> {
  await page.getByRole('option').nth(2).click();
  await page.waitForURL(/event=/);
  await playing(page);
}

const SHOTS: readonly Shot[] = [
  { name: 'camera-live', path: YARD, theme: 'dark', size: DESKTOP, prepare: playing },
  { name: 'camera-event-light', path: GATE, theme: 'light', size: DESKTOP, prepare: openEvent },
  { name: 'phone', path: QUAY, theme: 'dark', size: PHONE, isPhone: true, prepare: openEvent },
];

const site = await startSite({ demo: true });
const browser = await chromium.launch({ executablePath: await ensureBrowser(), args: browserFlags() });
await mkdir(FOLDER, { recursive: true });
for (const { name, path, theme, size, isPhone = false, prepare } of SHOTS) {
  const context = await browser.newContext({
    viewport: size,
    isMobile: isPhone,
    hasTouch: isPhone,
    locale: 'en-GB',
  });
  const page = await context.newPage();
  await page.addInitScript(
    (chosen) => localStorage.setItem('sightline:preferences', JSON.stringify({ theme: chosen })),
    theme,
  );
  await page.goto(site.address + path);
  await prepare(page);
  // A few frames on, so that pictures beside the video have come too.
  await page.locator('[role=option] img').nth(4).waitFor();
  await page.screenshot({ path: join(FOLDER, `${name}.jpg`), type: 'jpeg', quality: QUALITY });
  await context.close();
  console.log(`docs/images/${name}.jpg`);
}
await browser.close();
await site.close();
