/** How the player writes lengths, rates and sizes. */
import { type EpochMs, type Ms, msBetween, ONE_MINUTE, ONE_SECOND, type Seconds } from '../../core/units.ts';
import type { StreamMetrics } from './stream-metrics.ts';

const BITS_PER_MEGABIT = 1_000_000;
const BITS_PER_KILOBIT = 1_000;
const SECONDS_PER_MINUTE = ONE_MINUTE / ONE_SECOND;
/** From here on tenths of a second are noise. */
const WHOLE_SECONDS_FROM = 10;

/** "380 ms", "3.8 s", "12 s". */
export function latencyText(latency: Seconds): string {
  if (latency < 1) return `${Math.round(latency * ONE_SECOND)} ms`;
  return `${latency.toFixed(latency < WHOLE_SECONDS_FROM ? 1 : 0)} s`;
}

/** "3.1 Mb/s", "640 kb/s". */
export function bitRateText(bitsPerSecond: number): string {
  if (bitsPerSecond < BITS_PER_MEGABIT) return `${Math.round(bitsPerSecond / BITS_PER_KILOBIT)} kb/s`;
  return `${(bitsPerSecond / BITS_PER_MEGABIT).toFixed(1)} Mb/s`;
}

/** "1080p · 25 fps · H.264 · 3.1 Mb/s", of what is known. */
export function streamText(metrics: StreamMetrics): string {
  const { height, framesPerSecond, codec, bitsPerSecond } = metrics;
  return [
    height === undefined ? undefined : `${height}p`,
    framesPerSecond === undefined ? undefined : `${Math.round(framesPerSecond)} fps`,
    codec,
    bitsPerSecond === undefined ? undefined : bitRateText(bitsPerSecond),
  ]
    .filter((part) => part !== undefined)
    .join(' · ');
}

/** "0:07", "12:30": a place in footage. */
export function positionText(position: Seconds): string {
  const whole = Math.max(0, Math.floor(position));
  const rest = (whole % SECONDS_PER_MINUTE).toString().padStart(2, '0');
  return `${Math.floor(whole / SECONDS_PER_MINUTE)}:${rest}`;
}

const wholeSeconds = (length: Ms): number => Math.max(0, Math.round(length / ONE_SECOND));

/** "4 s · mostly takes about 5 s". */
export function wakingText(since: EpochMs, usually: Ms, now: EpochMs): string {
  const taken = wholeSeconds(msBetween(since, now));
  const expected = Math.max(1, wholeSeconds(usually));
  return taken > 2 * expected
    ? `${taken} s · longer than usual`
    : `${taken} s · mostly takes about ${expected} s`;
}

/** "Next try in 12 s", "Trying now". */
export function retryText(retryAt: EpochMs, now: EpochMs): string {
  const left = Math.ceil(msBetween(now, retryAt) / ONE_SECOND);
  return left <= 0 ? 'Trying now' : `Next try in ${left} s`;
}
