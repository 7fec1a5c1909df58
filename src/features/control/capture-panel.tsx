/** A picture that the camera was asked for: how far it is, the picture with its age, and saving it. */
import { Download, RotateCcw, X } from 'lucide-react';
import { pictureName } from '../../core/file-name.ts';
import { ageText } from '../../core/time-zone.ts';
import { type EpochMs, msBetween } from '../../core/units.ts';
import { saveBlob } from '../../platform/save-file.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { FaultMark } from '../../ui/fault-mark.tsx';
import { useTell } from '../../ui/notices.ts';
import { useTimeFormat } from '../../ui/time-context.ts';
import { useBlobUrl } from '../../ui/use-blob-url.ts';
import { useNow } from '../../ui/use-now.ts';
import { useReadable } from '../../ui/use-readable.ts';
import type { Stills } from '../../vendors/contract-control.ts';
import type { Still } from '../../vendors/contract.ts';
import type { Capture } from './capture-driver.ts';
import { captureFault, captureSteps } from './capture-words.ts';

export interface CapturePanelProps {
  readonly capture: Capture;
  readonly sizes: Stills['sizes'];
  /** The camera's name, for the file. */
  readonly name: string;
  /** The system's name as people know it. */
  readonly system: string;
  /** `floating`: in a corner of the picture. `below`: under it, as wide as the page. */
  readonly place: 'floating' | 'below';
}

const PLACES = {
  floating:
    'absolute right-3 bottom-3 z-20 w-80 @max-[800px]:w-64 rounded-dialog border border-line2 bg-s2 shadow-2xl',
  below: 'border-t border-line bg-s1',
} as const;

export function CapturePanel({ capture, sizes, name, system, place }: CapturePanelProps) {
  const state = useReadable(capture.state);
  const { clock } = useTimeFormat();
  const tell = useTell();
  if (state.kind === 'none') return null;
  const save = ({ image, at }: Still) => {
    const file = pictureName(name, at, image.type);
    saveBlob(image, file);
    tell(`Saved as ${file}`);
  };
  return (
    <section aria-label="Picture from the camera" className={PLACES[place]}>
      <div className="flex items-center gap-2 py-1 pr-1 pl-3">
        <h2 className="flex-1 truncate font-semibold">
          Picture from the camera <span className="font-normal text-fg3">{sizes[state.size]}</span>
        </h2>
        <IconButton
          label={state.kind === 'waiting' ? 'Do not wait for it' : 'Close'}
          icon={X}
          onClick={capture.close}
          className="max-phone:size-11"
        />
      </div>
      <div className={place === 'below' ? 'flex items-start' : ''}>
        {state.kind === 'arrived' && (
          <div className={place === 'below' ? 'w-40 shrink-0 pl-3' : ''}>
            <Picture still={state.still} name={name} />
          </div>
        )}
        <div className="flex min-w-0 flex-1 flex-col gap-2 px-3 pt-2 pb-3">
          <p role="status" className="tabular text-12 text-fg2">
            {captureSteps(state, clock).join(' · ')}
            {state.kind === 'waiting' && ' · waiting for the camera'}
          </p>
          {state.kind === 'arrived' && (
            <div className="flex items-center justify-between gap-2">
              <Age at={state.still.at} />
              <Button icon={Download} onClick={() => save(state.still)} className="max-phone:h-11">
                Save
              </Button>
            </div>
          )}
          {state.kind === 'failed' && (
            <div role="alert" className="flex items-start gap-2 text-12">
              <FaultMark />
              <p className="min-w-0 flex-1">{captureFault(state, system)}</p>
              <Button
                size="small"
                icon={RotateCcw}
                onClick={() => capture.ask(state.size)}
                className="max-phone:h-11"
              >
                Ask again
              </Button>
            </div>
          )}
        </div>
      </div>
    </section>
  );
}

function Picture({ still, name }: { readonly still: Still; readonly name: string }) {
  const url = useBlobUrl(still.image);
  if (url === undefined) return <div className="aspect-video bg-well" />;
  return (
    <img
      src={url}
      alt={`${name}, as it was asked for`}
      className="aspect-video w-full bg-well object-contain"
    />
  );
}

/** A still never stands without its age. */
function Age({ at }: { readonly at: EpochMs }) {
  const { clock } = useTimeFormat();
  const now = useNow();
  return (
    <span className="tabular text-12 text-fg2">
      Taken {clock(at)}, {ageText(msBetween(at, now))} old
    </span>
  );
}
