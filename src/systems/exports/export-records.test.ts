import { describe, expect, it } from 'vitest';
import { Failure } from '../../core/failure.ts';
import { spanOf } from '../../core/time-span.ts';
import { epochMs, ms } from '../../core/units.ts';
import { FOUR, live, order, seconds, WAREHOUSE } from '../../testing/export-setup.ts';
import { type ExportJob, newExportJob } from './export-job.ts';
import type { DownloadState, ExportState } from './export-model.ts';
import { parseRecord, toRecord } from './export-records.ts';
import { afterReload } from './export-resume.ts';

const failure = new Failure({ code: 'noSpace', system: WAREHOUSE, operation: 'export', status: 507 });
const at = epochMs(FOUR + 1);
const SHA = 'a'.repeat(64);

function jobWith(state: ExportState, download: DownloadState = { kind: 'none' }): ExportJob {
  const job = newExportJob({ id: 'e1', order: order(), systemName: 'W', createdAt: FOUR, account: 'ann' });
  const item = {
    ...job.item,
    state,
    ticket: 't-1',
    delivered: [spanOf(FOUR, seconds(9))],
    clockOffset: ms(-1_500),
    files: [{ name: 'a', label: 'A', download }],
    expiresAt: at,
  };
  return { item, memory: { ...job.memory, wish: 'cancel', isLooked: true } };
}

/** As a database gives it back. */
const kept = (job: ExportJob): unknown => structuredClone(toRecord(job));

const trouble = { trouble: failure, retryAt: at };
const STATES: readonly ExportState[] = [
  { kind: 'queued', ...trouble },
  { kind: 'submitting' },
  { kind: 'waiting', ...trouble },
  { kind: 'running', progress: undefined },
  { kind: 'running', progress: 0.25, ...trouble },
  { kind: 'ready', at, ...trouble },
  { kind: 'failed', failure, problem: { field: 'span', text: 'Too long.' } },
  { kind: 'unknown', failure },
  { kind: 'cancelling', ...trouble },
  { kind: 'cancelled' },
  { kind: 'needsSignIn' },
  { kind: 'expired' },
  { kind: 'deleting', ...trouble },
  { kind: 'deleted' },
];
const DOWNLOADS: readonly DownloadState[] = [
  { kind: 'none' },
  { kind: 'queued' },
  { kind: 'loading', received: 5, size: undefined, speed: undefined },
  { kind: 'loading', received: 5, size: 10, speed: 2.5 },
  { kind: 'saved', at, name: 'A.mp4', bytes: 10, sha256: SHA },
  { kind: 'failed', failure },
];

describe('a record', () => {
  it.each(STATES)('brings back an export that is $kind', (state) => {
    expect(parseRecord(kept(jobWith(state)))).toEqual(jobWith(state));
  });

  it.each(DOWNLOADS)('brings back a download that is $kind', (download) => {
    const job = jobWith({ kind: 'ready', at }, download);
    expect(parseRecord(kept(job))).toEqual(job);
  });

  it('brings back settings with crop, masks and places, and live exports', () => {
    const area = { from: { x: 0, y: 0.1 }, to: { x: 0.5, y: 1 } };
    const { settings } = order();
    const drawn = {
      ...live(),
      settings: {
        ...settings,
        crop: area,
        masks: [[area.from, area.to, { x: 1, y: 1 }]],
        page: { ...settings.page, picture: area },
      },
      held: [spanOf(FOUR, seconds(1))],
      estimate: { bytes: 12, length: seconds(1) },
    };
    const job = newExportJob({ id: 'e', order: drawn, systemName: 'W', createdAt: FOUR, account: undefined });
    expect(parseRecord(kept(job))).toEqual(job);
  });

  it('keeps no cause of a failure, which no database can copy', () => {
    const cause = new Failure({ code: 'serverError', operation: 'x', cause: () => 'no copy' });
    expect(() => kept(jobWith({ kind: 'unknown', failure: cause }))).not.toThrow();
  });

  it.each([
    ['nothing', () => undefined],
    ['a text', () => 'e1'],
    ['another version', (record: object) => ({ ...record, version: 2 })],
    ['no id', (record: object) => ({ ...record, id: '' })],
    ['a state that there is not', (record: object) => ({ ...record, state: { kind: 'melting' } })],
    ['a date beyond all dates', (record: object) => ({ ...record, createdAt: 9e15 })],
    [
      'a checksum that is none',
      (record: object) => ({
        ...record,
        files: [
          { name: 'a', label: 'a', download: { kind: 'saved', at: 1, name: 'a', bytes: 1, sha256: '<b>' } },
        ],
      }),
    ],
    ['an order without a camera', (record: object) => ({ ...record, order: {} })],
    ['progress beyond all', (record: object) => ({ ...record, state: { kind: 'running', progress: 7 } })],
  ])('is none with %s', (_what, spoil) => {
    const record = kept(jobWith({ kind: 'waiting' }));
    expect(
      parseRecord(typeof record === 'object' && record !== null ? spoil(record) : undefined),
    ).toBeUndefined();
  });
});

describe('where an export goes on', () => {
  it.each([
    ['submitting', { isSent: true, ticket: undefined }, 'unknown'],
    ['cancelling', { isSent: true, ticket: undefined }, 'unknown'],
    ['needsSignIn', { isSent: false, ticket: 't' }, 'waiting'],
    ['needsSignIn', { isSent: false, ticket: undefined }, 'queued'],
    ['needsSignIn', { isSent: false, ticket: 't', wish: 'cancel' }, 'cancelling'],
    ['needsSignIn', { isSent: false, ticket: 't', wish: 'delete' }, 'deleting'],
    ['deleting', { isSent: false, ticket: 't' }, 'deleting'],
    ['deleted', { isSent: false, ticket: 't' }, 'deleted'],
  ] as const)('after %s with %o is %s', (kind, { isSent, ticket, ...rest }, expected) => {
    const job = jobWith({ kind });
    const wish = 'wish' in rest ? rest.wish : undefined;
    const left = { item: { ...job.item, ticket }, memory: { ...job.memory, isSent, wish } };
    expect(afterReload(left).item.state.kind).toBe(expected);
  });
});
