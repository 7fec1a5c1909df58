import { expect, test } from 'vitest';
import { createSplitter, frameKeepAlive, frameMessage, type RealtimeMessage } from './realtime-framing.ts';

const MESSAGE: RealtimeMessage = { type: 'liveSession', data: { uidd: '1.2', live: true } };
const JSON_TEXT = '{"type":"liveSession","data":{"uidd":"1.2","live":true}}';

test('server-sent events are a data line and an empty one; the others are what they are called', () => {
  expect(frameMessage('sse', MESSAGE)).toBe(`data: ${JSON_TEXT}\n\n`);
  expect(frameMessage('lines', MESSAGE)).toBe(`${JSON_TEXT}\n`);
  expect(frameMessage('objects', MESSAGE)).toBe(JSON_TEXT);
});

test('a fragment is the text of the document: a key without braces around it, over several lines', () => {
  const text = frameMessage('fragments', MESSAGE);
  expect(text).toMatch(/^"data":\{\n {2}"type": "liveSession",\n {2}"data": \{\n/);
  expect(text.endsWith('},\n')).toBe(true);
  expect(JSON.parse(`{${text.replace(/,\n$/, '')}}`)).toEqual({ data: MESSAGE });
});

test('a sign of life holds no message in any framing', () => {
  expect(frameKeepAlive('sse')).toBe(': keep-alive\n\n');
  const others = [frameKeepAlive('lines'), frameKeepAlive('objects'), frameKeepAlive('fragments')];
  expect(others.map((text) => text.trim())).toEqual(['', '', '']);
});

test('pieces are cut by the seed, inside characters too, and are the text together', () => {
  const text = 'Łódź 🚢 港口'.repeat(20);
  const cut = (seed: number) => createSplitter(seed, 3)(text);
  const sizes = (seed: number) => cut(seed).map(({ length }) => length);
  expect(new Set(sizes(1))).toEqual(new Set([1, 2, 3]));
  expect(sizes(1)).toEqual(sizes(1));
  expect(sizes(1)).not.toEqual(sizes(2));
  const alone = cut(1).map((piece) => new TextDecoder().decode(piece));
  expect(alone.join('')).toContain('\uFFFD');
  const together = Uint8Array.from(cut(1).flatMap((piece) => [...piece]));
  expect(new TextDecoder().decode(together)).toBe(text);
});

test('without a size each message is one piece', () => {
  expect(createSplitter(1, 0)('Łódź')).toHaveLength(1);
});
