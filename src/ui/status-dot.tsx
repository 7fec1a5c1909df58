/** States as shapes of 8 px, so that colour is never the only sign. The words stand beside it. */

export type DotShape = 'healthy' | 'degraded' | 'lost' | 'off' | 'asleep';

const SHAPES: Record<DotShape, string> = {
  healthy: 'rounded-full bg-green',
  degraded:
    'rounded-full bg-[linear-gradient(90deg,var(--fg1)_50%,transparent_50%)] shadow-[inset_0_0_0_1.5px_var(--fg1)]',
  lost: 'rounded-full bg-[linear-gradient(135deg,transparent_42%,var(--fg1)_42%_58%,transparent_58%)] shadow-[inset_0_0_0_1.5px_var(--fg1)]',
  off: 'rounded-full shadow-[inset_0_0_0_1.5px_var(--fg3)]',
  asleep: 'h-1! rounded-full bg-fg3',
};

/** Decoration only: whoever draws it also says the state in words. */
export function StatusDot({ shape }: { readonly shape: DotShape }) {
  return <span aria-hidden className={`inline-block size-2 shrink-0 ${SHAPES[shape]}`} />;
}
