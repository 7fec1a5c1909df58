/**
 * How far older events are looked through for the few that a filter wants: on while there is need,
 * until enough are found or so many were looked at that a person should decide. Pure.
 */

/** What was loaded and found when the looking began. */
export interface LookStart {
  readonly loaded: number;
  readonly found: number;
}

export interface LookState {
  readonly loaded: number;
  readonly found: number;
  /** The end of what is found is near, or not even the screen is full. */
  readonly needed: boolean;
  readonly hasOlder: boolean;
}

/** A screenful: with these found, the looking rests until the end comes near again. */
export const ENOUGH = 20;
/** With fewer than `ENOUGH` among so many, the looking stops and says so: 20 requests of 20. */
export const LOOK_AT_MOST = 400;

/** `again`: enough was found, and more is needed: a new looking begins here. */
export type LookDecision = 'rest' | 'load' | 'again' | 'stop';

export function lookDecision(start: LookStart, state: LookState): LookDecision {
  if (!state.needed || !state.hasOlder) return 'rest';
  if (state.found - start.found >= ENOUGH) return 'again';
  return state.loaded - start.loaded >= LOOK_AT_MOST ? 'stop' : 'load';
}
