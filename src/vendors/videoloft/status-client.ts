/**
 * `/cameras/status` (§1.3.6): what cameras do now. Questions of the same moment share one call per
 * logger, those of the same second its answer, and a camera that its logger does not hold is asked for
 * at its new one.
 */
import { Failure, toFailure } from '../../core/failure.ts';
import type { ConnectionId } from '../../core/ids.ts';
import type { Clock } from '../../platform/clock.ts';
import type { AuthorizedClient } from './authorized-client.ts';
import { type BatchAnswers, type Batcher, createBatcher } from './batcher.ts';
import { toDeviceFailure } from './device-failure.ts';
import { type DeviceStatus, toDeviceStatus } from './device-status.ts';
import { parseDevicesReply } from './device-wire.ts';
import { endpoint } from './endpoint.ts';
import { BATCH_WINDOW, STATUS_BATCH, STATUS_RETRY } from './limits.ts';
import type { LoggerClient } from './logger-client.ts';
import type { Servers } from './servers.ts';
import { createStatusMemory } from './status-memory.ts';

export interface StatusClient {
  readonly get: (uidd: string, signal: AbortSignal) => Promise<DeviceStatus>;
  /** All cameras of one logger that this person may see; those that it would not describe are absent. */
  readonly resident: (logger: URL, signal: AbortSignal) => Promise<ReadonlyMap<string, DeviceStatus>>;
  /** Forgets what was asked and answered: somebody else may sign in. */
  readonly clear: () => void;
  readonly dispose: () => void;
}

export interface StatusHost {
  readonly system: ConnectionId;
  readonly clock: Clock;
  readonly client: AuthorizedClient;
  readonly loggers: LoggerClient;
  readonly servers: Servers;
}

const operation = 'ask camera status';

export function createStatusClient({ system, clock, client, loggers, servers }: StatusHost): StatusClient {
  const batchers = new Map<string, Batcher<DeviceStatus>>();
  const memory = createStatusMemory(clock);

  /** Working clients name the cameras `uidd`, the document says `uid`: the logger gets both. */
  async function ask(
    logger: URL,
    uidds: readonly string[],
    signal: AbortSignal,
  ): Promise<BatchAnswers<DeviceStatus>> {
    const query = ['uid', 'uidd'].flatMap((name) => uidds.map((uidd) => [name, uidd] as const));
    const url = endpoint(logger, ['cameras', 'status'], query);
    const [first = ''] = uidds;
    // A call without names has no camera whose new logger could be asked for.
    const beforeRetry = first === '' ? undefined : loggers.leaving(first, logger, signal);
    const { sent, answered } = memory.question(logger);
    const retry = STATUS_RETRY;
    try {
      const body = await client.json({
        operation,
        url,
        tokenIn: 'header',
        kind: 'read',
        signal,
        sent,
        retry,
        beforeRetry,
      });
      const answers = answersOf(body);
      answered(answers);
      return answers;
    } catch (error) {
      const failure = toFailure(error, operation, system);
      // An error is an answer too: no further question within the second, whoever has one. A logger that
      // did not answer may be asked as soon as the network is back.
      if (failure.code === 'badReply' || failure.facts.status !== undefined)
        answered(new Map(uidds.map((uidd) => [uidd, failure])));
      throw failure;
    }
  }

  function answersOf(body: unknown): Map<string, DeviceStatus | Failure> {
    const reply = parseDevicesReply(body);
    if (reply === undefined) throw new Failure({ code: 'badReply', operation, system });
    return new Map<string, DeviceStatus | Failure>([
      ...reply.errors.map(({ uidd, text }) => [uidd, toDeviceFailure(text, operation, system)] as const),
      ...reply.rows.map((row) => [row.uidd, toDeviceStatus(row, servers)] as const),
    ]);
  }

  function batcherOf(logger: URL): Batcher<DeviceStatus> {
    const found = batchers.get(logger.host);
    if (found !== undefined) return found;
    const made = createBatcher<DeviceStatus>({
      system,
      operation,
      clock,
      window: BATCH_WINDOW,
      limit: STATUS_BATCH,
      ask: (uidds, signal) => ask(logger, uidds, signal),
    });
    batchers.set(logger.host, made);
    return made;
  }

  return {
    resident: async (logger, signal) => {
      const found = new Map<string, DeviceStatus>();
      for (const [uidd, answer] of await ask(logger, [], signal)) {
        if (!(answer instanceof Failure)) found.set(uidd, answer);
      }
      return found;
    },
    get: (uidd, signal) =>
      loggers.at(uidd, signal, async (logger) => {
        // The board of states and a camera that wakes may ask at the same time, each at its own pace.
        const answer = memory.find(logger, uidd) ?? (await batcherOf(logger).get(uidd, signal));
        if (answer instanceof Failure) throw answer;
        return answer;
      }),
    clear: () => {
      memory.clear();
      for (const batcher of batchers.values()) batcher.clear();
    },
    dispose: () => {
      for (const batcher of batchers.values()) batcher.dispose();
    },
  };
}
