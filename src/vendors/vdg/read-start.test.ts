import { expect, test } from 'vitest';
import { readStart } from './read-start.ts';

const LIMIT = 10;

function body(...parts: string[]) {
  let isLeft = false;
  const left = { yes: () => isLeft };
  const stream = new ReadableStream<Uint8Array>({
    pull: (controller) => {
      const part = parts.shift();
      if (part === undefined) controller.close();
      else controller.enqueue(new TextEncoder().encode(part));
    },
    cancel: () => {
      isLeft = true;
    },
  });
  return { stream, left };
}

test('a short body is read whole, also where a letter is cut between two parts', async () => {
  expect(await readStart(body('ab', 'c').stream, LIMIT)).toBe('abc');
  const [first = 0, second = 0] = new TextEncoder().encode('ü');
  const cut = new ReadableStream<Uint8Array>({
    start: (controller) => {
      controller.enqueue(Uint8Array.of(first));
      controller.enqueue(Uint8Array.of(second));
      controller.close();
    },
  });
  expect(await readStart(cut, LIMIT)).toBe('ü');
});

test('a long one is read as far as the limit, and its connection ended', async () => {
  const { stream, left } = body('1234567', '89ABCDE', 'more', 'and more');
  expect(await readStart(stream, LIMIT)).toBe('123456789A');
  expect(left.yes()).toBe(true);
});

test('one that breaks is the failure that it broke with', async () => {
  const broken = new ReadableStream<Uint8Array>({ pull: () => Promise.reject(new Error('cut')) });
  await expect(readStart(broken, LIMIT)).rejects.toThrow('cut');
});
