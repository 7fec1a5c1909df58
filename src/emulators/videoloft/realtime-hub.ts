/**
 * Open real-time connections (§1.3.9): each looks for news by time and when something was done behind
 * the service's back, lives for a while, and ends in one of three ways, which frees everything.
 */
import { hashOf } from '../seeded-random.ts';
import { REALTIME_KEEP_ALIVE_MS, REALTIME_TICK_MS } from './limits.ts';
import type { VideoloftSettings } from './options.ts';
import { createSplitter, frameKeepAlive, frameMessage, type RealtimeFraming } from './realtime-framing.ts';
import type { RealtimeWatch } from './realtime-watch.ts';

/** Who ended it: the server when its time was over, the client, or a break of the connection. */
export type ClosedBy = 'server' | 'client' | 'break';

export interface RealtimeConnection {
  readonly watch: RealtimeWatch;
  readonly framing: RealtimeFraming;
  readonly openedAt: number;
  /** Aborts when the client is gone. */
  readonly client: AbortSignal;
  readonly closed: (by: ClosedBy) => void;
}

export interface RealtimeHub {
  readonly open: (connection: RealtimeConnection) => ReadableStream<Uint8Array>;
  /** Something changed: all look for news now. */
  readonly poke: () => void;
  readonly breakAll: () => void;
  /** How many are open. */
  readonly count: () => number;
}

interface OpenConnection {
  readonly look: () => void;
  readonly end: (by: ClosedBy) => void;
}

export function createRealtimeHub({
  now,
  sleep,
  seed,
  realtimeLifeMs,
  realtimeSplit,
}: VideoloftSettings): RealtimeHub {
  const connections = new Set<OpenConnection>();
  let opened = 0;

  function run(
    { watch, framing, openedAt, client, closed }: RealtimeConnection,
    controller: ReadableStreamDefaultController<Uint8Array>,
  ): OpenConnection {
    const ended = new AbortController();
    opened += 1;
    const split = createSplitter(hashOf(seed, 'realtime', opened), realtimeSplit);
    const endsAt = openedAt + realtimeLifeMs;
    let spokeAt = openedAt;

    const say = (text: string) => {
      for (const piece of split(text)) controller.enqueue(piece);
      spokeAt = now();
    };
    const look = () => {
      for (const message of watch.check(now())) say(frameMessage(framing, message));
      if (now() - spokeAt >= REALTIME_KEEP_ALIVE_MS) say(frameKeepAlive(framing));
    };
    const end = (by: ClosedBy) => {
      if (ended.signal.aborted) return;
      ended.abort();
      client.removeEventListener('abort', leave);
      connections.delete(connection);
      closed(by);
      if (by === 'server') controller.close();
      else if (by === 'break') controller.error(new Error('The connection broke.'));
    };
    const leave = () => {
      if (ended.signal.aborted) return;
      end('client');
      controller.error(new Error('The client left.'));
    };
    const live = async () => {
      // Nobody on the way holds back an answer whose body has begun.
      say(frameKeepAlive(framing));
      while (!ended.signal.aborted && now() < endsAt) {
        look();
        await sleep(Math.min(REALTIME_TICK_MS, endsAt - now()), ended.signal);
      }
      end('server');
    };
    const connection: OpenConnection = { look, end };
    connections.add(connection);
    client.addEventListener('abort', leave);
    if (client.aborted) leave();
    // Whatever goes wrong in it is the client's to notice.
    live().catch(() => end('break'));
    return connection;
  }

  return {
    open: (asked) => {
      const made: OpenConnection[] = [];
      return new ReadableStream<Uint8Array>({
        start: (controller) => {
          made.push(run(asked, controller));
        },
        cancel: () => {
          for (const one of made) one.end('client');
        },
      });
    },
    poke: () => {
      for (const one of connections) one.look();
    },
    breakAll: () => {
      for (const one of connections) one.end('break');
    },
    count: () => connections.size,
  };
}
