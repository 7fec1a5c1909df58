/** Every format that the system makes, pictures of one moment, pages of paper, and what is live now. */
import { expect } from '@playwright/test';
import {
  bytesOf,
  choose,
  collectDownloads,
  heldRange,
  newestRow,
  openForm,
  orderExport,
  test,
} from './fixtures/export-site.ts';

const LENGTH_MS = 10_000;
const LIVE_SECONDS = 3;

test.use({ axxonOptions: { exportMs: () => 600 } });

const VIDEOS = [
  { label: 'MP4', ending: 'mp4', magic: 'ftyp', at: 4 },
  { label: 'MKV', ending: 'mkv', magic: '\x1AE\xDF\xA3', at: 0 },
  { label: 'AVI', ending: 'avi', magic: 'RIFF', at: 0 },
  { label: 'EXE', ending: 'exe', magic: 'MZ', at: 0 },
] as const;

for (const { label, ending, magic, at } of VIDEOS) {
  test(`${label}: the file of the server arrives, byte by byte`, async ({ exports: page, site, axxon }) => {
    await openForm(page, site.address, heldRange(axxon, LENGTH_MS));
    await choose(page, new RegExp(`^${label}`));
    const arrived = collectDownloads(page);
    const job = await orderExport(page, axxon);
    expect(job.body).toMatchObject({ format: ending });
    await expect.poll(() => arrived.length, { timeout: 30_000 }).toBe(3);
    const file = arrived.find((one) => one.suggestedFilename().endsWith(`.${ending}`));
    const bytes = file === undefined ? Buffer.alloc(0) : await bytesOf(file);
    expect(bytes.equals(Buffer.from(await axxon.control.bytesOf(job.id)))).toBe(true);
    expect(bytes.toString('latin1', at, at + magic.length)).toBe(magic);
  });
}

test('JPG: one moment is one picture', async ({ exports: page, site, axxon }) => {
  const { from } = heldRange(axxon, LENGTH_MS);
  await openForm(page, site.address, { from, until: from });
  await choose(page, /^JPG/);
  const arrived = collectDownloads(page);
  const job = await orderExport(page, axxon);
  expect(job).toMatchObject({ begin: from, end: from, body: { format: 'jpg' } });
  await expect.poll(() => arrived.length, { timeout: 30_000 }).toBe(3);
  const picture = arrived.find((one) => one.suggestedFilename().endsWith('.jpg'));
  const bytes = picture === undefined ? Buffer.alloc(0) : await bytesOf(picture);
  expect([...bytes.subarray(0, 3)]).toEqual([0xff, 0xd8, 0xff]);
});

test('PDF: picture, comment and time stamp lie where they were put', async ({
  exports: page,
  site,
  axxon,
}) => {
  const { from } = heldRange(axxon, LENGTH_MS);
  await openForm(page, site.address, { from, until: from });
  await choose(page, /^PDF/);
  await choose(page, 'Landscape');
  await page.getByLabel('Comment', { exact: true }).fill('Case 26-1184');
  for (const what of ['picture', 'comment', 'time stamp']) {
    await page.getByRole('button', { name: `Place it: ${what}` }).click();
  }
  const job = await orderExport(page, axxon);
  expect(job.body).toMatchObject({
    format: 'pdf',
    layout: 1,
    comment: 'Case 26-1184',
    snapshotplace: [expect.any(Array), expect.any(Array)],
    commentplace: [expect.any(Array), expect.any(Array)],
    tsplace: [expect.any(Array), expect.any(Array)],
  });
  await expect(newestRow(page)).toContainText('Ready', { timeout: 20_000 });
  expect(
    Buffer.from(await axxon.control.bytesOf(job.id))
      .subarray(0, 5)
      .toString(),
  ).toBe('%PDF-');
});

test('live: what the camera shows from now on is exported for as long as was said', async ({
  exports: page,
  site,
  axxon,
}) => {
  await openForm(page, site.address, heldRange(axxon, LENGTH_MS));
  await choose(page, /^Live/);
  await page.getByLabel('Length in hours, minutes and seconds').fill(`0:0${LIVE_SECONDS}`);
  const before = Date.now();
  const job = await orderExport(page, axxon);
  expect(job).toMatchObject({ kind: 'live' });
  expect(job.end - job.begin).toBe(LIVE_SECONDS * 1000);
  expect(Math.abs(job.begin - before)).toBeLessThan(10_000);
  await expect(newestRow(page)).toContainText('Ready', { timeout: 30_000 });
});
