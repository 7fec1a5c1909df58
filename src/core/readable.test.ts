import { beforeEach, describe, expect, it } from 'vitest';
import { createStore, eitherReadable, mapReadable, type Store } from './readable.ts';

let store: Store<number>;
let seen: string[];
const note = (who: string) => () => {
  seen.push(`${who} ${store.get()}`);
};

beforeEach(() => {
  store = createStore(1);
  seen = [];
});

describe('a store', () => {
  it('holds its first value, and tells nobody of it', () => {
    store.subscribe(note('a'));
    expect(store.get()).toBe(1);
    expect(seen).toEqual([]);
  });

  it('tells everyone of a change, when the new value can be read', () => {
    store.subscribe(note('a'));
    store.subscribe(note('b'));
    store.set(2);
    expect(seen).toEqual(['a 2', 'b 2']);
  });

  it('tells nobody of an identical value, NaN included', () => {
    const nan = createStore(Number.NaN);
    store.subscribe(note('a'));
    nan.subscribe(note('nan'));
    store.set(1);
    nan.set(Number.NaN);
    expect(seen).toEqual([]);
  });

  it('tells of an equal object that is another one', () => {
    const list = createStore<readonly number[]>([]);
    list.subscribe(note('list'));
    list.set([]);
    expect(seen).toHaveLength(1);
  });

  it('tells no more to who has left, and lets them leave twice', () => {
    const stop = store.subscribe(note('a'));
    store.subscribe(note('b'));
    stop();
    stop();
    store.set(2);
    expect(seen).toEqual(['b 2']);
  });

  it('tells the others when one leaves while it is called', () => {
    const stop = store.subscribe(() => {
      seen.push('leaving');
      stop();
    });
    store.subscribe(note('b'));
    store.set(2);
    store.set(3);
    expect(seen).toEqual(['leaving', 'b 2', 'b 3']);
  });

  it('tells who comes while others are called only of the next change', () => {
    let came = false;
    store.subscribe(() => {
      if (!came) store.subscribe(note('late'));
      came = true;
    });
    store.set(2);
    expect(seen).toEqual([]);
    store.set(3);
    expect(seen).toEqual(['late 3']);
  });
});

describe('what a readable means', () => {
  it('follows it, and tells nobody when the meaning stays', () => {
    const count = createStore(1);
    const even = mapReadable(count, (value) => value % 2 === 0);
    const seen: boolean[] = [];
    even.subscribe(() => seen.push(even.get()));
    expect(even.get()).toBe(false);
    count.set(2);
    count.set(4);
    expect(seen).toEqual([true]);
  });
});

describe('either of two readables', () => {
  it('holds while one of them does, and tells only when that changes', () => {
    const [one, other] = [createStore(false), createStore(false)];
    const either = eitherReadable(one, other);
    const seen: boolean[] = [];
    either.subscribe(() => seen.push(either.get()));
    one.set(true);
    other.set(true);
    one.set(false);
    other.set(false);
    expect(seen).toEqual([true, false]);
  });
});
