/** One incident out of several systems: chosen together, delivered together, proven by one manifest. */
import { AxeBuilder } from '@axe-core/playwright';
import { type Download, expect, type Page } from '@playwright/test';
import { COUNTER_CAMERA } from './fixtures/counter.ts';
import {
  AXXON_ROOT,
  bytesOf,
  CAMERA,
  collectDownloads,
  sha256Of,
  signInAxxon,
  SOURCE,
} from './fixtures/export-site.ts';
import { startSite, type TestSite } from './fixtures/site.ts';
import { fillSignIn, openApp, test as base } from './fixtures/test.ts';
import { FOLDER, NORTH } from './fixtures/vdg-site.ts';

const PHONE = { width: 390, height: 844 };
const EVENT_MS = 8_000;
const LENGTH_MS = 60_000;
const SECOND_MS = 1_000;
/** Long ago enough that everything of it is written. */
const AGO_MS = 600_000;

const test = base.extend<{ readonly several: Page }>({
  site: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads the parameter's pattern
    async ({}, use) => {
      const site = await startSite({
        emulators: {
          vendors: ['videoloft', 'axxon', 'vdg'],
          axxon: { exportMs: () => 1_500 },
          vdg: { pendingMs: 100, exportMs: () => 1_500 },
        },
      });
      await use(site);
      await site.close();
    },
    { scope: 'worker' },
  ],
  several: async ({ context, site, watch }, use) => {
    watch.keepSecret(AXXON_ROOT.password);
    await context.addInitScript(() => Reflect.deleteProperty(window, 'showSaveFilePicker'));
    const page = await openApp(context, site, watch, '/connections');
    await signInAxxon(page);
    const depot = page.getByRole('row').filter({ hasText: 'Depot South' });
    await depot.getByRole('button', { name: 'Sign in' }).click();
    await fillSignIn(page);
    await expect(depot.getByRole('button', { name: 'Sign out' })).toBeVisible();
    await use(page);
  },
});

/** A minute of which Videoloft has an event, and the others all of it but for ten seconds of Axxon. */
function incident({ emulators }: TestSite) {
  const from = Math.floor((Date.now() - AGO_MS) / SECOND_MS) * SECOND_MS;
  const until = from + LENGTH_MS;
  const { videoloft, axxon, vdg } = emulators;
  videoloft.control.addEvent(COUNTER_CAMERA, { startt: from + 20_000, durationMs: EVENT_MS, motion: 7 });
  axxon.control.record(CAMERA, { begin: from - LENGTH_MS, end: until + LENGTH_MS });
  axxon.control.gap(CAMERA, { begin: from + 30_000, end: from + 40_000 });
  for (const device of ['Quay 1', 'Crane <B>']) {
    vdg.control.record(device, { begin: from - LENGTH_MS, end: until + LENGTH_MS });
  }
  return { from, until };
}

function severalAddress({ address }: TestSite, { from, until }: { from: number; until: number }): string {
  const cameras = [
    `warehouse:${SOURCE}`,
    `harbourside:${NORTH}/1`,
    `harbourside:${NORTH}/3`,
    `depot:${COUNTER_CAMERA}`,
  ];
  const search = new URLSearchParams({
    cameras: JSON.stringify(cameras),
    from: new Date(from).toISOString(),
    until: new Date(until).toISOString(),
  });
  return `${address}/exports/several?${search.toString()}`;
}

const groupBar = (page: Page) => page.getByRole('region', { name: /^Group / });

interface ExportFacts {
  readonly system: { readonly name: string };
  readonly requested: { readonly seconds: number } | null;
  readonly others: readonly { readonly requested: { readonly seconds: number } }[];
  readonly deliveredSeconds: number | null;
  readonly staysAt: string | null;
  readonly files: readonly { readonly savedAs: string | null; readonly sha256: string | null }[];
}

/** The manifest of the group, as it came to this computer. */
async function readManifest(arrived: readonly Download[]): Promise<readonly ExportFacts[]> {
  const file = arrived.find((one) => one.suggestedFilename().endsWith('.json'));
  if (file === undefined) throw new Error('There is no manifest.');
  return JSON.parse((await bytesOf(file)).toString()).exports;
}

test('one range of three systems is delivered as one group, and its manifest names everything', async ({
  several: page,
  site,
}) => {
  test.setTimeout(120_000);
  const range = incident(site);
  const arrived = collectDownloads(page);
  await page.goto(severalAddress(site, range));
  await expect(page.getByText(/10 s|gap/).first()).toBeVisible();
  await page.getByLabel('Name of the group').fill('Case 26-1184, <quay>');
  await page.getByLabel('Folder', { exact: true }).fill(FOLDER);
  await expect(page.getByText('makes 3 exports')).toBeVisible();
  await page.getByRole('button', { name: /^Export from 3 systems/ }).click();

  await expect(page).toHaveURL(/\/exports\?group=/);
  const bar = groupBar(page);
  await expect(bar).toContainText('Case 26-1184, <quay>');
  await expect(bar).toContainText('3 of 3 ready', { timeout: 60_000 });
  // One file of Axxon, one of Videoloft's event, and the two forms of the manifest.
  await expect.poll(() => arrived.length, { timeout: 30_000 }).toBe(4);

  const exports = await readManifest(arrived);
  expect(exports.map(({ system }) => system.name).toSorted()).toEqual([
    'Depot South',
    'Quayside VDG',
    'Warehouse 4',
  ]);
  const hashes = new Map<string, string>();
  for (const file of arrived) hashes.set(file.suggestedFilename(), sha256Of(await bytesOf(file)));
  const named = exports.flatMap(({ files }) => files);
  expect(named).toHaveLength(2);
  for (const { savedAs, sha256 } of named) expect(hashes.get(savedAs ?? '')).toBe(sha256);
  expect(exports.flatMap(({ staysAt }) => staysAt ?? [])).toEqual([FOLDER]);

  // The page and the manifest agree, to the second.
  const requested = exports.reduce(
    (sum, one) =>
      sum +
      (one.requested?.seconds ?? 0) +
      one.others.reduce((rest, other) => rest + other.requested.seconds, 0),
    0,
  );
  const delivered = exports.reduce((sum, one) => sum + (one.deliveredSeconds ?? 0), 0);
  expect(requested).toBe((4 * LENGTH_MS) / SECOND_MS);
  await expect(bar).toContainText(`(${requested} s) requested`);
  await expect(bar).toContainText(`${delivered} s delivered`);
  const axxon = exports.find(({ system }) => system.name === 'Warehouse 4');
  expect(axxon?.deliveredSeconds).toBeCloseTo(50, 0);
  const [order] = site.emulators.vdg.control.orders();
  expect(order?.xml.match(/<device>/g)).toHaveLength(2);
});

test('everything is chosen, timed and ordered by keyboard alone', async ({ several: page, site }) => {
  const range = incident(site);
  await page.goto(severalAddress(site, range));
  await expect(page.getByLabel('Folder', { exact: true })).toBeVisible();
  await page.keyboard.press('Control+Enter');
  // The folder is missing: the focus stands where something is wrong.
  const folder = page.getByLabel('Folder', { exact: true });
  await expect(folder).toBeFocused();
  await page.keyboard.type(FOLDER);
  await page.getByLabel('Name of the group').fill('Survives');
  await page.reload();
  await expect(page.getByLabel('Name of the group')).toHaveValue('Survives');
  // Nothing is missing any more: its settings are folded.
  await page.getByRole('button', { name: /Quayside VDG Native/ }).press('Enter');
  await expect(folder).toHaveValue(FOLDER);
  const before = site.emulators.vdg.control.orders().length;
  await page.keyboard.press('Control+Enter');
  await expect(page).toHaveURL(/\/exports\?group=/);
  await expect.poll(() => site.emulators.vdg.control.orders().length).toBe(before + 1);
  await expect(groupBar(page)).toContainText('3 of 3 ready', { timeout: 60_000 });
});

for (const theme of ['dark', 'light'] as const) {
  test(`axe finds nothing on the way of a group in the ${theme} theme`, async ({ several: page, site }) => {
    test.setTimeout(90_000);
    await page.evaluate(
      (chosen) => localStorage.setItem('sightline:preferences', JSON.stringify({ theme: chosen })),
      theme,
    );
    const expectClean = async (state: string) => {
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id, nodes }) => `${state}: ${id} ${nodes[0]?.html ?? ''}`)).toEqual([]);
    };
    await page.goto(`${site.address}/exports/several`);
    await expect(page.getByRole('heading', { name: 'Several systems' })).toBeVisible();
    await expectClean('nothing chosen');
    await page.goto(severalAddress(site, incident(site)));
    await expect(page.getByLabel('Folder', { exact: true })).toBeVisible();
    await page.getByRole('button', { name: /^Export from 3 systems/ }).click();
    await expectClean('with a problem');
    await page.getByLabel('Folder', { exact: true }).fill(FOLDER);
    await page.getByRole('button', { name: /^Export from 3 systems/ }).click();
    await expect(groupBar(page)).toContainText('3 of 3 ready', { timeout: 60_000 });
    await expectClean('group');
  });
}

test.describe('on a phone', () => {
  test.use({ hasTouch: true });

  test('a group is chosen and ordered by touch, and nothing lies beside the window', async ({
    several: page,
    site,
  }) => {
    await page.setViewportSize(PHONE);
    await page.goto(severalAddress(site, incident(site)));
    const folder = page.getByLabel('Folder', { exact: true });
    await folder.fill(FOLDER);
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(width).toBeLessThanOrEqual(PHONE.width);
    await page.getByRole('button', { name: /^Export from 3 systems/ }).tap();
    await expect(groupBar(page)).toContainText('3 of 3 ready', { timeout: 60_000 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(PHONE.width);
  });
});
