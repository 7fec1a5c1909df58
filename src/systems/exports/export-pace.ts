/** How often a system is asked how an export goes, and what the failure of a question means. Pure. */
import type { Failure } from '../../core/failure.ts';
import { type Ms, ms, ONE_SECOND } from '../../core/units.ts';

/** Short exports are seen at once; whoever waits longer does not mind a few seconds more. */
const STEPS: readonly { readonly polls: number; readonly wait: Ms }[] = [
  { polls: 10, wait: ONE_SECOND },
  { polls: 35, wait: ms(2 * ONE_SECOND) },
  { polls: 83, wait: ms(5 * ONE_SECOND) },
];
const LONGEST: Ms = ms(10 * ONE_SECOND);

/** The wait before the next question, after so many answers. */
export const pollDelay = (polls: number): Ms => STEPS.find((step) => polls < step.polls)?.wait ?? LONGEST;

const ANSWER_LOST: ReadonlySet<Failure['code']> = new Set<Failure['code']>([
  'unreachable',
  'timeout',
  'offline',
  'badReply',
]);
/** A gateway that had no answer from the system itself. */
const BAD_GATEWAY = 502;
const GATEWAY_TIMEOUT = 504;

/** Whether a system may have taken an order though its answer did not say so. */
export const isAnswerLost = ({ code, facts: { status } }: Failure): boolean =>
  ANSWER_LOST.has(code) || status === BAD_GATEWAY || status === GATEWAY_TIMEOUT;
