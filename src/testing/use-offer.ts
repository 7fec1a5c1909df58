/** A capability in a test that runs over every vendor: skipped with the reason that people are shown. */
import type { TestContext } from 'vitest';
import type { Offer } from '../core/offer.ts';

export function useOffer<T>(offer: Offer<T>, context: TestContext): T {
  if (!offer.offered) return context.skip(offer.reason);
  return offer.use;
}
