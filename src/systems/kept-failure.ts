/** A failure as a record: what a person or a ticket needs of it, and no cause, which cannot be copied. */
import * as v from 'valibot';
import { Failure, type FailureCode } from '../core/failure.ts';
import type { ConnectionId } from '../core/ids.ts';

const FAILURE_CODES = [
  'aborted',
  'offline',
  'unreachable',
  'timeout',
  'hostNotAllowed',
  'badCertificate',
  'signInRefused',
  'signInNeeded',
  'notPermitted',
  'notFound',
  'busy',
  'rejected',
  'serverError',
  'badReply',
  'noVideo',
  'cameraOffline',
  'codecUnsupported',
  'playback',
  'noSpace',
  'noFootage',
  'alreadyThere',
  'periodTaken',
  'corrupted',
  'lockLost',
  'notReadable',
  'notSaved',
  'defect',
] as const satisfies readonly FailureCode[];

const LONGEST_TEXT = 4_096;
const Text = v.pipe(v.string(), v.maxLength(LONGEST_TEXT));

export const KeptFailure = v.object({
  code: v.picklist(FAILURE_CODES),
  operation: Text,
  status: v.optional(v.number()),
  vendorCode: v.optional(Text),
  vendorText: v.optional(Text),
});

export type KeptFailure = v.InferInput<typeof KeptFailure>;

/** A text of a vendor may be a whole page: its beginning says enough. */
const short = (text: string | undefined): string | undefined => text?.slice(0, LONGEST_TEXT);

export function toKeptFailure({ facts }: Failure): KeptFailure {
  const { code, status } = facts;
  const operation = facts.operation.slice(0, LONGEST_TEXT);
  return {
    code,
    operation,
    status,
    vendorCode: short(facts.vendorCode),
    vendorText: short(facts.vendorText),
  };
}

export const fromKeptFailure = (
  { code, operation, status, vendorCode, vendorText }: v.InferOutput<typeof KeptFailure>,
  system: ConnectionId | undefined,
): Failure => new Failure({ code, operation, system, status, vendorCode, vendorText });
