/** Where a list gets its older events from. */
export interface OlderEvents {
  readonly exist: boolean;
  readonly loading: boolean;
  readonly failed: boolean;
  readonly load: () => void;
}
