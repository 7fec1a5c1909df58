/**
 * Reads the proxy's own errors (JSON with a marking header) into failures, so that "the proxy does
 * not forward there" is never mistaken for the vendor's answer.
 */
import * as v from 'valibot';
import type { FailureCode } from '../core/failure.ts';

const MARK = 'x-sightline-proxy';

const ProxyError = v.object({
  error: v.object({ code: v.string(), message: v.string() }),
});

const CODES: ReadonlyMap<string, FailureCode> = new Map([
  ['host_not_allowed', 'hostNotAllowed'],
  ['bad_address', 'hostNotAllowed'],
  // What helps is the same: the configuration must name that host.
  ['private_address', 'hostNotAllowed'],
  ['redirect_not_allowed', 'hostNotAllowed'],
  ['timeout', 'timeout'],
]);

const isCertificateCode = (code: string): boolean => /CERT|SELF_SIGNED|ALTNAME/i.test(code);

/** The failure that the proxy reports, or undefined when the answer is the vendor's own. */
export function readProxyError(
  response: Response,
  body: string,
): { code: FailureCode; status: number; vendorCode: string; vendorText: string } | undefined {
  if (response.headers.get(MARK) !== 'error') return undefined;
  let parsed: unknown;
  try {
    parsed = JSON.parse(body);
  } catch {
    parsed = undefined;
  }
  const read = v.safeParse(ProxyError, parsed);
  const vendorCode = read.success ? read.output.error.code : 'unreadable';
  const vendorText = read.success ? read.output.error.message : '';
  const code = CODES.get(vendorCode) ?? (isCertificateCode(vendorCode) ? 'badCertificate' : 'unreachable');
  return { code, status: response.status, vendorCode, vendorText };
}
