/** Search as people type: any order of words, no case, no accents. */

/** Letters without their accents, in one case. */
export const plainText = (text: string): string =>
  text
    .normalize('NFD')
    .replaceAll(/\p{Mark}/gu, '')
    .toLowerCase();

/** The words of what somebody typed. */
export const searchWords = (query: string): readonly string[] =>
  plainText(query)
    .split(/\s+/)
    .filter((word) => word !== '');

/** True when each word stands somewhere in the text. No words match everything. */
export function matchesWords(text: string, words: readonly string[]): boolean {
  if (words.length === 0) return true;
  const plain = plainText(text);
  return words.every((word) => plain.includes(word));
}
