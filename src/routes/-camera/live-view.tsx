/** The camera's live picture. */
import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import type { CameraRef } from '../../core/ids.ts';
import { LivePlayer } from '../../features/player/live-player.tsx';
import type { PlayerControls } from '../../features/player/player-controls.ts';
import { livePlayerShortcuts } from '../../features/player/player-shortcuts.ts';
import { newestStillOptions } from '../../systems/camera-queries.ts';
import { useShortcuts } from '../../ui/shortcuts.ts';
import { useBlobUrl } from '../../ui/use-blob-url.ts';
import type { LiveVideo, LiveWatch, VendorSystem } from '../../vendors/contract.ts';

export interface LiveViewProps {
  readonly reference: CameraRef;
  readonly name: string;
  readonly systemName: string;
  readonly ready: VendorSystem;
  readonly live: LiveVideo;
}

export function LiveView({ reference, name, systemName, ready, live }: LiveViewProps) {
  const watch = useWatch(live, reference);
  const [controls, setControls] = useState<PlayerControls>();
  const still = useQuery(newestStillOptions(ready, reference)).data ?? undefined;
  const url = useBlobUrl(still?.image);
  const dated = useMemo(
    () => (still === undefined || url === undefined ? undefined : { url, at: still.at }),
    [still, url],
  );
  useShortcuts(controls === undefined ? [] : livePlayerShortcuts(controls));
  if (watch === undefined) return null;
  return <LivePlayer watch={watch} name={name} system={systemName} still={dated} onControls={setControls} />;
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
