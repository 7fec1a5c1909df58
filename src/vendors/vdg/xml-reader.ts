/**
 * Reads the XML of replies: elements, attributes, text, CDATA and the five entities. Strict where the text
 * could mean two things, and without a DTD. Names count in lower case, because VDG's tags come in any.
 * Works alike in a page, a worker and Node.
 */
import { IMPOSSIBLE } from './xml-characters.ts';

/** An element as it was written. */
export interface XmlElement {
  /** Lower case. */
  readonly name: string;
  /** By their names in lower case. */
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly XmlElement[];
  /** Its own text, without that of its children; white space as it was written. */
  readonly text: string;
}

/** Tens of thousands of devices fit in; more is no list. */
const TEXT_LENGTH_MAX = 32_000_000;
/** Replies are five deep. */
const DEPTH_MAX = 64;
const HEXADECIMAL = 16;

const NAME = /[\p{L}_:][\p{L}\p{N}_:.\-·]*/uy;
const SPACE = /[ \t\r\n]*/y;
const ENTITY = /&(?:#(?<decimal>\d{1,7})|#x(?<hex>[\da-f]{1,6})|(?<name>\w+));/giy;
const ENTITIES: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
]);
interface OpenElement {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: XmlElement[];
  readonly texts: string[];
}

/** Never quotes the text: it may hold what nobody should read in a log. */
const wrong = (what: string, at: number): SyntaxError => new SyntaxError(`XML: ${what} at ${at}.`);

function characterOf(code: number, at: number): string {
  const character = code <= 0x10_ff_ff ? String.fromCodePoint(code) : '\uFFFF';
  if (IMPOSSIBLE.test(character)) throw wrong('a character that cannot be', at);
  return character;
}

/** Text with its entities resolved; `at` is where it stands, for errors. */
function resolved(raw: string, at: number): string {
  if (!raw.includes('&')) return raw;
  const parts: string[] = [];
  let from = 0;
  for (let and = raw.indexOf('&'); and >= 0; and = raw.indexOf('&', from)) {
    parts.push(raw.slice(from, and));
    ENTITY.lastIndex = and;
    const found = ENTITY.exec(raw);
    if (found === null) throw wrong('an ampersand that is none of its entities', at + and);
    const { decimal, hex, name = '' } = found.groups ?? {};
    const named = ENTITIES.get(name);
    if (decimal !== undefined) parts.push(characterOf(Number(decimal), at + and));
    else if (hex !== undefined) parts.push(characterOf(Number.parseInt(hex, HEXADECIMAL), at + and));
    else if (named === undefined) throw wrong('an unknown entity', at + and);
    else parts.push(named);
    from = ENTITY.lastIndex;
  }
  return parts.join('') + raw.slice(from);
}

/** The root element. Throws a SyntaxError for what is no XML, too long or too deep. */
export function parseXml(source: string): XmlElement {
  const text = source.startsWith('\uFEFF') ? source.slice(1) : source;
  if (text.length > TEXT_LENGTH_MAX) throw wrong('too much of it', TEXT_LENGTH_MAX);
  const impossible = IMPOSSIBLE.exec(text);
  if (impossible !== null) throw wrong('a character that cannot be', impossible.index);
  let at = 0;
  const open: OpenElement[] = [];
  let root: XmlElement | undefined;

  function match(pattern: RegExp): string {
    pattern.lastIndex = at;
    const found = pattern.exec(text)?.[0] ?? '';
    at += found.length;
    return found;
  }

  function name(): string {
    const found = match(NAME);
    if (found === '') throw wrong('a name is missing', at);
    return found.toLowerCase();
  }

  /** Behind the next `mark`. */
  function skipTo(mark: string): number {
    const end = text.indexOf(mark, at);
    if (end < 0) throw wrong('something does not end', at);
    at = end + mark.length;
    return end;
  }

  function expect(mark: string): void {
    if (!text.startsWith(mark, at)) throw wrong(`no ${mark}`, at);
    at += mark.length;
  }

  function attributes(): ReadonlyMap<string, string> {
    const found = new Map<string, string>();
    while (match(SPACE) !== '' && !/[/>]/.test(text.charAt(at))) {
      const key = name();
      match(SPACE);
      expect('=');
      match(SPACE);
      const quote = text.charAt(at);
      if (quote !== '"' && quote !== "'") throw wrong('an attribute without quotes', at);
      at += 1;
      const from = at;
      const value = text.slice(from, skipTo(quote));
      if (value.includes('<') || found.has(key)) throw wrong('a broken attribute', from);
      found.set(key, resolved(value, from));
    }
    return found;
  }

  function close({ texts, ...element }: OpenElement): void {
    const closed = { ...element, text: texts.join('') };
    const parent = open.at(-1);
    if (parent === undefined) root = closed;
    else parent.children.push(closed);
  }

  function endTag(): void {
    at += '</'.length;
    const ended = name();
    match(SPACE);
    expect('>');
    const element = open.pop();
    if (element?.name !== ended) throw wrong('an end without its beginning', at);
    close(element);
  }

  function startTag(): void {
    if (open.length === 0 && root !== undefined) throw wrong('a second root', at);
    if (open.length >= DEPTH_MAX) throw wrong('too deep', at);
    at += '<'.length;
    const element: OpenElement = { name: name(), attributes: attributes(), children: [], texts: [] };
    if (text.startsWith('/>', at)) {
      at += '/>'.length;
      close(element);
      return;
    }
    expect('>');
    open.push(element);
  }

  function section(parent: OpenElement | undefined): void {
    at += '<![CDATA['.length;
    const from = at;
    const content = text.slice(from, skipTo(']]>'));
    if (parent === undefined) throw wrong('text outside of the root', from);
    parent.texts.push(content);
  }

  function plainText(parent: OpenElement | undefined): void {
    const from = at;
    const next = text.indexOf('<', at);
    at = next < 0 ? text.length : next;
    const content = text.slice(from, at);
    if (parent !== undefined) parent.texts.push(resolved(content, from));
    else if (content.trim() !== '') throw wrong('text outside of the root', from);
  }

  while (at < text.length) {
    if (!text.startsWith('<', at)) plainText(open.at(-1));
    else if (text.startsWith('<!--', at)) {
      at += '<!--'.length;
      skipTo('-->');
    } else if (text.startsWith('<![CDATA[', at)) section(open.at(-1));
    else if (text.startsWith('<?', at)) skipTo('?>');
    else if (text.startsWith('</', at)) endTag();
    // Entities of its own could grow without end, or read files.
    else if (text.startsWith('<!', at)) throw wrong('a DTD', at);
    else startTag();
  }
  if (root === undefined || open.length > 0) throw wrong('it ends too early', at);
  return root;
}

/** Children of a name, in any case. */
export function childrenOf(element: XmlElement | undefined, name: string): readonly XmlElement[] {
  const wanted = name.toLowerCase();
  return element?.children.filter((one) => one.name === wanted) ?? [];
}

/** The first child of a name, in any case. */
export const child = (element: XmlElement | undefined, name: string): XmlElement | undefined =>
  childrenOf(element, name)[0];

/** Its text without white space around it; undefined where there is no such child, or nothing in it. */
export function childText(element: XmlElement | undefined, name: string): string | undefined {
  const text = child(element, name)?.text.trim();
  return text === '' ? undefined : text;
}
