/** Ways to a picture: the frame on screen, or a new one from the camera. */
import { Camera } from 'lucide-react';
import { DropdownMenu } from 'radix-ui';
import { useState } from 'react';
import { Kbd } from '../../ui/kbd.tsx';
import { MENU_CONTENT, MENU_ITEM } from '../../ui/menu.ts';
import type { Stills, StillSize } from '../../vendors/contract-control.ts';
import { ActionButton } from './action-button.tsx';

export interface PictureMenuProps {
  /** Saves the frame on screen; undefined while there is none. */
  readonly onSaveShown: (() => void) | undefined;
  /** Undefined when the system has no such thing. */
  readonly sizes: Stills['sizes'] | undefined;
  /** Why the camera cannot be asked now. */
  readonly askReason: string | undefined;
  readonly onAsk: (size: StillSize) => void;
}

const SIZES: readonly (readonly [StillSize, string])[] = [
  ['small', 'Ask the camera for a small picture'],
  ['large', 'Ask the camera for a large picture'],
];
const TOUCH = 'max-phone:min-h-11';

export function PictureMenu({ onSaveShown, sizes, askReason, onAsk }: PictureMenuProps) {
  // Beside its button, so that it is seen as well when the player fills the screen.
  const [place, setPlace] = useState<HTMLElement | null>(null);
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger asChild>
        <ActionButton label="Picture" icon={Camera} />
      </DropdownMenu.Trigger>
      <span ref={setPlace} className="contents" />
      <DropdownMenu.Portal container={place}>
        <DropdownMenu.Content
          side="top"
          align="start"
          sideOffset={6}
          collisionPadding={8}
          className={`${MENU_CONTENT} max-w-[calc(100vw-16px)]`}
        >
          <DropdownMenu.Item
            className={`${MENU_ITEM} ${TOUCH}`}
            disabled={onSaveShown === undefined}
            onSelect={onSaveShown}
          >
            <span className="flex-1">Save what is shown</span>
            <Kbd>S</Kbd>
          </DropdownMenu.Item>
          <DropdownMenu.Separator className="my-1 h-px bg-line" />
          {SIZES.map(([size, label]) => (
            <DropdownMenu.Item
              key={size}
              className={`${MENU_ITEM} ${TOUCH}`}
              disabled={askReason !== undefined}
              onSelect={() => onAsk(size)}
            >
              <span className="flex-1">{label}</span>
              {sizes !== undefined && <span className="tabular text-12 text-fg3">{sizes[size]}</span>}
            </DropdownMenu.Item>
          ))}
          {askReason !== undefined && (
            <DropdownMenu.Label className="max-w-72 px-2 py-1 text-12 text-fg3">
              {askReason}
            </DropdownMenu.Label>
          )}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}
