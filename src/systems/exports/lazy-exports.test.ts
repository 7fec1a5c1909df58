import { describe, expect, it } from 'vitest';
import { order, setUpExports } from '../../testing/export-setup.ts';
import { createLazyExports, type OrderingList } from './lazy-exports.ts';

function lazily(isUnfinished = false, load?: () => Promise<OrderingList>) {
  const setup = setUpExports();
  const seen = { loads: 0, failures: 0 };
  let ids = 0;
  const list = createLazyExports({
    isUnfinished,
    load: () => {
      seen.loads += 1;
      return load?.() ?? Promise.resolve(setup.openWindow().list);
    },
    failed: () => {
      seen.failures += 1;
    },
    newId: () => `mine-${(ids += 1)}`,
  });
  return { setup, list, seen };
}

describe('the list before its code is there', () => {
  it('is loading, and is not fetched for the question whether it is busy', async () => {
    const { list, seen, setup } = lazily();
    list.busy.subscribe(() => {});
    await setup.quiet();
    expect([list.items.get(), list.presets.get(), list.place.get(), seen.loads]).toEqual([
      [],
      [],
      'loading',
      0,
    ]);
    expect([list.manifest('x'), list.groupManifest('x')]).toEqual([undefined, undefined]);
  });

  it('is fetched at once where there is something to go on with', async () => {
    const { list, seen, setup } = lazily(true);
    await setup.quiet();
    expect([list.place.get(), seen.loads]).toEqual(['here', 1]);
  });

  it('is fetched once when somebody looks, and takes an order under the id that it promised', async () => {
    const { list, seen, setup } = lazily();
    list.items.subscribe(() => {});
    list.place.subscribe(() => {});
    const id = list.order(order({ group: { id: 'g-1', name: 'Forklift' } }));
    await setup.quiet();
    await setup.quiet();
    expect([seen.loads, id, list.items.get().map((item) => item.id)]).toEqual([1, 'mine-1', ['mine-1']]);
    expect(list.manifest(id)?.name).toContain('Aisle-12');
    expect(list.groupManifest('g-1')?.name).toContain('Forklift');
  });

  it('is fetched again by the next thing to do when that failed', async () => {
    const { list, seen, setup } = lazily(false, () => Promise.reject(new Error('No network')));
    list.cancel([]);
    await setup.quiet();
    list.remove([]);
    await setup.quiet();
    expect(seen).toEqual({ loads: 2, failures: 2 });
  });
});
