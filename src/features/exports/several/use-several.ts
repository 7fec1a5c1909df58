/** The page with all that is known of its cameras and their ranges: one object for every part of it. */
import { useQueries } from '@tanstack/react-query';
import { type Dispatch, use } from 'react';
import { cameraRefText } from '../../../core/ids.ts';
import { spanLength, type TimeSpan } from '../../../core/time-span.ts';
import { type SystemCameras, useAllCameras } from '../../../systems/camera-queries.ts';
import { TimeContext } from '../../../ui/time-context.ts';
import {
  coverageQueryOptions,
  estimateQueryOptions,
  exportCameraQueryOptions,
  type ExportPlace,
} from '../form/export-queries.ts';
import { exportsOf } from '../form/export-systems.ts';
import {
  placeKey,
  type SeveralDraft,
  type SeveralEvent,
  type SeveralPlace,
  spanOfTimes,
} from './several-draft.ts';
import { type CameraAnswer, type Coverage, type SystemPlan, systemPlans } from './several-plan.ts';
import { type SeveralProblem, severalProblems, shownSeveral } from './several-problems.ts';
import { proposedName } from './several-words.ts';

export interface Several {
  readonly draft: SeveralDraft;
  readonly dispatch: Dispatch<SeveralEvent>;
  readonly systems: readonly SystemCameras[];
  readonly plans: readonly SystemPlan[];
  /** What somebody called the group, or else the proposal. */
  readonly name: string;
  readonly problems: readonly SeveralProblem[];
  /** Those of them that are to be shown. */
  readonly shown: readonly SeveralProblem[];
  /** What is to be shown as wrong at a place. */
  readonly said: (place: SeveralPlace) => readonly string[];
}

interface Asked {
  readonly id: string;
  readonly place: ExportPlace;
  readonly span: TimeSpan | undefined;
}

/** The chosen cameras that can be asked about: their systems are there. */
function askedCameras(draft: SeveralDraft, systems: readonly SystemCameras[]): readonly Asked[] {
  const byId = new Map(systems.map((system) => [system.entry.id, exportsOf(system)]));
  return draft.cameras.flatMap(({ ref, own }) => {
    const exports = byId.get(ref.system);
    const span = spanOfTimes(own ?? draft);
    return exports === undefined
      ? []
      : [{ id: cameraRefText(ref), place: { ref, exports, archive: undefined }, span }];
  });
}

type CoverageResult = {
  readonly data: readonly TimeSpan[] | null | undefined;
  readonly error: Error | null;
};

function toCoverage({ data, error }: CoverageResult): Coverage {
  if (data === null) return { kind: 'notTold' };
  if (data !== undefined) return { kind: 'told', held: data };
  return error === null ? { kind: 'asked' } : { kind: 'failed', error };
}

/** What the systems answer about the chosen cameras, as far as it is there. */
function useAnswers(asked: readonly Asked[]): ReadonlyMap<string, CameraAnswer> {
  const facts = useQueries({ queries: asked.map(({ place }) => exportCameraQueryOptions(place)) });
  // Whether anything may be asked must be known first; a single moment is one picture.
  const ranges = asked.filter(({ span }, index) => {
    const mayAsk = facts[index]?.isFetched === true && facts[index].data?.refused === undefined;
    return mayAsk && span !== undefined && spanLength(span) > 0;
  });
  const coverages = useQueries({
    queries: ranges.map(({ place, span }) => coverageQueryOptions(place, span)),
  });
  const estimates = useQueries({
    queries: ranges.map(({ place, span }) => estimateQueryOptions(place, span)),
  });
  const at = new Map(ranges.map(({ id }, index) => [id, index]));
  return new Map(
    asked.map(({ id }, index): [string, CameraAnswer] => {
      const range = at.get(id) ?? -1;
      const coverage = coverages[range];
      return [
        id,
        {
          facts: facts[index]?.data,
          coverage: coverage === undefined ? { kind: 'none' } : toCoverage(coverage),
          estimate: estimates[range]?.data ?? undefined,
        },
      ];
    }),
  );
}

export function useSeveral(draft: SeveralDraft, dispatch: Dispatch<SeveralEvent>): Several {
  const systems = useAllCameras();
  const { format, locale } = use(TimeContext);
  const answers = useAnswers(askedCameras(draft, systems));
  const plans = systemPlans(draft, systems, answers);
  const problems = severalProblems(draft, plans);
  const shown = shownSeveral(problems, draft, plans);
  return {
    draft,
    dispatch,
    systems,
    plans,
    name: draft.name ?? proposedName(draft.from, format.zone, locale),
    problems,
    shown,
    said: (place) => {
      const key = placeKey(place);
      return shown.filter((one) => placeKey(one.place) === key).map(({ text }) => text);
    },
  };
}
