import { describe, expect, test } from 'vitest';
import { createMemoryStorage } from '../testing/memory-storage.ts';
import { createSealedSeat } from './sealed-seat.ts';
import type { SealedStorage } from './sealed-storage.ts';

const numbers = {
  toText: String,
  parse: (text: string) => (/^\d+$/.test(text) ? Number(text) : undefined),
};
const seatOf = (storage: SealedStorage) => createSealedSeat<number>(storage, numbers);

describe('a sealed seat', () => {
  test('gives back what was written, until it is cleared', async () => {
    const seat = seatOf(createMemoryStorage());
    await seat.write(7);
    expect(await seat.read()).toBe(7);
    seat.clear();
    expect(await seat.read()).toBeUndefined();
  });

  test('gives nothing for what it cannot read', async () => {
    const storage = createMemoryStorage();
    await storage.write('of another version');
    expect(await seatOf(storage).read()).toBeUndefined();
  });

  test('writes in order: the last one stays', async () => {
    const seat = seatOf(createMemoryStorage());
    await Promise.all([seat.write(1), seat.write(2), seat.write(3)]);
    expect(await seat.read()).toBe(3);
  });

  test('stays empty when it is cleared while a write is still encrypting', async () => {
    const storage = createMemoryStorage();
    const gate = Promise.withResolvers<void>();
    const slow = { ...storage, write: (text: string) => gate.promise.then(() => storage.write(text)) };
    const seat = seatOf(slow);
    const written = seat.write(7);
    seat.clear();
    gate.resolve();
    await written;
    expect(await seat.read()).toBeUndefined();
  });

  test('that is full or forbidden costs the convenience alone', async () => {
    const refused = () => Promise.reject(new Error('full'));
    const seat = seatOf({ ...createMemoryStorage(), write: refused, read: refused });
    await expect(seat.write(7)).resolves.toBeUndefined();
    expect(await seat.read()).toBeUndefined();
  });

  test('keeps nothing where browsers offer no encryption', async () => {
    const storage = createMemoryStorage(false);
    const seat = seatOf(storage);
    await seat.write(7);
    expect(seat.available).toBe(false);
    expect(storage.kept()).toBeUndefined();
    expect(await seat.read()).toBeUndefined();
  });
});
