/**
 * What a timeline shows: the part of time in view, the playhead, the marked range. The reducer is the
 * only writer; fetching, drawing and the address are elsewhere.
 */
import type { TimeSpan } from '../../core/time-span.ts';
import { type EpochMs, epochMs, type Ms, ms } from '../../core/units.ts';
import { limitView, panView, revealed, viewAround, viewOfMark, zoomView } from './timeline-geometry.ts';

export interface TimelineState {
  readonly view: TimeSpan;
  readonly playhead: EpochMs;
  readonly mark: TimeSpan | undefined;
}

export type TimelineEvent =
  | { readonly kind: 'opened'; readonly state: TimelineState }
  | { readonly kind: 'panned'; readonly by: Ms }
  /** `at` stays where it is. */
  | { readonly kind: 'zoomed'; readonly factor: number; readonly at: EpochMs }
  /** The playhead was put somewhere. `reveal`: it may be out of view, and the view follows. */
  | { readonly kind: 'sought'; readonly at: EpochMs; readonly reveal: boolean }
  | { readonly kind: 'stepped'; readonly by: Ms }
  /** Another part of time of this length, with the playhead in its middle. */
  | { readonly kind: 'viewed'; readonly length: Ms; readonly at: EpochMs }
  | { readonly kind: 'markShown' }
  | { readonly kind: 'markBegun' | 'markEnded' }
  | { readonly kind: 'markCleared' };

/** A range that was begun and has no end yet is this long: it can be seen and drawn out. */
const FRESH_MARK: Ms = ms(60_000);

/** Nothing can be recorded later than this: now, or what an address names after it. */
const newestOf = ({ playhead, mark }: TimelineState, now: EpochMs): EpochMs =>
  epochMs(Math.max(now, playhead, mark?.until ?? 0));

export function timelineReducer(state: TimelineState, event: TimelineEvent, now: EpochMs): TimelineState {
  const newest = newestOf(state, now);
  const { view, playhead, mark } = state;
  switch (event.kind) {
    case 'opened':
      return { ...event.state, view: limitView(event.state.view, newestOf(event.state, now)) };
    case 'panned':
      return { ...state, view: panView(view, event.by, newest) };
    case 'zoomed':
      return { ...state, view: zoomView(view, event.factor, event.at, newest) };
    case 'sought':
      return sought(state, event.at, event.reveal, now);
    case 'stepped':
      return sought(state, epochMs(playhead + event.by), true, now);
    case 'viewed':
      return { ...sought(state, event.at, false, now), view: viewAround(event.at, event.length, newest) };
    case 'markShown':
      return mark === undefined ? state : { ...state, view: viewOfMark(mark, newest) };
    case 'markBegun': {
      const until = mark !== undefined && mark.until > playhead ? mark.until : playhead + FRESH_MARK;
      return { ...state, mark: { from: playhead, until: epochMs(until) } };
    }
    case 'markEnded': {
      const from = mark !== undefined && mark.from < playhead ? mark.from : playhead - FRESH_MARK;
      return { ...state, mark: { from: epochMs(Math.max(from, 0)), until: playhead } };
    }
    case 'markCleared':
      return { ...state, mark: undefined };
    default:
      return event satisfies never;
  }
}

/** The playhead never goes where nothing can be yet. */
function sought(state: TimelineState, at: EpochMs, reveal: boolean, now: EpochMs): TimelineState {
  const newest = newestOf(state, now);
  const playhead = epochMs(Math.round(Math.max(0, Math.min(at, newest))));
  return { ...state, playhead, view: reveal ? revealed(state.view, playhead, newest) : state.view };
}
