/** Exports of VDG Sense: written on its server, or as a clip to this computer; and what goes wrong there. */
import { expect, type Page } from '@playwright/test';
import { bytesOf, collectDownloads, newestRow, sha256Of } from './fixtures/export-site.ts';
import {
  addCamera,
  FOLDER,
  heldRange,
  NORTH,
  openVdgForm,
  orderNative,
  test,
  type Vdg,
} from './fixtures/vdg-site.ts';

const LENGTH_MS = 20_000;
/** All devices record at these times, and the export lasts as long as a test wants. */
const NEVER = () => Number.POSITIVE_INFINITY;

// Nobody's zone may reach the server.
test.use({ timezoneId: 'Asia/Tokyo', vdgOptions: { pendingMs: 100, exportMs: NEVER } });

/** A moment as the server wants it: "2026-11-22 10:00:00.500", UTC. */
const vdgTime = (at: number): string => new Date(at).toISOString().replace('T', ' ').slice(0, -1);

/** What a field for a moment of the site takes: the clock of Amsterdam. */
function siteTime(at: number): string {
  const text = new Intl.DateTimeFormat('sv-SE', {
    timeZone: 'Europe/Amsterdam',
    dateStyle: 'short',
    timeStyle: 'medium',
  }).format(at);
  return `${text.replace(' ', 'T')}.${String(at % 1000).padStart(3, '0')}`;
}

/** The texts of a tag in the XML, in order, as a browser reads it; fails for what is no XML. */
function readXml(page: Page, xml: string, tag: string): Promise<readonly string[]> {
  return page.evaluate(
    ([text, name]) => {
      const parsed = new DOMParser().parseFromString(text ?? '', 'text/xml');
      if (parsed.querySelector('parsererror') !== null) throw new Error('The XML is broken.');
      return [...parsed.querySelectorAll(name ?? '')].map(({ textContent }) => textContent);
    },
    [xml, tag],
  );
}

async function openNative(page: Page, address: string, vdg: Vdg, folder = FOLDER) {
  const range = heldRange(vdg, 'Quay 1', LENGTH_MS);
  await openVdgForm(page, address, '1', range);
  await page.getByLabel('Folder', { exact: true }).fill(folder);
  return range;
}

test('three cameras with times of their own go out in one request, in UTC, with ids of 64 bits', async ({
  exports: page,
  site,
  vdg,
}) => {
  const folder = 'D:\\Fälle\\Müller’s "<Причал>"';
  const range = await openNative(page, site.address, vdg, folder);
  await addCamera(page, 'Crane <B>');
  await addCamera(page, 'Tor Süd');
  const own = { from: range.from + 1_250, until: range.until - 3_500 };
  await page.getByRole('button', { name: 'Own time for Tor Süd' }).click();
  await page.getByLabel(/^Tor Süd: from/).fill(siteTime(own.from));
  await page.getByLabel(/^Tor Süd: to/).fill(siteTime(own.until));
  await page.getByRole('radio', { name: 'At most…' }).check({ force: true });
  await page.getByLabel('Most megabytes a second').fill('2.5');
  await page.getByRole('button', { name: 'What is sent' }).click();
  const shown = (await page.getByLabel('The order as it is sent').textContent()) ?? '';
  await expect(page.getByText('cannot be downloaded here').first()).toBeVisible();

  const xml = await orderNative(page, vdg);
  expect(vdg.control.orders().at(-1)?.contentType).toMatch(/^text\/xml/);
  expect(await readXml(page, xml, 'deviceid')).toEqual(['1', '3', '4']);
  expect(await readXml(page, xml, 'serverid')).toEqual([NORTH, NORTH, NORTH]);
  expect(await readXml(page, xml, 'starttime')).toEqual([
    vdgTime(range.from),
    vdgTime(range.from),
    vdgTime(own.from),
  ]);
  expect(await readXml(page, xml, 'endtime')).toEqual([
    vdgTime(range.until),
    vdgTime(range.until),
    vdgTime(own.until),
  ]);
  expect(await readXml(page, xml, 'path')).toEqual([folder]);
  expect(await readXml(page, xml, 'bandwidth')).toEqual(['2500000']);
  expect(await readXml(page, shown, 'path')).toEqual([folder]);
});

test('an export that is done stays on its server, and its folder is said', async ({
  exports: page,
  site,
  vdg,
}) => {
  await openNative(page, site.address, vdg);
  await orderNative(page, vdg);
  const row = newestRow(page);
  await expect(row).toContainText('Being made');
  vdg.control.finishAll();
  await expect(row).toContainText('Quayside VDG', { timeout: 20_000 });
  await expect(row).toContainText(FOLDER, { timeout: 20_000 });
  await expect(row).toContainText(/stays on the server/i);
  await expect(row.getByRole('button', { name: /^Download/ })).toHaveAttribute('aria-disabled', 'true');
  expect(vdg.control.files(FOLDER).length).toBeGreaterThan(0);
});

test('a server without the call for the state is said to be running, and nothing more is asked', async ({
  exports: page,
  site,
  vdg,
}) => {
  vdg.control.setStatusCall(false);
  await openNative(page, site.address, vdg);
  await orderNative(page, vdg);
  const row = newestRow(page);
  await expect(row).toContainText(/Running on the server/);
  vdg.control.finishAll();
  await expect(row).not.toContainText('%');
  await expect(row).toContainText(/Running on the server/);
  vdg.control.setStatusCall(true);
});

test('an export is cancelled on its server', async ({ exports: page, site, vdg }) => {
  await openNative(page, site.address, vdg);
  await orderNative(page, vdg);
  const row = newestRow(page);
  await row.getByRole('button', { name: /^Cancel/ }).click();
  await expect(row).toContainText('Cancelled');
  expect(vdg.control.exports().at(-1)?.state).toBe('deleted');
});

test('an export of a session that has ended is unknown, and never takes the number of another one', async ({
  exports: page,
  site,
  vdg,
}) => {
  await openNative(page, site.address, vdg);
  await orderNative(page, vdg);
  const row = newestRow(page);
  await expect(row).toContainText('Being made');
  vdg.control.restartSession();
  // Somebody else's export has the number now.
  const other = (vdg.control.orders().at(-1)?.xml ?? '').replace(FOLDER, 'D:\\Other');
  const url = site.emulators.connections.find(({ vendor }) => vendor === 'vdg')?.url ?? '';
  const numbers = vdg.control.exports().map(({ id }) => id);
  for (let id = 0; id < Math.max(...numbers); id += 1) {
    await fetch(`${url}/command?command=exportVideo`, { method: 'POST', body: other });
  }
  vdg.control.finishAll();
  await expect(row).toContainText(/session has ended|Nobody knows/i, { timeout: 20_000 });
  await expect(row).not.toContainText('Ready');
  await expect(row).toContainText(FOLDER);
});

const REFUSALS: readonly (readonly [number, RegExp])[] = [
  [-2, /no device of this number/],
  [-4, /could not read a time/],
  [-17, /no server of this number/],
  [-33, /without a server number/],
  [-34, /without a device number/],
  [-37, /end lies before the beginning/],
  [-48, /Nothing is recorded at the time/],
  [-57, /without the number of the export/],
  [-58, /knows no such folder/],
  [-60, /not enough room/],
  [-61, /could not create the folder/],
  [-99, /-99/],
];

test('each code of the server has its own words', async ({ exports: page, site, vdg }) => {
  test.setTimeout(180_000);
  for (const [code, words] of REFUSALS) {
    vdg.control.nextError(code);
    await openNative(page, site.address, vdg);
    await orderNative(page, vdg);
    expect(vdg.log.entries().findLast(({ op }) => op === 'export.start')?.code).toBe(code);
    await newestRow(page).focus();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('region', { name: 'Details', exact: true })).toContainText(words);
  }
});

test('a folder with an ampersand is refused before anything is sent', async ({
  exports: page,
  site,
  vdg,
}) => {
  await openNative(page, site.address, vdg, 'D:\\Smith & Sons');
  const before = vdg.control.orders().length;
  await page.getByRole('button', { name: 'Export', exact: true }).click();
  await expect(page.getByText(/ampersand/i).first()).toBeVisible();
  await expect(page).toHaveURL(/exports\/new/);
  expect(vdg.control.orders()).toHaveLength(before);
});

test('a clip comes to this computer as it is on the server, and is deleted there', async ({
  exports: page,
  site,
  vdg,
}) => {
  const arrived = collectDownloads(page);
  await openNative(page, site.address, vdg);
  await page.getByRole('radio', { name: /^MP4 clip/ }).check({ force: true });
  await page.getByRole('button', { name: 'Export', exact: true }).click();
  await expect.poll(() => vdg.control.clips().length).toBeGreaterThan(0);
  vdg.control.finishAll();
  // The file and the two forms of its manifest.
  await expect.poll(() => arrived.length, { timeout: 30_000 }).toBe(3);
  const clip = vdg.control.clips().at(-1);
  const file = arrived.find((one) => one.suggestedFilename().endsWith('.mp4'));
  const manifest = arrived.find((one) => one.suggestedFilename().endsWith('.json'));
  if (clip === undefined || file === undefined || manifest === undefined) throw new Error('Not all came.');
  const bytes = await bytesOf(file);
  expect(sha256Of(bytes)).toBe(sha256Of(await vdg.control.bytesOf(clip)));
  expect((await bytesOf(manifest)).toString()).toContain(sha256Of(bytes));
  const row = newestRow(page);
  await row.getByRole('checkbox').check({ force: true });
  await page.getByRole('button', { name: /^Delete 1 at the system/ }).click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^Delete/ })
    .click();
  await expect.poll(() => vdg.control.clips().at(-1)?.removed).toBe('deleted');
});
