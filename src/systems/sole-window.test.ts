import { describe, expect, it } from 'vitest';
import { takePlace, type SolePlace, type WindowLocks } from './sole-window.ts';

const turn = () => new Promise((resolve) => setTimeout(resolve, 0));

function windowOf(locks: WindowLocks | undefined, name = 'test') {
  const places: SolePlace[] = [];
  return { places, leave: takePlace(name, locks, (place) => places.push(place)) };
}

describe('the one window', () => {
  it('is the first; the next one takes over when it leaves', async () => {
    // Node has the same locks as browsers.
    const one = windowOf(navigator.locks);
    await turn();
    const other = windowOf(navigator.locks);
    await turn();
    expect([one.places, other.places]).toEqual([['here'], ['elsewhere']]);
    one.leave();
    await turn();
    expect(other.places).toEqual(['elsewhere', 'here']);
    other.leave();
  });

  it('is one for each kind of work', async () => {
    const one = windowOf(navigator.locks, 'one kind');
    const other = windowOf(navigator.locks, 'another kind');
    await turn();
    expect([one.places, other.places]).toEqual([['here'], ['here']]);
    one.leave();
    other.leave();
    await turn();
  });

  it('that leaves while it waits never gets it', async () => {
    const one = windowOf(navigator.locks);
    await turn();
    const other = windowOf(navigator.locks);
    await turn();
    other.leave();
    one.leave();
    await turn();
    expect(other.places).toEqual(['elsewhere']);
  });

  it('is every window where the browser has no locks, or refuses them', async () => {
    expect(windowOf(undefined).places).toEqual(['here']);
    const refused = windowOf({ request: () => Promise.reject(new DOMException('No', 'SecurityError')) });
    await turn();
    expect(refused.places).toEqual(['here']);
  });
});
