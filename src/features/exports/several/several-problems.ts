/** What stands against the exports of the page: what is missing on it, and what each system says. Pure. */
import { cameraRefText } from '../../../core/ids.ts';
import type { ExportField, ExportOptions } from '../../../vendors/contract-exports.ts';
import { placeKey, type SeveralDraft, type SeveralPlace, timesProblem } from './several-draft.ts';
import { jobRequest, jobsOf } from './several-orders.ts';
import type { PlannedCamera, SystemPlan } from './several-plan.ts';

export interface SeveralProblem {
  readonly place: SeveralPlace;
  readonly text: string;
}

/** What a check says of these stands beside the camera; all else beside the settings of its system. */
const OF_CAMERA: ReadonlySet<ExportField> = new Set(['camera', 'archive', 'span', 'length']);

/** Longer names are cut where they stand; a file's name has no room for them. */
export const LONGEST_NAME = 120;

function cameraProblems(plan: SystemPlan, camera: PlannedCamera): readonly SeveralProblem[] {
  const { ref, own, times, refused } = camera;
  const at = (text: string): SeveralProblem => ({ place: { kind: 'camera', ref }, text });
  const waits = plan.exports === undefined ? `${plan.name} has not answered yet.` : undefined;
  const against = plan.reason ?? refused ?? waits;
  if (against !== undefined) return [at(against)];
  // Those of all are said once, beside the range.
  const wrongTimes = own === undefined ? undefined : timesProblem(times);
  if (wrongTimes !== undefined) return [at(wrongTimes)];
  const { exports, settings } = plan;
  const request = settings === undefined ? undefined : jobRequest([camera], settings);
  const said = request === undefined ? [] : (exports?.options.check(request) ?? []);
  return said.filter(({ field }) => OF_CAMERA.has(field)).map(({ text }) => at(text));
}

function settingProblems(plan: SystemPlan, options: ExportOptions): readonly SeveralProblem[] {
  const { id: system, settings } = plan;
  if (settings === undefined) return [];
  const found = jobsOf(plan).flatMap((cameras) => {
    // Settings are wrong or right whatever the times: a camera whose times are missing is left out.
    const request = jobRequest(
      cameras.filter(({ span }) => span !== undefined),
      settings,
    );
    return request === undefined ? [] : options.check(request);
  });
  return found
    .filter(({ field }) => !OF_CAMERA.has(field))
    .map(({ field, text }) => ({ place: { kind: 'setting', system, field }, text }));
}

const keyOf = ({ place, text }: SeveralProblem): string => `${placeKey(place)} ${text}`;

/** All that stands against ordering it, in the order of the page; each once. */
export function severalProblems(
  draft: SeveralDraft,
  plans: readonly SystemPlan[],
): readonly SeveralProblem[] {
  const wrongTimes = timesProblem(draft);
  const isShared = draft.cameras.length === 0 || draft.cameras.some(({ own }) => own === undefined);
  const all: readonly SeveralProblem[] = [
    ...(plans.length === 0
      ? [{ place: { kind: 'cameras' }, text: 'Choose at least one camera.' } as const]
      : []),
    ...(wrongTimes !== undefined && isShared ? [{ place: { kind: 'span' }, text: wrongTimes } as const] : []),
    ...plans.flatMap((plan) => plan.cameras.flatMap((camera) => cameraProblems(plan, camera))),
    ...(draft.name?.trim() === ''
      ? [{ place: { kind: 'name' }, text: 'Give the group a name.' } as const]
      : []),
    ...plans.flatMap((plan) =>
      plan.exports === undefined || plan.reason !== undefined
        ? []
        : settingProblems(plan, plan.exports.options),
    ),
  ];
  return [...new Map(all.map((problem) => [keyOf(problem), problem])).values()];
}

/** Those to show: of places that were changed, what a system says of a camera, and all once Export was pressed. */
export function shownSeveral(
  problems: readonly SeveralProblem[],
  draft: SeveralDraft,
  plans: readonly SystemPlan[],
): readonly SeveralProblem[] {
  if (draft.wasPressed) return problems;
  const refused = new Set(
    plans.flatMap(({ reason, cameras }) =>
      cameras.flatMap((one) =>
        (reason ?? one.refused) === undefined ? [] : `camera ${cameraRefText(one.ref)}`,
      ),
    ),
  );
  return problems.filter(({ place }) => {
    const key = placeKey(place);
    return refused.has(key) || draft.touched.has(key);
  });
}
