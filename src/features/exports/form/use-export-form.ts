/** The form with all that is known of its camera and its range: one object for every section of the page. */
import { useQuery } from '@tanstack/react-query';
import { type Dispatch, useMemo } from 'react';
import { findCamera, type SystemCameras, useAllCameras } from '../../../systems/camera-queries.ts';
import type { CameraId } from '../../../core/ids.ts';
import { spanLength, type TimeSpan } from '../../../core/time-span.ts';
import type { EpochMs } from '../../../core/units.ts';
import type { Camera } from '../../../vendors/contract.ts';
import type {
  ExportCamera,
  ExportEstimate,
  ExportField,
  ExportOptions,
  ExportProblem,
  ExportSettings,
  FootageExports,
} from '../../../vendors/contract-exports.ts';
import { type DraftEvent, draftSettings, draftSpan, type ExportDraft } from './export-draft.ts';
import {
  coverageQueryOptions,
  estimateQueryOptions,
  exportCameraQueryOptions,
  type ExportPlace,
} from './export-queries.ts';
import { exportsOf, exportsReason } from './export-systems.ts';
import { formProblems, type FormState, shownProblems } from './form-problems.ts';
import { type WireText, wireTextOf } from './wire-text.ts';
import { firstMoment, type RangeFacts, rangeFacts } from './range-facts.ts';

export interface ExportForm extends FormState {
  readonly dispatch: Dispatch<DraftEvent>;
  readonly systems: readonly SystemCameras[];
  readonly system: SystemCameras | undefined;
  readonly camera: Camera | undefined;
  readonly exports: FootageExports | undefined;
  /** The options of the camera's system; before one is chosen, of the first that exports anything. */
  readonly options: ExportOptions | undefined;
  readonly settings: ExportSettings | undefined;
  readonly facts: ExportCamera | undefined;
  /** Where pictures and recordings are asked for; undefined without a camera that can be exported. */
  readonly place: ExportPlace | undefined;
  /** The range of an archive export. */
  readonly span: TimeSpan | undefined;
  /** What is recorded of it; undefined while nobody knows, where nobody tells, and for a single moment. */
  readonly range: RangeFacts | undefined;
  readonly rangeError: Error | undefined;
  /** The system does not tell what it holds. */
  readonly isUntold: boolean;
  /** What is sent, as the form stands; undefined where that is no text. */
  readonly wireText: WireText | undefined;
  readonly estimate: ExportEstimate | undefined;
  /** Its size was asked for and is not answered. */
  readonly isEstimating: boolean;
  /** The moment of the picture that is drawn on. */
  readonly at: EpochMs | undefined;
  readonly problems: readonly ExportProblem[];
  /** Those of them that are to be shown. */
  readonly shown: readonly ExportProblem[];
  /** What is to be shown as wrong with these fields. */
  readonly said: (...fields: readonly ExportField[]) => readonly string[];
  /** Why a setting means nothing for the chosen format. */
  readonly against: (field: ExportField) => string | undefined;
  readonly change: (field: ExportField, part: Partial<ExportSettings>) => void;
}

/** The system's answers about the camera and the range, as far as they are there. */
function useAnswers(asked: ExportPlace | undefined, span: TimeSpan | undefined) {
  const facts = useQuery(exportCameraQueryOptions(asked));
  // An archive that is gone since is not asked: the default one counts again.
  const isGone = facts.data?.archives.some(({ id }) => id === asked?.archive) === false;
  const archive = isGone ? undefined : asked?.archive;
  const place = asked === undefined ? undefined : { ...asked, archive };
  // Which archives there are must be known first, and whether anything may be asked.
  const mayAsk = facts.isFetched && facts.data?.refused === undefined;
  const within = mayAsk && span !== undefined && span.until > span.from ? place : undefined;
  const coverage = useQuery(coverageQueryOptions(within, span));
  const estimate = useQuery(estimateQueryOptions(within, span));
  return {
    facts: facts.data,
    archive,
    place: mayAsk ? place : undefined,
    held: coverage.data ?? undefined,
    isUntold: coverage.data === null,
    rangeError: coverage.error ?? undefined,
    estimate: estimate.data ?? undefined,
    isEstimating: estimate.isLoading,
  };
}

export function useExportForm(draft: ExportDraft, dispatch: Dispatch<DraftEvent>): ExportForm {
  const systems = useAllCameras();
  const ref = draft.camera;
  const system = systems.find(({ entry }) => entry.id === ref?.system);
  const exports = system === undefined ? undefined : exportsOf(system);
  const { kind, from, until } = draft;
  const span = useMemo(
    () => (kind === 'archive' ? draftSpan({ from, until }) : undefined),
    [kind, from, until],
  );
  const asked =
    ref === undefined || exports === undefined ? undefined : { ref, exports, archive: draft.archive };
  const answers = useAnswers(asked, span);
  const { facts, archive, held } = answers;
  const range = useMemo(
    () => (span === undefined || held === undefined ? undefined : rangeFacts(span, held)),
    [span, held],
  );
  const options = (exports ?? systems.map(exportsOf).find((one) => one !== undefined))?.options;
  const settings = options === undefined ? undefined : draftSettings(draft, options);
  const systemReason = ref === undefined ? undefined : reasonOf(systems, system);
  const nameOf = (camera: CameraId) =>
    (system === undefined ? undefined : findCamera(system.list, camera)?.name) ?? camera;
  const state: FormState = { draft, options, settings, facts, archive, systemReason, nameOf };
  const problems = formProblems(state);
  const shown = shownProblems(problems, draft);
  const against = (field: ExportField) =>
    settings === undefined ? undefined : options?.against(field, settings.format);
  return {
    ...state,
    dispatch,
    systems,
    system,
    camera: system === undefined || ref === undefined ? undefined : findCamera(system.list, ref.camera),
    exports,
    place: answers.place,
    span,
    range,
    rangeError: answers.rangeError,
    isUntold: answers.isUntold,
    wireText: wireTextOf(exports, state),
    estimate: answers.estimate,
    isEstimating: answers.isEstimating,
    at: span === undefined ? undefined : (draft.at ?? firstMoment(span, range)),
    problems,
    shown,
    said: (...fields) => shown.filter(({ field }) => fields.includes(field)).map(({ text }) => text),
    against,
    change: (field, part) => dispatch({ kind: 'settingsChanged', field, part }),
  };
}

function reasonOf(systems: readonly SystemCameras[], system: SystemCameras | undefined) {
  if (system !== undefined) return exportsReason(system);
  return systems.length === 0 ? undefined : 'This site has no such system.';
}

/** Whether one picture is asked for, and no length. */
export const isOnePicture = (span: TimeSpan | undefined): boolean =>
  span !== undefined && spanLength(span) === 0;
