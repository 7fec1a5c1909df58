import { describe, expect, it } from 'vitest';
import { createStore } from '../core/readable.ts';
import { guardLeaving } from './leave-guard.ts';

/** Whether leaving now asks. */
function asks(page: EventTarget): boolean {
  return !page.dispatchEvent(new Event('beforeunload', { cancelable: true }));
}

describe('leaving the window', () => {
  it('asks only while there is work', () => {
    const page = new EventTarget();
    const busy = createStore(false);
    guardLeaving(busy, page);
    expect(asks(page)).toBe(false);
    busy.set(true);
    expect(asks(page)).toBe(true);
    busy.set(false);
    expect(asks(page)).toBe(false);
  });

  it('asks at once when work is under way from the beginning', () => {
    const page = new EventTarget();
    guardLeaving(createStore(true), page);
    expect(asks(page)).toBe(true);
  });

  it('asks no more when the guard is called off', () => {
    const page = new EventTarget();
    const busy = createStore(true);
    const stop = guardLeaving(busy, page);
    stop();
    expect(asks(page)).toBe(false);
    busy.set(false);
    busy.set(true);
    expect(asks(page)).toBe(false);
  });
});
