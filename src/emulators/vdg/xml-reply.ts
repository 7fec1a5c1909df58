/**
 * Writes the server's replies. They hold tags that no client knows, and that no document mentions: tags
 * may be added at any time. Told to, it writes them with other letters, in another order, in CDATA.
 */

/** An element, with its text or what is in it. */
export type ReplyNode = readonly [
  name: string,
  content: string | number | readonly ReplyNode[],
  attributes?: Readonly<Record<string, string | number>>,
];

export type ReplyStyle = 'plain' | 'odd';

const DECLARATION = '<?xml version="1.0" ?>';
/** What XML cannot hold (XML 1.0, production 2). */
const IMPOSSIBLE = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu;
const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

export function xmlResponse(root: ReplyNode, style: ReplyStyle): Response {
  return new Response(`${DECLARATION}\n${write(root, style)}\n`, {
    headers: { 'content-type': 'text/xml', 'cache-control': 'no-cache' },
  });
}

/** What a command answers: `errorcode` 0, or why it was refused. */
export function resultOf(code: number, content: readonly ReplyNode[], style: ReplyStyle): Response {
  const told: ReplyNode = [
    'requestinfo',
    [
      ['exportid', '0'],
      ['id', '0'],
      ['plugin', 'Sense API'],
    ],
  ];
  return xmlResponse(['result', [...content, told], { errorcode: code }], style);
}

const escaped = (text: string): string =>
  text.replaceAll(IMPOSSIBLE, '').replaceAll(/[&<>"']/g, (char) => ESCAPES[char] ?? char);

const cased = (name: string, style: ReplyStyle): string =>
  style === 'plain' ? name : name.replace(/^./, (first) => first.toUpperCase());

function write([name, content, attributes = {}]: ReplyNode, style: ReplyStyle): string {
  const pairs = Object.entries(attributes).map(
    ([key, value]) => ` ${cased(key, style)}="${escaped(String(value))}"`,
  );
  const tag = cased(name, style);
  return `<${tag}${pairs.join('')}>${inside(content, style)}</${tag}>`;
}

function inside(content: ReplyNode[1], style: ReplyStyle): string {
  if (typeof content === 'number') return String(content);
  if (typeof content === 'string') {
    return style === 'plain'
      ? escaped(content)
      : `<![CDATA[${content.replaceAll(']]>', ']]]]><![CDATA[>')}]]>`;
  }
  // Rows of a list keep their order; fields of a row have none.
  const isRow = new Set(content.map(([name]) => name)).size === content.length;
  const ordered = style === 'odd' && isRow ? content.toReversed() : content;
  return ordered.map((child) => write(child, style)).join('');
}
