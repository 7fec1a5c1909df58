/** The six servers of the document on hosts of their own; the host of a request tells which is meant. */

/** Each a "host:port" or a host name, as the request's URL has it. */
export interface VideoloftNodes {
  readonly globalAuth: string;
  readonly regionAuth: string;
  readonly loggers: readonly [string, string];
  readonly wowzas: readonly [string, string];
}

export type NodeRole = 'globalAuth' | 'regionAuth' | 'logger' | 'wowza';

export interface VideoloftNode {
  readonly role: NodeRole;
  /** Which of the two loggers or Wowzas; 0 for authenticators. */
  readonly index: 0 | 1;
  readonly host: string;
  /** Name in the operation log. */
  readonly name: string;
}

export function createNodeMap(nodes: VideoloftNodes): (host: string) => VideoloftNode | undefined {
  const [loggerA, loggerB] = nodes.loggers;
  const [wowzaA, wowzaB] = nodes.wowzas;
  const all: readonly VideoloftNode[] = [
    { role: 'globalAuth', index: 0, host: nodes.globalAuth, name: 'globalAuth' },
    { role: 'regionAuth', index: 0, host: nodes.regionAuth, name: 'regionAuth' },
    { role: 'logger', index: 0, host: loggerA, name: 'logger-a' },
    { role: 'logger', index: 1, host: loggerB, name: 'logger-b' },
    { role: 'wowza', index: 0, host: wowzaA, name: 'wowza-a' },
    { role: 'wowza', index: 1, host: wowzaB, name: 'wowza-b' },
  ];
  const byHost = new Map(all.map((node) => [node.host, node]));
  return (host) => byHost.get(host);
}
