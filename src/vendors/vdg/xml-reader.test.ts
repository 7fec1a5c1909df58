import { describe, expect, it } from 'vitest';
import { child, childrenOf, childText, parseXml } from './xml-reader.ts';

describe('a reply', () => {
  it('is read with its attributes, children and text, whatever the case of its names', () => {
    const read = parseXml(
      '<?xml version="1.0" ?>\r\n<Result ErrorCode="0"><EXPORT><ExportId> 7 </ExportId></EXPORT></Result>\n',
    );
    expect(read.name).toBe('result');
    expect(read.attributes.get('errorcode')).toBe('0');
    expect(childText(child(read, 'export'), 'EXPORTID')).toBe('7');
  });

  it('may begin with a mark of its encoding, with white space, and with a declaration as a comment', () => {
    expect(parseXml('\uFEFF \n<!--?xml version="1.0" ?-->\n<result errorcode=\'-48\' />').attributes).toEqual(
      new Map([['errorcode', '-48']]),
    );
  });

  it('gives text with its entities, numbers and CDATA as they were meant', () => {
    const text = '&lt;Crane&gt; &amp; &quot;B&quot;&apos;s &#83;&#x00FC;d&#x1F6A2;<![CDATA[ <&> ]]>&amp;lt;';
    expect(parseXml(`<name>${text}</name>`).text).toBe('<Crane> & "B"\'s Süd🚢 <&> &lt;');
  });

  it('gives attributes with their entities', () => {
    expect(parseXml('<a b="&lt;&#39;&quot;" c=\'"\'/>').attributes).toEqual(
      new Map([
        ['b', `<'"`],
        ['c', '"'],
      ]),
    );
  });

  it('keeps the order of rows, and finds children among tags that nobody knows', () => {
    const list = parseXml('<l><x><d>no</d></x><d>1</d><new/><D>2</D><!-- no --><d>3</d></l>');
    expect(childrenOf(list, 'd').map(({ text }) => text)).toEqual(['1', '2', '3']);
    expect(child(list, 'e')).toBeUndefined();
    expect(childText(list, 'new')).toBeUndefined();
    expect(childText(undefined, 'd')).toBeUndefined();
  });

  it('leaves a number of 64 bits as it is written', () => {
    expect(childText(parseXml('<d><serverid>12105498111931795001</serverid></d>'), 'serverid')).toBe(
      '12105498111931795001',
    );
  });

  it('of ten thousand devices is read', () => {
    const row = '<device><name>Tor S&#252;d &amp; co</name><serverid>7015498111931795223</serverid></device>';
    const { children } = parseXml(`<devices>${row.repeat(10_000)}</devices>`);
    expect(children).toHaveLength(10_000);
    expect(childText(children.at(-1), 'name')).toBe('Tor Süd & co');
  });
});

describe('what is no XML', () => {
  it.each([
    ['nothing', ''],
    ['white space', ' \n'],
    ['text', 'Not found'],
    ['JSON', '{"a":1}'],
    ['half an answer', '<result errorcode="0"><exp'],
    ['an element that does not end', '<a><b></b>'],
    ['an end without a beginning', '</a>'],
    ['elements that cross', '<a><b></a></b>'],
    ['two roots', '<a/><b/>'],
    ['text behind the root', '<a/>more'],
    ['text as CDATA before the root', '<![CDATA[x]]><a/>'],
    ['an ampersand by itself', '<a>Slip & ramp</a>'],
    ['an ampersand without its end', '<a>&lt</a>'],
    ['an entity that nobody knows', '<a>&nbsp;</a>'],
    ['a character that cannot be', '<a>&#0;</a>'],
    ['a character beyond the last', '<a>&#x110000;</a>'],
    ['half of a character', '<a>&#xD83D;</a>'],
    ['a control character', '<a>\u0001</a>'],
    ['an attribute without quotes', '<a b=1/>'],
    ['an attribute without a value', '<a b/>'],
    ['attributes without space between', '<a b="1"c="2"/>'],
    ['an attribute twice', '<a b="1" B="2"/>'],
    ['a tag in an attribute', '<a b="<"/>'],
    ['an element without a name', '<1/>'],
    ['a comment that does not end', '<a/><!-- '],
    ['a section that does not end', '<a><![CDATA[ </a>'],
  ])('%s is refused', (_, text) => {
    expect(() => parseXml(text)).toThrow(SyntaxError);
  });

  it('is a DTD, whose entities could grow without end or read files', () => {
    const bomb = '<!DOCTYPE a [<!ENTITY b "&c;&c;"><!ENTITY c SYSTEM "file:///etc/passwd">]><a>&b;</a>';
    expect(() => parseXml(bomb)).toThrow('DTD');
  });

  it('is what nests without end, and what has no end', () => {
    expect(() => parseXml('<a>'.repeat(1_000) + '</a>'.repeat(1_000))).toThrow('deep');
    expect(() => parseXml(`<a>${' '.repeat(32_000_000)}</a>`)).toThrow('too much');
    expect(parseXml('<a>'.repeat(60) + '</a>'.repeat(60)).name).toBe('a');
  });

  it('is not quoted in the error', () => {
    expect(() => parseXml('<a password="harbour-demo-vdg" b>')).toThrow(/^XML: [a-z= ]+ at \d+\.$/);
  });
});
