import { describe, expect, it } from 'vitest';
import type { FailureCode } from '../core/failure.ts';
import type { ProxyErrorCode } from '../proxy/proxy-error.ts';
import { readProxyError } from './proxy-error.ts';

const marked = (status = 502) => new Response(null, { status, headers: { 'x-sightline-proxy': 'error' } });
const bodyOf = (code: string, message = 'depot.example refused.') =>
  JSON.stringify({ error: { from: 'sightline-proxy', code, message, host: 'depot.example' } });

/** Each of the proxy's codes, so that a new one must be decided here as well. */
const MEANINGS: Record<ProxyErrorCode, FailureCode> = {
  bad_address: 'hostNotAllowed',
  host_not_allowed: 'hostNotAllowed',
  // These two say in their sentence that the configuration must name the host.
  private_address: 'hostNotAllowed',
  redirect_not_allowed: 'hostNotAllowed',
  certificate_untrusted: 'badCertificate',
  certificate_expired: 'badCertificate',
  certificate_wrong_name: 'badCertificate',
  timeout: 'timeout',
  cross_site: 'unreachable',
  config_invalid: 'unreachable',
  name_not_found: 'unreachable',
  connection_refused: 'unreachable',
  connection_lost: 'unreachable',
  unreachable: 'unreachable',
  tls_failed: 'unreachable',
  bad_answer: 'unreachable',
};

describe("the proxy's own error", () => {
  it.each(Object.entries(MEANINGS))('%s means %s', (vendorCode, code) => {
    expect(readProxyError(marked(), bodyOf(vendorCode))).toEqual({
      code,
      status: 502,
      vendorCode,
      vendorText: 'depot.example refused.',
    });
  });

  it('of a kind that this version does not know is a broken connection', () => {
    expect(readProxyError(marked(), bodyOf('constructor'))?.code).toBe('unreachable');
  });

  it.each(['', 'Bad Gateway', 'null', '[]', '{"error":"timeout"}', '{"error":{"code":504}}'])(
    'is still the proxy’s when its body cannot be read: %j',
    (body) => {
      expect(readProxyError(marked(503), body)).toEqual({
        code: 'unreachable',
        status: 503,
        vendorCode: 'unreadable',
        vendorText: '',
      });
    },
  );
});

describe("the system's answer", () => {
  it.each([{}, { 'x-sightline-proxy': '' }, { 'x-sightline-proxy': 'forwarded' }])(
    'is not the proxy’s word, whatever its body holds: %j',
    (headers) => {
      const response = new Response(null, { status: 502, headers });
      expect(readProxyError(response, bodyOf('host_not_allowed'))).toBeUndefined();
    },
  );
});
