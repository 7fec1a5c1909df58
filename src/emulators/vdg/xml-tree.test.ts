import { describe, expect, test } from 'vitest';
import { childOf, childText, readXml } from './xml-tree.ts';

describe('a document', () => {
  test('is read with names in lower case, whatever their order and further tags', () => {
    const root = readXml(
      '<?xml version="1.0"?>\n<Export A=\'1\'><PATH>x</PATH><new/><Path>y</Path></Export>\n',
    );
    expect(root.name).toBe('export');
    expect(root.attributes.get('a')).toBe('1');
    expect(root.children.map(({ name, text }) => [name, text])).toEqual([
      ['path', 'x'],
      ['new', ''],
      ['path', 'y'],
    ]);
    expect(childText(root, 'path')).toBe('x');
    expect(childOf(root, 'other')).toBeUndefined();
  });

  test.each([
    ['&amp;&lt;&gt;&quot;&apos;', `&<>"'`],
    ['&#196;&#xDf;&#x1F6A2;', 'Äß🚢'],
    ['<![CDATA[<a> & ]] b]]>', '<a> & ]] b'],
    ['a<!-- <b> -->c', 'ac'],
    ['&amp;amp;', '&amp;'],
  ])('holds %s as %s', (written, meant) => {
    expect(readXml(`<a>${written}</a>`).text).toBe(meant);
  });

  test.each([
    ['nothing', ''],
    ['text alone', 'export'],
    ['a bare ampersand', '<a>Slip & ramp</a>'],
    ['an entity that is none', '<a>&nbsp;</a>'],
    ['an entity without its end', '<a>&amp</a>'],
    ['a bare less-than sign', '<a>1 < 2</a>'],
    ['tags that cross', '<a><b></a></b>'],
    ['other letters at the end of a tag', '<a></A>'],
    ['a tag that stays open', '<a><b></b>'],
    ['two roots', '<a/><b/>'],
    ['text behind the root', '<a/>b'],
    ['a DTD', '<!DOCTYPE a><a/>'],
    ['an attribute without quotes', '<a b=c/>'],
    ['an attribute twice', '<a b="1" b="2"/>'],
    ['a control character', '<a>\u0007</a>'],
    ['a control character as a number', '<a>&#7;</a>'],
    ['a number beyond all characters', '<a>&#x110000;</a>'],
    ['the end of CDATA in text', '<a>]]></a>'],
    ['a comment with two dashes', '<a><!-- -- --></a>'],
    ['another instruction', '<a><?php ?></a>'],
  ])('is refused with %s', (_what, text) => {
    expect(() => readXml(text)).toThrow();
  });
});
