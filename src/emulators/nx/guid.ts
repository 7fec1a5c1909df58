/** Guids as the server writes them: lower case, in braces. */
import { md5Hex } from './md5.ts';

/** Stands for "none" wherever a guid is. */
export const NULL_GUID = '{00000000-0000-0000-0000-000000000000}';

const GUID = /^\{?([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})\}?$/i;

/** The guid in the server's own spelling, from one with or without braces; undefined for anything else. */
export function toGuid(text: string): string | undefined {
  const inner = GUID.exec(text)?.[1];
  return inner === undefined ? undefined : `{${inner.toLowerCase()}}`;
}

/** The guid that belongs to a text: always the same one. */
export function guidOf(text: string): string {
  return `{${md5Hex(text).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')}}`;
}

export const withoutBraces = (guid: string): string => guid.replaceAll(/[{}]/g, '');
