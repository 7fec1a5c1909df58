/** What an event is, in a word with an icon. */
import { Activity, AudioLines, CircleDot, type LucideIcon } from 'lucide-react';
import type { CameraEvent, EventKind } from '../../vendors/contract-events.ts';

interface EventWord {
  readonly icon: LucideIcon;
  readonly word: string;
}

const WORDS: Record<EventKind, EventWord> = {
  motion: { icon: Activity, word: 'Motion' },
  sound: { icon: AudioLines, word: 'Sound' },
  other: { icon: CircleDot, word: 'Recorded' },
};

export const eventWord = (event: CameraEvent): EventWord => WORDS[event.kind];

/** How strong it was, 0..1, and of what; undefined when the system did not measure it. */
export function eventStrength(
  event: CameraEvent,
): { readonly value: number; readonly of: 'motion' | 'sound' } | undefined {
  if (event.kind === 'sound' && event.sound !== undefined) return { value: event.sound, of: 'sound' };
  if (event.motion !== undefined) return { value: event.motion, of: 'motion' };
  return event.sound === undefined ? undefined : { value: event.sound, of: 'sound' };
}
