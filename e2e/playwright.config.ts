/** End-to-end tests: a real browser, the production build under its policy, the real proxy, emulators. */
import { defineConfig } from '@playwright/test';
import { browserFlags } from '../scripts/browser.mjs';

const TEST_TIMEOUT_MS = 60_000;
const EXPECT_TIMEOUT_MS = 15_000;

export default defineConfig({
  testDir: '.',
  outputDir: '../test-results',
  timeout: TEST_TIMEOUT_MS,
  expect: { timeout: EXPECT_TIMEOUT_MS },
  forbidOnly: process.env['CI'] !== undefined,
  // Two cores decode the video of one page; two pages at once would measure each other.
  workers: 1,
  retries: 0,
  reporter: [['list']],
  use: {
    viewport: { width: 1440, height: 900 },
    locale: 'en-GB',
    timezoneId: 'Europe/Amsterdam',
    screenshot: 'only-on-failure',
    trace: 'retain-on-failure',
    launchOptions: {
      args: browserFlags(),
      ...(process.env['SIGHTLINE_CHROMIUM'] === undefined
        ? {}
        : { executablePath: process.env['SIGHTLINE_CHROMIUM'] }),
    },
  },
});
