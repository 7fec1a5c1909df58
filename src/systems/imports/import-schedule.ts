/**
 * Whose turn it is, in the order of the queue: one file is hashed, at most one ahead of the upload; one
 * is sent, over as many lines as help. What follows at the camera is the lanes' (camera-lane).
 */

/** Where a job stands that still needs its file. */
export type TurnStage =
  /** Its checksum is not known, or not proven since the page was opened. */
  | 'toHash'
  | 'hashing'
  /** Hashed, and waiting for the line. */
  | 'toSend'
  | 'sending'
  /** All its bytes have left; the system still works on them. */
  | 'finishing';

export interface Turn {
  readonly id: string;
  readonly stage: TurnStage;
}

export interface NextTurns {
  readonly hash: string | undefined;
  readonly send: string | undefined;
}

/** So many may be computed over at the system while the next one is sent. */
const MOST_FINISHING = 2;

/** Who begins now, given all that need their file in the order of the queue. */
export function nextTurns(turns: readonly Turn[]): NextTurns {
  const count = (stage: TurnStage) => turns.reduce((sum, turn) => sum + (turn.stage === stage ? 1 : 0), 0);
  const first = (stage: TurnStage) => turns.find((turn) => turn.stage === stage)?.id;
  const lineIsFree = count('sending') === 0 && count('finishing') < MOST_FINISHING;
  const send = lineIsFree ? first('toSend') : undefined;
  const ahead = count('toSend') - (send === undefined ? 0 : 1);
  const hash = count('hashing') === 0 && ahead === 0 ? first('toHash') : undefined;
  return { hash, send };
}
