/**
 * What can go wrong, as data: one class, a literal code, and the facts that a person or a
 * ticket needs. Texts for people are made in ui; secrets are taken out by `redact` beforehand.
 */
import type { ConnectionId } from './ids.ts';
import type { Ms } from './units.ts';

/** Every reason for which an operation can fail. An abort is not a failure of the system. */
export type FailureCode =
  /** The caller gave up; never shown. */
  | 'aborted'
  /** This browser has no network. */
  | 'offline'
  /** No connection to the system could be made, or it broke. */
  | 'unreachable'
  /** The system did not answer in time. */
  | 'timeout'
  /** The proxy does not forward to this host: the configuration must name it. */
  | 'hostNotAllowed'
  /** The system's certificate is out of date, self-signed or for another name. */
  | 'badCertificate'
  /** Name or password are wrong, or the account may not sign in. */
  | 'signInRefused'
  /** Nobody is signed in, or the session ended and could not be renewed. */
  | 'signInNeeded'
  /** Signed in, but without the right to do this. */
  | 'notPermitted'
  /** The thing asked for is not there (any more). */
  | 'notFound'
  /** The system asks for patience (429, 503). */
  | 'busy'
  /** The system refused the request as wrong (4xx). */
  | 'rejected'
  /** The system failed (5xx). */
  | 'serverError'
  /** The answer is not what its document says: truncated, wrong type, missing field. */
  | 'badReply'
  /** The camera answers and sends no picture. */
  | 'noVideo'
  /** The system has lost the camera. */
  | 'cameraOffline'
  /** This browser cannot decode the video, for example H.265. */
  | 'codecUnsupported'
  /** The video is broken or stopped coming. */
  | 'playback'
  /** The system has no room for it. */
  | 'noSpace'
  /** Something of that name is there already. */
  | 'alreadyThere'
  /** Footage lies where this should go, and footage cannot overwrite footage. */
  | 'periodTaken'
  /** Nothing is recorded in the range that was asked for. */
  | 'noFootage'
  /** What arrived is not what was sent: the checksums differ. */
  | 'corrupted'
  /** Somebody else took the camera over. */
  | 'lockLost'
  /** A file of this computer could not be read. */
  | 'notReadable'
  /** A file could not be written on this computer. */
  | 'notSaved'
  /** A fault of ours: a part of the window broke. */
  | 'defect';

/** The facts of a failure. */
export interface FailureFacts {
  readonly code: FailureCode;
  /** Which connection it happened on. */
  readonly system?: ConnectionId | undefined;
  /** What was being done, in a word or two: "sign in", "list events". */
  readonly operation: string;
  /** Method and URL without any secret. */
  readonly request?: string | undefined;
  /** The HTTP status. */
  readonly status?: number | undefined;
  /** The vendor's own code and text, redacted. */
  readonly vendorCode?: string | undefined;
  readonly vendorText?: string | undefined;
  /** How long the system asks to wait. */
  readonly retryAfter?: Ms | undefined;
  readonly cause?: unknown;
}

/** An error with facts. Thrown by platform and vendors, caught where something can be done. */
export class Failure extends Error {
  override readonly name = 'Failure';
  readonly facts: FailureFacts;

  constructor(facts: FailureFacts) {
    super(`${facts.operation}: ${facts.code}`, { cause: facts.cause });
    this.facts = facts;
  }

  get code(): FailureCode {
    return this.facts.code;
  }
}

/** True for the silent case: somebody asked to stop. */
export function isAbort(error: unknown): boolean {
  if (error instanceof Failure) return error.code === 'aborted';
  return error instanceof Error && error.name === 'AbortError';
}

/** Any thrown value as a Failure; what is not one becomes `badReply` with its cause kept. */
export function toFailure(error: unknown, operation: string, system?: ConnectionId): Failure {
  if (error instanceof Failure) return error;
  const code = isAbort(error) ? 'aborted' : 'badReply';
  return new Failure({ code, operation, system, cause: error });
}
