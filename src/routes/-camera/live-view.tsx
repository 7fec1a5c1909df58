/** The camera's live picture, and what a person makes the camera do. */
import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import { type CameraRef, cameraRefText } from '../../core/ids.ts';
import { CapturePanel } from '../../features/control/capture-panel.tsx';
import { ControlActions } from '../../features/control/control-actions.tsx';
import { controlShortcuts, padShortcuts } from '../../features/control/control-shortcuts.ts';
import { PtzPad } from '../../features/control/ptz-pad.tsx';
import { RecordingChips, RecordingNote } from '../../features/control/recording-chips.tsx';
import { type CameraControl, useCameraControl } from '../../features/control/use-camera-control.ts';
import { LivePlayer } from '../../features/player/live-player.tsx';
import type { PlayerControls } from '../../features/player/player-controls.ts';
import { livePlayerShortcuts, zoomShortcuts } from '../../features/player/player-shortcuts.ts';
import { newestStillOptions } from '../../systems/camera-queries.ts';
import type { SystemEntry } from '../../systems/system-entry.ts';
import { useStatuses } from '../../systems/use-statuses.ts';
import { type Shortcut, useShortcuts } from '../../ui/shortcuts.ts';
import { useBlobUrl } from '../../ui/use-blob-url.ts';
import type { Camera, LiveVideo, LiveWatch, VendorSystem } from '../../vendors/contract.ts';

export interface LiveViewProps {
  readonly reference: CameraRef;
  readonly entry: SystemEntry;
  /** Undefined until the list of cameras is there. */
  readonly camera: Camera | undefined;
  readonly name: string;
  readonly ready: VendorSystem;
  readonly live: LiveVideo;
}

const NONE: readonly Shortcut[] = [];

export function LiveView({ reference, entry, camera, name, ready, live }: LiveViewProps) {
  const systemName = entry.name;
  const watch = useWatch(live, reference);
  const [controls, setControls] = useState<PlayerControls>();
  const still = useQuery(newestStillOptions(ready, reference)).data ?? undefined;
  const url = useBlobUrl(still?.image);
  const dated = useMemo(
    () => (still === undefined || url === undefined ? undefined : { url, at: still.at }),
    [still, url],
  );
  const wanted = useMemo(() => [reference.camera], [reference.camera]);
  const state = useStatuses(entry, wanted).get(reference.camera)?.state;
  const control = useCameraControl({
    id: reference.camera,
    can: ready.can,
    facts: { camera, state: state ?? 'unknown' },
    name,
    systemName,
  });
  useShortcuts(controls === undefined ? NONE : livePlayerShortcuts(controls));
  // Plus and minus zoom the camera itself while its pad is shown.
  useShortcuts(controls === undefined || control.press !== undefined ? NONE : zoomShortcuts(controls));
  useControlShortcuts(control);
  if (watch === undefined) return null;
  const { recording, capture, stills } = control;
  const actions = (
    <ControlActions
      isRecording={recording?.isOn === true}
      recordReason={control.recordReason}
      onRecord={() => control.toggleRecording?.()}
      onSaveShown={controls?.snapshot}
      sizes={stills?.sizes}
      askReason={control.askReason}
      onAsk={(size) => capture?.ask(size)}
      isMoving={control.press !== undefined}
      moveReason={control.moveReason}
      onMove={() => control.togglePad?.()}
      moveRef={control.moveRef}
    />
  );
  const pad = (look: 'glass' | 'panel') =>
    control.ptz !== undefined &&
    control.press !== undefined && (
      <PtzPad ptz={control.ptz} press={control.press} system={systemName} look={look} />
    );
  const picture = (place: 'floating' | 'below') =>
    capture !== undefined &&
    stills !== undefined && (
      <CapturePanel capture={capture} sizes={stills.sizes} name={name} system={systemName} place={place} />
    );
  return (
    <>
      <LivePlayer
        watch={watch}
        name={name}
        system={systemName}
        camera={cameraRefText(reference)}
        still={dated}
        onControls={setControls}
        actions={actions}
      >
        {recording !== undefined && <RecordingChips recording={recording} system={systemName} />}
        <div className="max-phone:hidden">
          <div className="pointer-events-none absolute bottom-5 left-5 z-20 *:*:pointer-events-auto">
            {pad('glass')}
          </div>
          {picture('floating')}
        </div>
      </LivePlayer>
      {/* A phone's picture has no room for fingers and words on it. */}
      <div className="phone:hidden">
        {recording !== undefined && <RecordingNote recording={recording} />}
        {picture('below')}
        {pad('panel')}
      </div>
    </>
  );
}

/** R and P, and the keys of the pad while it is shown. */
function useControlShortcuts(control: CameraControl): void {
  const { recording, toggleRecording, togglePad, ptz, press, closePad } = control;
  useShortcuts(controlShortcuts({ isRecording: recording?.isOn === true, toggleRecording, togglePad }));
  useShortcuts(
    ptz === undefined || press === undefined
      ? NONE
      : padShortcuts({ moves: ptz.moves, keyDown: press.keyDown, close: closePad }),
  );
}

/** Watches the camera while this is mounted. */
function useWatch(live: LiveVideo, reference: CameraRef): LiveWatch | undefined {
  const [watch, setWatch] = useState<LiveWatch>();
  useEffect(() => {
    const made = live.watch(reference.camera);
    // oxlint-disable-next-line react/set-state-in-effect -- the watch lives exactly as long as this effect
    setWatch(made);
    return () => {
      made.dispose();
      setWatch(undefined);
    };
  }, [live, reference.camera]);
  return watch;
}
