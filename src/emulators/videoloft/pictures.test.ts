import { expect, test } from 'vitest';
import { at, COUNTER, COUNTER_LOGGER, createTestClient, HOSTS, NOON, VIEWER } from './test-client.ts';

const JPEG_START = [0xff, 0xd8, 0xff];

async function createViewer() {
  const client = createTestClient();
  const token = await client.token();
  const picture = (path: string, by = token, logger: string = COUNTER_LOGGER) =>
    client.send(`${logger}/${path}/${by}`);
  const status = async () => {
    const body = await client.json(
      `${COUNTER_LOGGER}/cameras/status?uid=${COUNTER}`,
      client.withHeader(token),
    );
    return at(body, 'result', '910990', 'devices', '1');
  };
  const task = async (action: string, uid = COUNTER, logger: string = COUNTER_LOGGER) =>
    (await client.send(`${logger}/sendcameratask?uid=${uid}&action=${action}&token=${token}`)).status;
  return { ...client, signIn: client.token, token, picture, status, task };
}

async function isJpeg(response: Response): Promise<boolean> {
  const start = [...new Uint8Array(await response.arrayBuffer()).subarray(0, 3)];
  return response.headers.get('content-type') === 'image/jpeg' && start.join() === JPEG_START.join();
}

test('an event has a thumb; another id has none', async () => {
  const { picture, emulator } = await createViewer();
  const { id } = emulator.control.addEvent(COUNTER, { startt: NOON - 60_000, durationMs: 4000 });
  const found = await picture(`alertthumb/${COUNTER}/${id}`);
  expect([found.status, await isJpeg(found)]).toEqual([200, true]);
  expect((await picture(`alertthumb/${COUNTER}/${id + 2}`)).status).toBe(404);
  expect((await picture(`alertthumb/${COUNTER}/undefined`)).status).toBe(404);
});

test('the pictures that status names can be fetched, and no others', async () => {
  const { picture, status } = await createViewer();
  const now = await status();
  for (const [path, field] of [
    ['getthumb', 'lastthumb'],
    ['getstill', 'laststill'],
  ] as const) {
    const time = Number(at(now, field));
    expect(time).toBeGreaterThan(NOON / 1000 - 3601);
    const found = await picture(`${path}/${COUNTER}/${time}`);
    expect([found.status, await isJpeg(found)]).toEqual([200, true]);
    for (const other of [time + 1, time + 3600, time * 1000, 'undefined']) {
      expect((await picture(`${path}/${COUNTER}/${other}`)).status).toBe(404);
    }
  }
});

test('a new thumb is taken every ten minutes', async () => {
  const { status, clock } = await createViewer();
  const first = Number(at(await status(), 'lastthumb'));
  clock.ms += 600_000;
  expect(at(await status(), 'lastthumb')).toBe(first + 600);
});

test('pictures need a token in the path, the right logger and a grant', async () => {
  const { picture, status, signIn, emulator } = await createViewer();
  const time = Number(at(await status(), 'lastthumb'));
  const path = `getthumb/${COUNTER}/${time}`;
  expect((await picture(path, 'nonsense')).status).toBe(401);
  expect((await picture(path, await signIn(VIEWER))).status).toBe(403);
  expect((await picture(path, await signIn(), HOSTS.loggers[1])).status).toBe(404);
  const expired = await signIn();
  emulator.control.expireTokens();
  expect((await picture(path, expired)).status).toBe(401);
});

test('a picture that was asked for is there a while later, and status names it', async () => {
  const { picture, status, task, clock } = await createViewer();
  for (const [action, field, path, other] of [
    ['capturethumb', 'lastthumb', 'getthumb', 'getstill'],
    ['capturestill', 'laststill', 'getstill', 'getthumb'],
  ] as const) {
    const before = Number(at(await status(), field));
    await task(action);
    clock.ms += 1499;
    expect(at(await status(), field)).toBe(before);
    clock.ms += 1;
    const time = Number(at(await status(), field));
    expect(time).toBe(Math.floor(clock.ms / 1000));
    expect(await isJpeg(await picture(`${path}/${COUNTER}/${time}`))).toBe(true);
    // Neither was taken a second later, nor in the other size.
    expect((await picture(`${path}/${COUNTER}/${time + 1}`)).status).toBe(404);
    expect((await picture(`${other}/${COUNTER}/${time}`)).status).toBe(404);
  }
});

test('the time grows with each picture, and requests meanwhile get the same one', async () => {
  const { status, task, clock } = await createViewer();
  const times = [Number(at(await status(), 'lastthumb'))];
  for (let i = 0; i < 3; i++) {
    await task('capturethumb');
    await task('capturethumb');
    clock.ms += 1500;
    times.push(Number(at(await status(), 'lastthumb')));
  }
  const [, first = 0, second = 0, third = 0] = times;
  expect(first).toBe(NOON / 1000 + 1);
  expect([second, third]).toEqual([first + 2, first + 3]);
  clock.ms += 5000;
  expect(at(await status(), 'lastthumb')).toBe(third);
});

test('pictures can be made to come at once', async () => {
  const client = createTestClient({ captureMs: 0 });
  const token = await client.token();
  await client.send(`${COUNTER_LOGGER}/sendcameratask?uid=${COUNTER}&action=capturethumb&token=${token}`);
  const found = await client.send(`${COUNTER_LOGGER}/getthumb/${COUNTER}/${NOON / 1000}/${token}`);
  expect(found.status).toBe(200);
});

test('a camera that is away, or goes away meanwhile, takes no picture', async () => {
  const { status, task, clock, emulator } = await createViewer();
  const before = Number(at(await status(), 'lastthumb'));
  await task('capturethumb');
  emulator.control.setConnection(COUNTER, 'offline');
  expect(await task('capturethumb')).toBe(200);
  clock.ms += 10_000;
  expect(at(await status(), 'lastthumb')).toBe(before);
});
