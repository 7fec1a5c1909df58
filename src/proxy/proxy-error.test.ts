import { expect, it } from 'vitest';
import { codedError } from './private-address.ts';
import { toProxyErrorCode } from './proxy-error.ts';

it.each([
  ['ECONNREFUSED', 'connection_refused'],
  ['ENOTFOUND', 'name_not_found'],
  ['EAI_AGAIN', 'name_not_found'],
  ['EHOSTUNREACH', 'unreachable'],
  ['ETIMEDOUT', 'timeout'],
  ['ECONNRESET', 'connection_lost'],
  ['CERT_HAS_EXPIRED', 'certificate_expired'],
  ['DEPTH_ZERO_SELF_SIGNED_CERT', 'certificate_untrusted'],
  ['ERR_TLS_CERT_ALTNAME_INVALID', 'certificate_wrong_name'],
  ['ERR_SSL_WRONG_VERSION_NUMBER', 'tls_failed'],
  ['HPE_INVALID_CONSTANT', 'bad_answer'],
])('%s is told as %s', (code, expected) => {
  expect(toProxyErrorCode(codedError(code))).toBe(expected);
});

it('several addresses that all fail are told as the first of them', () => {
  const both = new AggregateError([codedError('ECONNREFUSED'), codedError('ENETUNREACH')]);
  expect(toProxyErrorCode(both)).toBe('connection_refused');
});

it('what is no error of the network is still told', () => {
  expect(toProxyErrorCode(new Error('?'))).toBe('unreachable');
  expect(toProxyErrorCode('?')).toBe('unreachable');
});
