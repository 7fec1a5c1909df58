/** What a newcomer sees after `npm start`: signed in, live video, an event, in the development server. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { test as base, expect } from '@playwright/test';
import { videoOf } from './fixtures/counter.ts';

const START_TIMEOUT_MS = 90_000;
const PORT = '5199';

/** Waits for the line that names the address, and goes on reading: a closed pipe would end the program. */
function addressOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = '';
    child.stdout?.on('data', (chunk: Buffer) => {
      text += chunk.toString();
      const address = /running: (\S+)/.exec(text)?.[1];
      if (address !== undefined) resolve(address.replace(/\/$/, ''));
    });
    child.once('exit', () => reject(new Error(`npm start ended early: ${text}`)));
  });
}

base('npm start shows live video and plays an event without any sign-in', async ({ page }) => {
  base.setTimeout(START_TIMEOUT_MS * 2);
  // A group of its own, so that all of it ends as by Ctrl+C.
  const child = spawn('npm', ['start', '--', '--no-open', '--port', PORT], {
    stdio: ['ignore', 'pipe', 'inherit'],
    detached: true,
  });
  const ended = once(child, 'exit');
  const uncaught: string[] = [];
  page.on('pageerror', (error) => uncaught.push(String(error)));
  try {
    await page.goto(await addressOf(child), { timeout: START_TIMEOUT_MS });
    await expect(page.getByText('41 cameras')).toBeVisible({ timeout: START_TIMEOUT_MS });
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox', { name: 'Find a camera' }).fill('gate north');
    await page.keyboard.press('Enter');
    await expect(videoOf(page)).toHaveAttribute('data-playback', 'playing', { timeout: 30_000 });
    await page.getByRole('option').first().click();
    await expect(page).toHaveURL(/event=/);
    await expect
      .poll(() =>
        videoOf(page).evaluate((video) => (video instanceof HTMLVideoElement ? video.currentTime : 0)),
      )
      .toBeGreaterThan(1);
    expect(uncaught).toEqual([]);
  } finally {
    if (child.pid !== undefined) process.kill(-child.pid, 'SIGINT');
    await ended;
  }
});
