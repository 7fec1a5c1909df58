import { expect, test } from 'vitest';
import { COUNTER, COUNTER_LOGGER, createTestClient } from './test-client.ts';

const SECOND = 1000;

async function createOperator() {
  const client = createTestClient();
  const token = await client.token();
  const task = async (action: string, uidd = COUNTER, logger: string = COUNTER_LOGGER) =>
    (await client.send(`${logger}/sendcameratask?uid=${uidd}&action=${action}&token=${token}`)).json();
  const after = (ms: number) => {
    client.clock.ms += ms;
  };
  return { ...client, task, after, where: () => client.emulator.control.ptz(COUNTER) };
}

test('a step moves for one second and ends by itself', async () => {
  const { task, after, where } = await createOperator();
  expect(where()).toEqual({ pan: 0, tilt: 0, zoom: 0, moving: undefined });
  await task('ptz_right');
  after(400);
  expect(where()).toEqual({ pan: 0.4, tilt: 0, zoom: 0, moving: 'right' });
  after(600);
  expect(where()).toEqual({ pan: 1, tilt: 0, zoom: 0, moving: undefined });
  after(10 * SECOND);
  expect(where().pan).toBe(1);
});

test('each direction has its axis and its sign', async () => {
  const { task, after, where } = await createOperator();
  for (const direction of ['left', 'up', 'in', 'left', 'up', 'in', 'right', 'down', 'out', 'left']) {
    await task(`ptz_${direction}`);
    after(SECOND);
  }
  expect(where()).toEqual({ pan: -2, tilt: 1, zoom: 1, moving: undefined });
});

test('a start moves until the stop, however long that takes', async () => {
  const { task, after, where } = await createOperator();
  await task('ptzstart_up');
  after(90 * SECOND);
  expect(where()).toMatchObject({ tilt: 90, moving: 'up' });
  await task('ptzstop');
  after(SECOND);
  expect(where()).toMatchObject({ tilt: 90, moving: undefined });
  await task('ptzstop');
  expect(where()).toMatchObject({ tilt: 90, moving: undefined });
});

test('a start while it moves takes the place of the direction, and a stop ends a step', async () => {
  const { task, after, where } = await createOperator();
  await task('ptzstart_left');
  after(2 * SECOND);
  await task('ptzstart_in');
  after(SECOND);
  expect(where()).toEqual({ pan: -2, tilt: 0, zoom: 1, moving: 'in' });
  await task('ptz_down');
  after(500);
  await task('ptzstop');
  after(SECOND);
  expect(where()).toEqual({ pan: -2, tilt: -0.5, zoom: 1, moving: undefined });
});

test('a camera of another make is sent the request and stays where it is', async () => {
  const { task, after, emulator } = await createOperator();
  const corridor = '910001.2';
  expect(await task('ptzstart_up', corridor, 'http://logger-b.test')).toEqual({
    result: 'request sent to camera',
  });
  after(SECOND);
  expect(emulator.control.ptz(corridor)).toEqual({ pan: 0, tilt: 0, zoom: 0, moving: undefined });
});

test('a camera that goes away stops, and an absent one hears nothing', async () => {
  const { task, after, where, emulator } = await createOperator();
  await task('ptzstart_up');
  after(SECOND);
  emulator.control.setConnection(COUNTER, 'offline');
  after(SECOND);
  await task('ptzstart_up');
  after(SECOND);
  expect(where()).toMatchObject({ tilt: 1, moving: undefined });
});
