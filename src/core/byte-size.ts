/** Sizes of files and speeds of lines, for people: decimal units, as disks and providers count. */

const STEP = 1000;
const UNITS = ['B', 'kB', 'MB', 'GB', 'TB'] as const;
/** From here on a decimal would pretend more than it tells. */
const WHOLE_FROM = 100;

/** "940 B", "12.4 MB", "312 MB". What is not a size reads as "0 B". */
export function byteText(bytes: number): string {
  let value = Number.isFinite(bytes) && bytes > 0 ? bytes : 0;
  let unit = 0;
  // 999.95 kB would be written "1000 kB".
  while (value >= STEP - 1 / 2 && unit < UNITS.length - 1) {
    value /= STEP;
    unit += 1;
  }
  const digits = unit === 0 || value >= WHOLE_FROM ? 0 : 1;
  return `${value.toFixed(digits)} ${UNITS[unit]}`;
}

/** "3.1 MB/s". */
export const speedText = (bytesPerSecond: number): string => `${byteText(bytesPerSecond)}/s`;
