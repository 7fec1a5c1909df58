import { expect, test } from 'vitest';
import { resultOf, type ReplyNode, type ReplyStyle } from './xml-reply.ts';
import { childOf, childText, readXml } from './xml-tree.ts';

const NAME = `Crane <B> & "Süd" 'x' ]]> Причал`;
const ROWS: readonly ReplyNode[] = [
  [
    'device',
    [
      ['name', NAME],
      ['deviceid', '1'],
    ],
  ],
  [
    'device',
    [
      ['name', 'Quay 2'],
      ['deviceid', '2'],
    ],
  ],
];
const CONTENT: readonly ReplyNode[] = [['devices', ROWS, { count: 2 }]];
const textOf = (style: ReplyStyle) => resultOf(0, CONTENT, style).text();

test.each(['plain', 'odd'] as const)('a %s reply is XML that says the same', async (style) => {
  const root = readXml((await textOf(style)).trim());
  expect([root.name, root.attributes.get('errorcode')]).toEqual(['result', '0']);
  const devices = childOf(root, 'devices');
  expect(devices?.attributes.get('count')).toBe('2');
  expect(devices?.children.map((row) => [childText(row, 'name'), childText(row, 'deviceid')])).toEqual([
    [NAME, '1'],
    ['Quay 2', '2'],
  ]);
});

test('an odd reply has other letters, another order and CDATA', async () => {
  const [plain, odd] = [await textOf('plain'), await textOf('odd')];
  expect(plain).toContain('<result errorcode="0"><devices count="2"><device><name>Crane &lt;B&gt; &amp;');
  expect(odd).toMatch(/^<\?xml version="1.0" \?>\n<Result Errorcode="0"><Requestinfo>/);
  expect(odd).toContain('<Deviceid><![CDATA[1]]></Deviceid><Name><![CDATA[Crane <B> &');
});

test('a reply holds tags that no document mentions, with names that others have', async () => {
  const response = resultOf(-48, [], 'plain');
  expect(response.headers.get('content-type')).toBe('text/xml');
  const root = readXml((await response.text()).trim());
  expect(root.attributes.get('errorcode')).toBe('-48');
  expect(childText(childOf(root, 'requestinfo') ?? root, 'exportid')).toBe('0');
});

test('what XML cannot hold is left out', async () => {
  const response = resultOf(0, [['name', 'a\u0000\u000Bb']], 'plain');
  expect(await response.text()).toContain('<name>ab</name>');
});
