/** The bar over the page: what the page says of itself, then search, health, zone and clock. */
import { PanelLeftClose, PanelLeftOpen, Search } from 'lucide-react';
import type { RefCallback } from 'react';
import { IconButton } from '../../ui/button.tsx';
import { Kbd } from '../../ui/kbd.tsx';
import { HealthDots } from './health-dots.tsx';
import { ZoneMenu } from './zone-menu.tsx';

export interface TopBarProps {
  readonly slotRef: RefCallback<HTMLElement>;
  readonly treeOpen: boolean;
  readonly onToggleTree: () => void;
  readonly onOpenTreeSheet: () => void;
  readonly onFind: () => void;
}

export function TopBar({ slotRef, treeOpen, onToggleTree, onOpenTreeSheet, onFind }: TopBarProps) {
  return (
    <header className="flex min-w-0 items-center gap-3 border-b border-line bg-s1 px-3 phone:col-span-2 phone:col-start-2">
      <span className="hidden phone:inline-flex">
        <IconButton
          label={treeOpen ? 'Fold the camera tree' : 'Open the camera tree'}
          shortcut="B"
          icon={treeOpen ? PanelLeftClose : PanelLeftOpen}
          onClick={onToggleTree}
        />
      </span>
      <span className="inline-flex phone:hidden">
        <IconButton size="touch" label="Cameras" icon={PanelLeftOpen} onClick={onOpenTreeSheet} />
      </span>
      <div ref={slotRef} className="flex min-w-0 flex-1 items-center gap-3" />
      <button
        type="button"
        onClick={onFind}
        className="field-box hidden h-7 w-42 shrink-0 items-center gap-2 px-2 text-fg3 hover:text-fg1 wide:flex"
      >
        <Search size={16} aria-hidden />
        <span className="flex-1 text-left">Find or run…</span>
        <Kbd>Ctrl K</Kbd>
      </button>
      <span className="inline-flex wide:hidden">
        <IconButton label="Find or run" icon={Search} onClick={onFind} />
      </span>
      <span className="hidden h-4 w-px bg-line phone:block" />
      <HealthDots />
      <span className="hidden h-4 w-px bg-line wide:block" />
      <ZoneMenu />
    </header>
  );
}
