// The headers of the app's own files in production: nothing runs, loads or connects but our own
// origin and the systems that the configuration lets the browser reach directly.
import type { SiteConfig } from '../platform/config/config-schema.ts';

/** Features of the browser that no page of the app needs. */
const UNUSED_FEATURES = [
  'accelerometer',
  'camera',
  'geolocation',
  'gyroscope',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'usb',
];

/** The headers for every file of the production build under this configuration. */
export function toAppFileHeaders(
  config: Pick<SiteConfig, 'connections'> | undefined,
): Readonly<Record<string, string>> {
  return {
    'content-security-policy': toContentSecurityPolicy(config?.connections ?? []),
    'permissions-policy': UNUSED_FEATURES.map((feature) => `${feature}=()`).join(', '),
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
  };
}

function toContentSecurityPolicy(connections: SiteConfig['connections']): string {
  const direct = connections
    .filter((connection) => connection.direct)
    .flatMap(({ url, hosts }) => [
      new URL(url).origin,
      ...hosts.map((host) => `${new URL(url).protocol}//${host}`),
    ]);
  const self = ["'self'", ...new Set(direct)].join(' ');
  return [
    "default-src 'none'",
    "script-src 'self' 'wasm-unsafe-eval'",
    "style-src 'self'",
    "font-src 'self'",
    `img-src ${self} blob: data:`,
    `media-src ${self} blob:`,
    `connect-src ${self}`,
    "worker-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}
