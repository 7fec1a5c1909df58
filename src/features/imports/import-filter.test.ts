import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { Failure } from '../../core/failure.ts';
import type { ImportState } from '../../systems/imports/import-model.ts';
import {
  canChange,
  canPause,
  countFilters,
  filterOf,
  isReady,
  isShown,
  isUnderWay,
  noStopReason,
} from './import-filter.ts';
import { importsSearchSchema } from './imports-address.ts';
import { anItem, STATES } from './testing/fake-queue.ts';

const failed: ImportState = {
  kind: 'failed',
  failure: new Failure({ code: 'noSpace', operation: 'import' }),
  step: 'import',
};

describe('the parts of the queue', () => {
  it.each<[ImportState, ReturnType<typeof filterOf>]>([
    [{ kind: 'reading' }, 'underWay'],
    [STATES.uploading, 'underWay'],
    [STATES.waitingForLock, 'underWay'],
    [{ kind: 'paused', step: 'upload', done: 0 }, 'underWay'],
    [{ kind: 'draft', questions: [] }, undefined],
    [{ kind: 'draft', questions: [{ kind: 'camera' }] }, 'needsYou'],
    [{ kind: 'needsFile', asks: true }, 'needsYou'],
    [{ kind: 'needsSignIn' }, 'needsYou'],
    [failed, 'needsYou'],
    [{ kind: 'unusable', because: 'empty' }, 'leftOut'],
    [{ kind: 'cancelled' }, 'leftOut'],
    [STATES.done, 'done'],
  ])('%o', (state, part) => {
    expect(filterOf(state)).toBe(part);
  });

  it('are counted; a file that could be started is in "all" alone', () => {
    const items = [
      anItem('a', { state: { kind: 'draft', questions: [] } }),
      anItem('b', { state: failed }),
      anItem('c', { state: STATES.done }),
    ];
    expect(countFilters(items)).toEqual({ all: 3, underWay: 0, needsYou: 1, leftOut: 0, done: 1 });
    expect(items.filter((item) => isShown(item, 'needsYou')).map(({ id }) => id)).toEqual(['b']);
    expect(items.filter((item) => isShown(item, 'all'))).toHaveLength(3);
    expect(items.filter(isReady).map(({ id }) => id)).toEqual(['a']);
  });

  it('stand in the address by name, and a wrong name is left out', () => {
    expect(v.parse(importsSearchSchema, { show: 'done' })).toEqual({ show: 'done' });
    expect(v.parse(importsSearchSchema, { camera: 'terminal:7' })).toMatchObject({ camera: 'terminal:7' });
    expect(v.parse(importsSearchSchema, { camera: ['a'] }).camera).toBeUndefined();
    expect(v.parse(importsSearchSchema, { show: 'all' }).show).toBeUndefined();
    expect(v.parse(importsSearchSchema, { show: ['done'] }).show).toBeUndefined();
  });
});

describe('what can be done with a file', () => {
  const of = (state: ImportState) => anItem('a', { state });

  it('is pausing it until its import begins', () => {
    expect(canPause(of(STATES.uploading))).toBe(true);
    expect(canPause(of(STATES.waitingForLock))).toBe(true);
    expect(canPause(of(STATES.importing))).toBe(false);
    expect(canPause(of(STATES.done))).toBe(false);
  });

  it('is no longer stopping it once its import has begun, and the reason is told', () => {
    expect(noStopReason(of(STATES.uploading))).toBeUndefined();
    expect(noStopReason(of(STATES.importing))).toMatch(/cannot be stopped/);
    expect(noStopReason(of({ kind: 'cancelling' }))).toMatch(/being cancelled/);
  });

  it('is changing camera and start before anything is written under them', () => {
    expect(canChange(of({ kind: 'draft', questions: [] }))).toBe(true);
    expect(canChange(of(failed))).toBe(true);
    expect(canChange(of(STATES.uploading))).toBe(false);
    expect(canChange(of(STATES.done))).toBe(false);
  });

  it('is cancelling what has begun, and taking out what has not', () => {
    expect(isUnderWay(of(STATES.uploading))).toBe(true);
    expect(isUnderWay(of({ kind: 'reading' }))).toBe(false);
    expect(isUnderWay(of(STATES.done))).toBe(false);
  });
});
