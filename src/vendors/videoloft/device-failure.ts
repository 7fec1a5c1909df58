/** What the vendor's words about a single device mean (§1.3.6: "not resident" or "not authorized"). */
import { Failure } from '../../core/failure.ts';
import type { ConnectionId } from '../../core/ids.ts';
import { redactText } from '../../core/redact.ts';

const NOT_RESIDENT = /not\s+resident/i;
const UNKNOWN = /unknown|not\s+found|no\s+such/i;

/** True when a logger says that it does not hold a camera: it may have moved (§1.1.1). */
export const isNotResident = (text: string | undefined): boolean => NOT_RESIDENT.test(text ?? '');

export function toDeviceFailure(text: string, operation: string, system: ConnectionId): Failure {
  const code = isNotResident(text) || UNKNOWN.test(text) ? 'notFound' : 'notPermitted';
  return new Failure({ code, operation, system, vendorText: redactText(text) });
}
