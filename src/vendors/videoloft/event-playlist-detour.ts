/**
 * The second name of an event's playlist: the document calls it alerturl.m3u8 in §1.3.3 and
 * alert.m3u8 in §1.1.4. Nothing is asked beforehand, because that would delay every event. Only when
 * a player asks for the same playlist again, which it does after a failure, is the first name tried
 * here; a logger that answers 404 to it is sent to the second one from then on.
 */
import { Failure } from '../../core/failure.ts';

const FIRST = '/alerturl.m3u8';
const SECOND = '/alert.m3u8';

export interface EventPlaylistDetour {
  /** A detour for the playlist of one event. */
  readonly forPlaylist: () => (url: URL) => URL | Promise<URL>;
}

/** `probe` fetches an address and rejects with a `notFound` Failure when it is not there. */
export function createEventPlaylistDetour(probe: (url: URL) => Promise<unknown>): EventPlaylistDetour {
  const usesSecond = new Set<string>();

  function named(url: URL): URL {
    if (!usesSecond.has(url.host)) return url;
    const other = new URL(url);
    other.pathname = url.pathname.replace(FIRST, SECOND);
    return other;
  }

  async function decide(url: URL): Promise<URL> {
    try {
      await probe(url);
    } catch (error) {
      if (error instanceof Failure && error.code === 'notFound') usesSecond.add(url.host);
    }
    return named(url);
  }

  return {
    forPlaylist: () => {
      let asked = 0;
      return (url) => {
        if (!url.pathname.endsWith(FIRST)) return url;
        asked += 1;
        return asked > 1 && !usesSecond.has(url.host) ? decide(url) : named(url);
      };
    },
  };
}
