/** What the system says of a camera, line by line, to read and to copy into a ticket. */
import { queryOptions, useQuery } from '@tanstack/react-query';
import { Copy, Info } from 'lucide-react';
import { useState } from 'react';
import { toFailure } from '../../core/failure.ts';
import type { CameraRef } from '../../core/ids.ts';
import type { SystemEntry } from '../../systems/system-entry.ts';
import { readySystem } from '../../systems/systems-context.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { FailureNote } from '../../ui/failure-note.tsx';
import { useTell } from '../../ui/notices.ts';
import { useReadable } from '../../ui/use-readable.ts';
import type { Camera, CameraDetail, VendorSystem } from '../../vendors/contract.ts';

export interface CameraAboutProps {
  readonly entry: SystemEntry;
  readonly reference: CameraRef;
  readonly camera: Camera | undefined;
}

/** The button in the camera's bar, and the dialog that it opens. */
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
        <AboutDialog
          camera={camera}
          reference={reference}
          ready={ready}
          systemName={entry.name}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  );
}

const detailsOptions = (ready: VendorSystem, ref: CameraRef) =>
  queryOptions({
    queryKey: ['connection', ref.system, 'details', ref.camera] as const,
    queryFn: ({ signal }) => ready.cameras.details(ref.camera, signal),
  });

export interface AboutDialogProps {
  readonly camera: Camera;
  readonly reference: CameraRef;
  readonly ready: VendorSystem;
  readonly systemName: string;
  readonly onClose: () => void;
}

const NO_CLIPBOARD = 'The browser lets only secure pages (https) copy.';

function AboutDialog({ camera, reference, ready, systemName, onClose }: AboutDialogProps) {
  const details = useQuery(detailsOptions(ready, reference));
  const tell = useTell();
  const known: readonly CameraDetail[] = [
    { label: 'Name', value: camera.name },
    { label: 'System', value: systemName },
    { label: 'Group', value: camera.group.name },
    { label: 'Id', value: camera.id },
    { label: 'You may', value: camera.access === 'control' ? 'watch and control' : 'watch' },
  ];
  const lines = [...known, ...(details.data ?? [])];
  const noCopy = isSecureContext ? undefined : NO_CLIPBOARD;
  const copy = (text: string, what: string) =>
    void navigator.clipboard.writeText(text).then(() => tell(`${what} copied`));
  return (
    <Dialog title="About this camera" label={`About ${camera.name}`} onClose={onClose}>
      <dl>
        {lines.map(({ label, value }) => (
          <div key={label} className="flex min-h-8 items-center gap-3 border-t border-line first:border-t-0">
            <dt className="w-28 shrink-0 text-12 text-fg3">{label}</dt>
            <dd className="flex min-w-0 flex-1 items-center justify-between gap-2">
              <span className="min-w-0 py-1 wrap-anywhere">{value}</span>
              <IconButton
                size="small"
                label={`Copy ${label.toLowerCase()}`}
                icon={Copy}
                disabledReason={noCopy}
                onClick={() => copy(value, label)}
                className="max-phone:size-11"
              />
            </dd>
          </div>
        ))}
      </dl>
      {details.isPending && (
        <p role="status" className="py-2 text-12 text-fg3">
          Asking {systemName} for more
        </p>
      )}
      {details.isError && (
        <div className="pt-3">
          <FailureNote
            failure={toFailure(details.error, 'ask about a camera', reference.system)}
            system={systemName}
            actions={<Button onClick={() => void details.refetch()}>Try again</Button>}
          />
        </div>
      )}
      <div className="mt-4 flex justify-end">
        <Button
          icon={Copy}
          disabledReason={noCopy}
          onClick={() => copy(lines.map(({ label, value }) => `${label}: ${value}`).join('\n'), 'All of it')}
          className="max-phone:h-11"
        >
          Copy all
        </Button>
      </div>
    </Dialog>
  );
}
