// Where a text stops being JSON. Engines word this each in their own way, or not at all, and a
// person with an editor open wants a line and a column.

/** A place in a text, both counted from 1, and what could have stood there. */
export type JsonError = { readonly line: number; readonly column: number; readonly expected: string };

/** The first place where `text` breaks the JSON grammar; undefined when it is sound. */
export function findJsonError(text: string): JsonError | undefined {
  const reader: Reader = { text, at: 0, expected: undefined };
  readValue(reader);
  skipSpace(reader);
  if (reader.expected === undefined && reader.at < text.length) reader.expected = 'the end of the file';
  if (reader.expected === undefined) return undefined;
  const lines = text.slice(0, reader.at).split('\n');
  return { line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1, expected: reader.expected };
}

/** `expected` is set once, at the first error, and stops all further reading. */
type Reader = { readonly text: string; at: number; expected: string | undefined };

const SPACE = /[ \t\n\r]*/y;
// oxlint-disable-next-line no-control-regex -- JSON forbids exactly these characters in a string
const STRING = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y;
const SCALAR = /(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)(?![\w.])/y;

function readValue(reader: Reader): void {
  skipSpace(reader);
  if (take(reader, '{')) readItems(reader, '}', readMember);
  else if (take(reader, '[')) readItems(reader, ']', readValue);
  else if (!match(reader, STRING) && !match(reader, SCALAR)) fail(reader, 'a value');
}

function readMember(reader: Reader): void {
  skipSpace(reader);
  if (!match(reader, STRING)) fail(reader, 'a key in double quotes');
  skipSpace(reader);
  if (!take(reader, ':')) fail(reader, '":" after the key');
  readValue(reader);
}

function readItems(reader: Reader, end: '}' | ']', readItem: (reader: Reader) => void): void {
  skipSpace(reader);
  if (take(reader, end)) return;
  while (reader.expected === undefined) {
    readItem(reader);
    skipSpace(reader);
    if (take(reader, end)) return;
    if (!take(reader, ',')) fail(reader, `"," or "${end}"`);
  }
}

function fail(reader: Reader, expected: string): void {
  reader.expected ??= expected;
}

function take(reader: Reader, character: string): boolean {
  if (reader.expected !== undefined || reader.text[reader.at] !== character) return false;
  reader.at += 1;
  return true;
}

function match(reader: Reader, pattern: RegExp): boolean {
  if (reader.expected !== undefined) return false;
  pattern.lastIndex = reader.at;
  if (!pattern.test(reader.text)) return false;
  reader.at = pattern.lastIndex;
  return true;
}

function skipSpace(reader: Reader): void {
  match(reader, SPACE);
}
