/**
 * Remembers for this tab which vendor is behind which connection, so that a link brings the vendor's
 * code at once and not only when config.json has arrived. The configuration decides; code that was
 * fetched for nothing is all that a wrong memory costs.
 */
import type { ConnectionConfig } from '../platform/config/config-schema.ts';
import { readTabNote, writeTabNote } from '../platform/tab-note.ts';
import { registry } from './registry.ts';

const nameOf = (connection: string): string => `vendor:${connection}`;

/** Notes the vendors of a configuration. */
export function rememberVendors(connections: readonly Pick<ConnectionConfig, 'id' | 'vendor'>[]): void {
  for (const { id, vendor } of connections) writeTabNote(nameOf(id), vendor);
}

/** Brings the code of the vendor that was behind this connection the last time. */
export function preloadVendor(connection: string): void {
  const vendor = readTabNote(nameOf(connection));
  const known = registry.find((definition) => definition.vendor === vendor);
  // A failure is met again, and shown, by the system that needs the code.
  known?.load().catch(() => undefined);
}
