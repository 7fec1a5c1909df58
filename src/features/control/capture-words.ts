/** What becomes of a picture that was asked for, in words. */
import { durationText } from '../../core/time-zone.ts';
import { type EpochMs, msBetween } from '../../core/units.ts';
import { failureText } from '../../ui/failure-text.ts';
import type { CaptureState } from './capture-driver.ts';

type Asked = Exclude<CaptureState, { readonly kind: 'none' }>;

/** "asked 14:02:11", "sent 14:02:12", "arrived 14:02:15": what happened so far, in its order. */
export function captureSteps(state: Asked, clock: (at: EpochMs) => string): readonly string[] {
  const steps = [`asked ${clock(state.askedAt)}`];
  if (state.sentAt !== undefined) steps.push(`sent ${clock(state.sentAt)}`);
  if (state.kind === 'arrived') steps.push(`arrived ${clock(state.arrivedAt)}`);
  return steps;
}

/** Why there is no picture, in a sentence. */
export function captureFault(state: Extract<Asked, { readonly kind: 'failed' }>, system: string): string {
  const { failure, sentAt, failedAt } = state;
  if (failure.code === 'timeout' && sentAt !== undefined) {
    const waited = durationText(msBetween(sentAt, failedAt));
    return `The request was sent, but no new picture came within ${waited}.`;
  }
  const { title, advice } = failureText(failure, system);
  return `${title}. ${advice}`;
}
