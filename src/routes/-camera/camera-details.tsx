/** What the system says of a camera, line by line, to read and to copy. */
import { queryOptions, useQuery } from '@tanstack/react-query';
import { Copy } from 'lucide-react';
import { toFailure } from '../../core/failure.ts';
import type { CameraRef } from '../../core/ids.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { FailureNote } from '../../ui/failure-note.tsx';
import { useTell } from '../../ui/notices.ts';
import type { Camera, CameraDetail, VendorSystem } from '../../vendors/contract.ts';

export interface CameraDetailsProps {
  readonly camera: Camera;
  readonly reference: CameraRef;
  readonly ready: VendorSystem;
  readonly systemName: string;
}

const detailsOptions = (ready: VendorSystem, ref: CameraRef) =>
  queryOptions({
    queryKey: ['connection', ref.system, 'details', ref.camera] as const,
    queryFn: ({ signal }) => ready.cameras.details(ref.camera, signal),
  });

const NO_CLIPBOARD = 'The browser lets only secure pages (https) copy.';

const inOneText = ({ label, value }: CameraDetail): string => `${label}: ${value}`;

export function CameraDetails({ camera, reference, ready, systemName }: CameraDetailsProps) {
  const details = useQuery(detailsOptions(ready, reference));
  const tell = useTell();
  const known: readonly CameraDetail[] = [
    { label: 'Name', value: camera.name },
    { label: 'System', value: systemName },
    { label: 'Group', value: camera.group.name },
    { label: 'Id', value: camera.id },
    { label: 'You may', value: camera.access === 'control' ? 'watch and control' : 'watch' },
  ];
  // A system may say again what the list has said.
  const lines = [
    ...new Map([...known, ...(details.data ?? [])].map((line) => [inOneText(line), line])).values(),
  ];
  const noCopy = isSecureContext ? undefined : NO_CLIPBOARD;
  const copy = (text: string, what: string) =>
    void navigator.clipboard.writeText(text).then(() => tell(`${what} copied`));
  return (
    <>
      <dl>
        {lines.map((line) => (
          <div
            key={inOneText(line)}
            className="flex min-h-8 items-center gap-3 border-t border-line first:border-t-0"
          >
            <dt className="w-28 shrink-0 text-12 text-fg3">{line.label}</dt>
            <dd className="flex min-w-0 flex-1 items-center justify-between gap-2">
              <span className="min-w-0 py-1 wrap-anywhere">{line.value}</span>
              <IconButton
                size="small"
                label={`Copy ${line.label.toLowerCase()}`}
                icon={Copy}
                disabledReason={noCopy}
                onClick={() => copy(line.value, line.label)}
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
          onClick={() => copy(lines.map(inOneText).join('\n'), 'All of it')}
          className="max-phone:h-11"
        >
          Copy all
        </Button>
      </div>
    </>
  );
}
