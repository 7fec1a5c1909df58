/** What a system can do here, in the words of the pages, with the reason where it cannot. */
import type { Offer } from '../../core/offer.ts';
import type { Capabilities } from '../../vendors/contract.ts';

export interface CapabilityLine {
  readonly word: string;
  /** Absent when the system can. */
  readonly reason?: string;
}

const WORDS: readonly (readonly [keyof Capabilities, string])[] = [
  ['live', 'Live'],
  ['events', 'Events'],
  ['archive', 'Archive'],
  ['exports', 'Export'],
  ['imports', 'Import'],
  ['realtime', 'News'],
  ['recording', 'Record'],
  ['stills', 'Picture'],
  ['ptz', 'Move'],
];

export function capabilityList(can: Capabilities): readonly CapabilityLine[] {
  return WORDS.map(([name, word]) => {
    const capability: Offer<unknown> = can[name];
    return capability.offered ? { word } : { word, reason: capability.reason };
  });
}
