/** Whether the tree of 3,000 cameras is painted as soon as one of 30. */
import type { Browser, Page } from '@playwright/test';
import { startSite, type TestSite } from '../e2e/fixtures/site.ts';
import { largeSite } from '../src/emulators/videoloft/large-site.ts';
import type { Site } from '../src/emulators/videoloft/site.ts';
import type { Benchmark, Finding } from './benchmark.ts';
import { markFirstRow, ROW_MARK, timeOfMark } from './page-probes.ts';
import { leave, openProbedPage, signInForTab } from './signed-in-page.ts';
import { median, toRatio, toSpread } from './statistics.ts';

const TARGET = 2;
/** A loading is short, and other work on the machine disturbs single ones: many make the median steady. */
const RUNS = 25;
/** Before the runs that count: code and caches settle. */
const WARM_UP_RUNS = 2;

const SMALL_OWNERS = 2;
const SMALL_CAMERAS_PER_OWNER = 15;

/** Ms since the navigation began. */
interface Loading {
  /** The last byte of the list of cameras has arrived. */
  readonly listed: number;
  /** The first camera stands on the screen. */
  readonly painted: number;
}

interface Side {
  readonly site: TestSite;
  readonly page: Page;
  readonly loadings: Loading[];
}

/** The large site cut to 30 cameras: the same names, rhythms and servers. */
function smallSite(): Site {
  const owners = largeSite.owners
    .slice(0, SMALL_OWNERS)
    .map((owner) => ({ ...owner, cameras: owner.cameras.slice(0, SMALL_CAMERAS_PER_OWNER) }));
  const known = new Set(owners.map(({ uid }) => uid));
  const accounts = largeSite.accounts.map((account) => ({
    ...account,
    grants: account.grants.filter(({ owner }) => known.has(owner)),
  }));
  return { owners, accounts };
}

const cameraCount = ({ owners }: Site): number =>
  owners.reduce((sum, { cameras }) => sum + cameras.length, 0);

export const cameraTree: Benchmark = {
  name: 'camera-tree',
  run: async (browser) => {
    const small = smallSite();
    const large = await openSide(browser, largeSite);
    const few = await openSide(browser, small);
    try {
      for (let run = 0; run < WARM_UP_RUNS + RUNS; run += 1) {
        // Who goes first changes, so that neither always follows the other's garbage.
        for (const side of run % 2 === 0 ? [large, few] : [few, large]) {
          const loading = await load(side);
          if (run >= WARM_UP_RUNS) side.loadings.push(loading);
        }
      }
      const counts = [cameraCount(largeSite), cameraCount(small)];
      const names = counts.map((count) => count.toLocaleString('en-GB'));
      const what = `the first row of ${names[0] ?? ''} cameras, against ${names[1] ?? ''}`;
      return {
        findings: [
          compare(
            `From the list's arrival to ${what}`,
            large,
            few,
            ({ listed, painted }) => painted - listed,
            TARGET,
          ),
          compare(`From navigation to ${what}`, large, few, ({ painted }) => painted, undefined),
        ],
        notes: [],
      };
    } finally {
      await closeSide(large);
      await closeSide(few);
    }
  },
};

async function openSide(browser: Browser, emulated: Site): Promise<Side> {
  const site = await startSite({ emulators: { site: emulated } });
  const page = await openProbedPage(browser, markFirstRow, ROW_MARK);
  await signInForTab(page, site);
  return { site, page, loadings: [] };
}

async function closeSide({ site, page }: Side): Promise<void> {
  await page.context().close();
  await site.close();
}

async function load({ site, page }: Side): Promise<Loading> {
  await leave(page);
  await page.goto(`${site.address}/live`);
  const painted = await timeOfMark(page, ROW_MARK);
  const listed = await page.evaluate(() => {
    return performance
      .getEntriesByType('resource')
      .filter((entry) => entry instanceof PerformanceResourceTiming)
      .find(({ name }) => new URL(name).pathname.endsWith('/devices'))?.responseEnd;
  });
  if (listed === undefined) throw new Error('The page asked for no list of cameras.');
  return { listed, painted };
}

function compare(
  what: string,
  large: Side,
  few: Side,
  time: (loading: Loading) => number,
  target: number | undefined,
): Finding {
  const ours = large.loadings.map(time);
  const rival = few.loadings.map(time);
  const ratio = median(ours) / median(rival);
  return {
    what,
    ours: toSpread(ours),
    rival: toSpread(rival),
    ratio: toRatio(ratio),
    target: target === undefined ? '–' : `≤ ${toRatio(target)}`,
    met: target === undefined ? undefined : ratio <= target,
  };
}
