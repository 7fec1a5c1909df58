import { describe, expect, it } from 'vitest';
import { Failure } from '../../core/failure.ts';
import { cameraId } from '../../core/ids.ts';
import { plainCamera, plainEntry, plainSystem } from '../../testing/plain-systems.ts';
import { type TreeFilter, type TreeRow, treeRows } from './tree-rows.ts';

const depot = plainEntry('depot', 'Depot');
const quay = plainEntry('quay', 'Quay');
const depotCameras = [
  plainCamera('1', 'Gate south', 'Terminal'),
  plainCamera('2', 'Café', 'Offices'),
  plainCamera('3', 'Gate north', 'Terminal'),
];
const SITE = [plainSystem(depot, depotCameras), plainSystem(quay, [plainCamera('1', 'Crane', 'Berth')])];

const filter = (query: string, ...folded: readonly string[]): TreeFilter => ({
  query,
  folded: new Set(folded),
});

/** A row in a few words, indented by its level. */
function words(row: TreeRow): string {
  switch (row.kind) {
    case 'system':
      return `${row.open ? '-' : '+'} ${row.system.entry.name} ${row.count}`;
    case 'group':
      return `${row.open ? '  -' : '  +'} ${row.name} ${row.count}`;
    case 'camera':
      return `    ${row.camera.name}`;
    case 'problem':
      return `  ! ${row.camera} ${row.text}`;
    case 'message':
      return `  (${row.message})`;
    default:
      return row satisfies never;
  }
}
const tree = (...input: Parameters<typeof treeRows>) => treeRows(...input).map((row) => words(row));

describe('the camera tree', () => {
  it('lists systems, their groups in the order of the list, and the cameras of each', () => {
    expect(tree(SITE, filter(''))).toEqual([
      '- Depot 3',
      '  - Terminal 2',
      '    Gate south',
      '    Gate north',
      '  - Offices 1',
      '    Café',
      '- Quay 1',
      '  - Berth 1',
      '    Crane',
    ]);
  });

  it('gives each row an id of its own that a fold or a search does not change', () => {
    const all = treeRows(SITE, filter('')).map(({ id }) => id);
    expect(new Set(all).size).toBe(all.length);
    expect(all).toEqual(expect.arrayContaining(treeRows(SITE, filter('gate')).map(({ id }) => id)));
    expect(all).toEqual(expect.arrayContaining(treeRows(SITE, filter('', 'depot')).map(({ id }) => id)));
  });

  it('names a camera by its system too: two systems may use the same number', () => {
    const refs = treeRows(SITE, filter('')).flatMap((row) => (row.kind === 'camera' ? row.ref : []));
    expect(refs).toEqual(['depot:1', 'depot:3', 'depot:2', 'quay:1']);
  });

  it('keeps groups of one name apart when they are two', () => {
    const twins = ['a', 'b'].map((id) => ({
      ...plainCamera(id, `Hall ${id}`),
      group: { id, name: 'Halls' },
    }));
    expect(tree([plainSystem(depot, twins)], filter(''))).toEqual([
      '- Depot 2',
      '  - Halls 1',
      '    Hall a',
      '  - Halls 1',
      '    Hall b',
    ]);
  });
});

describe('a fold', () => {
  it('of a system leaves its head with the count', () => {
    expect(tree(SITE, filter('', 'depot'))).toEqual(['+ Depot 3', '- Quay 1', '  - Berth 1', '    Crane']);
  });

  it('of a group leaves its head with the count', () => {
    const group = treeRows(SITE, filter('')).find((row) => row.kind === 'group');
    expect(tree(SITE.slice(0, 1), filter('', group?.id ?? ''))).toEqual([
      '- Depot 3',
      '  + Terminal 2',
      '  - Offices 1',
      '    Café',
    ]);
  });

  it('of something that is gone changes nothing', () => {
    expect(tree(SITE, filter('', 'barn', 'depot group Barn'))).toEqual(tree(SITE, filter('')));
  });
});

describe('a search', () => {
  it.each([
    ['gate south', ['- Depot 1', '  - Terminal 1', '    Gate south']],
    ['SOUTH  gate', ['- Depot 1', '  - Terminal 1', '    Gate south']],
    ['cafe', ['- Depot 1', '  - Offices 1', '    Café']],
    ['terminal north', ['- Depot 1', '  - Terminal 1', '    Gate north']],
    ['quay', ['- Quay 1', '  - Berth 1', '    Crane']],
    ['crane depot', []],
  ])('for %j finds by camera, group and system together', (query, found) => {
    expect(tree(SITE, filter(query))).toEqual(found);
  });

  it('opens what was folded, and leaves the fold for afterwards', () => {
    const folded = ['depot', 'depot group Terminal'];
    expect(tree(SITE, filter('south', ...folded))).toContain('    Gate south');
    expect(tree(SITE, filter('', ...folded))).toContain('+ Depot 3');
  });

  it('of blanks is none', () => {
    expect(tree(SITE, filter('   ', 'quay'))).toEqual(tree(SITE, filter('', 'quay')));
  });

  it('leaves out what has no name to find: problems and messages', () => {
    const problems = [{ id: cameraId('9'), text: 'gate broken' }];
    const site = [
      plainSystem(depot, depotCameras, { list: { cameras: depotCameras, problems } }),
      plainSystem(quay, [], { session: { kind: 'signedOut' } }),
    ];
    expect(tree(site, filter('gate'))).toEqual([
      '- Depot 2',
      '  - Terminal 2',
      '    Gate south',
      '    Gate north',
    ]);
  });
});

describe('a system without cameras says why', () => {
  const failure = new Failure({ code: 'timeout', operation: 'list cameras' });
  it.each([
    ['loading', { loading: true }],
    ['loading', { loading: true, session: { kind: 'restoring' } as const }],
    ['failed', { failure }],
    ['signedOut', { session: { kind: 'signedOut' } as const }],
    ['signedOut', { session: { kind: 'signedOut', because: failure } as const }],
    ['empty', {}],
  ])('%s', (message, more) => {
    expect(tree([plainSystem(depot, [], more)], filter(''))).toEqual(['- Depot 0', `  (${message})`]);
  });

  it('and keeps its cameras while a later question fails', () => {
    expect(tree([plainSystem(depot, depotCameras, { failure })], filter(''))).toContain('    Gate south');
  });

  it('not when the system names cameras that it does not show: those come last, with its words', () => {
    const problems = [{ id: cameraId('9'), text: 'no licence' }];
    const broken = plainSystem(depot, [], { list: { cameras: [], problems } });
    expect(tree([broken], filter(''))).toEqual(['- Depot 0', '  ! 9 no licence']);
    const some = plainSystem(depot, depotCameras, { list: { cameras: depotCameras, problems } });
    expect(tree([some], filter('')).at(-1)).toBe('  ! 9 no licence');
    expect(tree([some], filter('', 'depot'))).toEqual(['+ Depot 3']);
  });
});

describe('three thousand cameras', () => {
  const GROUPS = 60;
  const many = Array.from({ length: 3_000 }, (_, index) =>
    plainCamera(`${index}`, `Caméra ${index}`, `Store ${index % GROUPS}`),
  );
  const site = [plainSystem(depot, many)];

  it('are all there, each once, in sixty groups', () => {
    const rows = treeRows(site, filter(''));
    expect(rows).toHaveLength(1 + GROUPS + many.length);
    expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
  });

  it('are found by words in any order', () => {
    expect(tree(site, filter('2999 store camera 59'))).toEqual([
      '- Depot 1',
      '  - Store 59 1',
      '    Caméra 2999',
    ]);
  });
});
