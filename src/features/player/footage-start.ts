/**
 * Where recorded footage begins to play, and which moment its position 0 shows. A system may begin a
 * recording earlier than was asked for; that is known with the playlist, and until then assumed not so.
 */
import { createStore, type Readable } from '../../core/readable.ts';
import { type EpochMs, msBetween, msToSeconds, type Seconds, seconds } from '../../core/units.ts';
import type { HlsSource, PlaylistFacts } from '../../vendors/contract.ts';

export interface FootageStart {
  /** The moment of position 0, where the source tells it and its playlist is known. */
  readonly startsAt: Readable<EpochMs | undefined>;
  /** Other footage opens: at a place that counts from an assumed moment of position 0. */
  readonly begin: (place: Seconds | undefined, assumed: EpochMs | undefined) => void;
  /** Where to begin in the footage itself; undefined for its beginning. */
  readonly place: () => Seconds | undefined;
  readonly moveTo: (place: Seconds | undefined) => void;
  /** The playlist is known. Answers with the place to begin when that is another one now. */
  readonly playlistRead: (startOf: HlsSource['startOf'], facts: PlaylistFacts) => Seconds | undefined;
}

/** The end itself shows no frame. */
const BEFORE_END = 0.1;

export function createFootageStart(): FootageStart {
  const startsAt = createStore<EpochMs | undefined>(undefined);
  let place: Seconds | undefined;
  let assumed: EpochMs | undefined;
  let known = false;
  const inside = () => (place === undefined ? undefined : seconds(Math.max(0, place)));
  return {
    startsAt,
    begin: (at, from) => {
      startsAt.set(undefined);
      known = false;
      place = at;
      assumed = from;
    },
    place: inside,
    moveTo: (to) => {
      place = to;
    },
    playlistRead: (startOf, facts) => {
      if (known) return undefined;
      known = true;
      const told = startOf?.(facts);
      const before = inside();
      if (place !== undefined) {
        const moved = told === undefined || assumed === undefined ? 0 : msToSeconds(msBetween(told, assumed));
        place = seconds(Math.min(place + moved, Math.max(0, facts.length - BEFORE_END)));
      }
      startsAt.set(told);
      const now = inside();
      return now === before ? undefined : now;
    },
  };
}
