import { expect, test } from 'vitest';
import { connectionId } from '../../core/ids.ts';
import { epochMs, ms, ONE_SECOND } from '../../core/units.ts';
import { createFakeClock } from '../../testing/fake-clock.ts';
import { createQuestionTurns } from './question-turns.ts';

const NORTH = connectionId('north');
const SOUTH = connectionId('south');

function setUp() {
  const clock = createFakeClock(epochMs(0), () => new Promise((resolve) => setImmediate(resolve)));
  const turns = createQuestionTurns(clock);
  const asked: string[] = [];
  const ask = (name: string, answers = 0, { system = NORTH, signal = new AbortController().signal } = {}) =>
    turns.next(system, answers, signal).then(
      () => asked.push(name),
      () => asked.push(`not ${name}`),
    );
  return { clock, asked, ask };
}

test('one is asked at once, the others a moment after each other', async () => {
  const { clock, asked, ask } = setUp();
  for (const name of ['a', 'b', 'c']) void ask(name);
  await clock.advance(ms(0));
  expect(asked).toEqual(['a']);
  await clock.advance(ms(100));
  expect(asked).toEqual(['a', 'b']);
  await clock.advance(ms(100));
  expect(asked).toEqual(['a', 'b', 'c']);
  await clock.advance(ONE_SECOND);
  void ask('d');
  await clock.advance(ms(0));
  expect(asked).toEqual(['a', 'b', 'c', 'd']);
});

test('what was ordered last comes before those that are asked for long', async () => {
  const { clock, asked, ask } = setUp();
  void ask('first', 40);
  for (let index = 0; index < 500; index += 1) void ask(`old ${index}`, 40);
  void ask('new', 0);
  await clock.advance(ms(100));
  expect(asked).toEqual(['first', 'new']);
  await clock.advance(ms(50_000));
  expect(asked).toHaveLength(502);
});

test('systems do not wait for each other', async () => {
  const { clock, asked, ask } = setUp();
  void ask('a');
  void ask('b', 0, { system: SOUTH });
  await clock.advance(ms(0));
  expect(asked).toEqual(['a', 'b']);
});

test('who is not wanted any more keeps nobody waiting', async () => {
  const { clock, asked, ask } = setUp();
  const controller = new AbortController();
  void ask('a');
  void ask('b', 0, { signal: controller.signal });
  void ask('c');
  controller.abort();
  void ask('d', 0, { signal: controller.signal });
  await clock.advance(ms(100));
  expect(asked).toEqual(['a', 'not b', 'not d', 'c']);
});
