/**
 * The timeline's state outside React, so that a pan draws without rendering a page: `state` with each
 * move, `settled` once the hand rests. What asks a system or writes the address follows `settled`.
 */
import { createStore, type Readable } from '../../core/readable.ts';
import { type Ms, ms } from '../../core/units.ts';
import type { Clock } from '../../platform/clock.ts';
import { type TimelineEvent, timelineReducer, type TimelineState } from './timeline-machine.ts';

/** A hand that rests this long has arrived. */
export const SETTLES_AFTER: Ms = ms(250);

export interface TimelineStore {
  readonly state: Readable<TimelineState>;
  readonly settled: Readable<TimelineState>;
  readonly dispatch: (event: TimelineEvent) => void;
  /** Calls off what is still to settle. */
  readonly dispose: () => void;
}

export function createTimelineStore(initial: TimelineState, clock: Clock): TimelineStore {
  const state = createStore(initial);
  const settled = createStore(initial);
  let callOff = () => {};
  return {
    state,
    settled,
    dispatch: (event) => {
      state.set(timelineReducer(state.get(), event, clock.now()));
      callOff();
      callOff = clock.after(SETTLES_AFTER, () => settled.set(state.get()));
    },
    dispose: () => callOff(),
  };
}
