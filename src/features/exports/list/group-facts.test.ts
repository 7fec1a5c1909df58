import { describe, expect, it } from 'vitest';
import { Failure } from '../../../core/failure.ts';
import { addMs, ms, ONE_SECOND } from '../../../core/units.ts';
import type { ExportItem } from '../../../systems/exports/export-model.ts';
import { groupManifestFacts } from '../../../systems/exports/manifest-facts.ts';
import {
  aFile,
  anExport,
  DOWNLOADS,
  GROUP,
  HALF_HOUR,
  PIECES,
  STATES,
  stayingExport,
} from '../testing/fake-exports.ts';
import {
  countsText,
  type GroupFacts,
  groupFacts,
  lengthsText,
  namesText,
  noGroupDownloadReason,
} from './group-facts.ts';

const failure = new Failure({ code: 'timeout', operation: 'export' });
const one = (id: string, more: Partial<ExportItem> = {}) => anExport(id, { group: GROUP, ...more });
const ready = (id: string, ...downloads: (keyof typeof DOWNLOADS)[]) =>
  one(id, {
    state: STATES.ready,
    delivered: PIECES,
    files: downloads.map((kind, index) => aFile(`${id}${index}`, DOWNLOADS[kind])),
  });

function factsOf(...items: readonly ExportItem[]): GroupFacts {
  const facts = groupFacts(items);
  if (facts === undefined) throw new Error('These are of no group.');
  return facts;
}

describe('the facts of a group', () => {
  it('count each export once, by how it is', () => {
    const lost = { kind: 'failed', failure } as const;
    const facts = factsOf(
      ready('a', 'saved'),
      ready('b', 'none'),
      one('c', { state: STATES.ready, files: [aFile('c', lost)] }),
      one('d'),
      one('e', { state: { kind: 'unknown', failure } }),
      one('f', { state: STATES.expired }),
    );
    expect(countsText(facts)).toBe('3 of 6 ready, 1 running, 1 needs you, 1 not downloaded, 1 over');
    expect(countsText(factsOf(ready('a', 'none')))).toBe('1 of 1 ready');
  });

  it('name each camera once, the further ones too', () => {
    const { cameras } = factsOf(one('a'), stayingExport('b', { group: GROUP }), one('c'));
    expect(cameras).toEqual(['Aisle 12', 'Quay 1', 'Crane <B>', 'Tor Süd']);
    expect(namesText(cameras)).toBe('Aisle 12, Quay 1, Crane <B> and 1 more');
    expect(namesText(['Aisle 12'])).toBe('Aisle 12');
  });

  it('count those that stay at their system', () => {
    expect(factsOf(one('a'), stayingExport('b', { group: GROUP })).staying).toBe(1);
  });

  it('are none where the list has nothing of it', () => {
    expect(groupFacts([])).toBeUndefined();
    expect(groupFacts([anExport('a')])).toBeUndefined();
  });
});

describe('the lengths of a group', () => {
  it('are to the second, as a manifest has them', () => {
    expect(lengthsText(factsOf(ready('a', 'saved'), ready('b', 'saved')))).toBe(
      '1 h (3600 s) requested, 44 min (2640 s) delivered',
    );
  });

  it('have the time of each camera in what was requested', () => {
    const facts = factsOf(stayingExport('a', { group: GROUP }));
    expect(facts.requested).toBe(ms(1_800_000 + 1_800_000 + 300_000));
    expect(lengthsText(facts)).toBe('1 h 5 min (3900 s) requested, what was delivered is not known');
  });

  it('are those of the manifest of the group', () => {
    const odd = [{ from: HALF_HOUR.from, until: addMs(HALF_HOUR.from, ms(1_280)) }];
    const items = [
      ready('a', 'saved'),
      one('b', { delivered: odd }),
      stayingExport('c', { group: GROUP, state: STATES.ready }),
    ];
    const { exports } = groupManifestFacts(items, GROUP, { name: 'Harbour', zone: 'UTC' }, HALF_HOUR.until);
    const sum = (seconds: readonly number[]) => seconds.reduce((all, next) => all + next, 0);
    const requested = exports.flatMap(({ requested: first, others }) => [
      first?.seconds ?? 0,
      ...others.map((other) => other.requested.seconds),
    ]);
    const facts = factsOf(...items);
    expect((facts.requested ?? 0) / ONE_SECOND).toBe(sum(requested));
    expect((facts.delivered ?? 0) / ONE_SECOND).toBe(
      sum(exports.map(({ deliveredSeconds }) => deliveredSeconds ?? 0)),
    );
  });

  it('say of how many cameras nobody knows what was delivered', () => {
    const facts = factsOf(ready('a', 'saved'), stayingExport('b', { group: GROUP }));
    expect(facts.unknown).toBe(3);
    expect(lengthsText(facts)).toContain('delivered, not known for 3 cameras');
  });

  it('count nothing delivered as known', () => {
    expect(lengthsText(factsOf(one('a', { delivered: [] })))).toBe(
      '30 min (1800 s) requested, 0 s delivered',
    );
  });

  it('keep milliseconds', () => {
    const delivered = [{ from: HALF_HOUR.from, until: addMs(HALF_HOUR.from, ms(1_280)) }];
    expect(lengthsText(factsOf(one('a', { delivered })))).toContain('1.28 s delivered');
  });

  it('are not told before any range is known', () => {
    const source = { kind: 'live', length: ms(60_000) } as const;
    expect(lengthsText(factsOf(one('a', { source, span: undefined })))).toBe('');
  });
});

describe('why nothing of a group can be downloaded', () => {
  it('is no reason while one file can', () => {
    expect(noGroupDownloadReason([ready('a', 'saved'), ready('b', 'none')])).toBeUndefined();
  });

  it('is that it stays, comes, is not made yet, or is done', () => {
    expect(noGroupDownloadReason([stayingExport('a', { state: STATES.ready })])).toContain('stays');
    expect(noGroupDownloadReason([ready('a', 'loading'), ready('b', 'saved')])).toContain('being downloaded');
    expect(noGroupDownloadReason([ready('a', 'saved'), one('b')])).toContain('yet');
    expect(
      noGroupDownloadReason([ready('a', 'saved'), stayingExport('b', { state: STATES.ready })]),
    ).toContain('left');
  });
});
