// Addresses that the public internet cannot mean: this machine, the site's own network, link-local
// and the like. A name that a wildcard let in must never lead to one of them.
import { lookup as dnsLookup, type LookupAddress } from 'node:dns';
import { BlockList, isIPv6, type LookupFunction } from 'node:net';

/** IANA special-purpose registries (RFC 6890) and multicast. */
const PRIVATE_IPV4 = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '224.0.0.0/4',
  '240.0.0.0/4',
];

/** The last three embed IPv4 addresses (NAT64, 6to4) and could smuggle a private one. */
const PRIVATE_IPV6 = [
  '::/128',
  '::1/128',
  'fc00::/7',
  'fe80::/10',
  'fec0::/10',
  'ff00::/8',
  '64:ff9b::/96',
  '64:ff9b:1::/48',
  '2002::/16',
];

const privateAddresses = new BlockList();
for (const range of PRIVATE_IPV4) addRange(range, 'ipv4');
for (const range of PRIVATE_IPV6) addRange(range, 'ipv6');

/** True for every address that is not one of the public internet. */
export function isPrivateAddress(address: string): boolean {
  return privateAddresses.check(address, isIPv6(address) ? 'ipv6' : 'ipv4');
}

/** Resolves a name to all its addresses. */
export type ResolveName = (hostname: string) => Promise<readonly LookupAddress[]>;

/** The machine's own resolver. */
export const resolveName: ResolveName = (hostname) =>
  new Promise((resolve, reject) => {
    dnsLookup(hostname, { all: true }, (error, addresses) =>
      error === null ? resolve(addresses) : reject(error),
    );
  });

/**
 * A `lookup` for sockets that fails when a name leads to any private address. The socket connects
 * to the very addresses that were judged here, so a second, different DNS answer changes nothing.
 */
export function createGuardedLookup(resolve: ResolveName): LookupFunction {
  return (hostname, options, callback) => {
    resolve(hostname)
      .then((addresses) => {
        const first = addresses[0];
        if (first === undefined) throw codedError('ENOTFOUND');
        if (addresses.some(({ address }) => isPrivateAddress(address)))
          throw codedError('SIGHTLINE_PRIVATE_ADDRESS');
        if (options.all === true) callback(null, [...addresses]);
        else callback(null, first.address, first.family);
      })
      .catch((error: unknown) => callback(error instanceof Error ? error : codedError('ENOTFOUND'), ''));
  };
}

/** An error with a code of its own, as Node's network layer makes them. */
export function codedError(code: string): NodeJS.ErrnoException {
  return Object.assign(new Error(code), { code });
}

function addRange(range: string, family: 'ipv4' | 'ipv6'): void {
  const [network = '', bits = ''] = range.split('/');
  privateAddresses.addSubnet(network, Number(bits), family);
}
