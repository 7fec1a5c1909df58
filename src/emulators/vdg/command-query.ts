/**
 * The query of a command as the server reads it: an ampersand ends a value, wherever it came from but
 * out of an encoding; nothing but percent-encoding means anything; names have no case.
 */
import { HTTP, HttpRefusal } from './refusal.ts';

export interface CommandQuery {
  /** Of the first of that name, given in lower case; undefined when it is not there, or empty. */
  readonly text: (name: string) => string | undefined;
}

export function readQuery(search: string): CommandQuery {
  const values = new Map<string, string>();
  for (const pair of search.replace(/^\?/, '').split('&')) {
    const [name = '', ...rest] = pair.split('=');
    const key = decodePart(name).toLowerCase();
    if (!values.has(key)) values.set(key, decodePart(rest.join('=')));
  }
  return {
    text: (name) => {
      const value = values.get(name);
      return value === '' ? undefined : value;
    },
  };
}

function decodePart(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw new HttpRefusal(HTTP.badRequest, 'The address is not encoded properly');
  }
}
