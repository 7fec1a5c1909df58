import { describe, expect, test } from 'vitest';
import { connectionId } from '../../core/ids.ts';
import { ms } from '../../core/units.ts';
import { failureOf } from '../../testing/failure-of.ts';
import { type CameraAction, type CameraTask, createCameraTask } from './camera-task.ts';
import type { LoggerCall } from './logger-client.ts';

/** A logger that answers so. */
function make(answer: unknown = { result: 'request sent to camera' }) {
  const calls: { uidd: string; call: LoggerCall }[] = [];
  const send = createCameraTask({
    system: connectionId('depot'),
    loggers: {
      json: (uidd, call) => {
        calls.push({ uidd, call });
        return Promise.resolve(answer);
      },
    },
  });
  const { signal } = new AbortController();
  const task = (change: Partial<CameraTask> = {}) =>
    send({ uidd: '1.1', action: 'ptzstop', operation: 'test', signal, ...change });
  return { calls, task };
}

describe('a task for a camera', () => {
  test.each<[CameraAction]>([
    ['livecommand'],
    ['triggerevent'],
    ['capturethumb'],
    ['capturestill'],
    ['ptz_up'],
    ['ptzstart_in'],
    ['ptzstop'],
  ])(
    '%s goes to /sendcameratask, never to /sendcamerataask, a typo of the document (rule 14)',
    async (action) => {
      const { calls, task } = make();
      await task({ action });
      expect(calls).toMatchObject([
        {
          uidd: '1.1',
          call: {
            path: ['sendcameratask'],
            query: [
              ['uid', '1.1'],
              ['action', action],
            ],
            tokenIn: 'token',
          },
        },
      ]);
    },
  );

  test('is a command, which no layer below repeats, and keeps its limits', async () => {
    const { calls, task } = make();
    await task({ timeout: ms(4000), keepalive: true });
    expect(calls[0]?.call).toMatchObject({ kind: 'command', timeout: 4000, keepalive: true });
  });

  test.each([
    [{ error: 'Unknown action' }, 'rejected', 'Unknown action'],
    [{ message: 'Camera is gone' }, 'rejected', 'Camera is gone'],
    [{ errors: [{ '1.1': 'Unauthorized' }] }, 'notPermitted', 'Unauthorized'],
    [{ errors: [{ '1.1': 'not resident' }] }, 'notFound', 'not resident'],
    [{ errors: [{ '1.2': 'Unauthorized' }] }, 'badReply', undefined],
    [{ result: '' }, 'badReply', undefined],
    [[], 'badReply', undefined],
    ['request sent to camera', 'badReply', undefined],
    [null, 'badReply', undefined],
  ])('answered with 200 and %j was not sent', async (answer, code, vendorText) => {
    const { task } = make(answer);
    const { facts } = await failureOf(task());
    expect(facts).toMatchObject({ code, operation: 'test', system: 'depot' });
    expect(facts.vendorText).toBe(vendorText);
  });
});
