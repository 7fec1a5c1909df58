/** What is wrong with the form: what is missing in it, and what its system says against it. Pure. */
import type { TimeSpan } from '../../../core/time-span.ts';
import type {
  ExportCamera,
  ExportField,
  ExportOptions,
  ExportProblem,
  ExportRequest,
  ExportSettings,
  ExportSource,
} from '../../../vendors/contract-exports.ts';
import { draftSpan, type ExportDraft } from './export-draft.ts';

/** What the form asks for; undefined while a time is missing. */
export function draftSource(draft: ExportDraft, archive: string | undefined): ExportSource | undefined {
  if (draft.kind === 'live') {
    return draft.length === undefined ? undefined : { kind: 'live', length: draft.length };
  }
  const span = draftSpan(draft);
  return span === undefined ? undefined : { kind: 'archive', archive, span };
}

export interface FormState {
  readonly draft: ExportDraft;
  readonly options: ExportOptions | undefined;
  readonly settings: ExportSettings | undefined;
  /** What the system says of the camera; undefined until it has answered. */
  readonly facts: ExportCamera | undefined;
  readonly archive: string | undefined;
  /** Why nothing of the camera's system can be exported. */
  readonly systemReason: string | undefined;
}

/** The request as the form stands; undefined while something of it is missing. */
export function draftRequest({ draft, settings, archive }: FormState): ExportRequest | undefined {
  const source = draftSource(draft, archive);
  if (draft.camera === undefined || settings === undefined || source === undefined) return undefined;
  return { camera: draft.camera.camera, source, settings };
}

const timeProblem = ({ kind, from, until, length }: ExportDraft): ExportProblem | undefined => {
  if (kind === 'live') {
    return length === undefined || length <= 0
      ? { field: 'length', text: 'Give a length in minutes and seconds, such as 5:00.' }
      : undefined;
  }
  if (from === undefined) return { field: 'span', text: 'The beginning is no date and time.' };
  if (until === undefined) return { field: 'span', text: 'The end is no date and time.' };
  return until < from ? { field: 'span', text: 'The end comes before the beginning.' } : undefined;
};

function cameraProblem({ draft, facts, systemReason }: FormState): ExportProblem | undefined {
  if (draft.camera === undefined) return { field: 'camera', text: 'Choose a camera.' };
  const text = systemReason ?? facts?.refused;
  return text === undefined ? undefined : { field: 'camera', text };
}

function sourceProblem({ draft, facts, options }: FormState): ExportProblem | undefined {
  if (draft.kind === 'live') {
    const live = options?.live;
    return live?.offered === false ? { field: 'length', text: live.reason } : undefined;
  }
  return facts?.archives.length === 0 && facts.refused === undefined
    ? { field: 'archive', text: 'This camera is recorded in no archive.' }
    : undefined;
}

/** All that stands against ordering it, in the order of the form. */
export function formProblems(form: FormState): readonly ExportProblem[] {
  const own = [cameraProblem(form), sourceProblem(form), timeProblem(form.draft)].flatMap((one) => one ?? []);
  const request = draftRequest(form);
  const theirs = request === undefined ? [] : (form.options?.check(request) ?? []);
  const said = new Set(own.map(({ field }) => field));
  return [...own, ...theirs.filter(({ field }) => !said.has(field))];
}

/** Those to show: of fields that were changed, and all once Export was pressed. */
export const shownProblems = (
  problems: readonly ExportProblem[],
  draft: ExportDraft,
): readonly ExportProblem[] =>
  draft.wasPressed ? problems : problems.filter(({ field }) => draft.touched.includes(field));

/** The order of the form from top to bottom: where the focus goes first. */
const ORDER: readonly ExportField[] = [
  'camera',
  'archive',
  'span',
  'length',
  'format',
  'videoQuality',
  'frameRate',
  'audioQuality',
  'maxFileSize',
  'waitTimeout',
  'timestamp',
  'comment',
  'color',
  'layout',
  'picturePlace',
  'commentPlace',
  'timestampPlace',
  'crop',
  'masks',
];

export const firstProblem = (problems: readonly ExportProblem[]): ExportProblem | undefined =>
  problems.toSorted((a, b) => ORDER.indexOf(a.field) - ORDER.indexOf(b.field))[0];

/** Whether two ranges are the same to the millisecond. */
export const isSameSpan = (one: TimeSpan | undefined, other: TimeSpan | undefined): boolean =>
  one !== undefined && one.from === other?.from && one.until === other.until;
