/**
 * What the refusals of Axxon mean. Its statuses say it all (401, 403, 404, 503 "Too many requests"); only
 * a page as an answer needs to be read without its tags.
 */
import type { Refusal, RefusalMeaning } from '../../platform/http.ts';

const MARKUP = /^\s*</;

/** A page says in its tags what a text says without. */
const plainText = (page: string): string =>
  page
    .replaceAll(/<(style|script|title)\b[\s\S]*?<\/\1\s*>/gi, ' ')
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();

/** What a refusal means beyond its status; undefined where that is all. */
export const meaningOf = ({ body }: Pick<Refusal, 'body'>): RefusalMeaning | undefined =>
  MARKUP.test(body) ? { vendorText: plainText(body) } : undefined;
