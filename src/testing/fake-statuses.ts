/** A system that answers nothing but the states of cameras, as a test says, and its news by hand. */
import type { Failure } from '../core/failure.ts';
import { type CameraId, connectionId } from '../core/ids.ts';
import { offer, withhold } from '../core/offer.ts';
import { createStore, type Store } from '../core/readable.ts';
import { type Ms, ms } from '../core/units.ts';
import { type Clock, sleep } from '../platform/clock.ts';
import type { CameraState, CameraStatus, SessionState, VendorSystem } from '../vendors/contract.ts';
import type { CameraNews, Realtime } from '../vendors/contract-realtime.ts';
import { SIGNED_IN } from './plain-systems.ts';

interface Question {
  readonly cameras: readonly CameraId[];
  readonly at: number;
  readonly signal: AbortSignal;
}

export interface FakeStatuses {
  readonly session: Store<SessionState>;
  readonly questions: readonly Question[];
  readonly clearQuestions: () => void;
  /** How long the system takes, what it says, whether it fails, and whom it leaves out. */
  readonly answer: {
    latency: Ms;
    state: CameraState;
    failure: Failure | undefined;
    silentAbout: CameraId | undefined;
  };
  /** Tells news when it is given some. */
  readonly system: (news?: FakeNews) => VendorSystem;
}

export interface FakeNews {
  readonly realtime: Realtime;
  /** What is followed now. */
  readonly followed: () => readonly (readonly CameraId[])[];
  /** Of these cameras news arrives, of no others. */
  readonly cover: (...cameras: readonly CameraId[]) => void;
  readonly tell: (one: CameraNews) => void;
}

const unused = () => Promise.reject(new Error('Nobody asks for this here.'));
const none = withhold('Not here.');

export function createFakeStatuses(clock: Clock): FakeStatuses {
  const session = createStore<SessionState>(SIGNED_IN);
  const questions: Question[] = [];
  const answer: FakeStatuses['answer'] = {
    latency: ms(0),
    state: 'online',
    failure: undefined,
    silentAbout: undefined,
  };
  return {
    session,
    questions,
    clearQuestions: () => questions.splice(0),
    answer,
    system: (news) => ({
      id: connectionId('depot'),
      session: { state: session, keeps: ['untilReload'], signIn: unused, signOut: unused },
      health: createStore<ReturnType<VendorSystem['health']['get']>>({ kind: 'unknown' }),
      cameras: {
        list: unused,
        details: unused,
        newestStill: unused,
        statuses: async (cameras, signal) => {
          questions.push({ cameras, at: clock.now(), signal });
          await sleep(clock, answer.latency, signal);
          if (answer.failure !== undefined) throw answer.failure;
          const answered = cameras.filter((camera) => camera !== answer.silentAbout);
          return new Map(
            answered.map((camera): [CameraId, CameraStatus] => [camera, { state: answer.state }]),
          );
        },
      },
      can: {
        live: none,
        events: none,
        archive: none,
        exports: none,
        imports: none,
        realtime: news === undefined ? none : offer(news.realtime),
        recording: none,
        stills: none,
        ptz: none,
      },
      dispose: () => {},
    }),
  };
}

export function createFakeNews(): FakeNews {
  interface Follower {
    readonly cameras: readonly CameraId[];
    readonly heard: (one: CameraNews) => void;
    readonly covered: Store<ReadonlySet<CameraId>>;
  }
  const followers = new Set<Follower>();
  let covered: readonly CameraId[] = [];
  const coveredOf = (cameras: readonly CameraId[]): ReadonlySet<CameraId> =>
    new Set(cameras.filter((camera) => covered.includes(camera)));
  return {
    realtime: {
      follow: (cameras, heard) => {
        const follower = { cameras, heard, covered: createStore(coveredOf(cameras)) };
        followers.add(follower);
        return { covered: follower.covered, end: () => followers.delete(follower) };
      },
    },
    followed: () => [...followers].map(({ cameras }) => cameras),
    cover: (...cameras) => {
      covered = cameras;
      for (const one of followers) one.covered.set(coveredOf(one.cameras));
    },
    tell: (one) => {
      for (const { heard } of [...followers]) heard(one);
    },
  };
}
