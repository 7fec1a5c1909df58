/** A button of the row under the picture: with its word and key where there is room, else its icon. */
import type { ComponentProps } from 'react';
import type { LucideIcon } from 'lucide-react';
import { Button } from '../../ui/button.tsx';
import { classNames } from '../../ui/class-names.ts';
import { Kbd } from '../../ui/kbd.tsx';

export interface ActionButtonProps extends Omit<ComponentProps<typeof Button>, 'children' | 'icon'> {
  readonly label: string;
  readonly icon: LucideIcon;
  readonly shortcut?: string | undefined;
}

export function ActionButton({ label, icon, shortcut, className, ...button }: ActionButtonProps) {
  return (
    <Button
      {...button}
      icon={icon}
      className={classNames('@max-[680px]:w-7 @max-[680px]:px-0 max-phone:size-11!', className)}
    >
      <span className="@max-[680px]:sr-only">{label}</span>
      {shortcut !== undefined && (
        <span aria-hidden className="flex @max-[840px]:hidden">
          <Kbd>{shortcut}</Kbd>
        </span>
      )}
    </Button>
  );
}
