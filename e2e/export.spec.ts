/** From the form to files on this computer: what is drawn is ordered, what is delivered is proven. */
import { execFileSync } from 'node:child_process';
import { type Download, expect } from '@playwright/test';
import { drawCrop, drawMask, type Place } from './fixtures/export-drawing.ts';
import { bytesOf, CAMERA, formPath, heldRange, jobRows, sha256Of, test } from './fixtures/export-site.ts';

const SOURCE = 'WAREHOUSE4/DeviceIpint.1/SourceEndpoint.video:0:0';
const LENGTH_MS = 60_000;
const TO_THE_THOUSANDTH = 3;

test.use({ axxonOptions: { exportMs: () => 2_500 } });

/** Polygons of the server: closed by their first corner. */
const closed = (corners: readonly Place[]) => [...corners, corners[0] ?? { x: 0, y: 0 }];

function expectPlaces(sent: unknown, drawn: readonly Place[]): void {
  const numbers = Array.isArray(sent) ? sent.flat().map(Number) : [];
  const wanted = drawn.flatMap(({ x, y }) => [x, y]);
  expect(numbers).toHaveLength(wanted.length);
  for (const [index, value] of wanted.entries()) expect(numbers[index]).toBeCloseTo(value, TO_THE_THOUSANDTH);
}

test('an MP4 with crop, masks, comment, colour, time stamp and size limit arrives as drawn, proven and deleted', async ({
  exports: page,
  site,
  axxon,
}, info) => {
  test.setTimeout(120_000);
  const range = heldRange(axxon, LENGTH_MS);
  await page.goto(site.address + formPath(range, SOURCE));
  await expect(page.getByText('All 1 min present')).toBeVisible();
  await expect(page.getByRole('img', { name: 'Frame of the recording' })).toBeVisible();
  const crop = await drawCrop(page, { x: 0.1, y: 0.15 }, { x: 0.85, y: 0.9 });
  const one = await drawMask(page, [
    { x: 0.3, y: 0.3 },
    { x: 0.4, y: 0.32 },
    { x: 0.35, y: 0.5 },
  ]);
  const other = await drawMask(page, [
    { x: 0.6, y: 0.55 },
    { x: 0.7, y: 0.5 },
    { x: 0.72, y: 0.7 },
    { x: 0.58, y: 0.72 },
  ]);
  await page.getByRole('radio', { name: /^Other/ }).check({ force: true });
  await page.getByLabel('Largest file in megabytes').fill('0.1');
  await page.getByLabel('Time stamp').fill('%d.%m.%Y %H:%M');
  await page.getByLabel('Comment').fill('Case 26-1184, <aisle> 12');
  await page.getByLabel('Colour as hexadecimal number').fill('#E31E1E');
  const arriving: Promise<Download>[] = [];
  page.on('download', (download) => arriving.push(Promise.resolve(download)));
  await page.getByRole('button', { name: 'Export', exact: true }).click();

  await expect(page).toHaveURL(/\/exports(\?|$)/);
  await expect.poll(() => axxon.control.exports().length).toBe(1);
  const [job] = axxon.control.exports();
  if (job === undefined) throw new Error('The server has no export.');
  expect(job).toMatchObject({ camera: CAMERA, begin: range.from, end: range.until });
  const body: unknown = job.body;
  expect(body).toMatchObject({
    format: 'mp4',
    maxfilesize: 100_000,
    tsformat: '%d.%m.%Y %H:%M',
    comment: 'Case 26-1184, <aisle> 12',
    color: expect.stringMatching(/^#e31e1e$/i),
  });
  const sent = new Map(Object.entries(Object(body)));
  expectPlaces(sent.get('croparea'), crop);
  const masks = sent.get('maskspace');
  expect(masks).toHaveLength(2);
  if (Array.isArray(masks)) {
    expectPlaces(masks[0], closed(one));
    expectPlaces(masks[1], closed(other));
  }
  await expect(jobRows(page).first()).toContainText(CAMERA);

  const files = await axxon.control.files(job.id);
  expect(files.length).toBeGreaterThan(1);
  // The manifest comes in both forms.
  await expect.poll(() => arriving.length, { timeout: 60_000 }).toBe(files.length + 2);
  const downloads = await Promise.all(arriving);
  const named = new Map(
    await Promise.all(downloads.map(async (one) => [one.suggestedFilename(), await bytesOf(one)] as const)),
  );
  const manifest = [...named].find(([name]) => name.endsWith('.json'));
  const told: unknown = JSON.parse(String(manifest?.[1]));
  // Server and browser share a clock.
  expect(Math.abs(Number(Object(told).clockOffsetMs))).toBeLessThanOrEqual(1_000);
  for (const [index, file] of files.entries()) {
    const made = Buffer.from(await axxon.control.bytesOf(job.id, file.name));
    const saved = [...named].find(([name, bytes]) => name.endsWith('.mp4') && bytes.equals(made));
    expect(saved, `file ${index + 1}`).toBeDefined();
    expect(JSON.stringify(told)).toContain(sha256Of(made));
    expect(saved?.[0]).toMatch(/Aisle-12/);
  }
  const [path] = await Promise.all(
    downloads.filter((one) => one.suggestedFilename().endsWith('.mp4')).map((one) => one.path()),
  );
  const copy = info.outputPath('export.mp4');
  execFileSync('cp', [path ?? '', copy]);
  const sum = execFileSync('sha256sum', [copy], { encoding: 'utf8' }).slice(0, 64);
  expect(JSON.stringify(told)).toContain(sum);
  const probe = [
    '-v',
    'error',
    '-select_streams',
    'v:0',
    '-show_entries',
    'stream=codec_name',
    '-of',
    'csv=p=0',
  ];
  expect(execFileSync('ffprobe', [...probe, copy], { encoding: 'utf8' }).trim()).toBe('h264');

  await jobRows(page).first().click();
  await page
    .getByRole('button', { name: /^Delete at / })
    .first()
    .click();
  const sure = page.getByRole('dialog').getByRole('button', { name: /^Delete/ });
  await sure.click();
  await expect.poll(() => axxon.control.exports()[0]?.removed).toBe('deleted');
  await expect(jobRows(page).first()).toContainText(/deleted/i);
});
