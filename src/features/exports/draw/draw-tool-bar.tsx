/** The tools, and steps back and forth. What the form adds stands at the right end. */
import { Crop, type LucideIcon, MousePointer2, Redo2, Undo2, VectorPolygon } from 'lucide-react';
import type { ReactNode } from 'react';
import { IconButton } from '../../../ui/button.tsx';
import { classNames } from '../../../ui/class-names.ts';
import { Kbd } from '../../../ui/kbd.tsx';
import { tooltip } from '../../../ui/tooltip.ts';
import type { Tool } from './draw-state.ts';

export interface DrawToolBarProps {
  readonly tool: Tool;
  readonly onTool: (tool: Tool) => void;
  /** Why a tool cannot be used now. */
  readonly reasons: Readonly<Record<Tool, string | undefined>>;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  readonly onUndo: () => void;
  readonly onRedo: () => void;
  readonly side?: ReactNode;
}

const TOOLS: readonly (readonly [Tool, string, string, LucideIcon])[] = [
  ['select', 'Select', 'V', MousePointer2],
  ['crop', 'Crop', 'C', Crop],
  ['mask', 'Mask', 'M', VectorPolygon],
];

export function DrawToolBar(props: DrawToolBarProps) {
  const { tool, onTool, reasons, canUndo, canRedo, onUndo, onRedo, side } = props;
  return (
    <div className="flex min-h-12 flex-wrap items-center gap-2">
      <div
        role="group"
        aria-label="Tools"
        className="inline-flex rounded-control bg-s0 p-0.5 shadow-[inset_0_0_0_1px_var(--line)]"
      >
        {TOOLS.map(([id, label, key, icon]) => (
          <ToolButton
            key={id}
            label={label}
            shortcut={key}
            icon={icon}
            isOn={tool === id}
            reason={reasons[id]}
            onPress={() => onTool(id)}
          />
        ))}
      </div>
      <IconButton
        label="Undo"
        icon={Undo2}
        shortcut="Ctrl Z"
        className="max-phone:size-11"
        disabledReason={canUndo ? undefined : 'Nothing was drawn that could be taken back.'}
        onClick={onUndo}
      />
      <IconButton
        label="Redo"
        icon={Redo2}
        shortcut="Ctrl Shift Z"
        className="max-phone:size-11"
        disabledReason={canRedo ? undefined : 'Nothing was taken back.'}
        onClick={onRedo}
      />
      <div className="flex-1" />
      {side}
    </div>
  );
}

interface ToolButtonProps {
  readonly label: string;
  readonly shortcut: string;
  readonly icon: LucideIcon;
  readonly isOn: boolean;
  readonly reason: string | undefined;
  readonly onPress: () => void;
}

function ToolButton({ label, shortcut, icon: Icon, isOn, reason, onPress }: ToolButtonProps) {
  const disabled = reason !== undefined;
  return (
    <button
      {...(disabled && tooltip({ text: reason }))}
      type="button"
      aria-pressed={isOn}
      aria-disabled={disabled || undefined}
      aria-keyshortcuts={shortcut}
      onClick={disabled ? (event) => event.preventDefault() : onPress}
      className={classNames(
        'inline-flex h-6 items-center gap-1.5 rounded-chip px-2 text-12 font-medium whitespace-nowrap max-phone:h-11 max-phone:px-3',
        disabled && 'text-fg3',
        !disabled && !isOn && 'text-fg2 hover:text-fg1',
        !disabled && isOn && 'bg-s3 text-fg1 shadow-[inset_0_0_0_1px_var(--line)] [&>svg]:text-accent',
      )}
    >
      <Icon size={14} strokeWidth={1.75} aria-hidden />
      {label}
      <span aria-hidden className="max-phone:hidden">
        <Kbd>{shortcut}</Kbd>
      </span>
    </button>
  );
}
