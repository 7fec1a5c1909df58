/** Query parameters as the server reads them: `%20` is a space and `+` is a plus. */
import { invalidParameter, missingParameter } from './refusal.ts';

const WHOLE = /^-?\d+$/;

export interface Query {
  /** The text of the parameter; "" for a bare name, undefined when it is not there. */
  readonly text: (name: string) => string | undefined;
  /** As `text`, and refused when it is missing or empty. */
  readonly required: (name: string) => string;
  readonly all: (name: string) => readonly string[];
  readonly has: (name: string) => boolean;
  /** A whole number; the fallback when it is missing; without one that is refused. */
  readonly number: (name: string, fallback?: number) => number;
}

export function parseQuery(search: string): Query {
  const pairs = search
    .replace(/^\?/, '')
    .split('&')
    .filter((pair) => pair !== '')
    .map((pair) => {
      const at = pair.indexOf('=');
      return at < 0
        ? ([decodePart(pair), ''] as const)
        : ([decodePart(pair.slice(0, at)), decodePart(pair.slice(at + 1))] as const);
    });
  const all = (name: string) => pairs.filter(([key]) => key === name).map(([, value]) => value);
  const text = (name: string) => all(name).at(-1);
  const required = (name: string) => {
    const value = text(name) ?? '';
    if (value === '') throw missingParameter(name);
    return value;
  };
  return {
    text,
    required,
    all,
    has: (name) => text(name) !== undefined,
    number: (name, fallback) => {
      if (fallback !== undefined && (text(name) ?? '') === '') return fallback;
      const value = required(name);
      if (!WHOLE.test(value) || !Number.isSafeInteger(Number(value))) {
        throw invalidParameter(name, 'is not a whole number');
      }
      return Number(value);
    },
  };
}

/** Percent-decoding alone; text that is not encoded properly stays as it is. */
export function decodePart(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
