/** Names cameras by their numbers, for a system that lists none, or not all of them; kept on this computer. */
import { Plus, Trash2 } from 'lucide-react';
import { type FormEvent, useRef, useState } from 'react';
import { toFailure } from '../../core/failure.ts';
import type { SystemEntry } from '../../systems/system-entry.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { failureText } from '../../ui/failure-text.ts';
import { FaultMark } from '../../ui/fault-mark.tsx';
import { Monogram } from '../../ui/monogram.tsx';
import { useReadable } from '../../ui/use-readable.ts';
import type { CameraTyping } from '../../vendors/contract.ts';

export interface TypedCamerasDialogProps {
  readonly entry: Pick<SystemEntry, 'id' | 'name' | 'label' | 'monogram'>;
  readonly typing: CameraTyping;
  /** The list of cameras is another one now. */
  readonly onChanged: () => void;
  readonly onClose: () => void;
}

const FIELDS = 'flex flex-col gap-1';

/** What somebody typed into a field; "" where there is no such field. */
function typedText(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === 'string' ? value : '';
}

export function TypedCamerasDialog({ entry, typing, onChanged, onClose }: TypedCamerasDialogProps) {
  const cameras = useReadable(typing.cameras);
  const [refusal, setRefusal] = useState<string>();
  const name = useRef<HTMLInputElement>(null);

  function add(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const element = event.currentTarget;
    const form = new FormData(element);
    const parts = Object.fromEntries(typing.parts.map(({ key }) => [key, typedText(form, `part-${key}`)]));
    try {
      typing.add(typedText(form, 'name'), parts);
    } catch (error) {
      const failure = toFailure(error, 'name a camera', entry.id);
      setRefusal(failure.facts.vendorText ?? `${failureText(failure, entry.name).title}.`);
      return;
    }
    setRefusal(undefined);
    element.reset();
    name.current?.focus();
    onChanged();
  }

  return (
    <Dialog
      label={`Cameras of ${entry.name} by hand`}
      title={
        <>
          <Monogram text={entry.monogram} label={entry.label} />
          <span className="truncate">Cameras by hand</span>
        </>
      }
      onClose={onClose}
    >
      <p className="text-fg2">
        For cameras that {entry.name} does not list. They stand beside those that it lists, and are kept on
        this computer only.
      </p>
      <form onSubmit={add} noValidate className="mt-4 flex flex-col gap-3">
        <label className={FIELDS}>
          <span className="text-12 text-fg2">Name</span>
          <span className="field-box flex h-8 items-center px-2">
            <input ref={name} name="name" autoComplete="off" className="w-full bg-transparent" />
          </span>
        </label>
        {typing.parts.map(({ key, label, hint }) => (
          <label key={key} className={FIELDS}>
            <span className="text-12 text-fg2">{label}</span>
            <span className="field-box flex h-8 items-center px-2">
              <input
                name={`part-${key}`}
                autoComplete="off"
                spellCheck={false}
                autoCapitalize="none"
                aria-describedby={`typed-${key}-hint`}
                className="tabular w-full bg-transparent"
              />
            </span>
            <span id={`typed-${key}-hint`} className="text-12 text-fg3">
              {hint}
            </span>
          </label>
        ))}
        {refusal !== undefined && (
          <p role="alert" className="flex gap-2 rounded-control bg-s3 p-2.5">
            <span className="pt-0.5">
              <FaultMark />
            </span>
            {refusal}
          </p>
        )}
        <div className="flex justify-end gap-2">
          <Button tone="quiet" onClick={onClose}>
            Done
          </Button>
          <Button type="submit" tone="primary" icon={Plus}>
            Add camera
          </Button>
        </div>
      </form>
      {cameras.length > 0 && (
        <ul aria-label="Cameras named by hand" className="mt-4 border-t border-line">
          {cameras.map((camera) => (
            <li key={camera.id} className="flex min-h-10 items-center gap-2 border-b border-line py-1">
              <span className="min-w-0 flex-1">
                <span className="block truncate">{camera.name}</span>
                <span className="tabular block truncate text-12 text-fg3">{camera.id}</span>
              </span>
              <IconButton
                label={`Remove ${camera.name}`}
                icon={Trash2}
                onClick={() => {
                  typing.remove(camera.id);
                  onChanged();
                }}
              />
            </li>
          ))}
        </ul>
      )}
    </Dialog>
  );
}
