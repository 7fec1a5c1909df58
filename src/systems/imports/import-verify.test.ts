import { describe, expect, it } from 'vitest';
import { addMs, epochMs, ms, ONE_SECOND } from '../../core/units.ts';
import { createFakeClock } from '../../testing/fake-clock.ts';
import { createPageStores } from '../../testing/page-stores.ts';
import { coveredBy, isTaken, waitForProof } from './import-verify.ts';

const T = epochMs(1_000_000);
const at = (second: number) => addMs(T, ms(second * ONE_SECOND));
const span = (from: number, until: number) => ({ from: at(from), until: at(until) });
const TOLERANCE = ms(200);

describe('footage on the timeline', () => {
  it('proves a file that it covers, with what is really there', () => {
    expect(coveredBy(span(0, 60), [span(0, 60)], TOLERANCE)).toEqual(span(0, 60));
    expect(coveredBy(span(0, 60), [span(0.4, 59.2)], TOLERANCE)).toEqual(span(0.4, 59.2));
  });

  it('of neighbours is not counted as the file’s own', () => {
    expect(coveredBy(span(0, 60), [span(-100, 200)], TOLERANCE)).toEqual(span(-0.2, 60.2));
  });

  it('in two pieces with a gap of a dropped frame is whole', () => {
    expect(coveredBy(span(0, 60), [span(0, 30), span(30.5, 60)], TOLERANCE)).toEqual(span(0, 60));
  });

  it.each([
    ['nothing', []],
    ['only a part', [span(0, 40)]],
    ['two ends without a middle', [span(0, 20), span(40, 60)]],
    ['what lies beside it', [span(-60, 0), span(60, 120)]],
  ])('that is %s proves nothing', (_what, recorded) => {
    expect(coveredBy(span(0, 60), recorded, TOLERANCE)).toBeUndefined();
  });

  it('of a file of one second must be at least half of it', () => {
    expect(coveredBy(span(0, 1), [span(0, 0.2)], TOLERANCE)).toBeUndefined();
    expect(coveredBy(span(0, 1), [span(0, 0.8)], TOLERANCE)).toEqual(span(0, 0.8));
  });

  it('proves no file without a length, whatever lies there', () => {
    expect(coveredBy(span(5, 5), [span(0, 60)], TOLERANCE)).toBeUndefined();
  });

  it('is in the way beyond the tolerance', () => {
    expect(isTaken(span(0, 60), [span(-5, 0.2)], TOLERANCE)).toBe(false);
    expect(isTaken(span(0, 60), [span(-5, 0.3)], TOLERANCE)).toBe(true);
  });
});

describe('the look at the timeline', () => {
  const quiet = () => new Promise<void>((resolve) => setTimeout(resolve, 0));
  function look(answers: readonly (readonly ReturnType<typeof span>[])[]) {
    const clock = createFakeClock(T, quiet);
    let asked = 0;
    const host = {
      clock,
      online: createPageStores().online,
      tolerance: TOLERANCE,
      recorded: async () => {
        asked += 1;
        return answers[Math.min(asked, answers.length) - 1] ?? [];
      },
    };
    const proof = waitForProof(host, span(0, 60), new AbortController().signal);
    return { proof: clock.settle(proof), asked: () => asked };
  }

  it('waits some seconds, because an index is behind its disk', async () => {
    const { proof, asked } = look([[], [], [span(0, 60)]]);
    expect(await proof).toEqual(span(0, 60));
    expect(asked()).toBe(3);
  });

  it('comes to an end when nothing appears', async () => {
    const { proof, asked } = look([[]]);
    expect(await proof).toBeUndefined();
    expect(asked()).toBe(13);
  });
});
