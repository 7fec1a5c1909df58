// What the proxy says in its own name: a code for the app, a sentence for the person, never a path
// or query (tokens live there). Marked by a header so that it is not taken for the vendor's word.
import type { ServerResponse } from 'node:http';

const STATUS = {
  bad_address: 400,
  cross_site: 403,
  host_not_allowed: 403,
  private_address: 403,
  config_invalid: 503,
  name_not_found: 502,
  connection_refused: 502,
  connection_lost: 502,
  unreachable: 502,
  certificate_untrusted: 502,
  certificate_expired: 502,
  certificate_wrong_name: 502,
  tls_failed: 502,
  bad_answer: 502,
  redirect_not_allowed: 502,
  timeout: 504,
} as const;

/** Why the proxy answers itself. */
export type ProxyErrorCode = keyof typeof STATUS;

/** Node's codes, where they mean something more exact than "unreachable". */
const CODE_OF_NODE_ERROR: Readonly<Record<string, ProxyErrorCode>> = {
  SIGHTLINE_PRIVATE_ADDRESS: 'private_address',
  SIGHTLINE_TIMEOUT: 'timeout',
  ENOTFOUND: 'name_not_found',
  EAI_AGAIN: 'name_not_found',
  ECONNREFUSED: 'connection_refused',
  ECONNRESET: 'connection_lost',
  EPIPE: 'connection_lost',
  ETIMEDOUT: 'timeout',
  CERT_HAS_EXPIRED: 'certificate_expired',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'certificate_untrusted',
  SELF_SIGNED_CERT_IN_CHAIN: 'certificate_untrusted',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'certificate_untrusted',
  UNABLE_TO_GET_ISSUER_CERT: 'certificate_untrusted',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'certificate_untrusted',
  CERT_NOT_YET_VALID: 'certificate_expired',
  ERR_TLS_CERT_ALTNAME_INVALID: 'certificate_wrong_name',
};

const TRUST_HINT = 'have it signed by an authority that the proxy trusts (NODE_EXTRA_CA_CERTS)';

/** Sentences begin with the host. */
const SENTENCES: Readonly<Record<ProxyErrorCode, string>> = {
  bad_address: 'This is not an address that the proxy can forward.',
  cross_site: 'The proxy serves Sightline only, and this request came from another site.',
  host_not_allowed: '{host} is not in the configuration, so the proxy does not go there.',
  private_address:
    '{host} leads to a private address. Name that host in full in the configuration if this is meant.',
  config_invalid: 'config.json is missing or wrong, so the proxy forwards nothing.',
  name_not_found: 'The name {host} cannot be resolved. Is it spelled right, and is DNS working?',
  connection_refused: '{host} refused the connection. Is that system running, and is this its port?',
  connection_lost: '{host} closed the connection before it had answered.',
  unreachable: '{host} cannot be reached from the proxy.',
  certificate_untrusted: `The proxy does not trust the certificate of {host}: ${TRUST_HINT}.`,
  certificate_expired: 'The certificate of {host} is not valid today: it expired, or a clock is wrong.',
  certificate_wrong_name: 'The certificate of {host} is made out to another name.',
  tls_failed: 'No secure connection to {host} could be made. Does it speak https on this port?',
  bad_answer: '{host} answered something that is not HTTP.',
  redirect_not_allowed: '{host} redirects to another host, which is not in the configuration.',
  timeout: '{host} did not answer in time.',
};

/** The proxy's code for an error of Node's network layer. */
export function toProxyErrorCode(error: unknown): ProxyErrorCode {
  const code = nodeErrorCode(error);
  const known = CODE_OF_NODE_ERROR[code];
  if (known !== undefined) return known;
  if (code.startsWith('HPE_')) return 'bad_answer';
  if (code.startsWith('ERR_SSL') || code.startsWith('ERR_TLS') || code === 'EPROTO') return 'tls_failed';
  return 'unreachable';
}

/** Headers that everything from the proxy carries, the vendor's answers and its own alike. */
export const SHIELD_HEADERS: Readonly<Record<string, string>> = {
  'x-content-type-options': 'nosniff',
  // A vendor's page that is opened by its address must not run as a page of ours.
  'content-security-policy': 'sandbox',
  'cross-origin-resource-policy': 'same-origin',
};

/** Answers in the proxy's own name. Does nothing once an answer has begun. */
export function sendProxyError(res: ServerResponse, code: ProxyErrorCode, host?: string): void {
  if (res.headersSent || res.destroyed) return;
  const message = SENTENCES[code].replace('{host}', host ?? 'The system');
  const error = { from: 'sightline-proxy', code, message, ...(host === undefined ? {} : { host }) };
  const body = JSON.stringify({ error });
  res.writeHead(STATUS[code], {
    ...SHIELD_HEADERS,
    'content-type': 'application/json; charset=utf-8',
    'content-length': Buffer.byteLength(body),
    'cache-control': 'no-store',
    'x-sightline-proxy': 'error',
  });
  res.end(body);
}

function nodeErrorCode(error: unknown): string {
  if (!(error instanceof Error)) return '';
  // Several addresses tried in turn fail as one AggregateError; the first is as good as any.
  if (error instanceof AggregateError && !('code' in error && error.code))
    return nodeErrorCode(error.errors[0]);
  return 'code' in error && typeof error.code === 'string' ? error.code : '';
}
