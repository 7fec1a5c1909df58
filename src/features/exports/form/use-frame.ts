/** The picture to draw on: of the chosen moment, or of now where it is exported live; and the steps beside it. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { Failure } from '../../../core/failure.ts';
import type { TimeFormat } from '../../../core/time-zone.ts';
import type { EpochMs } from '../../../core/units.ts';
import { failureText } from '../../../ui/failure-text.ts';
import { useTell } from '../../../ui/notices.ts';
import { useBlobUrl } from '../../../ui/use-blob-url.ts';
import type { Canvas } from '../draw/canvas.ts';
import { exportFrameQueryOptions, liveFrameQueryOptions, neighbourMoment } from './export-queries.ts';
import { type ExportForm, isOnePicture } from './use-export-form.ts';

export interface FrameView {
  readonly canvas: Canvas;
  /** The moment that the picture shows in truth; undefined without one. */
  readonly shownAt: EpochMs | undefined;
  /** Goes to the picture before or after. */
  readonly step: (direction: 1 | -1) => void;
  readonly stepping: boolean;
  /** Why no step can be made. */
  readonly stepReason: string | undefined;
}

/** The parts of a key that name the camera and its archive. */
const PLACE_PARTS = 5;
const isSamePlace = (one: readonly unknown[] | undefined, other: readonly unknown[]): boolean =>
  one !== undefined &&
  JSON.stringify(one.slice(0, PLACE_PARTS)) === JSON.stringify(other.slice(0, PLACE_PARTS));

export function useFrame(form: ExportForm, format: TimeFormat): FrameView {
  const { place, at, draft } = form;
  const isLive = draft.kind === 'live';
  const options = exportFrameQueryOptions(place, isLive ? undefined : at);
  const recorded = useQuery({
    ...options,
    // The last picture stays until the next one comes, under its own time; never that of another camera.
    placeholderData: (before, query) => (isSamePlace(query?.queryKey, options.queryKey) ? before : undefined),
  });
  const live = useQuery(liveFrameQueryOptions(isLive ? place : undefined));
  const query = isLive ? live : recorded;
  const still = place === undefined ? undefined : (query.data ?? undefined);
  const url = useBlobUrl(still?.image);
  const steps = useSteps(form, still?.at);

  function canvas(): Canvas {
    if (place === undefined) return { kind: 'none', reason: placeReason(form) };
    if (still !== undefined) return url === undefined ? { kind: 'loading' } : { kind: 'picture', url };
    if (query.error !== null) {
      const name = form.system?.entry.name ?? 'The system';
      const text = query.error instanceof Failure ? failureText(query.error, name).title : undefined;
      return { kind: 'none', reason: `${text ?? 'The picture could not be shown'}.` };
    }
    if (isLive && query.data === null) return { kind: 'none', reason: 'The camera sends no picture now.' };
    if (query.data === null && at !== undefined) {
      return { kind: 'none', reason: `No picture is recorded at ${format.clockMs(at)}.` };
    }
    if (!isLive && at === undefined) return { kind: 'none', reason: 'Fill in the time to see its picture.' };
    return { kind: 'loading' };
  }
  return { canvas: canvas(), shownAt: still?.at, ...steps };
}

function placeReason({ draft, problems, system }: ExportForm): string {
  if (draft.camera === undefined) return 'Choose a camera to see its picture.';
  const refused = problems.find(({ field }) => field === 'camera');
  return refused?.text ?? `${system?.entry.name ?? 'The system'} is being asked.`;
}

/** Looks for the picture beside the one that is shown; a newer step ends an older one. */
function useSteps({ place, draft, span, dispatch }: ExportForm, shownAt: EpochMs | undefined) {
  const client = useQueryClient();
  const tell = useTell();
  const running = useRef<AbortController>(undefined);
  const [stepping, setStepping] = useState(false);
  useEffect(() => () => running.current?.abort(), []);

  async function walk(direction: 1 | -1) {
    if (place === undefined || shownAt === undefined || span === undefined) return;
    running.current?.abort();
    const run = new AbortController();
    running.current = run;
    setStepping(true);
    // Where one picture is exported, the step chooses another one.
    const isOne = isOnePicture(span);
    const isWithin = (moment: EpochMs) => isOne || (moment >= span.from && moment <= span.until);
    async function pictureAt(moment: EpochMs): Promise<EpochMs | undefined> {
      if (place === undefined || run.signal.aborted || !isWithin(moment)) return undefined;
      const still = await client.fetchQuery(exportFrameQueryOptions(place, moment));
      // It is asked for again under its own moment.
      if (still !== null) client.setQueryData(exportFrameQueryOptions(place, still.at).queryKey, still);
      return still?.at;
    }
    const found = await neighbourMoment(pictureAt, shownAt, direction).catch(() => undefined);
    if (run.signal.aborted) return;
    setStepping(false);
    if (found === undefined || !isWithin(found)) {
      tell(
        direction === 1 ? 'No picture follows it in the range.' : 'No picture comes before it in the range.',
      );
    } else dispatch({ kind: isOne ? 'momentTaken' : 'frameChosen', at: found });
  }

  const none = shownAt === undefined ? 'There is no picture to step from.' : undefined;
  return {
    step: (direction: 1 | -1) => void walk(direction),
    stepping,
    stepReason: draft.kind === 'live' ? 'This is the picture of now.' : none,
  };
}
