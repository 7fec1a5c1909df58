/**
 * Whether a VDG Sense server takes a sign-in, or asks for none. Its API has no call for that, so a command
 * shows it. The vendor's own digest needs a number that only integrators get, and is not spoken here.
 */
import { Failure, toFailure } from '../../core/failure.ts';
import type { ConnectionId } from '../../core/ids.ts';
import type { Http } from '../../platform/http.ts';
import { commandUrl } from './endpoint.ts';
import { REPLY_BYTES_MAX } from './limits.ts';
import { errorCodeOf, meaningOf } from './vdg-failure.ts';
import { parseXml } from './xml-reader.ts';

export interface SignInClient {
  /**
   * Resolves when the server answered a command that carried this Authorization header, or none. Rejects with
   * `signInRefused` when it refuses to answer, and with `badReply` when no VDG Sense is there.
   */
  readonly prove: (authorization: string | undefined, signal: AbortSignal) => Promise<void>;
}

export interface SignInHost {
  readonly system: ConnectionId;
  readonly url: URL;
  readonly http: Pick<Http, 'blob'>;
}

/** The list of servers is short, and whoever may do anything may read it. */
const PROOF = 'getDivaList';
const operation = 'sign in';
const NO_SERVER = 'No VDG Sense server answers at this address, or its web server has no API.';
const REFUSED = 'The server refused the name or the password.';
const NEEDED = 'The server asks for a name and a password.';

/** What the proxy says of itself is no answer of the system. */
const PROXY_CODES: ReadonlySet<string> = new Set(['hostNotAllowed', 'badCertificate']);
const REFUSALS: ReadonlySet<number | undefined> = new Set([401, 403]);
const NOT_FOUND = 404;

export function createSignInClient({ system, url, http }: SignInHost): SignInClient {
  const isAnswer = async (body: Blob): Promise<boolean> => {
    if (body.size > REPLY_BYTES_MAX) return false;
    try {
      return errorCodeOf(parseXml(await body.text())) !== undefined;
    } catch {
      return false;
    }
  };

  function meant(failure: Failure, isOpen: boolean): Failure {
    const { code, facts } = failure;
    if (PROXY_CODES.has(code)) return failure;
    if (REFUSALS.has(facts.status)) {
      const vendorText = isOpen ? NEEDED : facts.vendorText || REFUSED;
      return new Failure({ ...facts, code: isOpen ? 'signInNeeded' : 'signInRefused', vendorText });
    }
    return facts.status === NOT_FOUND ? new Failure({ ...facts, vendorText: NO_SERVER }) : failure;
  }

  return {
    prove: async (authorization, signal) => {
      const headers = authorization === undefined ? {} : { headers: { authorization } };
      let body: Blob;
      try {
        const target = commandUrl(url, PROOF);
        body = await http.blob({ operation, url: target, signal, ...headers, explain: meaningOf });
      } catch (error) {
        throw meant(toFailure(error, operation, system), authorization === undefined);
      }
      // A page that answers everything with 200 has looked at nothing.
      if (await isAnswer(body)) return;
      throw new Failure({ code: 'badReply', operation, system, vendorText: NO_SERVER });
    },
  };
}
