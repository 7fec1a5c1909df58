// @ts-check
// Finds, or gets, a browser of the Chromium family that plays H.264. Proven by asking it: builds
// without the licensed codecs look the same from outside.
import { spawnSync } from 'node:child_process';
import { ensureDebianPackages, findProgram, isExecutable } from './debian-packages.mjs';

/** Names on the search path, then the usual places of Windows, macOS and Playwright's Chrome. */
const PROGRAMS = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const PLACES = [
  '/opt/google/chrome/chrome',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  ...['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].flatMap((name) => {
    const folder = process.env[name];
    return folder === undefined ? [] : [`${folder}\\Google\\Chrome\\Application\\chrome.exe`];
  }),
];

const PROBE = `MediaSource.isTypeSupported('video/mp4; codecs="avc1.42E01E,mp4a.40.2"')`;

/** A cold first start from a slow disk; a browser that hangs is no use. */
const LAUNCH_TIMEOUT_MS = 60_000;

const ADVICE = `No browser that plays H.264 was found, and none could be installed.
Do one of these and run the command again:
  - install Chromium or Google Chrome (Debian and Ubuntu: apt-get install chromium), or
  - name one that is there already: SIGHTLINE_CHROMIUM=/path/to/chrome npm test`;

/** Flags for every start of the browser; Playwright adds `--headless` by itself. */
export function browserFlags() {
  return [
    // Chromium refuses to run its sandbox as root, which is what containers are.
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ];
}

/**
 * The path of a browser on this machine that plays H.264, SIGHTLINE_CHROMIUM first.
 * @returns {Promise<string | undefined>}
 */
export async function findBrowser() {
  const named = process.env['SIGHTLINE_CHROMIUM'];
  const found = PROGRAMS.map(findProgram).filter((path) => path !== undefined);
  const { chromium } = await import('@playwright/test');
  const candidates = new Set([...(named ? [named] : []), ...found, ...PLACES, chromium.executablePath()]);
  for (const path of candidates) {
    if (!isExecutable(path)) continue;
    const reason = await whyItCannotPlay(path);
    if (reason === undefined) return path;
    console.warn(`${path} is passed over: ${reason}`);
  }
  return undefined;
}

/**
 * As `findBrowser`, but installs one when there is none. Throws with advice when that fails too.
 * @returns {Promise<string>}
 */
export async function ensureBrowser() {
  const present = await findBrowser();
  if (present !== undefined) return present;
  ensureDebianPackages(['chromium']);
  const packaged = await findBrowser();
  if (packaged !== undefined) return packaged;
  console.log('Installing Google Chrome with Playwright …');
  spawnSync('npx', ['playwright', 'install', 'chrome'], {
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  const installed = await findBrowser();
  if (installed === undefined) throw new Error(ADVICE);
  return installed;
}

/**
 * @param {string} executablePath
 * @returns {Promise<string | undefined>}
 */
async function whyItCannotPlay(executablePath) {
  const { chromium } = await import('@playwright/test');
  try {
    const browser = await chromium.launch({
      executablePath,
      args: browserFlags(),
      timeout: LAUNCH_TIMEOUT_MS,
    });
    try {
      const page = await browser.newPage();
      return (await page.evaluate(PROBE)) === true ? undefined : 'it cannot play H.264';
    } finally {
      await browser.close();
    }
  } catch (error) {
    const text = error instanceof Error ? error.message : String(error);
    return `it does not start (${text.split('\n')[0] ?? ''})`;
  }
}
