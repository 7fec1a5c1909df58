import { describe, expect, it } from 'vitest';
import { ENOUGH, LOOK_AT_MOST, lookDecision, type LookStart, type LookState } from './look-ahead.ts';

const START: LookStart = { loaded: 0, found: 0 };
const state = (more: Partial<LookState> = {}): LookState => ({
  loaded: 20,
  found: 1,
  needed: true,
  hasOlder: true,
  ...more,
});

/** Loads pages of 20 of which every `rarity`-th event matches, as a list does, until it rests or stops. */
function look(rarity: number, total: number, screenful: number) {
  let start = START;
  let loaded = 0;
  for (;;) {
    const found = Math.floor(loaded / rarity);
    const decision = lookDecision(start, {
      loaded,
      found,
      needed: found < screenful,
      hasOlder: loaded < total,
    });
    if (decision === 'load') loaded += 20;
    else if (decision === 'again') start = { loaded, found };
    else return { decision, loaded, found };
  }
}

describe('looking for events that a filter wants', () => {
  it('goes on while they are needed', () => {
    expect(lookDecision(START, state())).toBe('load');
    expect(lookDecision(START, state({ needed: false }))).toBe('rest');
    expect(lookDecision(START, state({ hasOlder: false }))).toBe('rest');
  });

  it('stops when a person should decide, and goes on from there', () => {
    const tired = state({ loaded: LOOK_AT_MOST, found: 3 });
    expect(lookDecision(START, tired)).toBe('stop');
    expect(lookDecision({ loaded: tired.loaded, found: tired.found }, tired)).toBe('load');
  });

  it('begins anew with each screenful', () => {
    expect(lookDecision(START, state({ loaded: LOOK_AT_MOST, found: ENOUGH }))).toBe('again');
  });

  it('loads one page where all are wanted', () => {
    expect(look(1, 5_000, 13)).toEqual({ decision: 'rest', loaded: 20, found: 20 });
  });

  it('fills the screen with events that are not rare without asking', () => {
    expect(look(10, 5_000, 13)).toEqual({ decision: 'rest', loaded: 140, found: 14 });
  });

  it('says so where they are rare', () => {
    expect(look(100, 5_000, 13)).toEqual({ decision: 'stop', loaded: 400, found: 4 });
  });

  it('comes to the end of a short history', () => {
    expect(look(100, 200, 13)).toEqual({ decision: 'rest', loaded: 200, found: 2 });
  });
});
