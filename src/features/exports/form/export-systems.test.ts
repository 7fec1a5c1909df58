import { describe, expect, it } from 'vitest';
import { Failure } from '../../../core/failure.ts';
import { type Offer, offer, withhold } from '../../../core/offer.ts';
import { createStore } from '../../../core/readable.ts';
import type { SystemCameras } from '../../../systems/camera-queries.ts';
import type { SystemState } from '../../../systems/system-entry.ts';
import { plainCamera, plainEntry, plainSystem } from '../../../testing/plain-systems.ts';
import type { FootageExports } from '../../../vendors/contract-exports.ts';
import { cameraRows, choosableCameras, exportsOf, exportsReason } from './export-systems.ts';
import { someExports } from './testing/fake-footage-exports.ts';
import { systemWith } from './testing/fake-system.ts';

const CAMERAS = [plainCamera('12', 'Aisle 12', 'Hall A'), plainCamera('14', 'Aisle 14', 'Hall A')];

function system(
  exports: Offer<FootageExports>,
  more: Partial<SystemCameras> = {},
  name = 'Warehouse 4',
): SystemCameras {
  const entry = plainEntry(name.toLowerCase().replaceAll(' ', '-'), name);
  const state = createStore<SystemState>({ kind: 'ready', ...systemWith(entry.id, exports) });
  return plainSystem({ ...entry, state }, CAMERAS, more);
}
const offering = system(offer(someExports()));
const withheld = system(withhold('Its exports stay on its server.'), {}, 'Terminal');

describe('a system', () => {
  it('offers exports to whoever is signed in', () => {
    expect(exportsOf(offering)).toBeDefined();
    expect(exportsReason(offering)).toBeUndefined();
    expect(exportsOf({ ...offering, session: { kind: 'signedOut' } })).toBeUndefined();
  });

  it('says why nothing can be exported', () => {
    const failure = new Failure({ code: 'offline', operation: 'list cameras' });
    expect(exportsReason(withheld)).toBe('Its exports stay on its server.');
    expect(exportsReason({ ...offering, session: { kind: 'signedOut' } })).toBe('Nobody is signed in.');
    expect(exportsReason({ ...offering, failure })).toBe('This computer is offline.');
    expect(exportsReason({ ...offering, list: { cameras: [], problems: [] } })).toBe(
      'It shows no camera to this account.',
    );
  });

  it('says nothing before it is known', () => {
    const session = { kind: 'restoring' } as const;
    expect(exportsReason({ ...offering, session, loading: true })).toBeUndefined();
  });
});

describe('the list of cameras', () => {
  it('has those that can be chosen first, and the others with the reason', () => {
    const rows = cameraRows([withheld, offering], '');
    expect(rows.filter(({ kind }) => kind === 'system').map(({ name }) => name)).toEqual([
      'Warehouse 4',
      'Terminal',
    ]);
    expect(choosableCameras(rows).map(({ name }) => name)).toEqual(['Aisle 12', 'Aisle 14']);
    expect(rows.find((row) => row.kind === 'system' && row.name === 'Terminal')).toMatchObject({
      note: 'Its exports stay on its server.',
    });
  });

  it('finds a camera by its name, its group and its system, without accents', () => {
    expect(choosableCameras(cameraRows([offering], 'aislé 14'))).toHaveLength(1);
    expect(choosableCameras(cameraRows([offering], 'hall warehouse'))).toHaveLength(2);
    expect(cameraRows([offering, withheld], 'gate')).toEqual([]);
  });

  it('shows a hundred of ten thousand, and says how many more there are', () => {
    const cameras = Array.from({ length: 10_000 }, (_, index) =>
      plainCamera(String(index), `Camera ${index}`),
    );
    const rows = cameraRows([{ ...offering, list: { cameras, problems: [] } }], '');
    expect(choosableCameras(rows)).toHaveLength(100);
    expect(rows[0]).toMatchObject({ note: '9900 more: type to find them' });
  });
});
