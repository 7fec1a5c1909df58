/** The only writer to the console. Texts are redacted, so that no secret can reach it. */
import { redactText } from '../core/redact.ts';

/** Reports a defect of ours: something that a developer must see. */
export function reportDefect(where: string, error: unknown): void {
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  // oxlint-disable-next-line no-console -- the one place that may
  console.error(`${where}: ${redactText(text)}`);
}
