/** The settings of an export in words, and the choices that are offered for them. Pure. */
import { byteText } from '../../../core/byte-size.ts';

const QUALITIES = ['best', 'very good', 'good', 'fair', 'poor', 'very poor', 'smallest'] as const;

/** A step of quality by its name: "best" for 0, "smallest" for the last. */
export function qualityName(step: number, worst: number): string {
  const share = worst <= 0 ? 0 : Math.min(Math.max(step / worst, 0), 1);
  return QUALITIES[Math.round(share * (QUALITIES.length - 1))] ?? QUALITIES[0];
}

const RATES = [
  { label: 'All', title: 'All frames' },
  { label: '½', title: 'Every second frame' },
  { label: '¼', title: 'Every fourth frame' },
  { label: '⅛', title: 'Every eighth frame' },
] as const;

/** How often the frame rate is halved, as choices. */
export const rateSegments = (fewest: number) =>
  Array.from({ length: fewest + 1 }, (_, value) => ({
    value,
    label: RATES[value]?.label ?? `1/${2 ** value}`,
    title: RATES[value]?.title ?? `One frame of ${2 ** value}`,
  }));

const MEGABYTE = 1_000_000;
/** What a CD holds. */
const CD = 700 * MEGABYTE;
/** What a file on FAT32 may have, of most memory sticks, with room to spare. */
const FAT32 = 4_000 * MEGABYTE;

/** After how many bytes a new file begins; 0 for never. */
export const FILE_SIZES = [0, CD, FAT32] as const;

export const SIZE_SEGMENTS = [
  { value: '0', label: 'One file', title: undefined },
  { value: String(CD), label: byteText(CD), title: 'As much as a CD holds' },
  { value: String(FAT32), label: '4 GB', title: 'As much as a file on a memory stick may have' },
  { value: 'other', label: 'Other…', title: undefined },
] as const;

/** Bytes as megabytes to type: "700", "0.5". */
export const megabytesText = (bytes: number): string => String(bytes / MEGABYTE);

/** Reads megabytes, with a point or a comma; NaN for anything else, so that it is not taken for none. */
export function parseMegabytes(text: string): number {
  const written = text.trim().replace(',', '.');
  return /^\d+(?:\.\d+)?$/.test(written) ? Math.round(Number(written) * MEGABYTE) : Number.NaN;
}

/** What is proposed as a limit, in bytes a second: it leaves room on a line of 100 Mbit/s. */
export const FIRST_BANDWIDTH = 5 * MEGABYTE;

/** Reads megabytes a second as bytes; NaN for none at all too, so that 0 never means as fast as it can. */
export function parseBandwidth(text: string): number {
  const bytes = parseMegabytes(text);
  return bytes === 0 ? Number.NaN : bytes;
}

const BITS = 8;
const TENTHS = 10;
/** "40 Mbit/s": as lines are sold. */
export const bitRateText = (bytesPerSecond: number): string =>
  `${Math.round(((bytesPerSecond * BITS) / MEGABYTE) * TENTHS) / TENTHS} Mbit/s`;

export const COLORS = [
  { value: '#ffffff', name: 'White' },
  { value: '#ffd23a', name: 'Yellow' },
  { value: '#7ee0ff', name: 'Light blue' },
  { value: '#9df09d', name: 'Light green' },
  { value: '#ff9d5c', name: 'Orange' },
  { value: '#111418', name: 'Black' },
] as const;

/** A colour as it is stored, from what somebody types: "FFD23A" and "#FFD23A" alike. */
export function typedColor(text: string): string {
  const written = text.trim().toLowerCase();
  return /^[\da-f]{6}$/.test(written) ? `#${written}` : written;
}

/** Whether a colour can be shown. */
export const isColor = (text: string): boolean => /^#[\da-f]{6}$/i.test(text);
