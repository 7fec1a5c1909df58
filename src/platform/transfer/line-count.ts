/**
 * How many pieces are sent at a time. Climbs towards what helps: now and then it tries one line more or
 * one less for a while and keeps what was faster. Pure; the upload says what moved and when.
 */
import { addMs, type EpochMs, type Ms, ms, msBetween, ONE_SECOND } from '../../core/units.ts';

export interface LineCount {
  readonly lines: number;
  readonly most: number;
  /** What is tried now, against the speed that was measured before. */
  readonly trial: { readonly step: 1 | -1; readonly before: number } | undefined;
  /** The step of the next trial. */
  readonly next: 1 | -1;
  /** Windows until the next trial, and how many after the next one that does not help. */
  readonly rest: number;
  readonly patience: number;
  readonly window: { readonly since: EpochMs; readonly bytes: number } | undefined;
}

/** Long enough that bursts of single pieces do not matter. */
const WINDOW: Ms = ms(2 * ONE_SECOND);
/** After a change nothing is counted for so long: a new line first fills the buffers on its way. */
const SETTLING: Ms = ONE_SECOND;
/** One line more stays only for so much more speed: every connection takes from others. */
const GAIN_TO_ADD = 1.1;
/** One line less stays unless it costs more than this. */
const SHARE_TO_DROP = 0.97;
const FIRST_PATIENCE = 2;
/** With windows of two seconds: a trial every minute or so once things are settled. */
const MOST_PATIENCE = 32;

export const startLines = (first: number, most: number): LineCount => ({
  lines: Math.min(first, most),
  most,
  trial: undefined,
  next: 1,
  rest: 0,
  patience: FIRST_PATIENCE,
  window: undefined,
});

/** Something broke or ran dry: what moved until now says nothing about the number of lines. */
export const disturbed = (state: LineCount): LineCount =>
  state.trial === undefined
    ? { ...state, window: undefined }
    : { ...state, lines: state.lines - state.trial.step, trial: undefined, window: undefined };

/** `bytes` have left since the beginning, at `at`. */
export function observed(state: LineCount, bytes: number, at: EpochMs): LineCount {
  const { window } = state;
  if (window === undefined) return { ...state, window: { since: at, bytes } };
  const length = msBetween(window.since, at);
  // Not yet begun: the time of settling.
  if (length < 0) return { ...state, window: { since: window.since, bytes } };
  if (length < WINDOW) return state;
  return measured({ ...state, window: { since: at, bytes } }, (bytes - window.bytes) / length, bytes, at);
}

function measured(state: LineCount, speed: number, bytes: number, at: EpochMs): LineCount {
  const { trial, rest } = state;
  if (trial === undefined) {
    return rest > 0 ? { ...state, rest: rest - 1 } : tried(state, state.next, speed, bytes, at);
  }
  const isKept = speed >= trial.before * (trial.step === 1 ? GAIN_TO_ADD : SHARE_TO_DROP);
  if (isKept) return tried({ ...state, patience: FIRST_PATIENCE }, trial.step, speed, bytes, at);
  const patience = Math.min(state.patience * 2, MOST_PATIENCE);
  const back = { ...state, lines: state.lines - trial.step, trial: undefined };
  return { ...settling(back, bytes, at), next: flip(trial.step), rest: state.patience, patience };
}

/** One line more or less from now on; where there is no room for that, the other way after a rest. */
function tried(state: LineCount, step: 1 | -1, before: number, bytes: number, at: EpochMs): LineCount {
  const lines = state.lines + step;
  if (lines < 1 || lines > state.most) {
    const patience = Math.min(state.patience * 2, MOST_PATIENCE);
    return { ...state, trial: undefined, next: flip(step), rest: state.patience, patience };
  }
  return settling({ ...state, lines, trial: { step, before } }, bytes, at);
}

const settling = (state: LineCount, bytes: number, at: EpochMs): LineCount => ({
  ...state,
  window: { since: addMs(at, SETTLING), bytes },
});

const flip = (step: 1 | -1): 1 | -1 => (step === 1 ? -1 : 1);
