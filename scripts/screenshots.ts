// Takes the pictures of the README from the running product: `npm run screenshots`.
import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Page } from '@playwright/test';
import { addFiles, chooseCamera, rowOf, startAll } from '../e2e/fixtures/import-site.ts';
import { drawCrop, drawMask } from '../e2e/fixtures/export-drawing.ts';
import { heldRange, openForm, SOURCE } from '../e2e/fixtures/export-site.ts';
import { startSite, type TestSite } from '../e2e/fixtures/site.ts';
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
  readonly prepare: (page: Page, site: TestSite) => Promise<void>;
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

/** Footage of the day before, of the committed scenes, as body cameras name it. */
const CLIPS = [
  { scene: 'yard', hour: '14', minute: '28' },
  { scene: 'corridor', hour: '13', minute: '55' },
  { scene: 'gate', hour: '13', minute: '40' },
  { scene: 'quay', hour: '11', minute: '02' },
  { scene: 'lobby', hour: '10', minute: '15' },
] as const;
/** Slow enough to be seen at work. */
const LINE = { bitsPerSecond: 12_000_000 };
const DAY = '2026-11-18';

function makeClips(folder: string): readonly string[] {
  return CLIPS.map(({ scene, hour, minute }) => {
    const path = join(folder, `BWC07_${DAY.replaceAll('-', '')}_${hour}${minute}.mp4`);
    const source = join(PROJECT, 'src/emulators/media', `${scene}.mpegts`);
    const stamp = `creation_time=${DAY}T${hour}:${minute}:04Z`;
    const copy = ['-c', 'copy', '-metadata', stamp, path];
    execFileSync('ffmpeg', ['-loglevel', 'error', '-y', '-stream_loop', '5', '-i', source, ...copy]);
    return path;
  });
}

/** Some are done, one is on its way, one asks. */
async function importClips(page: Page): Promise<void> {
  await chooseCamera(page, 'Bodycam 07');
  await addFiles(page, clips.slice(0, 2));
  await page.getByText('Ready').nth(1).waitFor();
  await startAll(page);
  await page
    .getByText(/on the timeline$/)
    .nth(1)
    .waitFor({ timeout: 60_000 });
  await chooseCamera(page, 'Handheld 2');
  await addFiles(page, clips.slice(2));
  await page.getByText('Ready').nth(2).waitFor();
  await startAll(page);
  await rowOf(page, 'BWC07_20261118_1340.mp4')
    .getByText(/^Uploading [3-8]\d %/)
    .waitFor();
}

async function openImported(page: Page): Promise<void> {
  await importClips(page);
  await page
    .getByText(/on the timeline$/)
    .first()
    .click();
  await page.locator('img').first().waitFor();
}

const RANGE_MS = 30 * 60_000;
/** Of the range, in thousandths of it. */
const GAPS = [
  [130, 180],
  [380, 430],
  [690, 790],
] as const;

/** A range with gaps, a crop, a mask and a word on the picture. */
async function fillExport(page: Page, { address, emulators }: TestSite): Promise<void> {
  const { control } = emulators.axxon;
  const range = heldRange(emulators.axxon, RANGE_MS);
  for (const [from, until] of GAPS) {
    const at = (share: number) => range.from + (share * RANGE_MS) / 1000;
    control.gap('Aisle 12', { begin: at(from), end: at(until) });
  }
  await openForm(page, address, range);
  await drawCrop(page, { x: 0.19, y: 0.13 }, { x: 0.87, y: 0.87 });
  await drawMask(page, [
    { x: 0.41, y: 0.53 },
    { x: 0.47, y: 0.53 },
    { x: 0.475, y: 0.72 },
    { x: 0.42, y: 0.74 },
  ]);
  await page.getByRole('button', { name: 'Select', exact: true }).click();
  await page.getByLabel('Comment', { exact: true }).fill('Case 26-1184, aisle 12');
  await page.getByRole('radio', { name: 'Yellow' }).check({ force: true });
  await page.getByRole('region', { name: 'What the file will hold' }).locator('img').nth(3).waitFor();
}

const INCIDENT_MS = 10 * 60_000;
/** The container quay, of two systems, and the event beside it. */
const QUAY_CAMERAS = [
  `warehouse:${SOURCE}`,
  'harbourside:7015498111931795223/1',
  'harbourside:7015498111931795223/3',
  'depot:910210.3',
];

/** One incident of three systems, with a gap. */
async function fillSeveral(page: Page, { address, emulators }: TestSite): Promise<void> {
  const range = heldRange(emulators.axxon, INCIDENT_MS);
  const third = INCIDENT_MS / 3;
  emulators.axxon.control.gap('Aisle 12', { begin: range.from + third, end: range.from + third * 1.3 });
  const search = new URLSearchParams({
    cameras: JSON.stringify(QUAY_CAMERAS),
    from: new Date(range.from).toISOString(),
    until: new Date(range.until).toISOString(),
  });
  await page.goto(`${address}/exports/several?${search.toString()}`);
  await page.getByLabel('Name of the group').fill('Case 26-1184, container quay');
  await page.getByLabel('Folder', { exact: true }).fill('D:\\Exports\\Case 26-1184');
  await page.getByText(/gap/).first().waitFor();
}

const SHOTS: readonly Shot[] = [
  { name: 'camera-live', path: YARD, theme: 'dark', size: DESKTOP, prepare: playing },
  { name: 'camera-event-light', path: GATE, theme: 'light', size: DESKTOP, prepare: openEvent },
  { name: 'phone', path: QUAY, theme: 'dark', size: PHONE, isPhone: true, prepare: openEvent },
  { name: 'imports', path: '/imports', theme: 'dark', size: DESKTOP, prepare: importClips },
  { name: 'export', path: '/exports', theme: 'dark', size: DESKTOP, prepare: fillExport },
  { name: 'several', path: '/exports', theme: 'dark', size: DESKTOP, prepare: fillSeveral },
  { name: 'archive-light', path: '/imports', theme: 'light', size: DESKTOP, prepare: openImported },
];

const folder = await mkdtemp(join(tmpdir(), 'sightline-clips-'));
const clips = makeClips(folder);
const browser = await chromium.launch({ executablePath: await ensureBrowser(), args: browserFlags() });
await mkdir(FOLDER, { recursive: true });
/** All of them, or those that are named. */
const wanted = process.argv.slice(2);
for (const { name, path, theme, size, isPhone = false, prepare } of SHOTS) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  // A site for each: what one imports would be in the way of the next.
  const site = await startSite({
    demo: true,
    emulators: { nx: { recordings: true, line: LINE }, axxon: { scenes: 'own' }, vdg: { scenes: 'own' } },
  });
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
  await prepare(page, site);
  // A few frames on, so that pictures beside the video have come too.
  if (path.startsWith('/cameras/')) await page.locator('[role=option] img').nth(4).waitFor();
  await page.screenshot({ path: join(FOLDER, `${name}.jpg`), type: 'jpeg', quality: QUALITY });
  await context.close();
  await site.close();
  console.log(`docs/images/${name}.jpg`);
}
await browser.close();
await rm(folder, { recursive: true, force: true });
