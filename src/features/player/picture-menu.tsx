/** The buttons of a picture as a menu, where there is no room for all of them in the row. */
import { Check, EllipsisVertical } from 'lucide-react';
import { DropdownMenu } from 'radix-ui';
import { use, useState } from 'react';
import { MENU_CONTENT, MENU_ITEM } from '../../ui/menu.ts';
import { PortalContext } from '../../ui/portal-context.ts';
import type { PlayerControls } from './player-controls.ts';

export interface PictureMenuProps {
  readonly controls: PlayerControls | undefined;
  readonly muted: boolean;
  /** Undefined where there is nothing to begin again, as with live. */
  readonly loops?: boolean | undefined;
  /** Why there is nothing to save. */
  readonly noPicture: string | undefined;
}

const ITEM = `${MENU_ITEM} h-11`;

export function PictureMenu({ controls, muted, loops, noPicture }: PictureMenuProps) {
  // Over the whole screen only what is inside the player is seen.
  const dialog = use(PortalContext);
  const [filling, setFilling] = useState<Element | null>(null);
  const place = filling instanceof HTMLElement ? filling : dialog;
  return (
    <DropdownMenu.Root modal={false} onOpenChange={() => setFilling(document.fullscreenElement)}>
      <DropdownMenu.Trigger
        aria-label="Picture menu"
        className="hidden size-7 shrink-0 items-center justify-center rounded-control text-fg2 hover:bg-s3 hover:text-fg1 max-phone:size-11 @max-[640px]:inline-flex"
      >
        <EllipsisVertical size={16} strokeWidth={1.75} aria-hidden />
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal container={place}>
        <DropdownMenu.Content side="top" align="end" sideOffset={6} className={MENU_CONTENT}>
          <DropdownMenu.CheckboxItem checked={!muted} onSelect={controls?.toggleMute} className={ITEM}>
            <Mark />
            Sound
          </DropdownMenu.CheckboxItem>
          {loops !== undefined && (
            <DropdownMenu.CheckboxItem checked={loops} onSelect={controls?.toggleLoop} className={ITEM}>
              <Mark />
              Loop
            </DropdownMenu.CheckboxItem>
          )}
          <Line text="Save a picture" reason={noPicture} onSelect={controls?.snapshot} />
          <Line text="Look closer" onSelect={controls?.zoomIn} />
          <Line text="Look from further away" onSelect={controls?.zoomOut} />
          <Line text="Whole picture" onSelect={controls?.zoomReset} />
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}

function Mark() {
  return (
    <span className="w-4">
      <DropdownMenu.ItemIndicator>
        <Check size={16} aria-hidden />
      </DropdownMenu.ItemIndicator>
    </span>
  );
}

interface LineProps {
  readonly text: string;
  readonly reason?: string | undefined;
  readonly onSelect: (() => void) | undefined;
}

function Line({ text, reason, onSelect }: LineProps) {
  return (
    <DropdownMenu.Item disabled={reason !== undefined} onSelect={onSelect} className={ITEM}>
      <span className="w-4" />
      {text}
      {reason !== undefined && <span className="text-12 text-fg3">{reason}</span>}
    </DropdownMenu.Item>
  );
}
