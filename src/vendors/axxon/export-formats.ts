/** The formats of exports, and which setting means nothing for which of them. */
import type { ExportField, ExportFormat } from '../contract-exports.ts';

/** The document knows one camera and one range in an order, and all files are downloaded. */
const EACH = { mostCameras: 1, stays: undefined };

export const EXPORT_FORMATS: readonly ExportFormat[] = [
  { ...EACH, id: 'mp4', label: 'MP4', kind: 'video', note: 'Video that plays nearly everywhere' },
  { ...EACH, id: 'mkv', label: 'MKV', kind: 'video', note: 'Video for players such as VLC' },
  { ...EACH, id: 'avi', label: 'AVI', kind: 'video', note: 'Video for older players' },
  { ...EACH, id: 'exe', label: 'EXE', kind: 'program', note: 'Video with its own player, for Windows only' },
  { ...EACH, id: 'jpg', label: 'JPG', kind: 'picture', note: 'The picture of one moment' },
  {
    ...EACH,
    id: 'pdf',
    label: 'PDF',
    kind: 'document',
    note: 'A page with the picture of one moment, to print',
  },
];

export const formatOf = (id: string): ExportFormat | undefined =>
  EXPORT_FORMATS.find((format) => format.id === id);

/** Whether a format runs over time. Others hold one moment: for those, begin and end are the same. */
export const hasLength = ({ kind }: ExportFormat): boolean => kind === 'video' || kind === 'program';

const ONLY_VIDEO: Partial<Record<ExportField, string>> = {
  maxFileSize: 'Only a video is split into several files.',
  frameRate: 'Only a video has a frame rate.',
  audioQuality: 'Only a video has sound.',
};

const PAGES = 'Only a PDF has pages.';
const ONLY_PDF: Partial<Record<ExportField, string>> = {
  layout: PAGES,
  picturePlace: PAGES,
  commentPlace: PAGES,
  timestampPlace: PAGES,
};

/** Why a setting means nothing for a format; undefined when it counts, or when nobody knows the format. */
export function againstFormat(field: ExportField, id: string): string | undefined {
  const format = formatOf(id);
  if (format === undefined) return undefined;
  return (
    (hasLength(format) ? undefined : ONLY_VIDEO[field]) ??
    (format.kind === 'document' ? undefined : ONLY_PDF[field])
  );
}
