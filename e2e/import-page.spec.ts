/** The page of imports for everybody: without a pointer, on a phone, with many files, for axe. */
import { copyFile, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { makeFootageFolder } from './fixtures/footage-files.ts';
import {
  addFiles,
  chooseCamera,
  dropPaths,
  expect,
  expectDone,
  openImports,
  rowOf,
  setStart,
  signInNx,
  startAll,
  test,
} from './fixtures/import-site.ts';
import { openApp } from './fixtures/test.ts';

const PHONE = { width: 390, height: 844 };
const MANY = 15;
/** Files one after the other should not take minutes. */
const IMPORT_MS = 300;

test.use({ nxOptions: { importMs: () => IMPORT_MS } });

async function expectClean(page: Page, state: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(
    violations.map(({ id, nodes }) => `${state}: ${id} ${nodes[0]?.html ?? ''}`),
    state,
  ).toEqual([]);
}

for (const theme of ['dark', 'light'] as const) {
  test(`axe finds nothing on the way of an import in the ${theme} theme`, async ({
    context,
    site,
    watch,
    nx,
  }, info) => {
    test.setTimeout(120_000);
    const folder = info.outputPath('footage');
    await makeFootageFolder(folder);
    const page = await openApp(context, site, watch, '/connections');
    await page.evaluate(
      (chosen) => localStorage.setItem('sightline:preferences', JSON.stringify({ theme: chosen })),
      theme,
    );
    await page.reload();
    await openImports(page);
    await expectClean(page, 'signed out');
    await page.getByRole('link', { name: 'Connections' }).first().click();
    await signInNx(page);
    await openImports(page);
    await expectClean(page, 'nothing there');
    await dropPaths(page, [folder]);
    await expect(page.getByText('Left out', { exact: true })).not.toHaveCount(0);
    await expectClean(page, 'questions');
    await chooseCamera(page, 'Handheld 2');
    await rowOf(page, 'BWC07_two.mp4').getByRole('checkbox').check();
    await expectClean(page, 'a selection');
    await page
      .getByRole('region', { name: 'Selected files' })
      .getByRole('button', { name: 'Set camera' })
      .click();
    await expectClean(page, 'choosing a camera');
    await page.getByRole('option', { name: theme === 'dark' ? 'Handheld 2' : 'Action cam 1' }).click();
    nx.control.holdLock(theme === 'dark' ? 'Handheld 2' : 'Action cam 1', 'j.meyer');
    await startAll(page);
    await expect(page.getByText(/j\.meyer holds the lock/)).toBeVisible();
    await expectClean(page, 'waiting for the lock');
    nx.control.releaseLock(theme === 'dark' ? 'Handheld 2' : 'Action cam 1');
    await expectDone(page, 'BWC07_two.mp4');
    await expectClean(page, 'done');
    await rowOf(page, 'BWC07_two.mp4')
      .getByRole('link', { name: /on the timeline/ })
      .click();
    await expect(page.getByRole('heading', { name: 'Archive' })).toBeVisible();
    await expectClean(page, 'the archive');
  });
}

test('an import by keyboard alone', async ({ imports: page, nx }, info) => {
  const folder = info.outputPath('footage');
  await makeFootageFolder(folder);
  const before = nx.control.imports().length;
  const choosing = page.waitForEvent('filechooser');
  await page.keyboard.press('Control+o');
  await (await choosing).setFiles([join(folder, 'DSC_0441.MP4')]);
  const row = rowOf(page, 'DSC_0441.MP4');
  await expect(row.getByText('Which camera is it of?')).toBeVisible();
  await row.focus();
  await row.getByRole('button', { name: /^Camera of/ }).focus();
  await page.keyboard.press('Enter');
  await page.keyboard.type('action');
  await page.keyboard.press('Enter');
  await expect(row.getByText('When does it begin?')).toBeVisible();
  await row.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByLabel('First second of the footage')).toBeVisible();
  await page.getByLabel('First second of the footage').fill('2026-09-03T07:30:15');
  await page.keyboard.press('Enter');
  await expect(row.getByText('Ready')).toBeVisible();
  await row.focus();
  await page.keyboard.press('Space');
  await expectDone(page, 'DSC_0441.MP4');
  expect(nx.control.imports()).toHaveLength(before + 1);
  expect(nx.control.imports().at(-1)?.startTime).toBe(Date.parse('2026-09-03T05:30:15Z'));
  await row.focus();
  await page.keyboard.press('Delete');
  await expect(row).toBeHidden();
});

test.describe('on a phone', () => {
  test.use({ viewport: PHONE, hasTouch: true, isMobile: true });

  test('an import fits and is done by touch', async ({ context, site, watch, nx }, info) => {
    const folder = info.outputPath('footage');
    await makeFootageFolder(folder);
    const page = await openApp(context, site, watch, '/connections');
    expect(nx.log.entries()).toEqual([]);
    await page.getByRole('button', { name: 'Sign in' }).last().tap();
    await page.getByLabel('Name or e-mail address').fill('admin');
    await page.getByLabel('Password', { exact: true }).fill('harbour-demo-nx');
    await page.getByRole('dialog').getByRole('button', { name: 'Sign in' }).tap();
    await expect(page.getByRole('button', { name: 'Sign out' })).toBeVisible();
    await page.getByRole('button', { name: 'More' }).tap();
    await page.getByRole('menuitem', { name: 'Imports' }).tap();
    await chooseCamera(page, 'Bodycam 03');
    await addFiles(page, [join(folder, 'DSC_0441.MP4')]);
    await setStart(page, 'DSC_0441.MP4', '2026-09-04T07:30:15');
    await startAll(page);
    await expectDone(page, 'DSC_0441.MP4');
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
    expect(overflow).toBe(false);
  });
});

test('many files are imported in their order, each once', async ({ imports: page, nx }, info) => {
  test.setTimeout(240_000);
  const folder = info.outputPath('footage');
  await makeFootageFolder(folder);
  await mkdir(join(folder, 'many'), { recursive: true });
  const names = Array.from({ length: MANY }, (_, index) => `clip_${String(index).padStart(3, '0')}.mp4`);
  for (const name of names) await copyFile(join(folder, 'DSC_0441.MP4'), join(folder, 'many', name));
  const before = nx.control.imports().length;
  await chooseCamera(page, 'Bodycam 03');
  await dropPaths(page, [join(folder, 'many')]);
  await expect(page.getByText(`${MANY} files,`)).toBeVisible();
  await expect(page.getByText('When does it begin?').first()).toBeVisible();
  await page.getByRole('checkbox', { name: /all/i }).check();
  const bar = page.getByRole('region', { name: 'Selected files' });
  await bar.getByRole('button', { name: 'One after another' }).click();
  const form = page.getByRole('dialog', { name: 'One after another' });
  await form.getByLabel(/date and time/).fill('2026-08-01T09:00:00');
  await page.keyboard.press('Enter');
  await expect(form).toBeHidden();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: `Start ${MANY} files` }).click();
  await expect(page.getByRole('group', { name: 'Which files' })).toContainText(
    new RegExp(`Done\\s*${MANY}`),
    {
      timeout: 200_000,
    },
  );
  const imported = nx.control.imports().slice(before);
  expect(imported.map(({ swallowed }) => swallowed)).toEqual(names.map(() => undefined));
  const starts = imported.map(({ startTime }) => startTime);
  expect(starts).toEqual(starts.toSorted((a, b) => a - b));
  expect(imported.map(({ name }) => /clip-(\d+)/.exec(name)?.[1])).toEqual(
    names.map((name) => /\d+/.exec(name)?.[0]),
  );
  expect(starts[0]).toBe(Date.parse('2026-08-01T07:00:00Z'));
});
