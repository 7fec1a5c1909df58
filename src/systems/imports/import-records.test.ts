import { describe, expect, it } from 'vitest';
import { Failure } from '../../core/failure.ts';
import { epochMs, ms } from '../../core/units.ts';
import { BODYCAM, factsFrom, minute, NOON } from '../../testing/import-setup.ts';
import { type ImportJob, newImportItem, NEW_MEMORY, withSpan } from './import-job.ts';
import type { ImportState } from './import-model.ts';
import { parseRecord, toRecord } from './import-records.ts';

const FILE = { name: 'a.mp4', folder: 'day 1/', size: 40, modifiedAt: epochMs(1_000) };
const MD5 = '90c87ebc26723597b6fb64461e861f47';
const PACE = { done: 8, speed: 3, left: ms(1) };

function jobIn(state: ImportState): ImportJob {
  const item = withSpan({
    ...newImportItem('id-1', FILE, NOON, BODYCAM),
    facts: factsFrom(NOON),
    start: { at: NOON, source: 'header' },
    localZone: 'Europe/Amsterdam',
    state,
  });
  const ticket = { name: 'sightline-1-a.mp4', size: 40, chunkSize: 4, md5: MD5 };
  return { item, memory: { ...NEW_MEMORY, md5: MD5, ticket, account: 'ann' } };
}

/** As a database hands it out. */
const kept = (job: ImportJob, runs: readonly number[] = []) =>
  parseRecord(structuredClone(toRecord(job, runs)));

describe('a record', () => {
  it('gives the job back with all that it knows, and its confirmed pieces', () => {
    const job = jobIn({ kind: 'waiting' });
    expect(kept(job, [0, 4, 7, 8])).toEqual({ job, confirmed: [0, 4, 7, 8] });
  });

  it.each<[ImportState, ImportState]>([
    [{ kind: 'uploading', pace: PACE, confirmed: 2, count: 10, lines: 3 }, { kind: 'waiting' }],
    [{ kind: 'importing', done: 0.5 }, { kind: 'waiting' }],
    [{ kind: 'needsFile', asks: true }, { kind: 'waiting' }],
    [{ kind: 'needsSignIn' }, { kind: 'waiting' }],
    [
      { kind: 'draft', questions: [{ kind: 'full' }] },
      { kind: 'draft', questions: [] },
    ],
    [
      { kind: 'paused', step: 'upload', done: 8 },
      { kind: 'paused', step: 'upload', done: 8 },
    ],
    [
      { kind: 'unusable', because: 'truncated' },
      { kind: 'unusable', because: 'truncated' },
    ],
    [{ kind: 'cancelling' }, { kind: 'cancelling' }],
    [{ kind: 'cancelled' }, { kind: 'cancelled' }],
    [
      { kind: 'done', at: NOON, recorded: { from: NOON, until: minute(1) } },
      { kind: 'done', at: NOON, recorded: { from: NOON, until: minute(1) } },
    ],
  ])('of a job that is %j is read as %j', (state, read) => {
    expect(kept(jobIn(state))?.job.item.state).toEqual(read);
  });

  it('of a failed job keeps what a person needs and no cause', () => {
    const failure = new Failure({
      code: 'alreadyThere',
      operation: 'import footage',
      vendorCode: '405',
      vendorText: 'Filled',
      cause: new Error('secret'),
    });
    const job = jobIn({ kind: 'failed', failure, step: 'import', unproven: true });
    expect(JSON.stringify(toRecord(job, []))).not.toContain('secret');
    expect(kept(job)?.job.item.state).toMatchObject({
      kind: 'failed',
      step: 'import',
      unproven: true,
      failure: { facts: { code: 'alreadyThere', vendorCode: '405', vendorText: 'Filled' } },
    });
  });

  it('holds no bytes of the file and no credential', () => {
    expect(Object.keys(toRecord(jobIn({ kind: 'waiting' }), []))).not.toEqual(
      expect.arrayContaining(['token', 'headers', 'password']),
    );
  });

  it('of a job that cannot have begun is a draft again', () => {
    const record = { ...toRecord(jobIn({ kind: 'waiting' }), []), start: undefined };
    expect(parseRecord(record)?.job.item.state).toEqual({ kind: 'draft', questions: [] });
    expect(parseRecord({ ...record, facts: undefined })?.job.item.state).toEqual({ kind: 'reading' });
  });
});

describe('what is no record', () => {
  const good = toRecord(jobIn({ kind: 'waiting' }), [0, 2]);

  it.each<[string, unknown]>([
    ['nothing', undefined],
    ['a text', 'record'],
    ['a list', []],
    ['another version', { ...good, version: 2 }],
    ['no id', { ...good, id: '' }],
    ['a size that is a text', { ...good, file: { ...FILE, size: '40' } }],
    ['a size below zero', { ...good, file: { ...FILE, size: -1 } }],
    ['a phase of the future', { ...good, phase: { kind: 'dreaming' } }],
    ['a moment that is none', { ...good, addedAt: Number.NaN }],
    ['a checksum with other signs', { ...good, md5: '../../etc' }],
    ['a ticket of another file', { ...good, ticket: { ...good.ticket, size: 41 } }],
    ['a ticket of another content', { ...good, md5: MD5.replace('9', '8') }],
    ['pieces of no bytes', { ...good, ticket: { ...good.ticket, chunkSize: 0 } }],
    ['runs that are none', { ...good, confirmed: 'all' }],
    ['a name of megabytes', { ...good, file: { ...FILE, name: 'x'.repeat(10_000) } }],
    [
      'more pieces than memory has room for',
      { ...good, file: { ...FILE, size: 2 ** 50 }, ticket: { ...good.ticket, size: 2 ** 50, chunkSize: 1 } },
    ],
  ])('with %s is none', (_what, record) => {
    expect(parseRecord(record)).toBeUndefined();
  });
});
