// @vitest-environment happy-dom
import { beforeEach, describe, expect, it } from 'vitest';
import { createDeviceFlag } from './device-flag.ts';

beforeEach(() => localStorage.clear());

describe('the mark of a connection', () => {
  it('is not set at first', () => {
    const flag = createDeviceFlag('depot');
    expect([flag.isSet(), flag.read()]).toEqual([false, undefined]);
  });

  it('is found by whoever looks later, with its word', () => {
    createDeviceFlag('depot').set('https://region.example');
    const later = createDeviceFlag('depot');
    expect([later.isSet(), later.read()]).toEqual([true, 'https://region.example']);
  });

  it('is set without a word too', () => {
    const flag = createDeviceFlag('depot');
    flag.set();
    expect([flag.isSet(), flag.read()]).toEqual([true, '']);
  });

  it('takes the newest word, and is gone when it is cleared', () => {
    const flag = createDeviceFlag('depot');
    flag.set('one');
    flag.set('two');
    expect(flag.read()).toBe('two');
    flag.clear();
    expect(flag.isSet()).toBe(false);
  });

  it('belongs to that connection alone', () => {
    createDeviceFlag('depot').set();
    expect(createDeviceFlag('harbour').isSet()).toBe(false);
    createDeviceFlag('harbour').clear();
    expect(createDeviceFlag('depot').isSet()).toBe(true);
  });
});

describe('a browser that refuses storage', () => {
  const refuse = (): never => {
    throw new DOMException('Storage is forbidden.', 'SecurityError');
  };

  it.each([
    ['altogether', refuse],
    ['for each use', () => ({ getItem: refuse, setItem: refuse, removeItem: refuse })],
  ])('keeps no mark, and nobody fails: %s', (_how, storage) => {
    const flag = createDeviceFlag('depot', storage);
    flag.set('https://region.example');
    expect([flag.isSet(), flag.read()]).toEqual([false, undefined]);
    flag.clear();
  });

  it('because it is full keeps none either', () => {
    const full = { getItem: () => null, setItem: refuse, removeItem: () => undefined };
    const flag = createDeviceFlag('depot', () => full);
    flag.set();
    expect(flag.isSet()).toBe(false);
  });
});
