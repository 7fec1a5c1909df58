/**
 * The pad that moves a camera: wheel, zoom, and what is not offered. On the picture it is glass; on a
 * phone it lies below, with room for fingers.
 */
import { Minus, Plus } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { classNames } from '../../ui/class-names.ts';
import { failureText } from '../../ui/failure-text.ts';
import { FaultMark } from '../../ui/fault-mark.tsx';
import { useReadable } from '../../ui/use-readable.ts';
import type { Ptz } from '../../vendors/contract-control.ts';
import { PtzButton } from './ptz-button.tsx';
import { PTZ_COLOURS, PTZ_PLATE, type PtzLook } from './ptz-look.ts';
import type { PtzPress, PtzTold } from './ptz-press.ts';
import { PtzWheel } from './ptz-wheel.tsx';

export interface PtzPadProps {
  readonly ptz: Ptz;
  readonly press: PtzPress;
  /** The system's name as people know it, for words about failures. */
  readonly system: string;
  /** `glass`: on the picture. `panel`: below it, for fingers. */
  readonly look: PtzLook;
}

/** A wedge of the larger one is 44 px deep. */
const WHEEL_PX = { glass: 152, panel: 200 } as const;

export function PtzPad({ ptz, press, system, look }: PtzPadProps) {
  const { pressed, told } = useReadable(press.state);
  const [refused, setRefused] = useState<string>();
  const pad = useRef<HTMLDivElement>(null);
  const isPanel = look === 'panel';
  if (pressed !== undefined && refused !== undefined) setRefused(undefined);
  // The keys of the pad are meant from now on, not those of a list that has the focus.
  useEffect(() => {
    if (pad.current?.checkVisibility() === true) pad.current.focus({ preventScroll: true });
  }, []);
  const zoom = (move: 'in' | 'out') => (
    <PtzButton
      press={press}
      onRefused={setRefused}
      move={move}
      pressed={pressed === move}
      disabledReason={ptz.moves.has(move) ? undefined : ptz.otherMoves}
      className={classNames(
        'grid touch-none place-items-center rounded-control hover:bg-(--ptz-hover) data-pressed:bg-(--ptz-lit) data-pressed:shadow-[inset_0_0_0_1.5px_var(--accent)]',
        isPanel ? 'size-14' : 'size-8',
      )}
    >
      {move === 'in' ? <Plus size={16} aria-hidden /> : <Minus size={16} aria-hidden />}
    </PtzButton>
  );
  return (
    <div
      ref={pad}
      role="group"
      aria-label="Move the camera"
      tabIndex={-1}
      data-ptz-pad
      className={classNames(
        'flex outline-none! shadow-none!',
        PTZ_COLOURS[look],
        isPanel
          ? 'flex-wrap items-center justify-center gap-x-5 gap-y-2 border-t border-line bg-s1 px-3 pt-3 pb-2'
          : 'items-end gap-3',
      )}
    >
      <PtzWheel ptz={ptz} press={press} onRefused={setRefused} pressed={pressed} size={WHEEL_PX[look]} />
      <div
        role="group"
        aria-label="Optical zoom"
        className={classNames(
          'flex shrink-0 flex-col items-center rounded-dialog p-0.5',
          PTZ_PLATE,
          !isPanel && 'mb-2.5',
        )}
      >
        {zoom('in')}
        <span aria-hidden className="my-1 h-12 w-0.5 rounded-full bg-(--ptz-edge)" />
        {zoom('out')}
      </div>
      <div
        className={classNames(
          'flex min-w-0 flex-col gap-1.5 text-12',
          isPanel ? 'min-h-8 w-full items-center text-center text-fg2' : 'mb-2.5 max-w-72 items-start',
        )}
      >
        <PtzTelling told={told} refused={refused} system={system} look={look} />
        {(!isPanel || (told.kind === 'nothing' && refused === undefined)) && ptz.hint !== undefined && (
          <p className={NOTE[look]}>{ptz.hint}</p>
        )}
        {!isPanel && !ptz.presets.offered && (
          <Button disabledReason={ptz.presets.reason} className="glass text-(--ptz-dim)">
            Presets
          </Button>
        )}
      </div>
    </div>
  );
}

const NOTE = { glass: 'glass rounded-control px-2 py-1', panel: '' } as const;

interface PtzTellingProps {
  readonly told: PtzTold;
  /** Why the button pressed before moves nothing. */
  readonly refused: string | undefined;
  readonly system: string;
  readonly look: PtzLook;
}

/** What was sent; never that the camera moved, which nobody tells. */
function PtzTelling({ told, refused, system, look }: PtzTellingProps) {
  return (
    <div role="status" className="empty:hidden">
      {told.kind === 'nothing' && refused !== undefined && <p className={NOTE[look]}>{refused}</p>}
      {(told.kind === 'sending' || told.kind === 'sent') && (
        <p className={NOTE[look]}>{told.kind === 'sending' ? 'Sending…' : 'Sent to the camera'}</p>
      )}
      {told.kind === 'failed' && (
        <p className={classNames(NOTE[look], 'flex gap-2')}>
          <FaultMark />
          <span>
            <b className="font-semibold">Not sent.</b> {failureText(told.failure, system).title}.
          </span>
        </p>
      )}
    </div>
  );
}
