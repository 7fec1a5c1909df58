/** Parts of a picture as people type them: "0.25", "0,25", "25 %". Pure. */

const PLAIN = /^(\d+(?:[.,]\d*)?|[.,]\d+)\s*(%?)$/;
const PERCENT = 100;

/** 0..1; undefined for anything else. */
export function parseFraction(text: string): number | undefined {
  const [, digits, percent] = PLAIN.exec(text.trim()) ?? [];
  if (digits === undefined) return undefined;
  const value = Number(digits.replace(',', '.')) / (percent === '%' ? PERCENT : 1);
  return value >= 0 && value <= 1 ? value : undefined;
}
