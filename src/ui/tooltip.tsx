/** A short text beside a control, for pointer and keyboard: its name, its key, or why it is disabled. */
import { Tooltip as Radix } from 'radix-ui';
import { type ReactNode, use } from 'react';
import { Kbd } from './kbd.tsx';
import { PortalContext } from './portal-context.ts';

/** Long enough not to flash while the pointer crosses a bar. */
const OPEN_DELAY_MS = 350;

/** Once around the app: tooltips then open at once while one is open. */
export function TooltipProvider({ children }: { readonly children: ReactNode }) {
  return <Radix.Provider delayDuration={OPEN_DELAY_MS}>{children}</Radix.Provider>;
}

export interface TooltipProps {
  readonly text: string;
  readonly shortcut?: string | undefined;
  /** Why the control cannot be used now. */
  readonly reason?: string | undefined;
  readonly side?: 'top' | 'right' | 'bottom' | 'left';
  /** The control: exactly one element. */
  readonly children: ReactNode;
}

export function Tooltip({ text, shortcut, reason, side = 'bottom', children }: TooltipProps) {
  return (
    <Radix.Root>
      <Radix.Trigger asChild>{children}</Radix.Trigger>
      <Radix.Portal container={use(PortalContext)}>
        <Radix.Content
          side={side}
          sideOffset={6}
          collisionPadding={8}
          className="z-80 max-w-72 rounded-control border border-line2 bg-s2 px-2 py-1 text-12 text-fg1 shadow-lg"
        >
          <span className="flex items-center gap-2">
            {text}
            {shortcut !== undefined && <Kbd>{shortcut}</Kbd>}
          </span>
          {reason !== undefined && <span className="block text-fg2">{reason}</span>}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
