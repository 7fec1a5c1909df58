/**
 * A playlist of Videoloft for a player: each address gets the newest token at the moment it is
 * fetched, so that a renewal never reloads the player. Live takes `userToken` (§1.4.1), events
 * `token` (§1.3.3).
 */
import { Failure } from '../../core/failure.ts';
import type { ConnectionId } from '../../core/ids.ts';
import type { Http } from '../../platform/http.ts';
import type { HlsSource } from '../contract.ts';
import { segmentKey } from './segment-key.ts';
import type { Servers } from './servers.ts';
import type { SessionDriver } from './session-driver.ts';
import { createStreamAddress } from './stream-address.ts';

export interface HlsSourceHost {
  readonly system: ConnectionId;
  readonly http: Pick<Http, 'address'>;
  readonly servers: Servers;
  readonly session: Pick<SessionDriver, 'current' | 'refused'>;
}

export interface Stream {
  /** Equal keys are the same footage; holds no secret. */
  readonly key: string;
  /** Without token. */
  readonly playlist: URL;
  readonly parameter: 'token' | 'userToken';
  /** Called for an address before it gets its token; may send it elsewhere. */
  readonly detour?: (url: URL) => URL | Promise<URL>;
  /** Begins the names under which its segments may be kept on this computer; absent for live video. */
  readonly keptAs?: string;
  readonly startOf?: HlsSource['startOf'];
}

export function createHlsSource(host: HlsSourceHost, stream: Stream): HlsSource {
  const { system, http, servers, session } = host;
  const { key, playlist, parameter, detour, keptAs, startOf } = stream;
  const original = createStreamAddress(playlist);
  /** Tokens that this stream was fetched with: its playlists name segments with them. */
  const tokens = new Set<string>();

  function withToken(url: URL, token: string): string {
    const authorized = new URL(url);
    tokens.add(token);
    // Set, never appended: playlists name their segments with the token of the moment.
    authorized.searchParams.set(parameter, token);
    return http.address(authorized);
  }

  function authorizeOwn(url: URL): string | Promise<string> {
    const signIn = session.current();
    return signIn instanceof Promise
      ? signIn.then(({ token }) => withToken(url, token))
      : withToken(url, signIn.token);
  }

  function cacheKey(prefix: string, address: string): string | undefined {
    const url = original(address);
    return url !== undefined && servers.isOwn(url) ? segmentKey(prefix, url, tokens) : undefined;
  }

  return {
    key,
    playlist: http.address(playlist),
    authorize: (address) => {
      const url = original(address);
      if (url === undefined) throw new Failure({ code: 'badReply', operation: 'read a playlist', system });
      // A stranger that a playlist names gets no token; the proxy decides whether it is asked at all.
      if (!servers.isOwn(url)) return http.address(url);
      const target = detour?.(url) ?? url;
      return target instanceof Promise ? target.then(authorizeOwn) : authorizeOwn(target);
    },
    refused: (address) => {
      const token = original(address)?.searchParams.get(parameter) ?? undefined;
      if (token !== undefined) session.refused(token);
    },
    ...(keptAs !== undefined && { cacheKey: (address: string) => cacheKey(keptAs, address) }),
    ...(startOf !== undefined && { startOf }),
  };
}
