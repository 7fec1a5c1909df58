/**
 * A button that moves the camera as long as it is held. Its pointer is followed by the press; a click
 * without one, from the keyboard or assistive technology, is one step.
 */
import type { CSSProperties, ReactNode } from 'react';
import { classNames } from '../../ui/class-names.ts';
import { tooltip } from '../../ui/tooltip.ts';
import type { PtzMove } from '../../vendors/contract-control.ts';
import { moveName } from './move-words.ts';
import type { PtzPress } from './ptz-press.ts';

export interface PtzButtonHandlers {
  readonly press: Pick<PtzPress, 'pointerDown' | 'step'>;
  /** Hears why, when a button is pressed that cannot move the camera: fingers see no tooltips. */
  readonly onRefused: (reason: string) => void;
}

export interface PtzButtonProps extends PtzButtonHandlers {
  readonly move: PtzMove;
  readonly pressed: boolean;
  /** Why the camera cannot be moved so. */
  readonly disabledReason: string | undefined;
  readonly className?: string;
  readonly style?: CSSProperties;
  readonly children: ReactNode;
}

const PRIMARY = 0;

export function PtzButton({
  press,
  onRefused,
  move,
  pressed,
  disabledReason,
  className,
  style,
  children,
}: PtzButtonProps) {
  const disabled = disabledReason !== undefined;
  return (
    <button
      {...(disabled && tooltip({ text: moveName(move), reason: disabledReason, side: 'top' }))}
      type="button"
      aria-label={moveName(move)}
      aria-disabled={disabled || undefined}
      data-pressed={pressed || undefined}
      style={style}
      className={classNames('group', disabled && 'text-(--ptz-dim)', className)}
      onPointerDown={(event) => {
        if (disabled || event.button !== PRIMARY) return;
        press.pointerDown(move, { button: event.currentTarget, pointerId: event.pointerId });
      }}
      onClick={(event) => {
        if (disabled) onRefused(disabledReason);
        // With a pointer its release has said already what it was.
        else if (event.detail === 0) press.step(move);
      }}
      // A finger that rests asks for no menu.
      onContextMenu={(event) => event.preventDefault()}
    >
      {children}
    </button>
  );
}
