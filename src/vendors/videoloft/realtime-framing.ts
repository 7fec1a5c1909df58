/**
 * Bytes of `/cameras/realtime/live` in, JSON messages out. The document shows the content and not the
 * frame (§1.3.9), so objects are found wherever they stand: after `data:`, one per line, one after the
 * other, or as `"data": {…}` with commas between, cut at any byte. What is between them is passed over.
 */
import { REALTIME_MESSAGE_MAX } from './limits.ts';

export interface RealtimeReader {
  /** The messages that are complete with these bytes. Whatever comes in, it never throws. */
  readonly read: (bytes: Uint8Array) => readonly unknown[];
}

/** What may come next inside an object or array; a closing bracket is taken at any of them but `colon`. */
type Expected = 'key' | 'colon' | 'value' | 'comma';

/** An object or array that is not complete yet. */
interface Frame {
  readonly isObject: boolean;
  text: string;
  expected: Expected;
  /** A comma waits for what follows it: the document's examples have some before a closing bracket. */
  hasComma: boolean;
  /** The keys that make an object a message. */
  hasType: boolean;
  hasData: boolean;
  /** A message was found inside: this is its wrapping. */
  isWrapping: boolean;
}

/** Deeper than this is no message. */
const DEEPEST = 32;
/** Numbers and the words true, false and null; longer ones are none. */
const LONGEST_WORD = 64;
/** Enough of a key to tell "type" and "data" from the others. */
const KEY_KEPT = 6;
const WORD_LETTER = /[\w.+-]/;
const WORD = /^(?:true|false|null|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)$/;
/** The field of an event stream, which may stand at each line of a message that has several. */
const FIELD = 'data';
const SPACE = ' ';

function newFrame(open: string): Frame {
  const isObject = open === '{';
  return {
    isObject,
    text: open,
    expected: isObject ? 'key' : 'value',
    hasComma: false,
    hasType: false,
    hasData: false,
    isWrapping: false,
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Reads one connection from its first byte. */
export function createRealtimeReader(limit = REALTIME_MESSAGE_MAX): RealtimeReader {
  const decoder = new TextDecoder();
  let found: unknown[] = [];
  /** Outermost first; none between messages. */
  let frames: Frame[] = [];
  let size = 0;
  /** The kind of token that the last character belongs to. */
  let token: 'none' | 'text' | 'escape' | 'word' = 'none';
  let key = '';
  let word = '';

  /** This is no message; one may begin at this very character. */
  function resynchronise(letter: string): void {
    frames = [];
    token = 'none';
    if (letter === '{') begin(letter);
  }

  function begin(letter: string): void {
    frames = [newFrame(letter)];
    size = 1;
  }

  function append(frame: Frame, text: string): void {
    frame.text += frame.hasComma ? `,${text}` : text;
    frame.hasComma = false;
  }

  function close(frame: Frame): void {
    frames.pop();
    const parent = frames.at(-1);
    const text = `${frame.text}${frame.isObject ? '}' : ']'}`;
    const isMessage = parent === undefined || (frame.isObject && frame.hasType && frame.hasData);
    if (parent !== undefined) {
      append(parent, text);
      parent.expected = 'comma';
    }
    if (isMessage && !frame.isWrapping) tell(text);
  }

  /** Tells a message at once, though it may lie in an object that never ends; that one is not kept. */
  function tell(text: string): void {
    const message = parseJson(text);
    if (message !== undefined) found.push(message);
    size = 0;
    for (const around of frames) {
      around.isWrapping = true;
      around.text = '';
    }
  }

  function endWord(frame: Frame, next: string): boolean {
    token = 'none';
    if (word === FIELD && next === ':') return true;
    if (frame.expected !== 'value' || !WORD.test(word)) return false;
    append(frame, word);
    frame.expected = 'comma';
    return true;
  }

  function endText(frame: Frame): void {
    token = 'none';
    if (frame.expected === 'key') {
      if (key === 'type') frame.hasType = true;
      if (key === 'data') frame.hasData = true;
      frame.expected = 'colon';
    } else {
      frame.expected = 'comma';
    }
  }

  function takeText(frame: Frame, letter: string): void {
    if (letter < SPACE) return resynchronise(letter);
    frame.text += letter;
    if (token === 'escape') token = 'text';
    else if (letter === '\\') token = 'escape';
    else if (letter === '"') return endText(frame);
    if (key.length < KEY_KEPT) key += letter;
    return undefined;
  }

  function beginText(frame: Frame): boolean {
    if (frame.expected !== 'key' && frame.expected !== 'value') return false;
    append(frame, '"');
    token = 'text';
    key = '';
    return true;
  }

  /** A character outside texts and words; false when it cannot stand there. */
  function takeMark(frame: Frame, letter: string): boolean {
    switch (letter) {
      case '"':
        return beginText(frame);
      case '{':
      case '[':
        if (frame.expected !== 'value' || frames.length >= DEEPEST) return false;
        frames.push(newFrame(letter));
        return true;
      case '}':
      case ']':
        if (frame.isObject !== (letter === '}') || frame.expected === 'colon') return false;
        if (frame.isObject && frame.expected === 'value') return false;
        close(frame);
        return true;
      case ':':
        if (frame.expected !== 'colon') return false;
        frame.text += letter;
        frame.expected = 'value';
        return true;
      case ',':
        if (frame.expected !== 'comma') return false;
        frame.hasComma = true;
        frame.expected = frame.isObject ? 'key' : 'value';
        return true;
      default:
        if (!WORD_LETTER.test(letter)) return false;
        token = 'word';
        word = letter;
        return true;
    }
  }

  function take(letter: string): void {
    const frame = frames.at(-1);
    if (frame === undefined) {
      if (letter === '{') begin(letter);
      return;
    }
    size += 1;
    if (size > limit) return resynchronise(letter);
    if (token === 'text' || token === 'escape') return takeText(frame, letter);
    if (token === 'word') {
      if (WORD_LETTER.test(letter) && word.length < LONGEST_WORD) {
        word += letter;
        return;
      }
      const isField = word === FIELD && letter === ':';
      if (!endWord(frame, letter)) return resynchronise(letter);
      if (isField) return;
    }
    if (letter.trim() !== '' && !takeMark(frame, letter)) resynchronise(letter);
  }

  return {
    read: (bytes) => {
      found = [];
      for (const letter of decoder.decode(bytes, { stream: true })) take(letter);
      return found;
    },
  };
}
