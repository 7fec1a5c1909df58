/** A system's exports for tests of the form: five pieces within half an hour, a picture for each moment. */
import { offer, withhold } from '../../../../core/offer.ts';
import { sharedSpan } from '../../../../core/time-span.ts';
import { type EpochMs, epochMs, ms, ONE_HOUR } from '../../../../core/units.ts';
import {
  type ExportCamera,
  EXPORT_FIELDS,
  type ExportField,
  type ExportFormat,
  type ExportOptions,
  type FootageExports,
  NO_SETTINGS,
} from '../../../../vendors/contract-exports.ts';
import { PIECES, SETTINGS, spanAt } from '../../testing/fake-exports.ts';

const ONLY_PDF = new Set(['layout', 'picturePlace', 'commentPlace', 'timestampPlace']);

const file = { mostCameras: 1, stays: undefined };
const FILES: readonly ExportFormat[] = [
  { id: 'mp4', label: 'MP4', kind: 'video', note: 'Plays nearly everywhere', ...file },
  { id: 'mkv', label: 'MKV', kind: 'video', note: 'For players such as VLC', ...file },
  { id: 'jpg', label: 'JPG', kind: 'picture', note: 'The picture of one moment', ...file },
  { id: 'pdf', label: 'PDF', kind: 'document', note: 'A page with a picture', ...file },
];

const ALL_BUT_FOLDERS: ReadonlySet<ExportField> = new Set(
  EXPORT_FIELDS.filter((field) => !['others', 'folder', 'bandwidth'].includes(field)),
);

/** Of a system that makes its files anew, as people want them. */
export const anOptions = (more: Partial<ExportOptions> = {}): ExportOptions => ({
  formats: FILES,
  fields: ALL_BUT_FOLDERS,
  defaults: SETTINGS,
  worstQuality: 6,
  fewestRateSteps: 3,
  live: offer({ longest: ONE_HOUR }),
  timestamp: {
    presets: ['%Y-%b-%d %H:%M:%S', '%H:%M'],
    directives: [
      { code: '%Y', meaning: 'year, four digits' },
      { code: '%H', meaning: 'hour' },
    ],
    preview: (pattern, at, zone) =>
      pattern
        .replaceAll('%Y', String(new Date(at).getUTCFullYear()))
        .replaceAll('%H', new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit' }).format(at)),
  },
  notes: { waitTimeout: 'Key frames may be far apart.' },
  against: (field, format) => {
    if (ONLY_PDF.has(field)) return format === 'pdf' ? undefined : 'Only a PDF has pages.';
    if (field === 'frameRate' && format === 'jpg') return 'Only a video has a frame rate.';
    return field === 'length' && (format === 'jpg' || format === 'pdf')
      ? 'Only a video has a length.'
      : undefined;
  },
  check: ({ settings, source }) => [
    ...(Number.isNaN(settings.maxFileSize)
      ? [{ field: 'maxFileSize', text: 'The size is no number.' } as const]
      : []),
    ...(/^#[\da-f]{6}$/.test(settings.color)
      ? []
      : [{ field: 'color', text: 'A colour has six digits.' } as const]),
    ...(source.kind === 'archive' && settings.format === 'jpg' && source.span.from !== source.span.until
      ? [{ field: 'span', text: 'A picture is of one moment.' } as const]
      : []),
  ],
  ...more,
});

export const STAYS = 'It stays on the server and cannot be downloaded here.';

/** Of a system that writes several cameras to a folder of its own, or a clip of one. */
export const folderOptions = (more: Partial<ExportOptions> = {}): ExportOptions => ({
  formats: [
    { id: 'native', label: 'Native', kind: 'program', note: 'As recorded', mostCameras: 3, stays: STAYS },
    { id: 'mp4', label: 'Clip', kind: 'video', note: 'To download', ...file },
  ],
  fields: new Set<ExportField>(['camera', 'span', 'format', 'others', 'folder', 'bandwidth', 'comment']),
  defaults: { ...NO_SETTINGS, format: 'native' },
  worstQuality: 0,
  fewestRateSteps: 0,
  live: withhold('It exports only what is recorded.'),
  timestamp: undefined,
  notes: { folder: 'A folder on the server. An ampersand cannot be sent.' },
  against: (field, format) => {
    if (field === 'others' && format === 'mp4') return 'A clip is of one camera.';
    if ((field === 'folder' || field === 'bandwidth') && format === 'mp4') return 'A clip is downloaded.';
    return field === 'comment' && format === 'native' ? 'Only a clip has a comment.' : undefined;
  },
  check: ({ settings }) => [
    ...(settings.format === 'native' && settings.folder === ''
      ? [{ field: 'folder', text: 'Name a folder.' } as const]
      : []),
    ...(settings.folder.includes('&')
      ? [{ field: 'folder', text: 'An ampersand cannot be sent.' } as const]
      : []),
    ...(Number.isNaN(settings.bandwidth)
      ? [{ field: 'bandwidth', text: 'The bandwidth is no number.' } as const]
      : []),
  ],
  ...more,
});

export const aCamera = (more: Partial<ExportCamera> = {}): ExportCamera => ({
  archives: [
    { id: 'fast', name: 'Fast disks', isDefault: true },
    { id: 'slow', name: 'Slow disks', isDefault: false },
  ],
  hasSound: true,
  refused: undefined,
  ...more,
});

const unused = () => Promise.reject(new Error('The form does not ask for this.'));

export interface FakeFootage extends FootageExports {
  /** The moments of which pictures were asked for. */
  readonly frames: EpochMs[];
}

/** Cameras that record a picture each 200 ms. */
const FRAME_MS = 200;

export function someExports(more: Partial<FootageExports> = {}): FakeFootage {
  const frames: EpochMs[] = [];
  return {
    frames,
    options: anOptions(),
    keptFor: ms(10 * ONE_HOUR),
    camera: () => Promise.resolve(aCamera()),
    depth: () => Promise.resolve(spanAt('08:00:00', '16:40:00')),
    coverage: (_camera, _archive, span) =>
      Promise.resolve(PIECES.flatMap((piece) => sharedSpan(piece, span) ?? [])),
    estimate: () => Promise.resolve({ bytes: 410_000_000, length: ms(22 * 60_000) }),
    frame: (_camera, _archive, at) => {
      frames.push(at);
      const nearest = Math.round(at / FRAME_MS) * FRAME_MS;
      return Promise.resolve({ image: new Blob(['picture'], { type: 'image/jpeg' }), at: epochMs(nearest) });
    },
    liveFrame: () => Promise.resolve(undefined),
    start: unused,
    blame: () => undefined,
    status: unused,
    file: unused,
    remove: unused,
    ...more,
  };
}
