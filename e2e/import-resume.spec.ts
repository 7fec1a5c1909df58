/** Nothing is lost: a closed page, a cut line, a restarted server, damage on the way, somebody else's lock. */
import { copyFile, mkdir } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import type { Page, TestInfo } from '@playwright/test';
import { damage, type LargeFile, makeLargeFile, md5Of } from './fixtures/footage-files.ts';
import {
  addFiles,
  chooseCamera,
  expect,
  expectDone,
  expectNothingHeld,
  type Nx,
  openImports,
  piecesOf,
  rowOf,
  signInNx,
  startAll,
  test,
  until,
} from './fixtures/import-site.ts';
import { openApp } from './fixtures/test.ts';

const MIB = 1024 * 1024;
const CAMERA = 'Bodycam 07';
const COLLEAGUE = 'j.meyer';
/** From the trouble to the end of an import of these sizes. */
const ENDS_WITHIN_MS = 60_000;
const HALF = 0.5;

// A line that is slow enough to be cut in the middle.
test.use({ nxOptions: { line: { bitsPerSecond: 400_000_000 } } });

/** Each test has a day of its own: footage cannot overwrite footage. */
async function prepare(page: Page, info: TestInfo, day: number, mebibytes = 96): Promise<LargeFile> {
  const at = `2026-10-${String(day).padStart(2, '0')}T10:00:00Z`;
  const file = await makeLargeFile(info.outputPath(`patrol-${day}.mp4`), mebibytes * MIB, at);
  await chooseCamera(page, CAMERA);
  await addFiles(page, [file.path]);
  await expect(rowOf(page, basename(file.path)).getByText('Ready')).toBeVisible();
  return file;
}

/** What its client gave up says so. */
const isUnanswered = ({ status, note }: ReturnType<Nx['log']['entries']>[number]): boolean =>
  status === 0 && note === undefined;

const shareAt = (nx: Nx): number => {
  const [upload] = nx.control.uploads();
  return upload === undefined ? 0 : (upload.confirmed * upload.chunkSize) / upload.size;
};

async function expectImported(nx: Nx, { path, seconds, startsAt }: LargeFile): Promise<void> {
  const md5 = await md5Of(path);
  expect(nx.control.imports().filter((one) => one.md5 === md5 && one.swallowed === undefined)).toHaveLength(
    1,
  );
  const start = Date.parse(startsAt);
  const found = nx.control.recorded(CAMERA).find((one) => Math.abs(one.start - start) < 1_000);
  expect(Math.abs((found?.end ?? 0) - start - seconds * 1_000)).toBeLessThan(1_000);
}

test('a page that is killed at 30 % of 1 GiB goes on with what the server lacks', async ({
  imports: page,
  context,
  site,
  watch,
  nx,
}, info) => {
  test.setTimeout(300_000);
  const file = await prepare(page, info, 1, 1024);
  await startAll(page);
  await until(() => shareAt(nx) >= 0.3, 120_000);
  await page.close();
  await expect.poll(() => nx.log.entries().filter(isUnanswered)).toEqual([]);
  const answered = new Set(piecesOf(nx, /patrol-1/));
  // Pieces that arrived whole count as well when nobody was left to hear so.
  const there = nx.control.uploads()[0]?.confirmed ?? 0;
  nx.log.clear();

  const again = await openApp(context, site, watch, '/connections');
  await signInNx(again);
  await openImports(again);
  const row = rowOf(again, basename(file.path));
  await expect(row.getByText('Needs the file again')).toBeVisible();

  await test.step('another file of the same name and size is not taken for it', async () => {
    const other = info.outputPath('other', basename(file.path));
    await copyInto(file.path, other);
    await damage(other);
    await giveFile(again, file, other);
    await expect(row.getByText('That was another file')).toBeVisible({ timeout: 30_000 });
    expect(piecesOf(nx, /./)).toEqual([]);
  });

  await test.step('the same file is', async () => {
    await giveFile(again, file, file.path);
    await expectDone(again, basename(file.path), 180_000);
  });
  const sent = piecesOf(nx, /patrol-1/);
  expect(sent.filter((piece) => answered.has(piece))).toEqual([]);
  expect(new Set(sent).size).toBe(sent.length);
  expect(sent.length + there).toBe(Math.ceil(file.size / (8 * MIB)));
  await expectImported(nx, file);
  expect(nx.control.uploads()).toEqual([]);
});

async function copyInto(from: string, to: string): Promise<void> {
  await mkdir(dirname(to), { recursive: true });
  await copyFile(from, to);
}

async function giveFile(page: Page, file: LargeFile, path: string): Promise<void> {
  const choosing = page.waitForEvent('filechooser');
  await rowOf(page, basename(file.path))
    .getByRole('button', { name: /^Choose .* again$/ })
    .click();
  await (await choosing).setFiles(path);
}

test('a line that is cut for 30 s costs nothing but the time', async ({ imports: page, nx, watch }, info) => {
  test.setTimeout(180_000);
  watch.expectRefusals(/\/proxy\//);
  const file = await prepare(page, info, 2);
  await startAll(page);
  await until(() => shareAt(nx) >= HALF, 60_000);
  nx.control.cutLine();
  const there = new Set(piecesOf(nx, /patrol-2/));
  await expect(rowOf(page, basename(file.path)).getByText(/tries again/)).toBeVisible();
  await page.waitForTimeout(30_000);
  nx.log.clear();
  nx.control.restoreLine();
  await expectDone(page, basename(file.path), ENDS_WITHIN_MS);
  expect(piecesOf(nx, /patrol-2/).filter((piece) => there.has(piece))).toEqual([]);
  await expectImported(nx, file);
});

test('a server that restarts in the middle gets the rest', async ({ imports: page, nx, watch }, info) => {
  test.setTimeout(120_000);
  watch.expectRefusals(/\/proxy\//);
  const file = await prepare(page, info, 3);
  await startAll(page);
  await until(() => shareAt(nx) >= HALF, 60_000);
  nx.control.restart({ downMs: 3_000 });
  await expectDone(page, basename(file.path), ENDS_WITHIN_MS);
  await expectImported(nx, file);
});

test('a piece that is refused three times is sent a fourth time', async ({
  imports: page,
  nx,
  watch,
}, info) => {
  watch.expectRefusals(/\/chunks\//);
  const file = await prepare(page, info, 4, 40);
  nx.faults.add({ op: 'upload.chunk', chunk: 2, kind: 'status', status: 500, times: 3 });
  await startAll(page);
  await expectDone(page, basename(file.path), ENDS_WITHIN_MS);
  const tries = nx.log.entries().filter(({ op, chunk }) => op === 'upload.chunk' && chunk === 2);
  expect(tries.map(({ status }) => status)).toEqual([500, 500, 500, 200]);
  await expectImported(nx, file);
});

test('what is damaged on the way is noticed and sent anew', async ({ imports: page, nx, watch }, info) => {
  test.setTimeout(120_000);
  watch.expectRefusals(/\/proxy\//);
  const file = await prepare(page, info, 5, 40);
  nx.control.corruptNextChunk();
  await startAll(page);
  await expectDone(page, basename(file.path), ENDS_WITHIN_MS);
  await expectImported(nx, file);
});

test('a lock that is lost in mid-import is waited for again', async ({ imports: page, nx, watch }, info) => {
  // Asked whether the upload is still there: the import that went on by itself has used it up.
  watch.expectRefusals(/\/status$/);
  test.setTimeout(120_000);
  const file = await prepare(page, info, 6, 40);
  const row = rowOf(page, basename(file.path));
  await startAll(page);
  await until(() => nx.control.locks().some(({ importing }) => importing), 60_000);
  nx.control.loseLock(CAMERA, COLLEAGUE);
  await expect(row.getByText(`Waits: ${COLLEAGUE} holds the lock`)).toBeVisible();
  nx.control.releaseLock(CAMERA);
  await expectDone(page, basename(file.path), ENDS_WITHIN_MS);
  await expect(row.getByText('Done')).toBeVisible();
  await expectImported(nx, file);
});

test('a colleague’s lock is named and waited for', async ({ imports: page, nx }, info) => {
  test.setTimeout(120_000);
  const file = await prepare(page, info, 7, 16);
  nx.control.holdLock(CAMERA, COLLEAGUE, { importing: true });
  await startAll(page);
  const row = rowOf(page, basename(file.path));
  await expect(row.getByText(`Waits: ${COLLEAGUE} holds the lock`)).toBeVisible();
  expect(nx.control.imports().filter(({ name }) => name.includes('patrol-7'))).toEqual([]);
  nx.control.releaseLock(CAMERA);
  await expectDone(page, basename(file.path), ENDS_WITHIN_MS);
  await expectImported(nx, file);
});

test('cancelling takes the upload away and frees the camera', async ({ imports: page, nx, watch }, info) => {
  watch.expectRefusals(/\/api\/downloads\//);
  const file = await prepare(page, info, 8);
  const row = rowOf(page, basename(file.path));
  await startAll(page);
  await until(() => shareAt(nx) >= 0.2, 60_000);
  await row.getByRole('button', { name: /^Cancel / }).click();
  await expect(row.getByText('Cancelled')).toBeVisible();
  expect(nx.control.uploads()).toEqual([]);
  expect(nx.control.locks()).toEqual([]);
});

test('a page that closes in mid-import gives the camera back', async ({ imports: page, nx, watch }, info) => {
  watch.expectRefusals(/\/proxy\//);
  await prepare(page, info, 9, 40);
  await startAll(page);
  await until(() => nx.control.locks().some(({ importing }) => importing), 60_000);
  await page.close();
  await expectNothingHeld(nx);
});
