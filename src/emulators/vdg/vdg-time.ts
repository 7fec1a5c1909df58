/** Moments as the server writes and reads them: UTC, "yyyy-mm-dd hh:nn:ss.zzz". */

const TIME = /^(\d{4}-\d{2}-\d{2}) (\d{2}:\d{2}:\d{2}\.\d{3})$/;
const LENGTH_OF_SECONDS = 'yyyy-mm-dd hh:nn:ss'.length;

/** Epoch ms; undefined for anything else, a 30th of February included. */
export function readTime(text: string): number | undefined {
  const [, day, time] = TIME.exec(text) ?? [];
  const at = Date.parse(`${day}T${time}Z`);
  return Number.isNaN(at) || writeTime(at) !== text ? undefined : at;
}

export const writeTime = (at: number): string =>
  new Date(at).toISOString().replace('T', ' ').replace('Z', '');

/** As `/info` has it, without milliseconds. */
export const writeSeconds = (at: number): string => writeTime(at).slice(0, LENGTH_OF_SECONDS);

/** For the names of files. */
export const timeInName = (at: number): string => writeTime(at).replaceAll(/[-:.]/g, '').replace(' ', 'T');
