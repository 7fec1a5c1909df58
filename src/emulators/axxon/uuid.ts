/** The name of an export. */
import { hashOf } from '../seeded-random.ts';

const WORDS = [0, 1, 2, 3];
const HEX_DIGITS = 8;

/** The UUID (version 4, by its look) that belongs to a text: always the same one. */
export function uuidOf(text: string): string {
  const hex = WORDS.map((word) => hashOf(text, word).toString(16).padStart(HEX_DIGITS, '0')).join('');
  return hex.replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12})$/, '$1-$2-4$3-a$4-$5');
}
