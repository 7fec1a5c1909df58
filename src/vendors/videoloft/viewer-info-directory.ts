/**
 * Where each camera's servers are, never older than ten minutes (§1.1.4): asked in batches, shared,
 * refreshed for cameras in use, forgotten for the others, and kept over a reload of the page.
 */
import { Failure } from '../../core/failure.ts';
import type { ConnectionId } from '../../core/ids.ts';
import { type EpochMs, type Ms, ms, msBetween, ONE_MINUTE } from '../../core/units.ts';
import type { Clock } from '../../platform/clock.ts';
import { abortable } from '../../platform/abortable.ts';
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
import { type AboutCamera, toViewerInfo, type ViewerInfo } from './viewer-info.ts';
import type { DatedInfo, ViewerInfoNote } from './viewer-info-note.ts';

export interface ViewerInfoDirectory {
  readonly get: (uidd: string, signal?: AbortSignal) => Promise<ViewerInfo>;
  /** Asks anew, and keeps what is known until there is an answer. */
  readonly renew: (uidd: string, signal?: AbortSignal) => Promise<ViewerInfo>;
  /** Also what a reload does not keep. */
  readonly whole: (
    uidd: string,
    signal?: AbortSignal,
  ) => Promise<ViewerInfo & { readonly about: AboutCamera }>;
  /** A server turned out to have moved: the next `get` asks again. */
  readonly drop: (uidd: string) => void;
  /** Keeps the details of a camera fresh until the returned function is called. */
  readonly hold: (uidd: string) => () => void;
  /** Hears of each answer: a camera's servers may be others than before. */
  readonly subscribe: (heard: (info: ViewerInfo) => void) => () => void;
  /** Forgets all of it: somebody else may sign in. */
  readonly clear: () => void;
  readonly dispose: () => void;
}

export interface ViewerInfoHost {
  readonly system: ConnectionId;
  readonly clock: Clock;
  readonly client: AuthorizedClient;
  readonly servers: Servers;
  readonly session: Pick<SessionDriver, 'current'>;
  readonly note: ViewerInfoNote;
}

/** §1.1: "uid.deviceid". */
const UIDD = /^[\w-]{1,32}\.[\w-]{1,32}$/;
const OPERATION = 'find a camera’s servers';
/** Ages are looked at this often; finer than the margin between the two ages of `limits`. */
const LOOK_EVERY = ms(ONE_MINUTE / 4);

export function createViewerInfoDirectory(host: ViewerInfoHost): ViewerInfoDirectory {
  const { system, clock, client, servers, session, note } = host;
  const entries = new Map<string, DatedInfo>();
  /** What the page before this one knew, until it is used. */
  const noted = new Map<string, DatedInfo>();
  const usedAt = new Map<string, EpochMs>();
  const holders = new Map<string, number>();
  const listeners = new Set<(info: ViewerInfo) => void>();
  let cancelLook: (() => void) | undefined;
  let cancelNote: (() => void) | undefined;
  /** From one `clear` to the next: answers of before are nobody's. */
  let person = Symbol('person');
  let readFor: symbol | undefined;
  /** Who is told; undefined before the first question, and for an account without an id. */
  let uid: string | undefined;

  const writeNote = (): void => {
    cancelNote?.();
    cancelNote = undefined;
    if (uid !== undefined) note.write(uid, [...noted.values(), ...entries.values()]);
  };

  /** The first time that somebody asks. */
  async function readNote(signal: AbortSignal | undefined): Promise<void> {
    const asked = person;
    const signIn = await abortable(Promise.resolve(session.current()), signal);
    if (asked !== person || readFor === person) return;
    readFor = person;
    ({ uid } = signIn);
    if (uid === undefined) return;
    for (const [uidd, dated] of note.read(uid, clock.now())) {
      if (!entries.has(uidd)) noted.set(uidd, dated);
    }
  }

  async function ask(uidds: readonly string[], signal: AbortSignal): Promise<BatchAnswers<ViewerInfo>> {
    const asked = person;
    const { authenticator } = await session.current();
    const at = clock.now();
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
      if (asked === person) keep(info, at);
    }
    if (asked === person) {
      writeNote();
      look();
      for (const answer of answers.values()) if (!(answer instanceof Failure)) tell(answer);
    }
    return answers;
  }

  function tell(info: ViewerInfo): void {
    for (const heard of [...listeners]) heard(info);
  }

  function keep(info: ViewerInfo, at: EpochMs): void {
    noted.delete(info.uidd);
    entries.set(info.uidd, { info, at });
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

  function known(uidd: string): ViewerInfo | undefined {
    const before = noted.get(uidd);
    if (before !== undefined) {
      keep(before.info, before.at);
      look();
    }
    const entry = entries.get(uidd);
    return entry !== undefined && ageOf(entry.at) < VIEWER_INFO_MAX_AGE ? entry.info : undefined;
  }

  async function use(uidd: string, signal: AbortSignal | undefined): Promise<void> {
    // A link may name anything; one bad name must not spoil the batch of the others.
    if (!UIDD.test(uidd)) throw new Failure({ code: 'notFound', operation: OPERATION, system });
    usedAt.set(uidd, clock.now());
    if (readFor !== person) await readNote(signal);
  }

  return {
    get: async (uidd, signal) => {
      await use(uidd, signal);
      return known(uidd) ?? (await batcher.get(uidd, signal));
    },
    renew: async (uidd, signal) => {
      await use(uidd, signal);
      return await batcher.get(uidd, signal);
    },
    whole: async (uidd, signal) => {
      await use(uidd, signal);
      const now = known(uidd);
      const { about, ...info } = now?.about === undefined ? await batcher.get(uidd, signal) : now;
      if (about === undefined) throw new Failure({ code: 'badReply', operation: OPERATION, system });
      return { ...info, about };
    },
    drop: (uidd) => {
      entries.delete(uidd);
      noted.delete(uidd);
      // A logger that fails loses all of its cameras at once: they are written down once.
      cancelNote ??= clock.after(ms(0), writeNote);
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
    subscribe: (heard) => {
      listeners.add(heard);
      return () => listeners.delete(heard);
    },
    clear: () => {
      person = Symbol('person');
      uid = undefined;
      batcher.clear();
      cancelNote?.();
      cancelNote = undefined;
      entries.clear();
      noted.clear();
      usedAt.clear();
      note.clear();
    },
    dispose: () => {
      cancelLook?.();
      cancelNote?.();
      batcher.dispose();
    },
  };
}
