/** Asks for the name of a new virtual camera, and makes it. */
import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { type Failure, isAbort, toFailure } from '../../core/failure.ts';
import type { CameraRef } from '../../core/ids.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { failureText } from '../../ui/failure-text.ts';
import { FaultMark } from '../../ui/fault-mark.tsx';
import { Monogram } from '../../ui/monogram.tsx';
import type { Camera } from '../../vendors/contract.ts';
import { type TargetSystem, targetsKey } from './use-import-targets.ts';

export interface NewCameraDialogProps {
  readonly system: TargetSystem;
  readonly onMade: (ref: CameraRef) => void;
  readonly onClose: () => void;
}

const LONGEST_NAME = 100;

export function NewCameraDialog({ system, onMade, onClose }: NewCameraDialogProps) {
  const { entry, imports, cameras } = system;
  const client = useQueryClient();
  const [name, setName] = useState('');
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure>();
  const leaving = useRef<AbortController>(undefined);
  useEffect(() => {
    const controller = new AbortController();
    leaving.current = controller;
    return () => controller.abort();
  }, []);
  const wanted = name.trim();
  const isTaken = cameras.some((camera) => camera.name.toLowerCase() === wanted.toLowerCase());
  const create = imports?.createTarget;
  const noReason = wanted === '' ? 'Give it a name first.' : undefined;

  async function make(event: FormEvent) {
    event.preventDefault();
    const signal = leaving.current?.signal;
    if (busy || wanted === '' || create?.offered !== true || signal === undefined) return;
    setBusy(true);
    setFailure(undefined);
    try {
      const made = await create.use(wanted, signal);
      client.setQueryData<readonly Camera[]>(targetsKey(entry.id), (known = []) => [...known, made]);
      onMade({ system: entry.id, camera: made.id });
    } catch (error) {
      if (isAbort(error)) return;
      setFailure(toFailure(error, 'make a virtual camera', entry.id));
      setBusy(false);
    }
  }

  const words = failure === undefined ? undefined : failureText(failure, entry.name);
  return (
    <Dialog
      label={`New virtual camera at ${entry.name}`}
      title={
        <>
          <Monogram text={entry.monogram} label={entry.label} />
          <span className="truncate">New virtual camera</span>
        </>
      }
      onClose={onClose}
    >
      <p className="text-fg2">
        {entry.name} gets a camera that has no device: its archive takes imported footage.
      </p>
      <form onSubmit={(event) => void make(event)} className="mt-4 flex flex-col gap-3">
        <label className="flex flex-col gap-1">
          <span className="text-12 text-fg2">Name</span>
          <span className="field-box flex h-8 items-center px-2">
            <input
              value={name}
              maxLength={LONGEST_NAME}
              autoComplete="off"
              placeholder="Bodycam 08"
              onChange={(event) => setName(event.target.value)}
              className="w-full bg-transparent placeholder:text-fg3"
            />
          </span>
        </label>
        <p role="status" className="min-h-4 text-12 text-fg3">
          {isTaken ? 'A camera of that name is there already; both will be listed.' : ''}
        </p>
        {words !== undefined && (
          <div role="alert" className="flex gap-2">
            <span className="pt-0.5">
              <FaultMark />
            </span>
            <p className="text-fg2">
              <span className="font-semibold text-fg1">{words.title}.</span> {words.advice}
            </p>
          </div>
        )}
        <div className="flex justify-end gap-2">
          <Button tone="quiet" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" tone="primary" disabledReason={noReason} className="min-w-28">
            {busy ? 'Making it' : 'Make the camera'}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
