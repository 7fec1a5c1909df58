/** The archive page: which cameras, or what is missing before there can be any. */
import { ChartGantt, Cctv, LogIn } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { type CameraRef, cameraRefText } from '../../core/ids.ts';
import { type SystemCameras, useAllCameras } from '../../systems/camera-queries.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { PageBar } from '../../ui/page-bar.tsx';
import { Region } from '../../ui/region.tsx';
import { archiveLanes, archiveReason } from './archive-lanes.ts';
import type { ArchiveSearch } from './archive-address.ts';
import { toSelection, toSelectionSearch } from './archive-search.ts';
import { ArchiveView } from './archive-view.tsx';
import { PHONE, useMedia } from '../../ui/use-media.ts';

const ArchiveCameraChooser = lazy(() =>
  import('./archive-camera-chooser.tsx').then((module) => ({ default: module.ArchiveCameraChooser })),
);

export interface ArchivePageProps {
  readonly search: ArchiveSearch;
  /** Changes a part of the address. */
  readonly onSearch: (part: ArchiveSearch, how: 'push' | 'replace') => void | Promise<void>;
  /** Leads to where one signs in. */
  readonly onSignIn: () => void;
}

export function ArchivePage({ search, onSearch, onSignIn }: ArchivePageProps) {
  const systems = useAllCameras();
  const [choosing, setChoosing] = useState(false);
  const narrow = useMedia(PHONE);
  const { cameras, selected } = toSelection(search);
  const lanes = archiveLanes(cameras, systems);
  const key = selected === undefined ? undefined : cameraRefText(selected);
  const choose = (refs: readonly CameraRef[], chosen: CameraRef | undefined) =>
    void onSearch(toSelectionSearch(refs, chosen), 'push');

  return (
    <>
      <PageBar title="Archive">
        {lanes.length > 0 && (
          <Button icon={Cctv} onClick={() => setChoosing(true)}>
            {camerasWord(lanes.length)}
          </Button>
        )}
      </PageBar>
      {key === undefined ? (
        <Nothing systems={systems} onSignIn={onSignIn} onChoose={() => setChoosing(true)} />
      ) : (
        <Region name="The timeline" resetKey={key}>
          <ArchiveView
            lanes={lanes}
            selected={key}
            search={search}
            onSearch={(part) => onSearch(part, 'replace')}
            onChoose={({ ref }) => void onSearch(toSelectionSearch(cameras, ref), 'replace')}
            onRemove={(lane) =>
              choose(
                cameras.filter((ref) => cameraRefText(ref) !== lane.key),
                selected,
              )
            }
            onSignIn={onSignIn}
            narrow={narrow}
          />
        </Region>
      )}
      <Suspense>
        {choosing && (
          <ArchiveCameraChooser
            systems={systems}
            chosen={cameras}
            onClose={() => setChoosing(false)}
            onChoose={(refs) => {
              setChoosing(false);
              choose(refs, selected);
            }}
          />
        )}
      </Suspense>
    </>
  );
}

const camerasWord = (count: number): string => (count === 1 ? '1 camera' : `${count} cameras`);

interface NothingProps {
  readonly systems: readonly SystemCameras[];
  readonly onChoose: () => void;
  readonly onSignIn: () => void;
}

/** What belongs here, and the first step, which is not the same for every site. */
function Nothing({ systems, onChoose, onSignIn }: NothingProps) {
  if (systems.length > 0 && systems.every(({ session }) => session.kind === 'signedOut')) {
    return (
      <EmptyState
        icon={LogIn}
        title="Sign in to a system first"
        actions={
          <Button tone="primary" onClick={onSignIn}>
            Go to Connections
          </Button>
        }
      >
        The recordings of this site’s cameras show here as soon as one of its systems knows who you are.
      </EmptyState>
    );
  }
  const reasons = systems.map((system) => [system.entry, archiveReason(system)] as const);
  if (systems.length > 0 && reasons.every(([, reason]) => reason !== undefined)) {
    return (
      <EmptyState icon={ChartGantt} title="No system here offers an archive">
        <p>One timeline over the recordings of all systems belongs here.</p>
        <ul className="mt-2 flex flex-col gap-1">
          {reasons.map(([entry, reason]) => (
            <li key={entry.id}>
              <span className="font-550 text-fg1">{entry.name}</span>: {reason}
            </li>
          ))}
        </ul>
      </EmptyState>
    );
  }
  return (
    <EmptyState
      icon={ChartGantt}
      title="Choose a camera"
      actions={
        <Button tone="primary" onClick={onChoose}>
          Choose cameras
        </Button>
      }
    >
      What it recorded shows here on a timeline, up to nine cameras one under the other. The link in the
      address opens the same moment again.
    </EmptyState>
  );
}
