/** One camera: its picture, live or recorded, and its events beside it. */
import { Link } from '@tanstack/react-router';
import { LogIn, MapPinOff } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { CameraRef } from '../../core/ids.ts';
import { type SystemCameras, findCamera, useAllCameras } from '../../systems/camera-queries.ts';
import { readySystem } from '../../systems/systems-context.ts';
import type { EventFilter } from '../../features/events/event-filter.ts';
import { SignInDialog } from '../../features/connections/sign-in-dialog.tsx';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { LINK_BUTTON } from '../../ui/link-button.ts';
import { PageBar } from '../../ui/page-bar.tsx';
import { useReadable } from '../../ui/use-readable.ts';
import type { CameraSearch } from './camera-search.ts';
import { CameraView } from './camera-view.tsx';

export interface CameraPageProps {
  readonly reference: CameraRef | undefined;
  readonly eventKey: string | undefined;
  /** A moment as ISO text. */
  readonly at: string | undefined;
  /** Which events are listed. */
  readonly filter: EventFilter;
  readonly onFilter: (filter: EventFilter) => void;
  /** `push`: a step that the back button undoes. `replace`: only the position moved. */
  readonly onShow: (search: CameraSearch, how: 'push' | 'replace') => void;
  readonly onOpened: () => void;
}

export function CameraPage(props: CameraPageProps) {
  const systems = useAllCameras();
  const system = systems.find(({ entry }) => entry.id === props.reference?.system);
  if (props.reference === undefined || system === undefined) {
    return (
      <>
        <PageBar title="Camera" />
        <EmptyState
          icon={MapPinOff}
          title="No system of this site has this camera"
          actions={
            <Link to="/cameras" className={LINK_BUTTON.primary}>
              All cameras
            </Link>
          }
        >
          The link may be cut off, or made at another site.
        </EmptyState>
      </>
    );
  }
  return <KnownSystem {...props} reference={props.reference} system={system} />;
}

interface KnownSystemProps extends CameraPageProps {
  readonly reference: CameraRef;
  readonly system: SystemCameras;
}

function KnownSystem(props: KnownSystemProps) {
  const { reference, system, onOpened } = props;
  const { entry, session, list } = system;
  const ready = readySystem(useReadable(entry.state));
  const camera = findCamera(list, reference.camera);
  const [signingIn, setSigningIn] = useState(false);
  const opened = camera !== undefined;
  useEffect(() => {
    if (opened) onOpened();
    // Once for each camera that is really there.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [opened]);

  if (session.kind === 'signedOut') {
    return (
      <>
        <PageBar title="Camera" />
        <EmptyState
          icon={LogIn}
          title={`Sign in to ${entry.name} to see this camera`}
          actions={
            <Button tone="primary" icon={LogIn} onClick={() => setSigningIn(true)}>
              Sign in
            </Button>
          }
        >
          The camera opens here, at what the link names, as soon as you are signed in.
        </EmptyState>
        {signingIn && ready !== undefined && (
          <SignInDialog entry={entry} system={ready} onClose={() => setSigningIn(false)} />
        )}
      </>
    );
  }
  const gone = camera === undefined && !system.loading && system.failure === undefined;
  if (gone) {
    return (
      <>
        <PageBar title="Camera" />
        <EmptyState
          icon={MapPinOff}
          title={`${entry.name} shows this account no such camera`}
          actions={
            <Link to="/cameras" className={LINK_BUTTON.primary}>
              All cameras
            </Link>
          }
        >
          It may have been removed, or is not shared with you.
        </EmptyState>
      </>
    );
  }
  // The picture does not wait for the list of names: a link plays as soon as somebody is signed in.
  if (ready === undefined || session.kind !== 'signedIn') return <PageBar title="Camera" />;
  return <CameraView {...props} ready={ready} camera={camera} />;
}
