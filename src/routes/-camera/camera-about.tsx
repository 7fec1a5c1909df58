/** The button in a camera's bar that opens what the system says of it, to copy into a ticket. */
import { Info } from 'lucide-react';
import { useState } from 'react';
import type { CameraRef } from '../../core/ids.ts';
import type { SystemEntry } from '../../systems/system-entry.ts';
import { readySystem } from '../../systems/systems-context.ts';
import { IconButton } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { useReadable } from '../../ui/use-readable.ts';
import type { Camera } from '../../vendors/contract.ts';
import { CameraDetails } from './camera-details.tsx';

export interface CameraAboutProps {
  readonly entry: SystemEntry;
  readonly reference: CameraRef;
  readonly camera: Camera | undefined;
}

export function CameraAbout({ entry, reference, camera }: CameraAboutProps) {
  const [open, setOpen] = useState(false);
  const ready = readySystem(useReadable(entry.state));
  if (ready === undefined || camera === undefined) return null;
  return (
    <>
      <IconButton
        label="About this camera"
        icon={Info}
        onClick={() => setOpen(true)}
        className="max-phone:size-11"
      />
      {open && (
        <Dialog title="About this camera" label={`About ${camera.name}`} onClose={() => setOpen(false)}>
          <CameraDetails camera={camera} reference={reference} ready={ready} systemName={entry.name} />
        </Dialog>
      )}
    </>
  );
}
