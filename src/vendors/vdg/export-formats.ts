/** The two ways out of VDG Sense, and which setting means nothing for which of them. */
import type { ExportField, ExportFormat } from '../contract-exports.ts';
import { CAMERAS_MAX } from './export-limits.ts';

/** exportVideo: written by the server to a folder of its own. */
export const NATIVE = 'native';
/** addClip: a file of one camera that can be downloaded. */
export const CLIP = 'mp4';

export const EXPORT_FORMATS: readonly ExportFormat[] = [
  {
    id: NATIVE,
    label: 'Native',
    kind: 'program',
    note: 'For the player of VDG Sense, written to a folder on the server',
    mostCameras: CAMERAS_MAX,
    stays: 'VDG Sense writes this export on its server; it cannot be downloaded here.',
  },
  {
    id: CLIP,
    label: 'MP4 clip',
    kind: 'video',
    note: 'Video of one camera, to download; the server keeps it for about 7 days',
    mostCameras: 1,
    stays: undefined,
  },
];

export const formatOf = (id: string): ExportFormat | undefined =>
  EXPORT_FORMATS.find((format) => format.id === id);

const MEANINGLESS: ReadonlyMap<string, Partial<Record<ExportField, string>>> = new Map([
  [NATIVE, { comment: 'Only a clip has a description.' }],
  [
    CLIP,
    {
      others: 'A clip is of one camera.',
      folder: 'A clip is downloaded; it goes to no folder of the server.',
      bandwidth: 'A clip is downloaded; the server writes it at its own speed.',
    },
  ],
]);

/** Why a setting means nothing for a format; undefined when it counts, or when nobody knows the format. */
export const againstFormat = (field: ExportField, format: string): string | undefined =>
  MEANINGLESS.get(format)?.[field];
