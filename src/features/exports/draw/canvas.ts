/** What there is to draw on, and what the system will write there. */

export type Canvas =
  | { readonly kind: 'loading' }
  /** `reason`: a sentence for a person. */
  | { readonly kind: 'none'; readonly reason: string }
  | { readonly kind: 'picture'; readonly url: string };

/** The text of the system, as far as that can be known; "" for none. `color`: "#rrggbb". */
export interface WrittenText {
  readonly timestamp: string;
  readonly comment: string;
  readonly color: string;
}
