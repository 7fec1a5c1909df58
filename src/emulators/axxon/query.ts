/** Query parameters as the server reads them: percent-encoding alone, brackets only encoded. */
import { badRequest } from './refusal.ts';

const WHOLE = /^\d+$/;
/** May not stand in a query as they are (RFC 3986, 3.4); names of files have them. */
const NEEDS_ENCODING = /[[\]"<>\\^`{|}]/;

export interface Query {
  /** The text of the parameter; undefined when it is not there. */
  readonly text: (name: string) => string | undefined;
  /** A whole number of 0 and more; the fallback when it is missing. */
  readonly number: (name: string, fallback: number) => number;
}

export function parseQuery(search: string): Query {
  if (NEEDS_ENCODING.test(search)) throw badRequest('The query holds characters that must be encoded');
  const pairs = new Map(
    search
      .replace(/^\?/, '')
      .split('&')
      .filter((pair) => pair !== '')
      .map((pair) => {
        const [name = '', ...rest] = pair.split('=');
        return [decodePart(name), decodePart(rest.join('='))] as const;
      }),
  );
  return {
    text: (name) => pairs.get(name),
    number: (name, fallback) => {
      const value = pairs.get(name);
      if (value === undefined) return fallback;
      if (!WHOLE.test(value) || !Number.isSafeInteger(Number(value))) {
        throw badRequest(`${name} is not a whole number`);
      }
      return Number(value);
    },
  };
}

/** Percent-decoding alone; refuses what is not encoded properly. */
export function decodePart(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw badRequest('The address is not encoded properly');
  }
}
