/**
 * Other ways to an event's footage, for when the first one fails. The document calls the playlist
 * alerturl.m3u8 in §1.3.3 and alert.m3u8 in §1.1.4; a logger may refuse to begin earlier than the
 * event; and a camera may have moved to another logger. Nothing is asked beforehand, because that
 * would delay every event: only what a player asks for again, which it does after a failure, is
 * looked into here. What is learnt of a logger holds for its other events.
 */
import type { Failure } from '../../core/failure.ts';
import { isNotResident } from './device-failure.ts';

const FIRST = '/alerturl.m3u8';
const SECOND = '/alert.m3u8';

/** How a logger wants to be asked. */
interface Form {
  readonly secondName: boolean;
  /** Whether it may be asked for footage from before the event. */
  readonly lead: boolean;
}
const DOCUMENTED: Form = { secondName: false, lead: true };

/** What came of asking a camera's logger for a playlist. */
export interface Probed {
  /** Where the camera is now, as far as anybody knows. */
  readonly logger: URL | undefined;
  readonly failure: Failure | undefined;
}

/** One event's footage. */
export interface DetouredEvent {
  /** `startt` of the event itself, in seconds, when its playlist is asked for earlier. */
  readonly startt: number | undefined;
  /** Asks for the address at the camera's logger, wherever that is by now. */
  readonly probe: (url: URL) => Promise<Probed>;
  /** The camera's logger, asked anew. */
  readonly loggerNow: () => Promise<URL>;
}

export interface EventDetour {
  /** A detour for the playlist and the segments of one event. */
  readonly forEvent: (event: DetouredEvent) => (url: URL) => URL | Promise<URL>;
  /** The playlist's address under the name that this logger is known to use. */
  readonly named: (url: URL) => URL;
  /** The same under the other name; undefined when it is that already. */
  readonly renamed: (url: URL) => URL | undefined;
  /** The second name was found at this logger. */
  readonly learnSecondName: (host: string) => void;
}

/** The same address at another server. */
export const atServer = (url: URL, server: URL): URL => new URL(url.pathname + url.search, server);

/** True for a file that is not there, while its camera is. */
export const isNoSuchFile = (failure: Failure | undefined): boolean =>
  failure?.code === 'notFound' && !isNotResident(failure.facts.vendorText);

export function createEventDetour(): EventDetour {
  const forms = new Map<string, Form>();
  const formOf = (host: string): Form => forms.get(host) ?? DOCUMENTED;

  function formed(url: URL, { secondName, lead }: Form, startt: number | undefined): URL {
    const other = new URL(url);
    if (secondName) other.pathname = url.pathname.replace(FIRST, SECOND);
    if (!lead && startt !== undefined) other.searchParams.set('startt', String(startt));
    return other;
  }

  /** What else to try after a failure; undefined when it has another reason. */
  function alternative({ failure }: Probed, form: Form, startt: number | undefined): Form | undefined {
    if (isNoSuchFile(failure) && !form.secondName) return { ...form, secondName: true };
    if (failure?.code === 'rejected' && form.lead && startt !== undefined) return { ...form, lead: false };
    return undefined;
  }

  async function decide(url: URL, { startt, probe }: DetouredEvent): Promise<URL> {
    const first = await probe(formed(url, formOf(url.host), startt));
    const target = first.logger === undefined ? url : atServer(url, first.logger);
    const other = alternative(first, formOf(target.host), startt);
    if (other !== undefined) {
      // Believed only when it helps: an event that is gone is not found under any name.
      const second = await probe(formed(target, other, startt));
      if (second.failure === undefined) forms.set(target.host, other);
    }
    return target;
  }

  return {
    forEvent: (event) => {
      let playlistAsked = false;
      let segment = '';
      /** Loggers that the camera has left, and where it went. */
      const moved = new Map<string, URL>();
      const followed = (url: URL): URL => {
        const logger = moved.get(url.host);
        return logger === undefined ? url : atServer(url, logger);
      };
      const learn = (host: string, logger: URL): void => {
        if (logger.host === host) return;
        for (const [before, now] of moved) if (now.host === host) moved.set(before, logger);
        moved.delete(logger.host);
        moved.set(host, logger);
      };

      function playlist(url: URL): URL | Promise<URL> {
        const here = followed(url);
        if (!playlistAsked) {
          playlistAsked = true;
          return formed(here, formOf(here.host), event.startt);
        }
        return decide(here, event).then((target) => {
          learn(here.host, target);
          return formed(target, formOf(target.host), event.startt);
        });
      }

      return (url) => {
        if (url.pathname.endsWith(FIRST)) return playlist(url);
        const here = followed(url);
        if (segment !== here.pathname) {
          segment = here.pathname;
          return here;
        }
        // Asked for twice in a row: it failed. The player does not wait for what may have become of
        // the camera; its next try finds out.
        event.loggerNow().then(
          (logger) => learn(here.host, new URL(logger.origin)),
          () => undefined,
        );
        return here;
      };
    },
    named: (url) => formed(url, formOf(url.host), undefined),
    renamed: (url) =>
      url.pathname.endsWith(FIRST) ? formed(url, { ...DOCUMENTED, secondName: true }, undefined) : undefined,
    learnSecondName: (host) => {
      forms.set(host, { ...formOf(host), secondName: true });
    },
  };
}
