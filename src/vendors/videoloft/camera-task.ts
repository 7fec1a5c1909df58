/**
 * `/sendcameratask` (§1.3.4, 1.3.5, 1.3.7, 1.5.1): every request to a camera goes out here. The document
 * spells it `/sendcamerataask` once; that is not sent. The answer says that the request was sent to the
 * camera, never that the camera did it.
 */
import * as v from 'valibot';
import { Failure, type FailureCode } from '../../core/failure.ts';
import type { ConnectionId } from '../../core/ids.ts';
import { redactText } from '../../core/redact.ts';
import type { Ms } from '../../core/units.ts';
import { toDeviceFailure } from './device-failure.ts';
import { readDeviceErrors } from './device-wire.ts';
import type { LoggerClient } from './logger-client.ts';
import { anyRecord, filledText, lenient, parseRow } from './wire.ts';

/** The ways that a camera can be moved (§1.5.1). */
export type PtzDirection = 'up' | 'down' | 'left' | 'right' | 'in' | 'out';

/** What a camera can be asked to do, in the vendor's words. */
export type CameraAction =
  | 'livecommand'
  | 'triggerevent'
  | 'capturethumb'
  | 'capturestill'
  | `ptz_${PtzDirection}`
  | `ptzstart_${PtzDirection}`
  | 'ptzstop';

export interface CameraTask {
  readonly uidd: string;
  readonly action: CameraAction;
  /** For errors: "wake camera". */
  readonly operation: string;
  /** Aborted before the request leaves, it does not leave; afterwards it is not called back. */
  readonly signal: AbortSignal;
  /** Called when the request leaves; once more when it leaves again for another server. */
  readonly sent?: () => void;
  /** How long the answer is waited for; default that of `http`. */
  readonly timeout?: Ms;
  /** Reaches the camera even when the page is being left. */
  readonly keepalive?: boolean;
}

/** Resolves when the system took the request. Never repeats it, but for a camera that moved or a new token. */
export type SendCameraTask = (task: CameraTask) => Promise<void>;

export interface CameraTaskHost {
  readonly system: ConnectionId;
  readonly loggers: Pick<LoggerClient, 'json'>;
}

/** Answers after which asking again is of no use. */
const LASTING: ReadonlySet<FailureCode> = new Set<FailureCode>([
  'signInNeeded',
  'signInRefused',
  'notPermitted',
  'hostNotAllowed',
  'badCertificate',
  'rejected',
]);

/** Whether a request to a camera failed for a reason that the next one would have, too. */
export const isLastingRefusal = ({ code }: Failure): boolean => LASTING.has(code);

const replySchema = v.object({
  result: lenient(filledText),
  error: lenient(filledText),
  message: lenient(filledText),
});

export function createCameraTask({ system, loggers }: CameraTaskHost): SendCameraTask {
  return async ({ uidd, action, operation, ...task }) => {
    const body = await loggers.json(uidd, {
      ...task,
      operation,
      path: ['sendcameratask'],
      query: [
        ['uid', uidd],
        ['action', action],
      ],
      tokenIn: 'token',
      kind: 'command',
    });
    const reply = parseRow(replySchema, parseRow(anyRecord, body));
    if (reply?.result !== undefined) return;
    const refused = readDeviceErrors(body).find((error) => error.uidd === uidd);
    if (refused !== undefined) throw toDeviceFailure(refused.text, operation, system);
    const vendorText = reply?.error ?? reply?.message;
    if (vendorText === undefined) throw new Failure({ code: 'badReply', operation, system });
    throw new Failure({ code: 'rejected', operation, system, vendorText: redactText(vendorText) });
  };
}
