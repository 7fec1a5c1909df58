/**
 * Version and clock of the server (`/info`, since 2.6.1, open to anybody). What an older server does not tell
 * is unknown; nothing waits for it longer than one answer.
 */
import { clockOffset } from '../../core/clock-offset.ts';
import { type Failure, toFailure } from '../../core/failure.ts';
import type { ConnectionId } from '../../core/ids.ts';
import type { Ms } from '../../core/units.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Http } from '../../platform/http.ts';
import { createSharedAnswer } from '../../platform/shared-answer.ts';
import { infoUrl } from './endpoint.ts';
import { ERROR_BYTES_MAX, INFO_FRESH_FOR } from './limits.ts';
import { parseVdgTime } from './vdg-times.ts';
import { isAtLeast } from './vdg-version.ts';
import { child, childText, parseXml, type XmlElement } from './xml-reader.ts';

export interface VdgInfo {
  /**
   * Resolves when the server has told, or does not tell (as servers before 2.6.1), at most ten minutes ago.
   * Rejects as the server could not be reached.
   */
  readonly ready: (signal: AbortSignal) => Promise<void>;
  /** Whether the server has answered at `/info`. */
  readonly answers: () => boolean;
  /** "2.7.5"; undefined where it is not known. */
  readonly version: () => string | undefined;
  /** Whether the server is this version or newer; undefined where that is not known. */
  readonly isAtLeast: (version: string) => boolean | undefined;
  /** By how much the server's clock is ahead of this computer's; undefined where it is not known. */
  readonly clockOffset: () => Ms | undefined;
}

export interface VdgInfoHost {
  readonly system: ConnectionId;
  readonly url: URL;
  readonly http: Pick<Http, 'blob'>;
  readonly clock: Clock;
}

/** The first version that has `/info`. */
const INFO_VERSION = '2.6.1';
const operation = 'read version';

interface Told {
  readonly version: string | undefined;
  readonly clockOffset: Ms | undefined;
}

/** A server that has no such page, keeps it closed, or has another page there. */
const doesNotTell = ({ code }: Failure): boolean =>
  ['notFound', 'notPermitted', 'signInNeeded', 'rejected', 'badReply'].includes(code);

export function createVdgInfo({ system, url, http, clock }: VdgInfoHost): VdgInfo {
  let told: Told | undefined;
  let isOlder = false;

  function parse(text: string): XmlElement | undefined {
    try {
      const root = parseXml(text);
      return root.name === 'apiinfo' ? root : child(root, 'apiinfo');
    } catch {
      return undefined;
    }
  }

  async function ask(signal: AbortSignal): Promise<void> {
    const askedAt = clock.now();
    let text: string;
    try {
      const body = await http.blob({ operation, url: infoUrl(url), signal });
      text = await body.slice(0, ERROR_BYTES_MAX).text();
    } catch (error) {
      const failure = toFailure(error, operation, system);
      if (!doesNotTell(failure)) throw failure;
      told = undefined;
      isOlder = failure.code === 'notFound';
      return;
    }
    const info = parse(text);
    const utc = parseVdgTime(childText(info, 'utc') ?? '');
    const date = utc === undefined ? null : new Date(utc).toISOString();
    isOlder = false;
    told =
      info === undefined
        ? undefined
        : { version: childText(info, 'version'), clockOffset: clockOffset(date, askedAt, clock.now()) };
  }

  const known = createSharedAnswer({ system, operation, clock, sharedFor: INFO_FRESH_FOR, ask });

  return {
    ready: (signal) => known.get(signal),
    answers: () => told !== undefined,
    version: () => told?.version,
    isAtLeast: (version) => {
      if (told?.version !== undefined) return isAtLeast(told.version, version);
      // A server without the page is older than the page.
      return isOlder && isAtLeast(version, INFO_VERSION) === true ? false : undefined;
    },
    clockOffset: () => told?.clockOffset,
  };
}
