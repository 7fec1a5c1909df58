/**
 * What the error codes of VDG Sense mean: those of exportVideo's document, and those that its other commands
 * were seen to give. Each has a sentence of its own that says what to do; any other is shown with its number.
 */
import type { FailureCode } from '../../core/failure.ts';
import type { Refusal, RefusalMeaning } from '../../platform/http.ts';
import { parseXml, type XmlElement } from './xml-reader.ts';

export interface VdgMeaning {
  readonly code: FailureCode;
  /** What happened, and the way out. */
  readonly text: string;
}

/** The number that means that all is well. */
export const OK = 0;
/** The server does not know the command. */
export const NOT_IMPLEMENTED = '-1';
/** The camera has no picture to give. */
export const NO_IMAGE = '-11';
/** Nothing is recorded at the moment that was asked for. */
export const NO_VIDEO_DATA = '-48';

/** In the order of their numbers; the codes of the exportVideo document are all among them. */
const MEANINGS: Readonly<Record<string, VdgMeaning>> = {
  [NOT_IMPLEMENTED]: {
    code: 'rejected',
    text: 'The server does not know this command: its version is too old for it, or its licence does not include it.',
  },
  '-2': {
    code: 'notFound',
    text: 'The server knows no device of this number. It may have been removed: load the cameras again, or check the number.',
  },
  '-4': {
    code: 'rejected',
    text: 'The server could not read a time of the request. Choose the range again.',
  },
  [NO_IMAGE]: { code: 'noVideo', text: 'The server has no picture of this camera.' },
  '-17': {
    code: 'notFound',
    text: 'There is no server of this number in the system. Check the server number, or load the cameras again.',
  },
  '-18': {
    code: 'serverError',
    text: 'The server reports a general error. Its log, on the server itself, says which.',
  },
  '-21': {
    code: 'cameraOffline',
    text: 'The device is not active. Switch it on in VDG Sense, then try again.',
  },
  '-33': {
    code: 'rejected',
    text: 'The request reached the server without a server number. Choose the camera again.',
  },
  '-34': {
    code: 'rejected',
    text: 'The request reached the server without a device number. Choose the camera again.',
  },
  '-37': {
    code: 'rejected',
    text: 'The end lies before the beginning. Choose the range again.',
  },
  [NO_VIDEO_DATA]: {
    code: 'noFootage',
    text: 'Nothing is recorded at the time that was asked for. Choose another range.',
  },
  '-53': {
    code: 'cameraOffline',
    text: 'The server has lost its connection to the device. Check its power and its line.',
  },
  '-57': {
    code: 'rejected',
    text: 'The request to end an export reached the server without the number of the export. It may still be running there.',
  },
  '-58': {
    code: 'rejected',
    text: 'The server knows no such folder. Check the drive and the spelling, as they are on the server.',
  },
  '-60': {
    code: 'noSpace',
    text: 'The folder has not enough room for this export. Free some space there, or choose a folder on another drive.',
  },
  '-61': {
    code: 'rejected',
    text: 'The server could not create the folder. It may lack the right to write there, or the drive is not connected.',
  },
};

/** What a code means. `told` is what the reply itself says, for a code that is in no document. */
export function meaningOfCode(code: string, told = ''): VdgMeaning {
  const known = MEANINGS[code];
  if (known !== undefined) return known;
  const words = told.trim();
  return {
    code: 'rejected',
    text: `The server answered with error ${code}, which its documentation does not explain${words === '' ? '.' : `: ${words}`}`,
  };
}

/** The error code of a reply as text: "0", "-48"; undefined where it is no reply of VDG Sense. */
export function errorCodeOf(reply: XmlElement): string | undefined {
  const code = reply.name === 'result' ? reply.attributes.get('errorcode')?.trim() : undefined;
  return code !== undefined && /^-?\d{1,9}$/.test(code) ? String(Number(code)) : undefined;
}

/** What a status other than 2xx means where the body has a code as well; undefined where the status is all. */
export function meaningOf({ status, body }: Pick<Refusal, 'status' | 'body'>): RefusalMeaning | undefined {
  let reply: XmlElement;
  try {
    reply = parseXml(body);
  } catch {
    return /^\s*</.test(body) ? { vendorText: plainText(body) } : undefined;
  }
  const code = errorCodeOf(reply);
  if (code === undefined || code === String(OK)) return { vendorText: plainText(body) };
  const meaning = meaningOfCode(code, reply.text);
  // Who may not ask at all is told so by the status.
  const isClosed = status === 401 || status === 403;
  return { ...(!isClosed && { code: meaning.code }), vendorCode: code, vendorText: meaning.text };
}

/** A page says in its tags what a text says without. */
const plainText = (page: string): string =>
  page
    .replaceAll(/<(style|script|title)\b[\s\S]*?<\/\1\s*>/gi, ' ')
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
