/** What a page holds on to, asked of the browser itself after it has thrown away what it can. */
import type { CDPSession, Page } from '@playwright/test';

export interface PageMetrics {
  /** Bytes of living JavaScript objects. */
  readonly heap: number;
  readonly listeners: number;
  /** Video and audio elements that are alive, in the document or not. */
  readonly mediaElements: number;
  readonly workers: number;
}

/** Finalizers free more in a second round. */
const COLLECTIONS = 3;

export interface MetricsReader {
  readonly read: () => Promise<PageMetrics>;
}

/** Reads a page again and again; opens its connection to the browser once. */
export async function createMetricsReader(page: Page): Promise<MetricsReader> {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  return { read: () => read(page, session) };
}

async function read(page: Page, session: CDPSession): Promise<PageMetrics> {
  for (let round = 0; round < COLLECTIONS; round += 1) await session.send('HeapProfiler.collectGarbage');
  const { metrics } = await session.send('Performance.getMetrics');
  const valueOf = (name: string) => metrics.find((metric) => metric.name === name)?.value ?? Number.NaN;
  return {
    heap: valueOf('JSHeapUsedSize'),
    listeners: valueOf('JSEventListeners'),
    mediaElements: await countMediaElements(session),
    workers: page.workers().length,
  };
}

async function countMediaElements(session: CDPSession): Promise<number> {
  const { result } = await session.send('Runtime.evaluate', { expression: 'HTMLMediaElement.prototype' });
  if (result.objectId === undefined) return Number.NaN;
  const { objects } = await session.send('Runtime.queryObjects', { prototypeObjectId: result.objectId });
  const { result: count } = await session.send('Runtime.callFunctionOn', {
    objectId: objects.objectId ?? '',
    functionDeclaration:
      'function () { return this.filter((one) => one instanceof HTMLMediaElement).length; }',
    returnByValue: true,
  });
  await session.send('Runtime.releaseObject', { objectId: objects.objectId ?? '' });
  return typeof count.value === 'number' ? count.value : Number.NaN;
}
