/** What is wrong with the form: what is missing in it, and what its system says against it. Pure. */
import type { TimeSpan } from '../../../core/time-span.ts';
import type { CameraId } from '../../../core/ids.ts';
import type {
  ExportCamera,
  ExportField,
  ExportFormat,
  ExportOptions,
  ExportPart,
  ExportProblem,
  ExportRequest,
  ExportSettings,
  ExportSource,
} from '../../../vendors/contract-exports.ts';
import { draftSpan, type DraftTime, type ExportDraft, partSpan } from './export-draft.ts';

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
  /** What people call a camera of the system. */
  readonly nameOf: (camera: CameraId) => string;
}

/** The format that is chosen. */
export const chosenFormat = ({
  options,
  settings,
}: Pick<FormState, 'options' | 'settings'>): ExportFormat | undefined =>
  options?.formats.find(({ id }) => id === settings?.format);

/** The further cameras with their times; undefined while one of these is missing. */
function draftOthers(draft: ExportDraft): readonly ExportPart[] | undefined {
  const first = draftSpan(draft);
  const parts = draft.others.flatMap((part) => {
    const span = partSpan(part, first);
    return span === undefined ? [] : [{ camera: part.camera, span }];
  });
  return parts.length === draft.others.length ? parts : undefined;
}

/** The request as the form stands; undefined while something of it is missing. */
export function draftRequest({ draft, settings, archive }: FormState): ExportRequest | undefined {
  const source = draftSource(draft, archive);
  const others = draftOthers(draft);
  if (draft.camera === undefined || settings === undefined) return undefined;
  if (source === undefined || others === undefined) return undefined;
  return { camera: draft.camera.camera, source, others, settings };
}

function wrongTime({ from, until }: DraftTime): string | undefined {
  if (from === undefined) return 'The beginning is no date and time.';
  if (until === undefined) return 'The end is no date and time.';
  return until < from ? 'The end comes before the beginning.' : undefined;
}

const timeProblem = ({ kind, from, until, length }: ExportDraft): ExportProblem | undefined => {
  if (kind === 'live') {
    return length === undefined || length <= 0
      ? { field: 'length', text: 'Give a length in minutes and seconds, such as 5:00.' }
      : undefined;
  }
  const text = wrongTime({ from, until });
  return text === undefined ? undefined : { field: 'span', text };
};

/** Too many further cameras for the format, or such without a time. */
function otherProblems(form: FormState): readonly ExportProblem[] {
  const { draft, nameOf } = form;
  const format = chosenFormat(form);
  const texts = draft.others.flatMap(({ camera, own }) => {
    const text = own === undefined ? undefined : wrongTime(own);
    return text === undefined ? [] : [`${nameOf(camera)}: ${text}`];
  });
  const refused = format === undefined ? [] : tooMany(format, draft);
  return [...refused, ...texts].map((text) => ({ field: 'others', text }));
}

function tooMany({ label, mostCameras }: ExportFormat, { others, kind }: ExportDraft): readonly string[] {
  if (others.length === 0) return [];
  if (kind === 'live') return ['Live video is of one camera. Remove the further ones.'];
  if (others.length < mostCameras) return [];
  return [
    mostCameras === 1
      ? `${label} is of one camera. Choose another format, or remove the further cameras.`
      : `${label} is of ${mostCameras} cameras at most. Remove ${others.length + 1 - mostCameras}.`,
  ];
}

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
  const own = [
    ...[cameraProblem(form), sourceProblem(form), timeProblem(form.draft)].flatMap((one) => one ?? []),
    ...otherProblems(form),
  ];
  const request = draftRequest(form);
  const theirs = request === undefined ? [] : (form.options?.check(request) ?? []);
  const said = new Set(own.map(({ field }) => field));
  return [...own, ...theirs.filter(({ field }) => !said.has(field))];
}

/**
 * Those to show: of fields that were changed, and all once Export was pressed. Further cameras can be wrong
 * by another format alone, which nobody should find out at the end.
 */
export const shownProblems = (
  problems: readonly ExportProblem[],
  draft: ExportDraft,
): readonly ExportProblem[] =>
  draft.wasPressed
    ? problems
    : problems.filter(({ field }) => field === 'others' || draft.touched.includes(field));

/** The order of the form from top to bottom: where the focus goes first. */
const ORDER: readonly ExportField[] = [
  'camera',
  'archive',
  'span',
  'length',
  'others',
  'format',
  'videoQuality',
  'frameRate',
  'audioQuality',
  'maxFileSize',
  'waitTimeout',
  'folder',
  'bandwidth',
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
