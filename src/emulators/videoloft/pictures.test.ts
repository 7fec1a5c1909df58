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
  return { ...client, signIn: client.token, token, picture, status };
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
