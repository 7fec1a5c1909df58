/**
 * What an export of the list does, as a pure function of what happened to it. An event that does not belong
 * to the state it meets changes nothing: answers come late, and people click twice.
 */
import type { Failure } from '../../core/failure.ts';
import type { EpochMs } from '../../core/units.ts';
import type { ExportProblem } from '../../vendors/contract-exports.ts';
import type { ExportState } from './export-model.ts';

export type ExportEvent =
  /** Its order leaves now. */
  | { readonly kind: 'sent' }
  /** The system was too busy to take it. */
  | { readonly kind: 'postponed'; readonly failure: Failure; readonly retryAt: EpochMs }
  /** The system has it, under a name. */
  | { readonly kind: 'accepted' }
  /** The answer was lost: the system has it, or not. */
  | { readonly kind: 'answerLost'; readonly failure: Failure }
  | { readonly kind: 'progressed'; readonly to: 'waiting' }
  | { readonly kind: 'progressed'; readonly to: 'running'; readonly progress: number | undefined }
  | { readonly kind: 'troubled'; readonly failure: Failure; readonly retryAt: EpochMs | undefined }
  | { readonly kind: 'completed'; readonly at: EpochMs }
  | {
      readonly kind: 'failed';
      readonly failure: Failure;
      readonly problem?: ExportProblem | undefined;
    }
  /** The system has it no more. */
  | { readonly kind: 'gone' }
  /** The system has forgotten it, and nobody knows how it ended. */
  | { readonly kind: 'lost'; readonly failure: Failure }
  | { readonly kind: 'signInNeeded' }
  | {
      readonly kind: 'signedIn';
      readonly to: 'queued' | 'waiting' | 'cancelling' | 'deleting';
    }
  /** `clean`: nothing is at the system that would have to be taken away. */
  | { readonly kind: 'cancelAsked'; readonly clean: boolean }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'deleteAsked' }
  | { readonly kind: 'deleted' }
  /** The system would not end or delete it. `hasFiles`: it had come to its end before. */
  | {
      readonly kind: 'endRefused';
      readonly failure: Failure;
      readonly hasFiles: boolean;
      readonly at: EpochMs;
    };

type Kind = ExportState['kind'];

const ASKED: readonly Kind[] = ['waiting', 'running'];
const ENDING: readonly Kind[] = ['cancelling', 'deleting'];

/** The states in which an event means something. */
const FROM: { readonly [Name in ExportEvent['kind']]: readonly Kind[] } = {
  sent: ['queued'],
  postponed: ['submitting'],
  accepted: ['submitting'],
  answerLost: ['submitting', 'cancelling'],
  progressed: ASKED,
  troubled: ['queued', 'ready', ...ASKED, ...ENDING],
  completed: ASKED,
  failed: ['queued', 'submitting', ...ASKED, 'needsSignIn'],
  gone: [...ASKED, 'ready'],
  lost: ASKED,
  signInNeeded: ['queued', 'submitting', ...ASKED, ...ENDING],
  signedIn: ['needsSignIn'],
  cancelAsked: ['queued', 'submitting', ...ASKED, 'needsSignIn'],
  cancelled: ['cancelling', 'needsSignIn'],
  deleteAsked: ['ready', 'failed', 'needsSignIn'],
  deleted: ['deleting'],
  endRefused: ENDING,
};

/** The next state; the same object when the event changes nothing. */
export function reduceExport(state: ExportState, event: ExportEvent): ExportState {
  if (!FROM[event.kind].includes(state.kind)) return state;
  switch (event.kind) {
    case 'sent':
      return { kind: 'submitting' };
    case 'postponed':
      return { kind: 'queued', trouble: event.failure, retryAt: event.retryAt };
    case 'accepted':
      return { kind: 'waiting' };
    case 'answerLost':
    case 'lost':
      return { kind: 'unknown', failure: event.failure };
    case 'progressed':
      return progressed(state, event);
    case 'troubled':
      return troubled(state, event.failure, event.retryAt);
    case 'completed':
      return { kind: 'ready', at: event.at };
    case 'failed':
      return { kind: 'failed', failure: event.failure, problem: event.problem };
    case 'gone':
      return { kind: 'expired' };
    case 'signInNeeded':
      return { kind: 'needsSignIn' };
    case 'signedIn':
      return event.to === 'queued' ? { kind: 'queued' } : { kind: event.to };
    case 'cancelAsked':
      return event.clean ? { kind: 'cancelled' } : { kind: 'cancelling' };
    case 'cancelled':
      return { kind: 'cancelled' };
    case 'deleteAsked':
      return { kind: 'deleting' };
    case 'deleted':
      return { kind: 'deleted' };
    case 'endRefused':
      return refused(state, event);
  }
}

type EventOf<Name extends ExportEvent['kind']> = Extract<ExportEvent, { readonly kind: Name }>;

/** The same object while nothing new is told. That it could not be ended stays true. */
function progressed(state: ExportState, event: EventOf<'progressed'>): ExportState {
  const refusal = 'isRefusal' in state && state.isRefusal === true ? refusalOf(state.trouble) : {};
  const isCalm = !('trouble' in state) || state.trouble === undefined || 'isRefusal' in refusal;
  if (event.to === 'waiting') {
    return state.kind === 'waiting' && isCalm ? state : { kind: 'waiting', ...refusal };
  }
  const { progress } = event;
  const isSame = state.kind === 'running' && isCalm && state.progress === progress;
  return isSame ? state : { kind: 'running', progress, ...refusal };
}

const refusalOf = (trouble: Failure | undefined) => ({ trouble, isRefusal: true }) as const;

function troubled(state: ExportState, trouble: Failure, retryAt: EpochMs | undefined): ExportState {
  switch (state.kind) {
    case 'queued':
    case 'waiting':
    case 'running':
    case 'ready':
    case 'cancelling':
    case 'deleting':
      return { ...state, trouble, retryAt, isRefusal: undefined };
    default:
      return state;
  }
}

/** It is where it was before somebody wanted its end. */
function refused(state: ExportState, event: EventOf<'endRefused'>): ExportState {
  const { failure, hasFiles, at } = event;
  if (state.kind === 'cancelling') return { kind: 'waiting', ...refusalOf(failure) };
  return hasFiles ? { kind: 'ready', at, trouble: failure } : { kind: 'failed', failure };
}
