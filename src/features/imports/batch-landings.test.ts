import { describe, expect, it } from 'vitest';
import { addMs, ms } from '../../core/units.ts';
import { batchLandings, landsSame, othersNear } from './batch-landings.ts';
import { anItem, onDay, STATES, terminal } from './testing/fake-queue.ts';

const at = (clock: string) => ({ start: { at: onDay(clock), source: 'header' } as const });
const window = { from: onDay('13:30:00'), until: onDay('14:30:00') };

describe('what else lands on a camera', () => {
  const items = [
    anItem('a', at('14:00:00')),
    anItem('b', at('14:10:00')),
    anItem('far', at('20:00:00')),
    anItem('other', { ...at('14:00:00'), target: terminal('2') }),
    anItem('cancelled', { ...at('14:20:00'), state: { kind: 'cancelled' } }),
    anItem('done', { ...at('13:40:00'), state: STATES.done }),
    anItem('unknown', { start: undefined }),
  ];
  const landings = batchLandings(items);

  it('is the other files near it that still have to land', () => {
    const here = landings.get('terminal:1');
    expect(othersNear(here, 'a', window)).toEqual([{ from: onDay('14:10:00'), until: onDay('14:15:00') }]);
    expect(othersNear(here, 'b', window)).toHaveLength(1);
  });

  it('counts what has landed, because the timeline is another one since then', () => {
    expect(landings.get('terminal:1')?.landed).toBe(1);
    expect(landings.get('terminal:2')?.landed).toBe(0);
  });

  it('is nothing for a camera without files', () => {
    expect(othersNear(landings.get('terminal:9'), 'a', window)).toEqual([]);
  });

  it('is no more than a strip can show, and one outline for files of one time', () => {
    const file = (index: number) =>
      anItem(`m${index}`, { start: { at: addMs(onDay('14:00:00'), ms(index * 1000)), source: 'header' } });
    const many = batchLandings(Array.from({ length: 80 }, (_, index) => file(index)));
    expect(othersNear(many.get('terminal:1'), 'm0', window)).toHaveLength(50);
    const same = batchLandings([file(0), file(1), { ...file(1), id: 'twin' }]);
    expect(othersNear(same.get('terminal:1'), 'm0', window)).toHaveLength(1);
  });

  it('stays the same while files only move on, and changes when one lands or is moved', () => {
    const a = anItem('a', at('14:00:00'));
    const sent = { ...a, state: STATES.uploading };
    expect(landsSame([a], [sent])).toBe(true);
    expect(landsSame([sent], [{ ...sent, state: STATES.done }])).toBe(false);
    expect(landsSame([a], [{ ...a, target: terminal('2') }])).toBe(false);
    expect(landsSame([a], [anItem('a', at('14:00:01'))])).toBe(false);
    expect(landsSame([a], [a, anItem('b')])).toBe(false);
  });
});
