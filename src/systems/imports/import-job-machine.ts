/**
 * What a job of the queue does, as a pure function of what happened to it. An event that does not belong
 * to the state it meets changes nothing: answers come late, and people click twice.
 */
import type { Failure } from '../../core/failure.ts';
import type { UnusableReason } from '../../core/footage-facts.ts';
import type { TimeSpan } from '../../core/time-span.ts';
import type { EpochMs } from '../../core/units.ts';
import type { ImportQuestion, ImportState, ImportStep, Pace } from './import-model.ts';

type Of<Kind extends ImportState['kind']> = Extract<ImportState, { readonly kind: Kind }>;

export type ImportEvent =
  | { readonly kind: 'unusable'; readonly because: UnusableReason }
  /** Its form is known, and what is to be asked about it. */
  | { readonly kind: 'asked'; readonly questions: readonly ImportQuestion[] }
  | { readonly kind: 'started' }
  | { readonly kind: 'hashProgressed'; readonly pace: Pace }
  | { readonly kind: 'hashed' }
  | ({ readonly kind: 'uploadProgressed' } & Omit<Of<'uploading'>, 'kind'>)
  /** All pieces are confirmed. */
  | { readonly kind: 'sent' }
  /** The system has the whole file. */
  | { readonly kind: 'uploaded'; readonly at: EpochMs }
  /** Somebody has the camera. */
  | ({ readonly kind: 'lockRefused' } & Omit<Of<'waitingForLock'>, 'kind' | 'since'> & {
        readonly at: EpochMs;
      })
  | { readonly kind: 'importProgressed'; readonly done: number | undefined }
  | { readonly kind: 'imported' }
  | { readonly kind: 'proven'; readonly at: EpochMs; readonly recorded: TimeSpan }
  | { readonly kind: 'paused'; readonly step: ImportStep; readonly done: number }
  | { readonly kind: 'resumed' }
  | { readonly kind: 'retried' }
  /** Its work was stopped from outside, to go on later: the page left, the account changed. */
  | { readonly kind: 'interrupted' }
  | { readonly kind: 'fileNeeded'; readonly asks: boolean; readonly wrong?: string | undefined }
  /** `reading` where its form is not known yet. */
  | { readonly kind: 'fileGiven'; readonly to: 'reading' | 'waiting' }
  | { readonly kind: 'signInNeeded' }
  | { readonly kind: 'signedIn' }
  | {
      readonly kind: 'failed';
      readonly failure: Failure;
      readonly step: ImportStep;
      readonly unproven?: boolean | undefined;
    }
  /** A person changes what it failed with, or wants it after all: it is a draft again. */
  | { readonly kind: 'reopened' }
  /** `clean`: nothing is at the system that would have to be taken away. */
  | { readonly kind: 'cancelAsked'; readonly clean: boolean }
  | { readonly kind: 'cancelled' };

type Kind = ImportState['kind'];
type EventOf<Name extends ImportEvent['kind']> = Extract<ImportEvent, { readonly kind: Name }>;

const IN_THE_LANE: readonly Kind[] = ['waiting', 'waitingForLock', 'importing', 'checking'];
const SENDING: readonly Kind[] = ['hashing', 'uploading', 'verifying'];
const AT_WORK: readonly Kind[] = ['waiting', 'hashing', 'uploading', 'verifying', ...IN_THE_LANE.slice(1)];

/** The states in which an event means something. */
const FROM: { readonly [Name in ImportEvent['kind']]: readonly Kind[] } = {
  unusable: ['reading'],
  asked: ['reading', 'draft'],
  started: ['draft'],
  hashProgressed: ['waiting', 'hashing'],
  hashed: ['hashing'],
  uploadProgressed: ['waiting', ...SENDING.slice(1)],
  sent: ['uploading', 'waiting'],
  uploaded: ['waiting', 'uploading', 'verifying'],
  lockRefused: IN_THE_LANE,
  importProgressed: ['waiting', 'waitingForLock', 'importing'],
  imported: IN_THE_LANE,
  proven: ['checking'],
  paused: ['waiting', ...SENDING, 'waitingForLock', 'needsSignIn', 'needsFile'],
  resumed: ['paused'],
  retried: ['failed'],
  interrupted: AT_WORK,
  fileNeeded: ['reading', 'waiting', 'hashing', 'uploading', 'needsFile'],
  fileGiven: ['needsFile'],
  signInNeeded: AT_WORK,
  signedIn: ['needsSignIn'],
  failed: [...AT_WORK],
  reopened: ['failed', 'cancelled'],
  cancelAsked: ['reading', 'unusable', 'draft', ...AT_WORK, 'paused', 'needsFile', 'needsSignIn', 'failed'],
  cancelled: ['cancelling'],
};

const WAITING: ImportState = { kind: 'waiting' };

/** The next state; the same object when the event changes nothing. */
export function reduceImport(state: ImportState, event: ImportEvent): ImportState {
  if (!FROM[event.kind].includes(state.kind)) return state;
  switch (event.kind) {
    case 'unusable':
      return { kind: 'unusable', because: event.because };
    case 'asked':
      return { kind: 'draft', questions: event.questions };
    case 'started':
    case 'hashed':
    case 'resumed':
    case 'retried':
    case 'interrupted':
    case 'signedIn':
      return WAITING;
    case 'hashProgressed':
      return { kind: 'hashing', pace: event.pace };
    case 'uploadProgressed':
      return { ...event, kind: 'uploading' };
    case 'sent':
      return { kind: 'verifying' };
    case 'uploaded':
      return { kind: 'waitingForLock', since: event.at, by: undefined, mine: false };
    case 'lockRefused':
      return refused(state, event);
    case 'importProgressed':
      return { kind: 'importing', done: event.done };
    case 'imported':
      return { kind: 'checking' };
    case 'proven':
      return { kind: 'done', at: event.at, recorded: event.recorded };
    case 'paused':
      return { kind: 'paused', step: event.step, done: event.done };
    case 'fileNeeded':
      return { kind: 'needsFile', asks: event.asks, wrong: event.wrong };
    case 'fileGiven':
      return { kind: event.to };
    case 'signInNeeded':
      return { kind: 'needsSignIn' };
    case 'failed':
      return { kind: 'failed', failure: event.failure, step: event.step, unproven: event.unproven };
    case 'reopened':
      return { kind: 'draft', questions: [] };
    case 'cancelAsked':
      return { kind: event.clean ? 'cancelled' : 'cancelling' };
    case 'cancelled':
      return { kind: 'cancelled' };
  }
}

/** The wait counts from its first refusal. */
function refused(state: ImportState, event: EventOf<'lockRefused'>): ImportState {
  const { at, by, mine, progress } = event;
  const since = state.kind === 'waitingForLock' ? state.since : at;
  return { kind: 'waitingForLock', since, by, mine, progress };
}
