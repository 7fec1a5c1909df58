/** What an event is, in a word with an icon. */
import { Activity, AudioLines, CircleDot, Film, type LucideIcon } from 'lucide-react';
import type { CameraEvent, EventKind } from '../../vendors/contract-events.ts';

interface EventWord {
  readonly icon: LucideIcon;
  readonly word: string;
  /** What else it was, quietly behind the word. */
  readonly aside?: string;
}

const KIND_WORDS: Readonly<Record<EventKind, EventWord>> = {
  motion: { icon: Activity, word: 'Motion' },
  sound: { icon: AudioLines, word: 'Sound' },
  other: { icon: CircleDot, word: 'Recorded' },
};

/** A piece of a recording that runs all the time says so first: nothing need have happened in it. */
const CONTINUOUS: EventWord = { icon: Film, word: 'Continuous' };
const HELD: Readonly<Record<EventKind, Partial<EventWord>>> = {
  motion: { aside: 'with motion' },
  sound: { aside: 'with sound' },
  other: {},
};

export const eventWord = (event: CameraEvent): EventWord =>
  event.continuous ? { ...CONTINUOUS, ...HELD[event.kind] } : KIND_WORDS[event.kind];

/** How strong it was, 0..1, and of what; undefined when the system did not measure it. */
export function eventStrength(
  event: CameraEvent,
): { readonly value: number; readonly of: 'motion' | 'sound' } | undefined {
  if (event.kind === 'sound' && event.sound !== undefined) return { value: event.sound, of: 'sound' };
  if (event.motion !== undefined) return { value: event.motion, of: 'motion' };
  return event.sound === undefined ? undefined : { value: event.sound, of: 'sound' };
}
