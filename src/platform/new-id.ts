/** Ids of our own. */

const ID_BYTES = 8;
const HEX = 16;
const HEX_DIGITS = 2;

/** 16 hexadecimal digits by chance. `crypto.randomUUID` is missing where the page is not served securely. */
export function newId(): string {
  const bytes = Array.from(crypto.getRandomValues(new Uint8Array(ID_BYTES)));
  return bytes.map((byte) => byte.toString(HEX).padStart(HEX_DIGITS, '0')).join('');
}
