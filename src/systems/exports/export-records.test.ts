import { describe, expect, it } from 'vitest';
import { Failure } from '../../core/failure.ts';
import { cameraId } from '../../core/ids.ts';
import { spanOf } from '../../core/time-span.ts';
import { epochMs, ms } from '../../core/units.ts';
import { FOUR, live, order, seconds, staying, WAREHOUSE } from '../../testing/export-setup.ts';
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

/** The order of `jobWith` as version 1 knew it. */
function orderOfVersion1(): unknown {
  const { others, group, settings, ...wanted } = order();
  const { folder, bandwidth, ...known } = settings;
  expect([others, group, folder, bandwidth]).toEqual([[], undefined, '', 0]);
  return { ...wanted, settings: known };
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
  { kind: 'running', progress: undefined, trouble: failure, retryAt: undefined, isRefusal: true },
  { kind: 'ready', at, ...trouble },
  { kind: 'failed', failure, problem: { field: 'span', text: 'Too long.' } },
  { kind: 'failed', failure, problem: { field: 'folder', text: 'Not there.' } },
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

  it('brings back further cameras, the group, the folder, and that it stays there', () => {
    const other = {
      camera: cameraId('7015498111931795223/2'),
      cameraName: 'Tor <Süd>',
      span: spanOf(FOUR, seconds(9)),
    };
    const wanted = staying({ others: [other], group: { id: 'g-1', name: 'Forklift' } });
    const { item, memory } = newExportJob({
      id: 'e',
      order: { ...wanted, settings: { ...wanted.settings, bandwidth: 5_000_000 } },
      systemName: 'W',
      createdAt: FOUR,
      account: undefined,
      stays: true,
    });
    // Some systems tell all that they were sent in the name that they give.
    const job = {
      item: {
        ...item,
        ticket: JSON.stringify(Array(5_000).fill('device')),
        nameThere: 'export 7',
        sentAt: at,
        settingsUsed: ['format', 'folder'] as const,
      },
      memory,
    };
    expect(parseRecord(kept(job))).toEqual(job);
  });

  it('of version 1 is of one camera, of no group, and to be downloaded', () => {
    const job = jobWith({ kind: 'waiting', trouble: undefined });
    const { version, stays, ...rest } = toRecord(job);
    expect([version, stays]).toEqual([2, false]);
    const first = structuredClone({ ...rest, version: 1, order: orderOfVersion1() });
    expect(JSON.stringify(first)).not.toMatch(/others|group|folder|bandwidth|stays/);
    expect(parseRecord(first)).toEqual(job);
  });

  it('keeps no cause of a failure, which no database can copy', () => {
    const cause = new Failure({ code: 'serverError', operation: 'x', cause: () => 'no copy' });
    expect(() => kept(jobWith({ kind: 'unknown', failure: cause }))).not.toThrow();
  });

  it.each([
    ['nothing', () => undefined],
    ['a text', () => 'e1'],
    ['another version', (record: object) => ({ ...record, version: 3 })],
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
