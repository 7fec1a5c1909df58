/** Round chips that filter: small for a pointer, higher for a finger. */
import type { LucideIcon } from 'lucide-react';
import type { ButtonHTMLAttributes, ReactNode } from 'react';
import { classNames } from '../../ui/class-names.ts';

const SHAPE =
  'inline-flex h-6 shrink-0 items-center gap-1.5 rounded-full px-2 text-12 font-medium whitespace-nowrap transition-colors duration-80 pointer-coarse:h-8 pointer-coarse:px-2.5';
const REST = 'bg-s2 text-fg2 shadow-[inset_0_0_0_1px_var(--line)] hover:bg-s3 hover:text-fg1';
const CHOSEN = 'bg-selected text-fg1 shadow-[inset_0_0_0_1px_var(--accent)]';

export interface FilterChipProps extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'children'> {
  readonly chosen: boolean;
  readonly icon?: LucideIcon | undefined;
  /** None: an icon alone, named by `aria-label`. */
  readonly children?: ReactNode;
}

export function FilterChip({ chosen, icon: Icon, children, className, ...native }: FilterChipProps) {
  return (
    <button type="button" {...native} className={classNames(SHAPE, chosen ? CHOSEN : REST, className)}>
      {Icon !== undefined && <Icon size={14} strokeWidth={1.75} aria-hidden className="shrink-0" />}
      {children}
    </button>
  );
}
