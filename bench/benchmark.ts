/** What a benchmark is: a name, and a measurement that gives rows for the table and notes beneath it. */
import type { Browser } from '@playwright/test';

/** A row of the table. Texts are as they are shown, with their units. */
export interface Finding {
  readonly what: string;
  readonly ours: string;
  readonly rival: string;
  /** Ours in relation to the rival. */
  readonly ratio: string;
  readonly target: string;
  /** Undefined for a row that only informs. */
  readonly met: boolean | undefined;
}

export interface Report {
  readonly findings: readonly Finding[];
  /** Lines that say where the time or the bytes go. */
  readonly notes: readonly string[];
}

export interface Benchmark {
  readonly name: string;
  readonly run: (browser: Browser) => Promise<Report>;
}

/** How the pages of all benchmarks are opened: like those of the end-to-end tests. */
export const PAGE_OPTIONS = {
  viewport: { width: 1440, height: 900 },
  locale: 'en-GB',
  timezoneId: 'Europe/Amsterdam',
} as const;
