/** Everything that a person makes one camera do, for the page that shows it live. */
import { type RefObject, useCallback, useMemo, useRef, useState } from 'react';
import type { CameraId } from '../../core/ids.ts';
import { systemClock } from '../../platform/clock.ts';
import { failureText } from '../../ui/failure-text.ts';
import { useTell } from '../../ui/notices.ts';
import type { Ptz, Stills } from '../../vendors/contract-control.ts';
import type { Capabilities } from '../../vendors/contract.ts';
import { type Capture, createCapture } from './capture-driver.ts';
import { askReason, type ControlFacts, controlReason } from './control-reason.ts';
import { createPtzPress, type PtzPress } from './ptz-press.ts';
import { useDisposable } from './use-disposable.ts';
import { type CameraRecording, useRecording } from './use-recording.ts';

export interface CameraControlOptions {
  readonly id: CameraId;
  readonly can: Pick<Capabilities, 'recording' | 'stills' | 'ptz'>;
  readonly facts: ControlFacts;
  /** Names of camera and system, for words. */
  readonly name: string;
  readonly systemName: string;
}

export interface CameraControl {
  readonly recording: CameraRecording | undefined;
  readonly recordReason: string | undefined;
  /** Starts or stops; undefined while neither can be done. */
  readonly toggleRecording: (() => void) | undefined;
  readonly stills: Stills | undefined;
  readonly capture: Capture | undefined;
  readonly askReason: string | undefined;
  readonly ptz: Ptz | undefined;
  /** There while the pad is shown. */
  readonly press: PtzPress | undefined;
  readonly moveReason: string | undefined;
  readonly togglePad: (() => void) | undefined;
  readonly closePad: () => void;
  readonly moveRef: RefObject<HTMLButtonElement | null>;
}

export function useCameraControl(options: CameraControlOptions): CameraControl {
  const { id, can, facts } = options;
  const stills = can.stills.offered ? can.stills.use : undefined;
  const recording = useRecording(can.recording.offered ? can.recording.use : undefined, id);
  const recordReason = controlReason(can.recording, facts);
  const capture = useDisposable(
    useMemo(
      () =>
        stills === undefined ? undefined : () => createCapture({ stills, camera: id, clock: systemClock }),
      [stills, id],
    ),
  );
  return {
    recording,
    recordReason,
    toggleRecording: toggleOf(recording, recordReason),
    stills,
    capture,
    askReason: askReason(can.stills, facts),
    ...usePad(options),
  };
}

function toggleOf(recording: CameraRecording | undefined, reason: string | undefined) {
  if (recording === undefined) return undefined;
  // What is under way can be stopped, whatever else is known of the camera.
  if (recording.isOn) return recording.stop;
  return reason === undefined ? recording.start : undefined;
}

/** The pad is made as it opens, so that closing it ends whatever moves. */
function usePad({ id, can, facts, name, systemName }: CameraControlOptions) {
  const [open, setOpen] = useState(false);
  const tell = useTell();
  const moveRef = useRef<HTMLButtonElement>(null);
  const ptz = can.ptz.offered ? can.ptz.use : undefined;
  const moveReason = controlReason(can.ptz, facts);
  const shown = open && moveReason === undefined;
  const create = useCallback(() => {
    if (ptz === undefined) throw new Error('There is no pad for a system that moves no camera.');
    return createPtzPress({
      ptz,
      camera: id,
      clock: systemClock,
      window,
      document,
      failedLate: (failure) =>
        tell(`${name} may not have been told to stop: ${failureText(failure, systemName).title}.`),
    });
  }, [ptz, id, name, systemName, tell]);
  const press = useDisposable(shown ? create : undefined);
  const closePad = useCallback(() => {
    // The focus goes back to where the pad came from, and not to nowhere.
    const { activeElement } = document;
    if (activeElement !== null && activeElement.closest('[data-ptz-pad]') !== null) moveRef.current?.focus();
    setOpen(false);
  }, []);
  const toggle = () => (shown ? closePad() : setOpen(true));
  return {
    ptz,
    press,
    moveReason,
    togglePad: moveReason === undefined ? toggle : undefined,
    closePad,
    moveRef,
  };
}
