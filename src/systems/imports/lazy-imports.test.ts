import { describe, expect, it } from 'vitest';
import { BODYCAM, factsFrom, fileNamed, NOON, setUpImports } from '../../testing/import-setup.ts';
import type { ImportQueue } from './import-model.ts';
import { createLazyImports } from './lazy-imports.ts';

function lazily(isUnfinished = false, load?: () => Promise<ImportQueue>) {
  const setup = setUpImports();
  const seen = { loads: 0, failures: 0 };
  const queue = createLazyImports({
    isUnfinished,
    load: () => {
      seen.loads += 1;
      return load?.() ?? Promise.resolve(setup.openWindow().queue);
    },
    failed: () => {
      seen.failures += 1;
    },
  });
  return { setup, queue, seen };
}

describe('the queue before its code is there', () => {
  it('is loading, and is not fetched for the question whether it is busy', async () => {
    const { queue, seen, setup } = lazily();
    queue.busy.subscribe(() => {});
    expect(queue.items.get()).toEqual([]);
    await setup.quiet();
    expect([queue.place.get(), seen.loads]).toEqual(['loading', 0]);
  });

  it('is fetched at once where there is something to go on with', async () => {
    const { queue, seen, setup } = lazily(true);
    await setup.quiet();
    expect([queue.place.get(), seen.loads]).toEqual(['here', 1]);
  });

  it('is fetched once when somebody looks, and then is the real one', async () => {
    const { queue, seen, setup } = lazily();
    queue.items.subscribe(() => {});
    queue.place.subscribe(() => {});
    queue.add([{ file: fileNamed('a.mp4'), folder: '' }], BODYCAM);
    await setup.quiet();
    await setup.quiet();
    expect(seen.loads).toBe(1);
    expect(queue.items.get().map(({ file }) => file.name)).toEqual(['a.mp4']);
  });

  it('gives the pictures of the real one', async () => {
    const { queue, setup } = lazily();
    setup.facts.set('a.mp4', factsFrom(NOON));
    queue.add([{ file: fileNamed('a.mp4'), folder: '' }], BODYCAM);
    await setup.quiet();
    await setup.quiet();
    const id = queue.items.get()[0]?.id ?? '';
    const picture = await queue.frame?.(id, new AbortController().signal);
    expect(await picture?.text()).toBe('Picture of a.mp4');
  });

  it('is fetched again by the next thing to do when that failed', async () => {
    const { queue, seen, setup } = lazily(false, () => Promise.reject(new Error('No network')));
    queue.add([], BODYCAM);
    await setup.quiet();
    queue.add([], BODYCAM);
    await setup.quiet();
    expect(seen).toEqual({ loads: 2, failures: 2 });
    expect(queue.place.get()).toBe('loading');
  });
});
