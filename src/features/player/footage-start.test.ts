import { describe, expect, it } from 'vitest';
import { type EpochMs, epochMs, seconds } from '../../core/units.ts';
import { createFootageStart } from './footage-start.ts';

const EVENT = epochMs(1_000_000);
const FACTS = { length: seconds(60), dated: undefined };
/** Footage that begins five seconds before its event. */
const early = (): EpochMs => epochMs(EVENT - 5_000);

function begin(place: number | undefined, assumed: EpochMs | undefined = EVENT) {
  const start = createFootageStart();
  start.begin(place === undefined ? undefined : seconds(place), assumed);
  return start;
}

describe('the place where footage begins', () => {
  it('is the moment asked for, by the footage’s own time', () => {
    const start = begin(12);
    expect(start.place()).toBe(12);
    expect(start.startsAt.get()).toBeUndefined();
    expect(start.playlistRead(early, FACTS)).toBe(17);
    expect(start.startsAt.get()).toBe(early());
    expect(start.place()).toBe(17);
  });

  it('is the beginning of the footage when no moment is asked for', () => {
    const start = begin(undefined);
    expect(start.playlistRead(early, FACTS)).toBeUndefined();
    expect(start.place()).toBeUndefined();
    expect(start.startsAt.get()).toBe(early());
  });

  it('may lie before the event, where there is footage of that', () => {
    const start = begin(-3);
    expect(start.place()).toBe(0);
    expect(start.playlistRead(early, FACTS)).toBe(2);
  });

  it.each([
    ['before', -30, 0],
    ['after', 300, 59.9],
  ])('is inside the footage when the moment is %s it', (_where, place, inside) => {
    const start = begin(place);
    start.playlistRead(early, FACTS);
    expect(start.place()).toBeCloseTo(inside, 5);
  });

  it('stays what was assumed where the source tells nothing', () => {
    const start = begin(12);
    expect(start.playlistRead(undefined, FACTS)).toBeUndefined();
    expect(start.place()).toBe(12);
    expect(start.startsAt.get()).toBeUndefined();
  });

  it('is inside the footage as well where the source tells nothing', () => {
    const start = begin(90);
    expect(start.playlistRead(undefined, FACTS)).toBeCloseTo(59.9, 5);
  });

  it('is learnt once: a new instance goes on where the footage was', () => {
    const start = begin(12);
    start.playlistRead(early, FACTS);
    start.moveTo(seconds(40));
    expect(start.playlistRead(early, FACTS)).toBeUndefined();
    expect(start.place()).toBe(40);
  });

  it('is forgotten with other footage', () => {
    const start = begin(12);
    start.playlistRead(early, FACTS);
    start.begin(undefined, EVENT);
    expect(start.startsAt.get()).toBeUndefined();
    expect(start.place()).toBeUndefined();
  });
});
