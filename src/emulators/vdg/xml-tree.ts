/**
 * Reads XML as strictly as the server: what is not well-formed throws. Names are lower case afterwards,
 * for their case means nothing here. Entities are the five of XML and numbers; there is no DTD.
 */

export interface XmlTree {
  /** In lower case. */
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly XmlTree[];
  /** Of itself, without that of its children. */
  readonly text: string;
}

interface Open {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: XmlTree[];
  text: string;
}

const ENTITIES = new Map(Object.entries({ amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }));
/** XML 1.0, production 2: everything else cannot be in a document, not even as a number. */
const IMPOSSIBLE = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/u;
const NAME = String.raw`[\p{L}_][\p{L}\p{N}_.\-]*`;
/** A piece of a document, one after the other without a gap. */
const TOKEN = new RegExp(
  [
    String.raw`<!--(?<comment>(?:(?!--)[\s\S])*)-->`,
    String.raw`<!\[CDATA\[(?<cdata>(?:(?!\]\]>)[\s\S])*)\]\]>`,
    `</(?<close>${NAME})\\s*>`,
    String.raw`<(?<open>${NAME})(?<attributes>(?:\s+${NAME}\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(?<empty>/?)>`,
    '(?<text>[^<]+)',
  ].join('|'),
  'uy',
);
const ATTRIBUTE = new RegExp(`(${NAME})\\s*=\\s*(?:"([^"]*)"|'([^']*)')`, 'gu');
const DECLARATION = /^\u{FEFF}?(?:<\?xml\s+version\s*=\s*(?:"1\.\d"|'1\.\d')[^?<>]*\?>)?/u;

/** The root of a document. Throws where it is none. */
export function readXml(document: string): XmlTree {
  if (IMPOSSIBLE.test(document)) throw new Error('A character that XML does not have');
  const roots: XmlTree[] = [];
  const open: Open[] = [];
  const put = (element: XmlTree) => (open.at(-1)?.children ?? roots).push(element);
  const say = (text: string) => {
    const last = open.at(-1);
    if (last !== undefined) last.text += text;
    else if (text.trim() !== '') throw new Error('Text outside of the root');
  };
  TOKEN.lastIndex = DECLARATION.exec(document)?.[0].length ?? 0;
  while (TOKEN.lastIndex < document.length) {
    const at = TOKEN.lastIndex;
    const groups = TOKEN.exec(document)?.groups;
    if (groups === undefined) throw new Error(`No XML at character ${at}`);
    const { close, open: name, attributes = '', empty, text, cdata } = groups;
    if (text !== undefined) say(decode(text));
    else if (cdata !== undefined) say(cdata);
    else if (name !== undefined) {
      open.push({ name, attributes: readAttributes(attributes), children: [], text: '' });
      if (empty === '/') put(closed(open.pop(), name));
    } else if (close !== undefined) put(closed(open.pop(), close));
  }
  const [root, ...more] = roots;
  if (root === undefined || more.length > 0 || open.length > 0) throw new Error('Not one root, closed');
  return root;
}

function closed(element: Open | undefined, name: string): XmlTree {
  if (element?.name !== name) throw new Error(`</${name}> closes <${element?.name ?? ''}>`);
  return { ...element, name: name.toLowerCase() };
}

function readAttributes(text: string): ReadonlyMap<string, string> {
  const found = [...text.matchAll(ATTRIBUTE)].map(
    ([, name = '', double, single = '']) => [name.toLowerCase(), decode(double ?? single)] as const,
  );
  const attributes = new Map(found);
  if (attributes.size < found.length) throw new Error('An attribute twice');
  return attributes;
}

function decode(text: string): string {
  if (text.includes(']]>')) throw new Error(']]> in text');
  return text.replaceAll(/&([^;&]*;?)/g, (_whole, reference: string) => {
    const [, hex, decimal] = /^#(?:x([\da-f]+)|(\d+));$/i.exec(reference) ?? [];
    const known = hex === undefined && decimal === undefined ? ENTITIES.get(reference.slice(0, -1)) : '';
    if (known === undefined || !reference.endsWith(';')) throw new Error('An ampersand that begins nothing');
    if (known !== '') return known;
    const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
    const character = code <= 0x10_ff_ff ? String.fromCodePoint(code) : '\u{0}';
    if (IMPOSSIBLE.test(character)) throw new Error('A character that XML does not have');
    return character;
  });
}

/** The first child of that name. */
export const childOf = (element: XmlTree | undefined, name: string): XmlTree | undefined =>
  element?.children.find((one) => one.name === name);

/** The text of the first child of that name, without space around it; undefined where there is none. */
export const childText = (element: XmlTree, name: string): string | undefined =>
  childOf(element, name)?.text.trim();
