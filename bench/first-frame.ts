/**
 * How long a link to an event takes to its first frame, for a person who is signed in already,
 * against a page that holds nothing but hls.js and plays the same event through the same proxy.
 */
import type { Browser, Page } from '@playwright/test';
import { startSite, type TestSite } from '../e2e/fixtures/site.ts';
import { type BareSite, startBareSite } from './bare-site.ts';
import type { Benchmark, Finding } from './benchmark.ts';
import { MILESTONES, type Milestones, readMilestones } from './milestones.ts';
import { FRAME_MARK, markFirstFrame } from './page-probes.ts';
import { textColumns } from './result-table.ts';
import { leave, leaveAndForget, openProbedPage, signInForTab } from './signed-in-page.ts';
import { median, toMs, toRatio, toSpread } from './statistics.ts';

const TARGET = 1.25;
const RUNS = 11;
/** Before the runs that count: the servers read their media, the browser its own files. */
const WARM_UP_RUNS = 2;

const CAMERA_PATH = '/cameras/depot:910210.1';
/** An event of ten seconds or more: several segments, as most have. */
const LONG_EVENT = /^.*(\d\d s|min).*$/;

/** Everything that both sides play. */
interface Job {
  readonly site: TestSite;
  readonly bare: BareSite;
  readonly link: string;
  /** Path in our origin, with the token of a sign-in. */
  readonly playlist: string;
}

/** The first loading with an empty cache, and the one after it. */
interface Pair {
  readonly cold: Milestones;
  readonly warm: Milestones;
}

export const firstFrame: Benchmark = {
  name: 'first-frame',
  run: async (browser) => {
    const site = await startSite();
    const bare = await startBareSite();
    try {
      const job = { site, bare, ...(await chooseEvent(browser, site)) };
      const ours: Pair[] = [];
      const rival: Pair[] = [];
      for (let run = 0; run < WARM_UP_RUNS + RUNS; run += 1) {
        const app = await loadTwice(browser, job.link, (page) => signInForTab(page, site));
        const plain = await loadTwice(browser, bare.addressOf(job.playlist), (page) => visit(page, site));
        if (run < WARM_UP_RUNS) continue;
        ours.push(app);
        rival.push(plain);
      }
      return {
        findings: [
          compare('cold cache', timesOf(ours, 'cold'), timesOf(rival, 'cold')),
          compare('warm cache', timesOf(ours, 'warm'), timesOf(rival, 'warm')),
        ],
        notes: breakdown(ours, rival),
      };
    } finally {
      await bare.close();
      await site.close();
    }
  },
};

/** Opens an event as a person does, and notes its link and the playlist that the app asks for. */
async function chooseEvent(browser: Browser, site: TestSite): Promise<Pick<Job, 'link' | 'playlist'>> {
  const page = await openProbedPage(browser, markFirstFrame, FRAME_MARK);
  await signInForTab(page, site);
  await page.goto(site.address + CAMERA_PATH);
  const asked = page.waitForRequest(/\.m3u8\?.*\btoken=/);
  await page.getByRole('option', { name: LONG_EVENT }).first().click();
  const { pathname, search } = new URL((await asked).url());
  const link = new URL(page.url());
  link.searchParams.delete('at');
  await page.context().close();
  return { link: link.href, playlist: pathname + search };
}

/** Loads an address twice in a context of its own that `prepare` has made ready. */
async function loadTwice(
  browser: Browser,
  address: string,
  prepare: (page: Page) => Promise<void>,
): Promise<Pair> {
  const page = await openProbedPage(browser, markFirstFrame, FRAME_MARK);
  try {
    await prepare(page);
    await leaveAndForget(page);
    await page.goto(address);
    const cold = await readMilestones(page);
    await leave(page);
    await page.goto(address);
    return { cold, warm: await readMilestones(page) };
  } finally {
    await page.context().close();
  }
}

/** The rival's context has seen a page too: a browser process and connections stand on both sides. */
async function visit(page: Page, site: TestSite): Promise<void> {
  await page.goto(`${site.address}/connections`);
  await page.getByRole('banner').waitFor();
}

const timesOf = (pairs: readonly Pair[], cache: keyof Pair): readonly number[] =>
  pairs.map((pair) => pair[cache].get('the first frame') ?? Number.NaN);

function compare(cache: string, ours: readonly number[], rival: readonly number[]): Finding {
  const ratio = median(ours) / median(rival);
  return {
    what: `Link to an event until its first frame, ${cache}`,
    ours: toSpread(ours),
    rival: `${toSpread(rival)} bare hls.js`,
    ratio: toRatio(ratio),
    target: `≤ ${toRatio(TARGET)}`,
    met: ratio <= TARGET,
  };
}

/** Medians of each milestone, ms since the navigation began. */
function breakdown(ours: readonly Pair[], rival: readonly Pair[]): readonly string[] {
  const cell = (pairs: readonly Pair[], cache: keyof Pair, name: (typeof MILESTONES)[number]): string => {
    const times = pairs.flatMap((pair) => pair[cache].get(name) ?? []);
    return times.length === 0 ? '–' : toMs(median(times));
  };
  const rows = MILESTONES.map((name) => [
    name,
    cell(ours, 'cold', name),
    cell(rival, 'cold', name),
    cell(ours, 'warm', name),
    cell(rival, 'warm', name),
  ]);
  return textColumns([['since navigation, medians', 'cold', 'bare', 'warm', 'bare'], ...rows], {
    ruled: true,
  });
}
