/** The buttons that make a camera do something: record, take a picture, move. */
import { Circle, Move, Square } from 'lucide-react';
import type { Ref } from 'react';
import { ActionButton } from './action-button.tsx';
import { PictureMenu, type PictureMenuProps } from './picture-menu.tsx';

export interface ControlActionsProps extends PictureMenuProps {
  readonly isRecording: boolean;
  /** Why it cannot be recorded now; a recording that is under way can always be stopped. */
  readonly recordReason: string | undefined;
  readonly onRecord: () => void;
  readonly isMoving: boolean;
  readonly moveReason: string | undefined;
  readonly onMove: () => void;
  readonly moveRef: Ref<HTMLButtonElement>;
}

export function ControlActions(props: ControlActionsProps) {
  const { isRecording, recordReason, onRecord, isMoving, moveReason, onMove, moveRef, ...picture } = props;
  return (
    <>
      {isRecording ? (
        <ActionButton
          label="Stop recording"
          icon={Square}
          shortcut="R"
          onClick={onRecord}
          className="shadow-[inset_0_0_0_1px_var(--red)]! [&>svg]:text-red"
        />
      ) : (
        <ActionButton
          label="Record"
          icon={Circle}
          shortcut="R"
          disabledReason={recordReason}
          onClick={onRecord}
        />
      )}
      <PictureMenu {...picture} />
      <ActionButton
        ref={moveRef}
        label="Move"
        icon={Move}
        shortcut="P"
        aria-pressed={isMoving}
        disabledReason={moveReason}
        onClick={onMove}
        className={
          isMoving ? 'bg-s3! shadow-[inset_0_0_0_1px_color-mix(in_oklab,var(--accent)_55%,transparent)]!' : ''
        }
      />
    </>
  );
}
