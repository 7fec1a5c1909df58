/**
 * Writes the XML of requests. Whatever a name or a path holds, what comes out can be read: special characters
 * are escaped, and those that XML cannot hold at all are refused.
 */
import { Failure } from '../../core/failure.ts';
import { IMPOSSIBLE } from './xml-characters.ts';

/** An element: its name, and its text or its children. */
export type XmlNode = readonly [name: string, content: string | readonly XmlNode[]];

const DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>';
const NAME = /^[a-z_][\w.-]*$/i;
/** A reader makes one line feed of them unless they are written by their numbers (section 2.11). */
const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
  '\r': '&#13;',
};

/** Whether XML can hold a text: no control characters but tab and line ends, and no half characters. */
export const isXmlText = (text: string): boolean => !IMPOSSIBLE.test(text);

function escaped(text: string): string {
  if (!isXmlText(text)) {
    throw new Failure({
      code: 'rejected',
      operation: 'write XML',
      vendorText: 'A text holds a control character, which cannot be sent.',
    });
  }
  return text.replaceAll(/[&<>"'\r]/g, (letter) => ESCAPES[letter] ?? letter);
}

function element([name, content]: XmlNode, indent: string): string {
  if (!NAME.test(name)) throw new RangeError('This is no name of an element.');
  const inner =
    typeof content === 'string'
      ? escaped(content)
      : content.map((node) => `\n${element(node, `${indent}  `)}`).join('') +
        (content.length === 0 ? '' : `\n${indent}`);
  return `${indent}<${name}>${inner}</${name}>`;
}

/** A whole document, one element a line. Throws a Failure (`rejected`) for text that XML cannot hold. */
export const writeXml = (root: XmlNode): string => `${DECLARATION}\n${element(root, '')}\n`;
