import { describe, expect, it } from 'vitest';
import { epochMs, ms } from '../../core/units.ts';
import { createFakeClock } from '../../testing/fake-clock.ts';
import { createStartQueue } from './start-queue.ts';

function setUp() {
  const clock = createFakeClock(epochMs(0), () => Promise.resolve());
  const queue = createStartQueue(clock);
  const begun: string[] = [];
  const ask = (name: string) => queue.ask(() => begun.push(`${name} at ${clock.now()}`));
  return { clock, begun, ask };
}

describe('players that begin', () => {
  it('do so at once when they are alone, also one after the other', async () => {
    const { begun, ask } = setUp();
    ask('a')();
    ask('b');
    expect(begun).toEqual(['a at 0', 'b at 0']);
  });

  it('are two at a time, 150 ms apart', async () => {
    const { clock, begun, ask } = setUp();
    const [first, second] = ['a', 'b', 'c', 'd'].map(ask);
    expect(begun).toEqual(['a at 0']);
    await clock.advance(ms(1_000));
    expect(begun).toEqual(['a at 0', 'b at 150']);
    first?.();
    expect(begun.at(-1)).toBe('c at 1000');
    second?.();
    await clock.advance(ms(1_000));
    expect(begun.at(-1)).toBe('d at 1150');
  });

  it('hold the others up for four seconds at most', async () => {
    const { clock, begun, ask } = setUp();
    for (const name of ['a', 'b', 'c']) ask(name);
    await clock.advance(ms(4_000));
    expect(begun).toEqual(['a at 0', 'b at 150', 'c at 4000']);
  });

  it('do not begin when they left before their turn', async () => {
    const { clock, begun, ask } = setUp();
    const [, second, third] = ['a', 'b', 'c', 'd'].map(ask);
    second?.();
    third?.();
    await clock.advance(ms(1_000));
    expect(begun).toEqual(['a at 0', 'd at 150']);
  });
});
