/** Buttons: with words, and with an icon alone. A disabled one stays reachable and says why. */
import type { LucideIcon } from 'lucide-react';
import type { ComponentPropsWithRef, ReactNode } from 'react';
import { classNames } from './class-names.ts';
import { tooltip, type TooltipSide } from './tooltip.ts';

type Native = Omit<ComponentPropsWithRef<'button'>, 'disabled' | 'children' | 'title'>;

export interface ButtonProps extends Native {
  readonly children: ReactNode;
  /** `primary`: the one of its view. `quiet`: without ground. */
  readonly tone?: 'primary' | 'plain' | 'quiet';
  readonly size?: 'small' | 'normal' | 'touch';
  readonly icon?: LucideIcon | undefined;
  /** Why it cannot be used now; makes it disabled. */
  readonly disabledReason?: string | undefined;
}

const TONES = {
  primary: 'bg-accent text-onaccent font-semibold hover:brightness-110',
  plain: 'bg-s2 text-fg1 shadow-[inset_0_0_0_1px_var(--line)] hover:bg-s3',
  quiet: 'text-fg2 hover:bg-s3 hover:text-fg1',
} as const;
const DISABLED = 'text-fg3 shadow-[inset_0_0_0_1px_var(--line)]';
const SIZES = {
  small: 'h-6 px-2 text-12',
  normal: 'h-7 px-2.5',
  touch: 'h-11 px-4 text-14',
} as const;
const SHAPE =
  'inline-flex shrink-0 items-center justify-center gap-1.5 rounded-control font-medium whitespace-nowrap transition-colors duration-80';

export function Button({
  children,
  tone = 'plain',
  size = 'normal',
  icon: Icon,
  disabledReason,
  onClick,
  className,
  ...native
}: ButtonProps) {
  const disabled = disabledReason !== undefined;
  return (
    <button
      type="button"
      {...(disabled && tooltip({ text: disabledReason, side: 'top' }))}
      {...native}
      aria-disabled={disabled || undefined}
      onClick={disabled ? (event) => event.preventDefault() : onClick}
      className={classNames(SHAPE, SIZES[size], disabled ? DISABLED : TONES[tone], className)}
    >
      {Icon !== undefined && <Icon size={16} strokeWidth={1.75} aria-hidden />}
      {children}
    </button>
  );
}

export interface IconButtonProps extends Native {
  /** Its name, also shown as tooltip. */
  readonly label: string;
  readonly icon: LucideIcon;
  readonly shortcut?: string | undefined;
  readonly disabledReason?: string | undefined;
  /** A toggle's state. */
  readonly pressed?: boolean | undefined;
  readonly size?: 'small' | 'normal' | 'touch';
  readonly tooltipSide?: TooltipSide;
  /** `strong`: the one that a hand looks for, such as play. */
  readonly tone?: 'quiet' | 'strong';
}

const ICON_SIZES = { small: 'size-6', normal: 'size-7', touch: 'size-11' } as const;

export function IconButton({
  label,
  icon: Icon,
  shortcut,
  disabledReason,
  pressed,
  size = 'normal',
  tooltipSide = 'bottom',
  tone = 'quiet',
  onClick,
  className,
  ...native
}: IconButtonProps) {
  const disabled = disabledReason !== undefined;
  const ground = tone === 'strong' ? 'bg-fg1 text-s0 hover:brightness-95' : TONES.quiet;
  return (
    <button
      type="button"
      {...tooltip({ text: label, shortcut, reason: disabledReason, side: tooltipSide })}
      {...native}
      aria-label={label}
      aria-pressed={pressed}
      aria-disabled={disabled || undefined}
      onClick={disabled ? (event) => event.preventDefault() : onClick}
      className={classNames(
        SHAPE,
        ICON_SIZES[size],
        disabled ? 'text-fg3' : ground,
        pressed === true && 'bg-s3 text-fg1',
        className,
      )}
    >
      <Icon size={size === 'touch' ? 20 : 16} strokeWidth={1.75} aria-hidden />
    </button>
  );
}
