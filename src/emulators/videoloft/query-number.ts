/** Numbers in a query: whole, in range, or a refusal that names the parameter. */
import { badRequest } from './refusal.ts';

const WHOLE = /^-?\d+$/;

/** The number; the fallback when the parameter is missing or empty; without one that is refused. */
export function queryNumber(url: URL, name: string, fallback?: number): number {
  const text = url.searchParams.get(name) ?? '';
  if (text === '' && fallback !== undefined) return fallback;
  const value = Number(text);
  if (!WHOLE.test(text) || !Number.isSafeInteger(value)) {
    throw badRequest(`${name} must be a whole number`);
  }
  return value;
}

/** As `queryNumber`, and refused outside of the range. */
export function queryNumberWithin(
  url: URL,
  name: string,
  range: { readonly min: number; readonly max?: number; readonly fallback?: number },
): number {
  const value = queryNumber(url, name, range.fallback);
  const max = range.max ?? Number.MAX_SAFE_INTEGER;
  if (value < range.min || value > max) throw badRequest(`${name} is out of range`);
  return value;
}
