/** Tokens that live 20 s: five minutes of live video and of an event, and nobody notices. */
import { test as base, expect, type Page } from '@playwright/test';
import { COUNTER_CAMERA, expectAdvancing, videoOf } from './fixtures/counter.ts';
import { assertLogRules } from './fixtures/log-rules.ts';
import { createPageWatch } from './fixtures/page-watch.ts';
import { startSite } from './fixtures/site.ts';
import { longestStall, watchStalls } from './fixtures/stalls.ts';

const TOKEN_LIFE_MS = 20_000;
const WATCHED_MS = 5 * 60_000;
const EVENT_MS = 6 * 60_000;
/** All loops have segments of 2 s. */
const SEGMENT_MS = 2_000;

base('five minutes of live video and of an event outlive fifteen tokens', async ({ context, page: live }) => {
  base.setTimeout(WATCHED_MS + 120_000);
  const site = await startSite({ demo: true, emulators: { tokenLifeMs: TOKEN_LIFE_MS } });
  const watch = createPageWatch(site.address);
  const { control, log } = site.emulators.videoloft;
  const added = control.addEvent(COUNTER_CAMERA, {
    startt: Date.now() - EVENT_MS - 120_000,
    durationMs: EVENT_MS,
    motion: 5,
  });
  const recorded = await context.newPage();
  for (const page of [live, recorded]) watch.follow(page);

  await live.goto(`${site.address}/cameras/depot:${COUNTER_CAMERA}`);
  await expectAdvancing(live);
  await recorded.goto(`${site.address}/cameras/depot:${COUNTER_CAMERA}`);
  await recorded.getByRole('option', { name: /6 min/ }).first().click();
  await expect(videoOf(recorded)).toHaveAttribute('data-playback', 'playing');
  await expectAdvancing(recorded);
  expect(new URL(recorded.url()).searchParams.get('event')).toContain(String(added.id));

  await Promise.all([live, recorded].map(watchStalls));
  const begun = Date.now();
  await expect
    .poll(() => Date.now() - begun, { timeout: WATCHED_MS * 2, intervals: [1_000] })
    .toBeGreaterThan(WATCHED_MS);
  for (const page of [live, recorded]) {
    expect(await longestStall(page)).toBeLessThanOrEqual(SEGMENT_MS);
    await expectPlaying(page);
  }

  const entries = log.entries();
  const refreshed = entries.filter(({ op, status }) => op === 'login.refresh' && status === 200);
  expect(refreshed.length).toBeGreaterThanOrEqual(WATCHED_MS / TOKEN_LIFE_MS);
  // Both pages showed it live: the watch looks for the playlist, then the player loads it, once each.
  expect(entries.filter(({ op, status }) => op === 'wowza.playlist' && status === 200)).toHaveLength(4);
  expect(entries.filter(({ op }) => op === 'alerturl')).toHaveLength(1);
  await assertLogRules(log, { pages: 2 });
  await watch.verify(context);
  await site.close();
});

const expectPlaying = (page: Page): Promise<void> =>
  expect(videoOf(page)).toHaveAttribute('data-playback', 'playing');
