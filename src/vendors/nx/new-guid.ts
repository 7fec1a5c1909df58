/** Guids of our own making. Not by `crypto.randomUUID`, which pages served without TLS lack. */

const BYTES = 16;
/** Version 4 and its variant, as RFC 9562 wants them. */
const FIXED = [
  { at: 6, keep: 0x0f, set: 0x40 },
  { at: 8, keep: 0x3f, set: 0x80 },
];

/** A random guid without braces. `fill` overwrites the bytes with random ones. */
export function newGuid(
  fill: (bytes: Uint8Array<ArrayBuffer>) => unknown = (bytes) => crypto.getRandomValues(bytes),
): string {
  const bytes = new Uint8Array(BYTES);
  fill(bytes);
  for (const { at, keep, set } of FIXED) bytes[at] = ((bytes[at] ?? 0) & keep) | set;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
