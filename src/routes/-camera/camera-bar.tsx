/** The bar over a camera: where it lies, how it is, and the cameras beside it. */
import { useNavigate } from '@tanstack/react-router';
import { ChevronLeft, ChevronRight } from 'lucide-react';
import { type ReactNode, useMemo } from 'react';
import { type CameraRef, cameraRefText } from '../../core/ids.ts';
import { ONE_MINUTE } from '../../core/units.ts';
import { cameraStatusText } from '../../features/cameras/camera-status-text.ts';
import type { SystemCameras } from '../../systems/camera-queries.ts';
import { useStatuses } from '../../systems/use-statuses.ts';
import { IconButton } from '../../ui/button.tsx';
import { Monogram } from '../../ui/monogram.tsx';
import { PageBar } from '../../ui/page-bar.tsx';
import { useShortcuts } from '../../ui/shortcuts.ts';
import { StatusDot } from '../../ui/status-dot.tsx';
import { useTimeFormat } from '../../ui/time-context.ts';
import { useNow } from '../../ui/use-now.ts';
import type { Camera } from '../../vendors/contract.ts';
import { CameraAbout } from './camera-about.tsx';

export interface CameraBarProps {
  readonly system: SystemCameras;
  readonly reference: CameraRef;
  readonly camera: Camera | undefined;
  readonly children?: ReactNode;
}

export function CameraBar({ system, reference, camera, children }: CameraBarProps) {
  const { entry, list } = system;
  const navigate = useNavigate();
  const wanted = useMemo(() => [reference.camera], [reference.camera]);
  const status = useStatuses(entry, wanted).get(reference.camera);
  const text = cameraStatusText(status, useTimeFormat(), useNow(ONE_MINUTE));
  const at = list.cameras.findIndex((one) => one.id === reference.camera);
  const step = (by: number) => {
    const next = at < 0 ? undefined : list.cameras[at + by];
    if (next === undefined) return;
    void navigate({
      to: '/cameras/$camera',
      params: { camera: cameraRefText({ ...reference, camera: next.id }) },
    });
  };
  useShortcuts([
    {
      keys: ['Shift+ArrowLeft'],
      shown: 'Shift ←',
      label: 'Previous camera',
      group: 'Camera',
      run: () => step(-1),
    },
    {
      keys: ['Shift+ArrowRight'],
      shown: 'Shift →',
      label: 'Next camera',
      group: 'Camera',
      run: () => step(1),
    },
  ]);
  const first = at <= 0 ? { disabledReason: 'This is the first camera' } : {};
  const last = at < 0 || at === list.cameras.length - 1 ? { disabledReason: 'This is the last camera' } : {};
  return (
    <PageBar
      title={camera?.name ?? 'Camera'}
      lead={
        <span className="hidden min-w-0 shrink items-center gap-2 text-fg2 wide:flex">
          <Monogram text={entry.monogram} label={entry.label} />
          <span className="truncate">{entry.name}</span>
          <ChevronRight size={14} className="shrink-0 text-fg3" aria-hidden />
          {camera !== undefined && (
            <>
              <span className="truncate">{camera.group.name}</span>
              <ChevronRight size={14} className="shrink-0 text-fg3" aria-hidden />
            </>
          )}
        </span>
      }
    >
      <span className="flex shrink-0 items-center gap-2 text-12 text-fg2" title={text.full}>
        <StatusDot shape={text.shape} />
        <span className="max-phone:sr-only">{text.full}</span>
      </span>
      <span className="hidden shrink-0 gap-0.5 phone:flex">
        <IconButton
          label="Previous camera"
          shortcut="Shift ←"
          icon={ChevronLeft}
          onClick={() => step(-1)}
          {...first}
        />
        <IconButton
          label="Next camera"
          shortcut="Shift →"
          icon={ChevronRight}
          onClick={() => step(1)}
          {...last}
        />
      </span>
      <CameraAbout entry={entry} reference={reference} camera={camera} />
      {children}
    </PageBar>
  );
}
