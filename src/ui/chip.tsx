/** A small fact to read, 20 px high, never to press. */
import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';

const TONES = {
  plain: 'bg-s2 text-fg2',
  outline: 'shadow-[inset_0_0_0_1px_var(--color-edge)] text-fg2',
  /** Not available; the words beside it say why. */
  struck: 'shadow-[inset_0_0_0_1px_var(--color-edge)] text-fg3 line-through decoration-line2',
  inverted: 'bg-fg1 text-s0 font-semibold',
  red: 'bg-redfill text-onred font-semibold',
  motion: 'bg-motion text-onamber font-semibold',
  glass: 'glass',
} as const;

export interface ChipProps {
  readonly tone?: keyof typeof TONES;
  readonly children: ReactNode;
}

export function Chip({ tone = 'plain', children }: ChipProps) {
  return (
    <span
      className={classNames(
        'inline-flex h-5 shrink-0 items-center gap-1 rounded-chip px-1.5 text-12 leading-5 font-medium whitespace-nowrap',
        TONES[tone],
      )}
    >
      {children}
    </span>
  );
}
