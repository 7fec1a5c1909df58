/**
 * What an answer of Nx says: `{"error":"0","errorString":"","reply":…}`, or the bare object or array that
 * the document shows for the camera calls and `/ec2/get*` gives. An error of the envelope is one
 * whatever the HTTP status.
 */
import * as v from 'valibot';
import { anyRecord, filledText, lenient, numberLike, parseRow } from './wire.ts';

/** An error in Nx's own terms. */
export interface NxError {
  /** 1 missingParameter … 13 sessionExpired. */
  readonly number: number;
  /** `reply` when it is a word, such as "noFreeSpace"; else the name of the error where there is one. */
  readonly word: string | undefined;
  readonly text: string | undefined;
}

export type NxReply =
  | { readonly ok: true; readonly reply: unknown }
  | { readonly ok: false; readonly error: NxError };

const errorSchema = v.pipe(numberLike, v.integer());
const WORD = /^[A-Za-z][\w.]{0,63}$/;
const wordSchema = v.pipe(filledText, v.regex(WORD));
const fieldsSchema = v.object({
  errorString: lenient(filledText),
  errorId: lenient(wordSchema),
});

/** Reads parsed JSON. An object counts as an envelope when it has an error number and one of the other fields. */
export function readReply(body: unknown): NxReply {
  if (!v.is(anyRecord, body)) return { ok: true, reply: body };
  const number = parseRow(errorSchema, body['error']);
  const isEnvelope = 'reply' in body || 'errorString' in body || 'errorId' in body;
  if (number === undefined || !isEnvelope) return { ok: true, reply: body };
  if (number === 0) return { ok: true, reply: body['reply'] };
  const { errorString, errorId } = parseRow(fieldsSchema, body) ?? {};
  const word = parseRow(wordSchema, body['reply']) ?? errorId;
  return { ok: false, error: { number, word, text: errorString } };
}

/** The error in the body of a refusal, which may also be a page or nothing. */
export function readError(body: string): NxError | undefined {
  let parsed: unknown;
  try {
    parsed = JSON.parse(body);
  } catch {
    return undefined;
  }
  const read = readReply(parsed);
  return read.ok ? undefined : read.error;
}
