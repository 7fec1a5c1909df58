import { describe, expect, it } from 'vitest';
import { Failure } from '../../core/failure.ts';
import { FOUR, order } from '../../testing/export-setup.ts';
import { dueManifests } from './due-manifests.ts';
import { type ExportJob, type ExportMemory, newExportJob } from './export-job.ts';
import type { DownloadState, ExportItem } from './export-model.ts';

const READY = { kind: 'ready', at: FOUR } as const;
const failure = new Failure({ code: 'noSpace', operation: 'test' });
const FAILED = { kind: 'failed', failure } as const;
const SAVED: DownloadState = { kind: 'saved', at: FOUR, name: 'a', bytes: 1, sha256: 'a'.repeat(64) };
const fileThat = (download: DownloadState) => ({ name: 'a', label: 'a', download });

function jobOf(id: string, changes: Partial<ExportItem>, memory: Partial<ExportMemory> = {}): ExportJob {
  const wanted = order({ handOn: { download: true, manifest: true } });
  const job = newExportJob({ id, order: wanted, systemName: 'W', createdAt: FOUR, account: undefined });
  return { item: { ...job.item, ...changes }, memory: { ...job.memory, isLooked: true, ...memory } };
}
const HERE = { state: READY, files: [fileThat(SAVED)] };
const GROUP = { id: 'g', name: 'Forklift' };
const OF_GROUP = { ...HERE, group: GROUP };

const dueOf = (...jobs: readonly ExportJob[]) =>
  dueManifests(jobs).map((due) => `${due.kind} ${due.jobs.map(({ item }) => item.id).join()}`);

describe('the manifest of an export by itself', () => {
  it('is due once all of its files are here', () => {
    const half = { ...HERE, files: [fileThat(SAVED), fileThat({ kind: 'none' })] };
    expect(dueOf(jobOf('a', HERE), jobOf('b', half))).toEqual(['export a']);
  });

  it.each([
    ['nobody wanted it', jobOf('a', { ...HERE, handOn: { download: true, manifest: false } })],
    ['it was written', jobOf('a', HERE, { isManifestSaved: true })],
    ['what was delivered is still asked', jobOf('a', HERE, { isLooked: false })],
    ['it has no files', jobOf('a', { state: READY })],
    ['it failed', jobOf('a', { state: FAILED })],
    ['it stays at its system and is not ready', jobOf('a', { stays: true, state: FAILED })],
  ])('is not due where %s', (_why, job) => {
    expect(dueOf(job)).toEqual([]);
  });

  it('is due without files where they stay at the system', () => {
    expect(dueOf(jobOf('a', { state: READY, stays: true }))).toEqual(['export a']);
  });

  it('is due though the system has dropped its files since', () => {
    expect(dueOf(jobOf('a', { ...HERE, state: { kind: 'expired' } }, { isLooked: false }))).toEqual([
      'export a',
    ]);
  });
});

describe('the manifest of a group', () => {
  it('is one for all of them, beside those of other groups and of exports by themselves', () => {
    const other = { ...OF_GROUP, group: { id: 'h', name: 'Forklift' } };
    const jobs = [jobOf('a', OF_GROUP), jobOf('b', HERE), jobOf('c', other), jobOf('d', OF_GROUP)];
    expect(dueOf(...jobs)).toEqual(['export b', 'group a,d', 'group c']);
  });

  it.each([
    ['waits', { state: { kind: 'queued' } }],
    ['is made', { state: { kind: 'running', progress: 0.5 } }],
    ['waits for a sign-in', { state: { kind: 'needsSignIn' } }],
    ['has a file to come', { state: READY, files: [fileThat({ kind: 'queued' })] }],
  ] as const)('is not due while one of them %s', (_what, changes) => {
    expect(dueOf(jobOf('a', OF_GROUP), jobOf('b', { ...changes, group: GROUP }))).toEqual([]);
  });

  it.each([
    ['failed', { state: FAILED }],
    ['was cancelled', { state: { kind: 'cancelled' } }],
    ['is lost', { state: { kind: 'unknown', failure } }],
    ['stays at its system', { state: READY, stays: true }],
  ] as const)('is due though one of them %s', (_what, changes) => {
    expect(dueOf(jobOf('a', OF_GROUP), jobOf('b', { ...changes, group: GROUP }))).toEqual(['group a,b']);
  });

  it('is not due again when those that stand in it are all that there are', () => {
    const written = { isManifestSaved: true };
    const [one, other] = [jobOf('a', OF_GROUP, written), jobOf('b', OF_GROUP, written)];
    expect([dueOf(one, other), dueOf(other)]).toEqual([[], []]);
    expect(dueOf(one, jobOf('c', OF_GROUP))).toEqual(['group a,c']);
  });

  it('is not due where nothing came of any of them', () => {
    expect(dueOf(jobOf('a', { state: FAILED, group: GROUP }))).toEqual([]);
  });
});
