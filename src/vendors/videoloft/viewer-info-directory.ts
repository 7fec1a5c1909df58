/**
 * Where each camera's servers are, never older than ten minutes (§1.1.4): asked in batches, shared,
 * refreshed for cameras in use, and forgotten for the others.
 */
import { Failure } from '../../core/failure.ts';
import type { ConnectionId } from '../../core/ids.ts';
import { type EpochMs, type Ms, ms, msBetween, ONE_MINUTE } from '../../core/units.ts';
import type { Clock } from '../../platform/clock.ts';
import type { AuthorizedClient } from './authorized-client.ts';
import { type BatchAnswers, createBatcher } from './batcher.ts';
import { toDeviceFailure } from './device-failure.ts';
import { parseDevicesReply } from './device-wire.ts';
import { endpoint } from './endpoint.ts';
import {
  BATCH_WINDOW,
  SAME_TURN,
  VIEWER_INFO_BATCH,
  VIEWER_INFO_MAX_AGE,
  VIEWER_INFO_RENEW_AGE,
} from './limits.ts';
import type { Servers } from './servers.ts';
import type { SessionDriver } from './session-driver.ts';
import { toViewerInfo, type ViewerInfo } from './viewer-info.ts';

export interface ViewerInfoDirectory {
  readonly get: (uidd: string, signal?: AbortSignal) => Promise<ViewerInfo>;
  /** A server turned out to have moved: the next `get` asks again. */
  readonly drop: (uidd: string) => void;
  /** Keeps the details of a camera fresh until the returned function is called. */
  readonly hold: (uidd: string) => () => void;
  /** Forgets all of it. */
  readonly clear: () => void;
  readonly dispose: () => void;
}

export interface ViewerInfoHost {
  readonly system: ConnectionId;
  readonly clock: Clock;
  readonly client: AuthorizedClient;
  readonly servers: Servers;
  readonly session: Pick<SessionDriver, 'current'>;
}

interface Entry {
  readonly info: ViewerInfo;
  readonly at: EpochMs;
}

/** §1.1: "uid.deviceid". */
const UIDD = /^[\w-]{1,32}\.[\w-]{1,32}$/;
const OPERATION = 'find a camera’s servers';
/** Ages are looked at this often; finer than the margin between the two ages of `limits`. */
const LOOK_EVERY = ms(ONE_MINUTE / 4);

export function createViewerInfoDirectory(host: ViewerInfoHost): ViewerInfoDirectory {
  const { system, clock, client, servers, session } = host;
  const entries = new Map<string, Entry>();
  const usedAt = new Map<string, EpochMs>();
  const holders = new Map<string, number>();
  let cancelLook: (() => void) | undefined;

  async function ask(uidds: readonly string[], signal: AbortSignal): Promise<BatchAnswers<ViewerInfo>> {
    const { authenticator } = await session.current();
    const query = uidds.map((uidd) => ['uidd', uidd] as const);
    const url = endpoint(authenticator, ['devices', 'viewerInfo'], query);
    const body = await client.json({ operation: OPERATION, url, tokenIn: 'header', kind: 'read', signal });
    const reply = parseDevicesReply(body);
    if (reply === undefined) throw new Failure({ code: 'badReply', operation: OPERATION, system });
    const answers = new Map<string, ViewerInfo | Failure>();
    for (const { uidd, text } of reply.errors) {
      answers.set(uidd, toDeviceFailure(text, OPERATION, system));
    }
    for (const row of reply.rows.filter(({ uidd }) => uidds.includes(uidd))) {
      const info = toViewerInfo(row, servers);
      if (info === undefined) {
        answers.set(row.uidd, new Failure({ code: 'badReply', operation: OPERATION, system }));
        continue;
      }
      answers.set(row.uidd, info);
      entries.set(row.uidd, { info, at: clock.now() });
    }
    look();
    return answers;
  }

  const batcher = createBatcher({
    system,
    operation: OPERATION,
    clock,
    window: BATCH_WINDOW,
    idleWindow: SAME_TURN,
    limit: VIEWER_INFO_BATCH,
    ask,
  });

  const ageOf = (at: EpochMs): Ms => msBetween(at, clock.now());

  const isInUse = (uidd: string): boolean => {
    const used = usedAt.get(uidd);
    return holders.has(uidd) || (used !== undefined && ageOf(used) < VIEWER_INFO_MAX_AGE);
  };

  /** Refreshes what is in use before it is too old, drops the rest, and looks again while there is any. */
  function look(): void {
    cancelLook?.();
    cancelLook = undefined;
    for (const uidd of [...usedAt.keys()].filter((one) => !isInUse(one))) {
      usedAt.delete(uidd);
      entries.delete(uidd);
    }
    for (const [uidd, { at }] of entries) {
      if (ageOf(at) >= VIEWER_INFO_RENEW_AGE) {
        // A failure shows where the details are used: they are asked again there.
        batcher.get(uidd, undefined).catch(() => undefined);
      }
    }
    if (entries.size > 0) cancelLook = clock.after(LOOK_EVERY, look);
  }

  return {
    get: async (uidd, signal) => {
      // A link may name anything; one bad name must not spoil the batch of the others.
      if (!UIDD.test(uidd)) throw new Failure({ code: 'notFound', operation: OPERATION, system });
      usedAt.set(uidd, clock.now());
      const entry = entries.get(uidd);
      if (entry !== undefined && ageOf(entry.at) < VIEWER_INFO_MAX_AGE) return entry.info;
      return await batcher.get(uidd, signal);
    },
    drop: (uidd) => {
      entries.delete(uidd);
    },
    hold: (uidd) => {
      holders.set(uidd, (holders.get(uidd) ?? 0) + 1);
      let isHeld = true;
      return () => {
        if (!isHeld) return;
        isHeld = false;
        const left = (holders.get(uidd) ?? 1) - 1;
        if (left > 0) holders.set(uidd, left);
        else holders.delete(uidd);
      };
    },
    clear: () => {
      entries.clear();
      usedAt.clear();
    },
    dispose: () => {
      cancelLook?.();
      batcher.dispose();
    },
  };
}
