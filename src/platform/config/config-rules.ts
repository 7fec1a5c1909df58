// Rules of config.json that one key alone cannot break.
import type { ConfigProblem } from './config-problem.ts';
import type { SiteConfig } from './config-schema.ts';
import { isLoopbackHostname } from './host-pattern.ts';
import { nearestName } from './nearest-name.ts';

/** What a well-shaped configuration still gets wrong. `vendors` undefined: any vendor will do. */
export function findBrokenRules(config: SiteConfig, vendors: readonly string[] | undefined): ConfigProblem[] {
  return [
    ...findRepeatedIds(config.connections, 'connections'),
    ...findRepeatedIds(config.kiosk?.screens ?? [], 'kiosk.screens'),
    ...config.connections.flatMap((connection, index) => [
      ...findUnknownVendor(connection.vendor, vendors, `connections[${index}].vendor`),
      ...findMisplacedDemo(connection, `connections[${index}].demo`),
    ]),
  ];
}

function findRepeatedIds(items: readonly { id: string }[], list: string): ConfigProblem[] {
  return items.flatMap((item, index) => {
    const first = items.findIndex((other) => other.id === item.id);
    if (first === index) return [];
    return [
      {
        path: `${list}[${index}].id`,
        message: `is "${item.id}" again: ${list}[${first}] has this id already`,
      },
    ];
  });
}

function findUnknownVendor(
  vendor: string,
  vendors: readonly string[] | undefined,
  path: string,
): ConfigProblem[] {
  if (vendors === undefined || vendors.includes(vendor)) return [];
  const nearest = nearestName(vendor, vendors);
  const hint = nearest === undefined ? `use one of ${vendors.join(', ')}` : `did you mean "${nearest}"?`;
  return [{ path, message: `"${vendor}" is not a system that this version knows: ${hint}` }];
}

function findMisplacedDemo(connection: SiteConfig['connections'][number], path: string): ConfigProblem[] {
  const hostname = URL.parse(connection.url)?.hostname ?? '';
  if (connection.demo === undefined || isLoopbackHostname(hostname)) return [];
  return [
    {
      path,
      message:
        `is only allowed for a server on this very machine, and ${hostname} is not: everyone who opens ` +
        'the page could read the password. Remove "demo"; people sign in themselves',
    },
  ];
}
