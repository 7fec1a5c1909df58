/** Moments as the server writes and reads them: UTC, YYYYMMDDTHHMMSS with a fraction, without a zone. */

const TIME = /^(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})(\.\d{1,6})?$/;
const MICROSECOND_DIGITS = 6;
const MILLISECOND_DIGITS = 3;

/** Epoch ms; undefined for anything else, a 30th of February included. */
export function readTime(text: string): number | undefined {
  const [, year, month, day, hour, minute, second, fraction = '0'] = TIME.exec(text) ?? [];
  const at = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  if (Number.isNaN(at) || !writeTime(at).startsWith(text.slice(0, 'YYYYMMDDTHHMMSS'.length)))
    return undefined;
  return at + Math.round(Number(fraction) * 1000);
}

/** Six digits of a fraction where there is one, else none: as Boost writes a time. */
export function writeTime(at: number): string {
  const [seconds = '', fraction = ''] = new Date(at).toISOString().replaceAll(/[-:Z]/g, '').split('.');
  return Number(fraction) === 0 ? seconds : `${seconds}.${fraction.padEnd(MICROSECOND_DIGITS, '0')}`;
}

/** For the names of files: no more digits than a millisecond has. */
export function timeInName(at: number): string {
  const [seconds = '', fraction] = writeTime(at).split('.');
  return fraction === undefined ? seconds : `${seconds}.${fraction.slice(0, MILLISECOND_DIGITS)}`;
}
