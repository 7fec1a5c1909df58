/**
 * The connection to one logger's news (§1.3.9): performs what the machine asks for, reads what comes,
 * and undoes all of it.
 */
import { Failure, toFailure } from '../../core/failure.ts';
import { type CameraId, cameraId, type ConnectionId } from '../../core/ids.ts';
import { ms, msBetween } from '../../core/units.ts';
import type { Clock } from '../../platform/clock.ts';
import type { StreamSlots } from '../../platform/stream-slots.ts';
import type { AuthorizedClient } from './authorized-client.ts';
import { isNotResident } from './device-failure.ts';
import type { DeviceError } from './device-wire.ts';
import { endpoint } from './endpoint.ts';
import { REALTIME_LIFE } from './limits.ts';
import { createRealtimeReader } from './realtime-framing.ts';
import {
  answered,
  names,
  newRealtimeLink,
  nextDue,
  type RealtimeConnection,
  type RealtimeLink,
} from './realtime-link.ts';
import { type RealtimeEffect, type RealtimeEvent, reduceRealtime } from './realtime-machine.ts';
import { cameraOfNews, type RealtimeNews, toRealtimeNews } from './realtime-mapping.ts';
import { parseRealtimeMessage } from './realtime-wire.ts';
import type { Servers } from './servers.ts';

/** The news of one logger. */
export interface RealtimeDriver {
  /** The cameras to be told of, all of them on this logger. */
  readonly want: (cameras: ReadonlySet<CameraId>) => void;
  /** Closes while nobody looks, and opens again. */
  readonly setPaused: (isPaused: boolean) => void;
  /** The network was gone: what is open may be dead without knowing it. */
  readonly networkIsBack: () => void;
  /** Whether the camera's news arrives at the moment. */
  readonly covers: (camera: CameraId) => boolean;
  readonly dispose: () => void;
}

export interface RealtimeDriverHost {
  readonly system: ConnectionId;
  readonly clock: Clock;
  readonly client: AuthorizedClient;
  readonly servers: Servers;
  readonly streams: StreamSlots;
  readonly random: () => number;
  readonly logger: URL;
  readonly isPaused: boolean;
  /** Makes sure that it is known where these cameras are now; never fails. */
  readonly locate: (cameras: Iterable<CameraId>, signal: AbortSignal) => Promise<unknown>;
  /** News of a camera that the connection was asked about. */
  readonly heard: (news: RealtimeNews, connection: RealtimeConnection) => void;
  /** The logger says that it does not hold these cameras. */
  readonly gone: (cameras: readonly CameraId[]) => void;
  /** `covers` may have changed. */
  readonly changed: () => void;
}

/** What happens, without the time. */
type Happening = RealtimeEvent extends infer Event
  ? Event extends RealtimeEvent
    ? Omit<Event, 'now'>
    : never
  : never;

const operation = 'follow cameras';

export function createRealtimeDriver(host: RealtimeDriverHost): RealtimeDriver {
  const { system, clock, client, servers, streams, random, logger } = host;
  let link: RealtimeLink = newRealtimeLink(host.isPaused);
  let slot: ReturnType<StreamSlots['take']> | undefined;
  let cancelTimer = (): void => undefined;
  let isDisposed = false;
  const open = new Map<number, AbortController>();
  /** Of which cameras the newest connection will tell nothing, as the logger said. */
  let refused: { readonly connection: number; readonly cameras: ReadonlySet<CameraId> } | undefined;

  function dispatch(happening: Happening): void {
    if (isDisposed) return;
    const step = reduceRealtime(link, { ...happening, now: clock.now() });
    link = step.link;
    for (const effect of step.effects) perform(effect);
    plan();
    host.changed();
  }

  function plan(): void {
    cancelTimer();
    const due = nextDue(link);
    if (due === undefined) return;
    const wait = ms(Math.max(0, msBetween(clock.now(), due)));
    cancelTimer = clock.after(wait, () => dispatch({ kind: 'timePassed', random: random() }));
  }

  function perform(effect: RealtimeEffect): void {
    switch (effect.kind) {
      case 'open': {
        const life = new AbortController();
        open.set(effect.connection.id, life);
        void run(effect.connection, life.signal);
        return;
      }
      case 'close':
        open.get(effect.id)?.abort();
        open.delete(effect.id);
        return;
      case 'freeSlot':
        void slot?.then((release) => release?.());
        slot = undefined;
        return;
    }
  }

  async function run(connection: RealtimeConnection, signal: AbortSignal): Promise<void> {
    const { id } = connection;
    let isOpen = false;
    try {
      slot ??= streams.take();
      const release = await slot;
      if (signal.aborted) return;
      if (release === undefined) {
        dispatch({ kind: 'noSlot', id });
        return;
      }
      await host.locate(connection.named ?? link.wanted, signal);
      const url = addressOf(connection);
      if (signal.aborted) return;
      // Its cameras turned out to be elsewhere, or nobody wants them now; they may be wanted again.
      if (url === undefined) throw new Failure({ code: 'unreachable', operation, system });
      const { body } = await client.stream({
        operation,
        url,
        tokenIn: 'header',
        kind: 'read',
        signal,
        // A server may send nothing, not even its head, before there is news: the machine decides.
        timeout: REALTIME_LIFE,
      });
      if (signal.aborted) return;
      isOpen = true;
      dispatch({ kind: 'opened', id });
      await read(body, connection, signal);
      dispatch({ kind: 'ended', id, random: random() });
    } catch (error) {
      if (signal.aborted) return;
      if (isOpen) dispatch({ kind: 'ended', id, random: random() });
      else refuse(connection, toFailure(error, operation, system));
    }
  }

  /** Names those that are still wanted here; undefined when there are none, which would ask for all. */
  function addressOf({ named }: RealtimeConnection): URL | undefined {
    const cameras = [...(named ?? [])].filter((camera) => link.wanted.has(camera));
    if (named !== undefined && cameras.length === 0) return undefined;
    const query = cameras.map((camera) => ['uidd', camera] as const);
    return endpoint(logger, ['cameras', 'realtime', 'live'], query);
  }

  function refuse({ id, named }: RealtimeConnection, failure: Failure): void {
    const { code, facts } = failure;
    if (code === 'notFound' && isNotResident(facts.vendorText)) host.gone([...(named ?? link.wanted)]);
    dispatch({ kind: 'failed', id, failure, random: random() });
  }

  async function read(
    body: ReadableStream<Uint8Array>,
    connection: RealtimeConnection,
    signal: AbortSignal,
  ): Promise<void> {
    const reader = body.getReader();
    const { read: messagesOf } = createRealtimeReader();
    for (;;) {
      const { done, value } = await reader.read();
      if (done || signal.aborted) return;
      for (const message of messagesOf(value)) hear(message, connection);
    }
  }

  function hear(raw: unknown, connection: RealtimeConnection): void {
    const message = parseRealtimeMessage(raw);
    if (message === undefined) return;
    if (message.kind === 'errors') {
      withdraw(message.errors, connection);
      return;
    }
    const news = toRealtimeNews(message, servers);
    // A mix-up of cameras must never be shown: what nobody asked about is not heard.
    if (news !== undefined && names(connection, cameraOfNews(news))) host.heard(news, connection);
  }

  function withdraw(errors: readonly DeviceError[], connection: RealtimeConnection): void {
    const mine = errors.filter(({ uidd }) => link.wanted.has(cameraId(uidd)));
    if (mine.length === 0 || connection.id !== answered(link)?.id) return;
    const before = refused?.connection === connection.id ? refused.cameras : [];
    const cameras = new Set([...before, ...mine.map(({ uidd }) => cameraId(uidd))]);
    refused = { connection: connection.id, cameras };
    host.changed();
    const left = mine.filter(({ text }) => isNotResident(text)).map(({ uidd }) => cameraId(uidd));
    if (left.length > 0) host.gone(left);
  }

  return {
    want: (cameras) => {
      const isSame = cameras.size === link.wanted.size && [...cameras].every((one) => link.wanted.has(one));
      if (!isSame) dispatch({ kind: 'wanted', cameras });
    },
    setPaused: (isPaused) => dispatch({ kind: isPaused ? 'paused' : 'resumed' }),
    networkIsBack: () => dispatch({ kind: 'networkBack' }),
    covers: (camera) => {
      const connection = answered(link);
      if (connection === undefined || !names(connection, camera)) return false;
      return refused?.connection !== connection.id || !refused.cameras.has(camera);
    },
    dispose: () => {
      isDisposed = true;
      cancelTimer();
      for (const life of open.values()) life.abort();
      perform({ kind: 'freeSlot' });
    },
  };
}
