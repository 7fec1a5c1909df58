/**
 * The chosen cameras by system, each with what is known of it, and the systems with the settings that their
 * exports would have. Pure: what systems answer comes from `use-several`.
 */
import { type CameraRef, cameraRefText, type ConnectionId } from '../../../core/ids.ts';
import { spanLength, type TimeSpan } from '../../../core/time-span.ts';
import { type Ms, ms } from '../../../core/units.ts';
import { findCamera, type SystemCameras } from '../../../systems/camera-queries.ts';
import type {
  ExportCamera,
  ExportEstimate,
  ExportFormat,
  ExportSettings,
  FootageExports,
} from '../../../vendors/contract-exports.ts';
import { draftSettings } from '../form/export-draft.ts';
import { exportsOf, exportsReason } from '../form/export-systems.ts';
import { type RangeFacts, rangeFacts } from '../form/range-facts.ts';
import { type ChosenCamera, type SeveralDraft, spanOfTimes, type Times } from './several-draft.ts';

/** What a system holds of a camera's range, as far as it tells. */
export type Coverage =
  /** Nobody asks: there is no range, or nothing of the camera can be exported. */
  | { readonly kind: 'none' }
  | { readonly kind: 'asked' }
  | { readonly kind: 'told'; readonly held: readonly TimeSpan[] }
  /** The system answers no such question. */
  | { readonly kind: 'notTold' }
  | { readonly kind: 'failed'; readonly error: Error };

/** What a system has answered about a camera. */
export interface CameraAnswer {
  readonly facts: ExportCamera | undefined;
  readonly coverage: Coverage;
  readonly estimate: ExportEstimate | undefined;
}

const NO_ANSWER: CameraAnswer = { facts: undefined, coverage: { kind: 'none' }, estimate: undefined };

export interface PlannedCamera extends Pick<CameraAnswer, 'estimate' | 'coverage'> {
  readonly ref: CameraRef;
  readonly name: string;
  readonly own: Times | undefined;
  /** Its own, or those of all. */
  readonly times: Times;
  /** Undefined while its times make no range. */
  readonly span: TimeSpan | undefined;
  /** What is recorded of its range; undefined where nobody tells. */
  readonly range: RangeFacts | undefined;
  /** Why it cannot be exported. */
  readonly refused: string | undefined;
}

export interface SystemPlan {
  readonly id: ConnectionId;
  readonly name: string;
  readonly monogram: string;
  readonly label: string;
  /** Why nothing of it can be exported. */
  readonly reason: string | undefined;
  /** Undefined where it makes no exports, or has not answered yet. */
  readonly exports: FootageExports | undefined;
  readonly settings: ExportSettings | undefined;
  readonly format: ExportFormat | undefined;
  /** In the order in which they were chosen. */
  readonly cameras: readonly PlannedCamera[];
}

type Known = Pick<SystemPlan, 'reason' | 'exports' | 'settings' | 'format'>;

function knownOf({ changed }: SeveralDraft, system: SystemCameras): Known {
  const exports = exportsOf(system);
  const reason = exportsReason(system);
  if (exports === undefined) return { reason, exports, settings: undefined, format: undefined };
  const settings = draftSettings({ changed: changed.get(system.entry.id) ?? {} }, exports.options);
  const format = exports.options.formats.find(({ id }) => id === settings.format);
  return { reason, exports, settings, format };
}

const UNKNOWN: Known = {
  reason: 'This site has no such system.',
  exports: undefined,
  settings: undefined,
  format: undefined,
};
const NO_CAMERA = 'Its system shows no such camera to this account.';
const IN_NO_ARCHIVE = 'This camera is recorded in no archive.';

function plannedCamera(
  { ref, own }: ChosenCamera,
  draft: SeveralDraft,
  system: SystemCameras | undefined,
  { facts, coverage, estimate }: CameraAnswer,
): PlannedCamera {
  const camera = system === undefined ? undefined : findCamera(system.list, ref.camera);
  const times = own ?? { from: draft.from, until: draft.until };
  const span = spanOfTimes(times);
  const isTold = coverage.kind === 'told' && span !== undefined;
  // A list that came whole or in part is told by its system; one that never came says nothing.
  const isGone = camera === undefined && system !== undefined && system.list.cameras.length > 0;
  const inNone = facts?.archives.length === 0 ? IN_NO_ARCHIVE : undefined;
  return {
    ref,
    name: camera?.name ?? ref.camera,
    own,
    times,
    span,
    coverage,
    range: isTold ? rangeFacts(span, coverage.held) : undefined,
    estimate,
    refused: isGone ? NO_CAMERA : (facts?.refused ?? inNone),
  };
}

/** A plan for each system of which a camera is chosen, in the order of the site. */
export function systemPlans(
  draft: SeveralDraft,
  systems: readonly SystemCameras[],
  answers: ReadonlyMap<string, CameraAnswer>,
): readonly SystemPlan[] {
  const order = [
    ...systems.map(({ entry }) => entry.id),
    // From an old link, perhaps.
    ...draft.cameras.map(({ ref }) => ref.system),
  ];
  return [...new Set(order)].flatMap((id): readonly SystemPlan[] => {
    const chosen = draft.cameras.filter(({ ref }) => ref.system === id);
    if (chosen.length === 0) return [];
    const system = systems.find(({ entry }) => entry.id === id);
    const { name, monogram, label } = system?.entry ?? { name: id, monogram: '', label: '' };
    const known = system === undefined ? UNKNOWN : knownOf(draft, system);
    const cameras = chosen.map((one) =>
      plannedCamera(one, draft, system, answers.get(cameraRefText(one.ref)) ?? NO_ANSWER),
    );
    return [{ id, name, monogram, label, ...known, cameras }];
  });
}

/** The length of all ranges together, and what is known to be there. */
export interface Totals {
  readonly requested: Ms;
  readonly present: Ms;
  /** The part of what is requested of which it is known whether it is there. */
  readonly told: Ms;
  /** Cameras of whose range nobody knows yet, or ever, whether it is recorded. */
  readonly untold: number;
}

export function totalsOf(plans: readonly SystemPlan[]): Totals {
  const cameras = plans.flatMap((plan) => plan.cameras).filter(({ span }) => span !== undefined);
  const sum = (lengths: readonly number[]): Ms => ms(lengths.reduce((all, one) => all + one, 0));
  const ranges = cameras.flatMap(({ range }) => range ?? []);
  return {
    requested: sum(cameras.flatMap(({ span }) => (span === undefined ? [] : spanLength(span)))),
    present: sum(ranges.map(({ present }) => present)),
    told: sum(ranges.map(({ whole }) => whole)),
    untold: cameras.length - ranges.length,
  };
}
