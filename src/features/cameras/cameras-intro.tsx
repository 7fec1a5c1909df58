/** The first step on pages that show a camera's video or events: where to choose one, or sign in. */
import { Link } from '@tanstack/react-router';
import { Cctv, LogIn } from 'lucide-react';
import { parseCameraRef } from '../../core/ids.ts';
import { findCamera, useAllCameras } from '../../systems/camera-queries.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { LINK_BUTTON } from '../../ui/link-button.ts';

export interface CamerasIntroProps {
  readonly title: string;
  /** Reference of the camera that was opened last, if any. */
  readonly lastCamera: string | undefined;
}

export function CamerasIntro({ title, lastCamera }: CamerasIntroProps) {
  const systems = useAllCameras();
  const signedOut = systems.every(({ session }) => session.kind === 'signedOut');
  if (signedOut) {
    return (
      <EmptyState
        icon={LogIn}
        title="Sign in to a system first"
        actions={
          <Link to="/connections" className={LINK_BUTTON.primary}>
            Go to Connections
          </Link>
        }
      >
        The cameras of this site show as soon as one of its systems knows who you are.
      </EmptyState>
    );
  }
  const ref = lastCamera === undefined ? undefined : parseCameraRef(lastCamera);
  const list = systems.find(({ entry }) => entry.id === ref?.system)?.list;
  const last = ref === undefined || list === undefined ? undefined : findCamera(list, ref.camera);
  return (
    <EmptyState
      icon={Cctv}
      title={title}
      actions={
        <>
          {last !== undefined && lastCamera !== undefined && (
            <Link to="/cameras/$camera" params={{ camera: lastCamera }} className={LINK_BUTTON.primary}>
              Open {last.name} again
            </Link>
          )}
          <Link to="/cameras" className={last === undefined ? LINK_BUTTON.primary : LINK_BUTTON.plain}>
            All cameras
          </Link>
        </>
      }
    >
      <span className="pointer-coarse:hidden">
        Pick one in the tree, press <b>/</b> to search it, or <b>Ctrl K</b> to find anything.{' '}
      </span>
      A camera’s picture and its events open side by side.
    </EmptyState>
  );
}
