import { describe, expect, it } from 'vitest';
import { spanLength } from '../../../core/time-span.ts';
import { epochMs, ms } from '../../../core/units.ts';
import { HALF_HOUR, onDay, PIECES, spanAt } from '../testing/fake-exports.ts';
import {
  firstMoment,
  piecesText,
  presentText,
  rangeFacts,
  secondsText,
  shareOf,
  stripStills,
} from './range-facts.ts';

const facts = rangeFacts(HALF_HOUR, PIECES);

describe('what a range holds', () => {
  it('counts pieces, gaps and what is present', () => {
    expect(facts.held).toHaveLength(5);
    expect(facts.gaps).toHaveLength(4);
    expect(facts.present).toBe(22 * 60_000);
    expect(presentText(facts)).toBe('22 of 30 min present');
    expect(piecesText(facts)).toBe('5 pieces, jumps over 4 gaps');
    expect(secondsText(facts.present)).toBe('1\u202f320 s');
  });

  it('cuts to the range what reaches beyond it', () => {
    const around = rangeFacts(HALF_HOUR, [spanAt('15:00:00', '16:20:00'), spanAt('16:20:00', '18:00:00')]);
    expect(around.held).toEqual([HALF_HOUR]);
    expect(presentText(around)).toBe('All 30 min present');
    expect(piecesText(around)).toBe('one piece, without a gap');
  });

  it('never calls it whole while the smallest part is missing', () => {
    const almost = rangeFacts(HALF_HOUR, [
      spanAt('16:10:00', '16:20:00'),
      { from: epochMs(onDay('16:20:00') + 280), until: onDay('16:40:00') },
    ]);
    expect(presentText(almost)).not.toContain('All 30');
    expect(presentText(almost)).toContain('present');
    expect(piecesText(almost)).toBe('2 pieces, jumps over 1 gap');
  });

  it('says that nothing is recorded', () => {
    const none = rangeFacts(HALF_HOUR, [spanAt('10:00:00', '11:00:00')]);
    expect(presentText(none)).toBe('Nothing of these 30 min is recorded');
    expect(firstMoment(HALF_HOUR, none)).toBe(HALF_HOUR.from);
  });

  it('begins where the recording begins', () => {
    const late = rangeFacts(HALF_HOUR, [spanAt('16:15:00', '16:40:00')]);
    expect(firstMoment(HALF_HOUR, late)).toBe(onDay('16:15:00'));
    expect(shareOf(late, spanAt('16:25:00', '16:40:00'))).toEqual({ left: 0.5, width: 0.5 });
  });

  it('is a share without a length where the range is one moment', () => {
    const moment = rangeFacts({ from: onDay('16:10:00'), until: onDay('16:10:00') }, []);
    expect(shareOf(moment, moment.span)).toEqual({ left: 0, width: 1 });
  });
});

describe('the strip of pictures', () => {
  it('has at least one of each piece, in their order, each within its piece', () => {
    const stills = stripStills(facts);
    for (const piece of facts.held) {
      expect(stills.some(({ at }) => at >= piece.from && at <= piece.until)).toBe(true);
    }
    expect(stills.map(({ at }) => at)).toEqual(stills.map(({ at }) => at).toSorted((a, b) => a - b));
  });

  it('has several of a range without gaps', () => {
    expect(stripStills(rangeFacts(HALF_HOUR, [HALF_HOUR]))).toHaveLength(6);
  });

  it('asks for eight at most, also of a recording in hundreds of pieces', () => {
    const from = HALF_HOUR.from;
    const many = Array.from({ length: 300 }, (_, index) => ({
      from: epochMs(from + index * 6_000),
      until: epochMs(from + index * 6_000 + 3_000 + index),
    }));
    const stills = stripStills(rangeFacts(HALF_HOUR, many));
    expect(stills).toHaveLength(8);
    // The longest ones, which are the last here.
    expect(Math.min(...stills.map(({ span }) => spanLength(span)))).toBeGreaterThanOrEqual(ms(3_292));
  });

  it('is empty where nothing is recorded', () => {
    expect(stripStills(rangeFacts(HALF_HOUR, []))).toEqual([]);
  });
});
