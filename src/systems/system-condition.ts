/** How a system is, in one shape and a few words: the same on the bar, the tree and its page. */
import type { Health } from '../core/health.ts';
import type { SystemEntry, SystemState } from './system-entry.ts';
import { useReadable } from '../ui/use-readable.ts';
import type { DotShape } from '../ui/status-dot.tsx';
import type { SessionState } from '../vendors/contract.ts';

export interface Condition {
  readonly shape: DotShape;
  readonly words: string;
  /** It needs somebody: a sign-in, or a repair. */
  readonly needsPerson: boolean;
}

const calm = (shape: DotShape, words: string): Condition => ({ shape, words, needsPerson: false });
const urgent = (shape: DotShape, words: string): Condition => ({ shape, words, needsPerson: true });

export function systemCondition(state: SystemState, session: SessionState, health: Health): Condition {
  if (state.kind === 'failed') return urgent('lost', 'Its adapter could not be loaded');
  if (health.kind === 'lost') return urgent('lost', 'Does not answer');
  switch (session.kind) {
    case 'restoring':
      return calm('asleep', 'Starting');
    case 'signingIn':
      return calm('asleep', 'Signing in');
    case 'signedOut':
      return urgent('off', 'Signed out');
    case 'signedIn':
      return answering(health);
    default:
      return session satisfies never;
  }
}

function answering(health: Exclude<Health, { kind: 'lost' }>): Condition {
  if (health.kind === 'unknown') return calm('asleep', 'Not asked yet');
  const latency = `${Math.round(health.latency)} ms`;
  return health.kind === 'slow'
    ? calm('degraded', `Slow, ${latency}`)
    : calm('healthy', `Healthy, ${latency}`);
}

/** The condition of a connection, kept current. */
export const useCondition = (entry: SystemEntry): Condition =>
  systemCondition(useReadable(entry.state), useReadable(entry.session), useReadable(entry.health));
