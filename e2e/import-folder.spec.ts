/** The officer's job: a folder of body-camera files lands on the right cameras at the right times. */
import { join } from 'node:path';
import { BAD_FILES, GOOD_FILES, makeFootageFolder, md5Of } from './fixtures/footage-files.ts';
import {
  chooseCamera,
  dropPaths,
  expect,
  expectDone,
  NX_NAME,
  rowOf,
  setStart,
  startAll,
  test,
} from './fixtures/import-site.ts';

const FIRST_CAMERA = 'Bodycam 07';
const SECOND_CAMERA = 'Bodycam 03';
/** Those that neither stamp nor name tells the start of, and what the officer says. */
const TOLD: Readonly<Record<string, { readonly local: string; readonly at: string }>> = {
  'old-dvr.avi': { local: '2026-11-17T08:15:30', at: '2026-11-17T07:15:30Z' },
  'DSC_0441.MP4': { local: '2026-11-17T20:00:00', at: '2026-11-17T19:00:00Z' },
};
/** Files go to the other camera by folder. */
const SECOND_FOLDER = 'day 2/';

const nameOf = (path: string): string => path.split('/').at(-1) ?? path;

test('twelve files dropped as a folder: the good ones are on two timelines, the bad ones are named', async ({
  imports: page,
  nx,
}, info) => {
  test.setTimeout(240_000);
  const folder = info.outputPath('footage');
  await makeFootageFolder(folder);

  await test.step('a folder is dropped, and each file gets a row', async () => {
    await chooseCamera(page, FIRST_CAMERA);
    await dropPaths(page, [folder]);
    await expect(page.getByText(/^12 files,/)).toBeVisible();
  });

  await test.step('what is no footage is named and left out', async () => {
    for (const { path, reason } of BAD_FILES) {
      await expect(rowOf(page, nameOf(path)).getByText('Left out')).toBeVisible();
      await expect(rowOf(page, nameOf(path)).getByText(reason)).toBeVisible();
    }
  });

  await test.step('the second day goes to another camera, all at once', async () => {
    for (const { path } of GOOD_FILES.filter((file) => file.path.startsWith(SECOND_FOLDER))) {
      await rowOf(page, nameOf(path)).getByRole('checkbox').check();
    }
    const bar = page.getByRole('region', { name: 'Selected files' });
    await bar.getByRole('button', { name: 'Set camera' }).click();
    await page.getByRole('option', { name: SECOND_CAMERA }).click();
    await page.keyboard.press('Escape');
    await expect(bar).toBeHidden();
  });

  await test.step('files without a time ask for it', async () => {
    for (const [name, { local }] of Object.entries(TOLD)) {
      await expect(rowOf(page, name).getByText('When does it begin?')).toBeVisible();
      await setStart(page, name, local);
    }
  });

  await test.step('all good ones end on the timeline', async () => {
    await page.getByRole('button', { name: `Start ${GOOD_FILES.length} files` }).click();
    for (const { path } of GOOD_FILES) await expectDone(page, nameOf(path));
    await expect(page.getByRole('group', { name: 'Which files' })).toContainText(/Done\s*9/);
  });

  await test.step('the server has the same bytes, at the right times to the second', async () => {
    const imported = nx.control.imports();
    expect(imported).toHaveLength(GOOD_FILES.length);
    for (const { path, startsAt, seconds } of GOOD_FILES) {
      const start = Date.parse(startsAt ?? TOLD[nameOf(path)]?.at ?? '');
      const camera = path.startsWith(SECOND_FOLDER) ? SECOND_CAMERA : FIRST_CAMERA;
      const md5 = await md5Of(join(folder, path));
      const found = imported.find((one) => one.md5 === md5);
      expect(found?.swallowed, path).toBeUndefined();
      expect(Math.abs((found?.startTime ?? 0) - start), path).toBeLessThan(1_000);
      const spans = nx.control.recorded(camera);
      const span = spans.find(
        (one) => Math.abs(one.start - start) < 1_000 && Math.abs(one.end - start - seconds * 1_000) < 1_000,
      );
      expect(span, `${path} on ${camera}`).toBeDefined();
    }
    expect(nx.control.uploads()).toEqual([]);
  });

  await test.step('the row leads to the moment in the archive', async () => {
    await rowOf(page, 'BWC07_one.mp4')
      .getByRole('link', { name: '09:00:05–09:00:17 on the timeline' })
      .click();
    await expect(page.getByRole('heading', { name: 'Archive' })).toBeVisible();
    await expect(page.getByText('09:00:05–09:00:17').first()).toBeVisible();
    await expect(page.getByText(FIRST_CAMERA).first()).toBeVisible();
  });
});

test('the outcome is saved as a table, and the tray tells of it on every page', async ({
  imports: page,
  nx,
}, info) => {
  const folder = info.outputPath('footage');
  await makeFootageFolder(folder);
  await chooseCamera(page, 'Action cam 1');
  await dropPaths(page, [join(folder, 'day 1/BWC07_two.mp4'), join(folder, 'notes.mp4')]);
  await expect(rowOf(page, 'notes.mp4').getByText('Left out')).toBeVisible();
  await startAll(page);
  await page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: 'Connections' }).click();
  await expect(page.getByRole('heading', { name: 'Connections' })).toBeVisible();
  await expect(page.getByText(/1 finished/)).toBeVisible({ timeout: 30_000 });
  await page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: 'Imports' }).click();
  await expectDone(page, 'BWC07_two.mp4');
  expect(nx.control.imports().length).toBeGreaterThan(0);

  const saving = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save the outcome as a table (CSV)' }).click();
  const text = await (await saving).createReadStream().then(readAll);
  const [head = '', ...rows] = text.trim().split(/\r?\n/);
  expect(head).toMatch(/^\W*file/i);
  expect(rows).toHaveLength(2);
  expect(text).toContain('BWC07_two.mp4');
  expect(text).toContain('2026-11-18T08:02:10');
  expect(text).toContain(NX_NAME);
  expect(text).not.toContain('harbour-demo');
});

async function readAll(stream: AsyncIterable<unknown>): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of stream) if (part instanceof Uint8Array) parts.push(Buffer.from(part));
  return Buffer.concat(parts).toString('utf8');
}
