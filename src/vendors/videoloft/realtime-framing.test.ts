import { describe, expect, test } from 'vitest';
import { createRealtimeReader } from './realtime-framing.ts';

/** The two examples of the document (§1.3.9), shortened, and texts that are awkward to cut or to count in. */
const MESSAGES = [
  { type: 'liveSession', data: { uidd: '827029.20428', live: true, endt: null, status: 'live' } },
  { type: 'alert', data: { uid: '250843.27', id: 1613745105, smx: '0a', type: 'motion', tz: -5.5 } },
  {
    type: 'liveSession',
    data: { uidd: '1.1', name: 'Kai } 3 {"data": \\ „Süd“ \u{1F6A2} 東', list: [1, { a: [] }] },
  },
];
const SAID = MESSAGES.map((message) => JSON.stringify(message));
const PRINTED = MESSAGES.map((message) => JSON.stringify(message, null, 2));

const FRAMINGS: Readonly<Record<string, string>> = {
  'an event stream': SAID.map((said) => `: hello\nevent: news\nid: 7\ndata: ${said}\n\n`).join(''),
  'an event stream with carriage returns': SAID.map((said) => `data:${said}\r\n\r\n`).join(''),
  'an event stream with messages of several lines': PRINTED.map(
    (said) => `${said.replaceAll(/^/gm, 'data: ')}\n\n`,
  ).join(''),
  'a message per line': SAID.map((said) => `${said}\n`).join('\n'),
  'messages one right after the other': SAID.join(''),
  'the fragments that the document prints': SAID.map((said) => `"data":${said}`).join(', \n'),
  'printed fragments with a comma after each': PRINTED.map((said) => `"data": ${said},\n`).join(''),
  'fragments without quotes': PRINTED.map((said) => `data: ${said}\n`).join(','),
  'one array': `[${SAID.join(',')}]`,
  'messages wrapped in data': SAID.map((said) => `{"data":${said}}\n`).join(''),
  'one object that never ends': `{"data":${SAID.join(',"data":')},`,
  'commas too many, as in the document’s examples': SAID.map((said) => said.replaceAll('}', ' , }')).join(
    ' ',
  ),
};
/** A comma before a bracket within a text is text. */
const expectedOf = (name: string): unknown =>
  name.startsWith('commas')
    ? MESSAGES.map((_, index) => JSON.parse((SAID[index] ?? '').replace('Kai }', 'Kai  , }')))
    : MESSAGES;

const encoder = new TextEncoder();
const bytesOf = (text: string): Uint8Array => encoder.encode(text);
const readAll = (pieces: readonly Uint8Array[]): unknown[] => {
  const reader = createRealtimeReader();
  return pieces.flatMap((piece) => reader.read(piece));
};
const readText = (...texts: readonly string[]): unknown[] => readAll(texts.map(bytesOf));
const message = (uidd: string) => ({ type: 'liveSession', data: { uidd } });
const said = (uidd: string): string => JSON.stringify(message(uidd));

describe('messages (rule 17; framing of realtime U)', () => {
  test.each(Object.keys(FRAMINGS))('are the same in %s, cut at any byte', (name) => {
    const bytes = bytesOf(FRAMINGS[name] ?? '');
    const expected = expectedOf(name);
    expect(readAll([bytes])).toEqual(expected);
    expect(readAll(Array.from(bytes, (byte) => Uint8Array.of(byte)))).toEqual(expected);
    for (let at = 1; at < bytes.length; at += 1) {
      expect(readAll([bytes.subarray(0, at), bytes.subarray(at)])).toEqual(expected);
    }
  });

  test('are told as soon as their last byte is there', () => {
    const reader = createRealtimeReader();
    const bytes = bytesOf(`{"data":${said('1.1')}`);
    expect(reader.read(bytes.subarray(0, -1))).toEqual([]);
    expect(reader.read(bytes.subarray(-1))).toEqual([message('1.1')]);
  });

  test('are each told once, though wrapped twice', () => {
    expect(readText(`{"data":{"data":${said('1.1')}}}`)).toEqual([message('1.1')]);
    expect(readText(`{"type":"news","data":${said('1.1')}}`)).toEqual([message('1.1')]);
  });

  test('may be any object that stands alone', () => {
    expect(readText('{"errors":[{"1.1":"Not resident"}]}')).toEqual([
      { errors: [{ '1.1': 'Not resident' }] },
    ]);
  });
});

describe('what is no message', () => {
  test.each([
    ['words and marks', 'HTTP/1.1 200 OK } ] "a { b" <p>{oops}</p> , : '],
    ['a message cut off in a text', '{"type":"liveSession","data":{"uidd":"1.\n'],
    ['a message cut off after a key', '{"type":"liveSession","data":{"uidd"\n'],
    ['a message cut off after a comma', '{"type":"liveSession","data":{"live":true,'],
    ['a message cut off in a word', '{"type":"liveSession","data":{"live":tr'],
    ['a message cut off in an event stream', 'data: {"type":"liveSession","data":{\n\ndata: '],
    ['a word that JSON does not know', '{"type":"liveSession","data":{"live":undefined}}'],
    ['an escape that JSON does not know', String.raw`{"type":"alert","data":"\x41"}`],
    ['the wrong bracket', '{"type":"alert","data":[1}'],
    ['bytes that are no text', '\u0000\uFFFD{\u0001'],
    ['an object as a key', '{{{{'],
  ])('is passed over: %s', (_, garbage) => {
    expect(readText(garbage, said('2.2'), said('3.3'))).toEqual([message('2.2'), message('3.3')]);
  });

  test('costs at most the message that it swallows', () => {
    expect(readText('{"type":"alert","data":', said('2.2'), said('3.3'))).toEqual([
      message('2.2'),
      message('3.3'),
    ]);
    // What is left of the swallowed one has no type, and so means nothing.
    expect(readText('{"type":"alert","data":{"name":"cut ', said('2.2'), said('3.3'))).toEqual([
      { uidd: '2.2' },
      message('3.3'),
    ]);
  });

  test('is a message longer than the limit, and the next one is read', () => {
    const long = JSON.stringify({ type: 'alert', data: { text: 'x'.repeat(300_000) } });
    expect(readText(long, '\n', said('2.2'))).toEqual([message('2.2')]);
    const blank = `{"type":"alert",${' '.repeat(300_000)}`;
    expect(readText(blank, said('2.2'))).toEqual([message('2.2')]);
  });

  test('is a nest of brackets, however deep', () => {
    expect(readText(`{"a":${'['.repeat(100_000)}`, said('2.2'))).toEqual([message('2.2')]);
    expect(readText(`{"a":${'{"a":'.repeat(50_000)}`, said('2.2'))).toContainEqual(message('2.2'));
  });

  test('never lets an object that does not end grow over the news in it', () => {
    const reader = createRealtimeReader(500);
    reader.read(bytesOf('{'));
    for (let index = 0; index < 200; index += 1) {
      expect(reader.read(bytesOf(`"data": ${said(`1.${index}`)},\n`))).toEqual([message(`1.${index}`)]);
    }
  });

  test('never throws, whatever the bytes', () => {
    // A fixed sequence of numbers that look like chance, over bytes that mean something here.
    const alphabet = bytesOf('{{}}[]"":,,\\data:typtrue-1.5e \n\u00e9\u{1F6A2}');
    const reader = createRealtimeReader(200);
    let state = 1;
    for (let round = 0; round < 2_000; round += 1) {
      const bytes = Uint8Array.from({ length: 50 }, () => {
        state = (state * 48_271) % 2_147_483_647;
        return alphabet[state % alphabet.length] ?? 0;
      });
      for (const found of reader.read(bytes)) expect(found).toBeTypeOf('object');
    }
    expect(reader.read(bytesOf(`\n}}}"\n${'\u0001'.repeat(3)}${said('9.9')}`))).toEqual([message('9.9')]);
  });
});
