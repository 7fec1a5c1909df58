/** Asks once before something that nobody can take back. */
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import type { Ask } from './exports-host.ts';

export interface AskDialogProps {
  readonly ask: Ask;
  readonly onClose: () => void;
}

export function AskDialog({ ask, onClose }: AskDialogProps) {
  return (
    <Dialog title={ask.title} label={ask.title} onClose={onClose}>
      <p className="text-fg2">{ask.words}</p>
      <div className="mt-4 flex justify-end gap-2">
        <Button className="max-phone:h-11" onClick={onClose}>
          Keep
        </Button>
        <Button
          tone="primary"
          className="max-phone:h-11"
          onClick={() => {
            onClose();
            ask.run();
          }}
        >
          {ask.verb}
        </Button>
      </div>
    </Dialog>
  );
}
