import { describe, expect, it } from 'vitest';
import { type Offer, offer, withhold } from './offer.ts';

describe('an offer', () => {
  it('gives the means to do it, false and undefined included', () => {
    const use = () => 'moved';
    expect(offer(use)).toEqual({ offered: true, use });
    expect(offer(undefined)).toEqual({ offered: true, use: undefined });
    expect(offer(false)).toEqual({ offered: true, use: false });
  });

  it('gives the reason instead when it is withheld', () => {
    const withheld: Offer<never> = withhold('This recorder has no archive.');
    expect(withheld).toEqual({ offered: false, reason: 'This recorder has no archive.' });
  });
});
