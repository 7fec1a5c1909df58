import { describe, expect, it } from 'vitest';
import { failureOf } from '../../testing/failure-of.ts';
import { childText, parseXml } from './xml-reader.ts';
import { isXmlText, writeXml } from './xml-writer.ts';

describe('a written document', () => {
  it('has a declaration and one element a line', () => {
    expect(
      writeXml([
        'export',
        [
          ['devices', [['device', [['serverid', '7015498111931795223']]]]],
          ['path', 'D:\\Out'],
        ],
      ]),
    ).toBe(
      [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<export>',
        '  <devices>',
        '    <device>',
        '      <serverid>7015498111931795223</serverid>',
        '    </device>',
        '  </devices>',
        '  <path>D:\\Out</path>',
        '</export>',
        '',
      ].join('\n'),
    );
  });

  it('writes nothing between the tags of what is empty', () => {
    expect(
      writeXml([
        'a',
        [
          ['b', ''],
          ['c', []],
        ],
      ]),
    ).toContain('<b></b>\n  <c></c>');
  });

  it.each([
    'Crane <B> & "C" \'D\'',
    ']]> <!-- --> <?x?> <![CDATA[',
    '&amp; &#60;',
    '</path><path>C:\\Windows',
    'Tor Süd, Причал 7, 码头, 🚢',
    'tab\tline\nreturn\rend',
    '  white space around  ',
    '{"a":1}',
  ])('is read back as it was meant: %j', (text) => {
    const document = writeXml([
      'export',
      [
        ['path', text],
        ['more', [['name', text]]],
      ],
    ]);
    const read = parseXml(document);
    expect(read.children.map(({ name }) => name)).toEqual(['path', 'more']);
    expect(read.children[0]?.text).toBe(text);
    expect(childText(read.children[1], 'name')).toBe(text.trim());
    // The second reading: no letter that means something stands by itself.
    expect(document.replaceAll(/<\/?\w+>|<\?xml [^?]*\?>|&(?:amp|lt|gt|quot|apos|#13);/g, '')).not.toMatch(
      /[<>&"]/,
    );
  });
});

describe('what XML cannot hold', () => {
  it.each(['\u0000', 'a\u0008b', '\u000B', '\u001F', '\uFFFE', '\uFFFF', '\uD83D', 'x\uDEA2'])(
    'is refused, not cut: %j',
    async (text) => {
      expect(isXmlText(text)).toBe(false);
      const failure = await failureOf(Promise.try(() => writeXml(['path', text])));
      expect(failure.facts).toMatchObject({
        code: 'rejected',
        vendorText: expect.stringMatching(/^A text .+\.$/),
      });
    },
  );

  it('is not a tab, a line end or a letter beyond the first 65,536', () => {
    expect(isXmlText('\t\r\n🚢 Süd')).toBe(true);
  });

  it('is a name of an element with anything but letters', () => {
    expect(() => writeXml(['a b', ''])).toThrow(RangeError);
    expect(() => writeXml(['a', [['>', '']]])).toThrow(RangeError);
  });
});
