/** The numbers of VDG Sense: unsigned, of 64 bits, and so text here (7015498111931795223 is no JavaScript number). */

const DECIMAL = /^(?:0|[1-9]\d{0,19})$/;
const LARGEST = 2n ** 64n - 1n;

/** Whether a text is such a number, as the server writes it: without sign, spaces or leading zeros. */
export const isVdgNumber = (text: string): boolean => DECIMAL.test(text) && BigInt(text) <= LARGEST;
