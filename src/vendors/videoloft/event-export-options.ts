/** What a person can set in an export of Videoloft: the camera and the range, and nothing else. */
import type { TimeSpan } from '../../core/time-span.ts';
import { withhold } from '../../core/offer.ts';
import {
  type ExportField,
  type ExportFormat,
  type ExportOptions,
  type ExportProblem,
  type ExportRequest,
  NO_SETTINGS,
} from '../contract-exports.ts';

const MP4: ExportFormat = {
  id: 'mp4',
  label: 'MP4 of each event',
  kind: 'video',
  note: 'A file for each event that the range touches',
  mostCameras: 1,
  stays: undefined,
};

const FIELDS: ReadonlySet<ExportField> = new Set<ExportField>(['camera', 'span', 'format']);

const SPAN_NOTE =
  'Videoloft keeps events, not everything in between. Each event that the range touches is exported whole, ' +
  'so the first file may begin before the range, and the last one may end after it.';

const isMoment = (at: number): boolean => Number.isSafeInteger(at) && at >= 0;

function wrongSpan({ from, until }: TimeSpan): string | undefined {
  if (!isMoment(from)) return 'Enter when the recording begins.';
  if (!isMoment(until)) return 'Enter when the recording ends.';
  if (until < from) return 'The end lies before the beginning.';
  return from < until
    ? undefined
    : 'Events are exported from a range. Make the end later than the beginning.';
}

/** All problems, in the order of the fields. */
function check({ camera, source, others, settings }: ExportRequest): readonly ExportProblem[] {
  const found: readonly (readonly [ExportField, string | undefined])[] = [
    ['camera', camera.trim() === '' ? 'Choose a camera.' : undefined],
    [
      'span',
      source.kind === 'live'
        ? 'Videoloft exports what was recorded. Choose a range of the past.'
        : wrongSpan(source.span),
    ],
    ['format', settings.format === MP4.id ? undefined : `Choose ${MP4.label}.`],
    [
      'others',
      others.length === 0
        ? undefined
        : 'Videoloft exports one camera at a time: order an export for each camera.',
    ],
  ];
  return found.flatMap(([field, text]) => (text === undefined ? [] : [{ field, text }]));
}

export const EVENT_EXPORT_OPTIONS: ExportOptions = {
  formats: [MP4],
  fields: FIELDS,
  defaults: { ...NO_SETTINGS, format: MP4.id },
  worstQuality: 0,
  fewestRateSteps: 0,
  live: withhold('Videoloft exports what was recorded; live video is recorded on demand, from its page.'),
  timestamp: undefined,
  notes: { span: SPAN_NOTE },
  against: () => undefined,
  check,
};
