/** Why a sign-in did not work, in one sentence. */
import type { Failure } from '../../core/failure.ts';
import { durationText } from '../../core/time-zone.ts';
import { failureText } from '../../ui/failure-text.ts';

export function signInSentence(failure: Failure, system: string): string {
  const { retryAfter } = failure.facts;
  if (failure.code === 'signInRefused') return `${system} refused this name and password.`;
  if (failure.code === 'busy' && retryAfter !== undefined) {
    return `${system} asks to wait ${durationText(retryAfter)} before the next try.`;
  }
  return `${failureText(failure, system).title}.`;
}
