/** Links that act like buttons look like them. */
const SHAPE = 'inline-flex h-7 items-center rounded-control px-2.5 font-medium whitespace-nowrap';

export const LINK_BUTTON = {
  primary: `${SHAPE} bg-accent text-onaccent font-semibold`,
  plain: `${SHAPE} bg-s2 shadow-[inset_0_0_0_1px_var(--line)] hover:bg-s3`,
} as const;
