/** What an order sends, for people who want to see it before they send it. Pure. */
import { Failure } from '../../../core/failure.ts';
import type { FootageExports } from '../../../vendors/contract-exports.ts';
import { draftRequest, type FormState } from './form-problems.ts';

export type WireText =
  | { readonly kind: 'text'; readonly text: string }
  /** `reason`: a sentence for a person. */
  | { readonly kind: 'none'; readonly reason: string };

const UNFINISHED = 'Choose a camera and a time first.';
const UNWRITABLE = 'It cannot be written as the form stands: see what is said beside its fields.';

/** Undefined where the system's order is no text. */
export function wireTextOf(exports: FootageExports | undefined, form: FormState): WireText | undefined {
  if (exports?.wireText === undefined) return undefined;
  const request = draftRequest(form);
  if (request === undefined) return { kind: 'none', reason: UNFINISHED };
  try {
    return { kind: 'text', text: exports.wireText(request) };
  } catch (cause) {
    // Signs that the system's language does not hold.
    if (cause instanceof Failure) return { kind: 'none', reason: UNWRITABLE };
    throw cause;
  }
}
