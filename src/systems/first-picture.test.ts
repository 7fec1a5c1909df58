import { describe, expect, it } from 'vitest';
import { epochMs, ms } from '../core/units.ts';
import { createFakeClock } from '../testing/fake-clock.ts';
import { createFirstPicture } from './first-picture.ts';

function setUp() {
  const clock = createFakeClock(epochMs(0), () => Promise.resolve());
  const picture = createFirstPicture(clock);
  const order: string[] = [];
  const wait = (name: string) => void picture.seen().then(() => order.push(name));
  return { clock, picture, order, wait };
}

describe('the wait for the first picture', () => {
  it('is none when no picture is on its way', async () => {
    const { clock, order, wait } = setUp();
    wait('list');
    await clock.advance(ms(0));
    expect(order).toEqual(['list']);
  });

  it('ends for everybody when the picture is there, and does not come back', async () => {
    const { clock, picture, order, wait } = setUp();
    const letGo = picture.expect();
    wait('list');
    wait('states');
    await clock.advance(ms(100));
    expect(order).toEqual([]);
    letGo();
    wait('thumbnail');
    await clock.advance(ms(0));
    expect(order).toEqual(['list', 'states', 'thumbnail']);
  });

  it('ends after a while though no picture came', async () => {
    const { clock, picture, order, wait } = setUp();
    picture.expect();
    wait('list');
    await clock.advance(ms(1_499));
    expect(order).toEqual([]);
    await clock.advance(ms(1));
    expect(order).toEqual(['list']);
  });
});
