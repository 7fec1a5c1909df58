/** The settings of an export in the page of a manifest: those that its system had to be set, and no others. */
import { byteText } from '../../core/byte-size.ts';
import type { FrameArea, FramePolygon } from '../../core/frame-area.ts';
import { durationText } from '../../core/time-zone.ts';
import type { ExportField, ExportSettings } from '../../vendors/contract-exports.ts';
import type { ManifestFacts } from './manifest-facts.ts';
import { NOT_KNOWN, type Row } from './manifest-html.ts';

type SettingRow = readonly [field: ExportField, name: string, text: string];

const SHARE_DIGITS = 4;
const pointText = ({ x, y }: FramePolygon[number]): string =>
  `${x.toFixed(SHARE_DIGITS)}, ${y.toFixed(SHARE_DIGITS)}`;
const areaText = (area: FrameArea | undefined, otherwise: string): string =>
  area === undefined ? otherwise : `${pointText(area.from)} – ${pointText(area.to)}`;

/** As rows of a table. Where it is not known what counted: all that say anything. */
export function manifestSettings({
  settings,
  settingsUsed,
  staysAt,
}: Pick<ManifestFacts, 'settings' | 'settingsUsed' | 'staysAt'>): readonly Row[] {
  const isUsed = (field: ExportField): boolean => {
    if (settingsUsed !== null) return field === 'format' || settingsUsed.includes(field);
    return AT_THE_SYSTEM.has(field) ? staysAt !== null : true;
  };
  return rowsOf(settings).flatMap(([field, name, text]) => (isUsed(field) ? [[name, text] as const] : []));
}

const AT_THE_SYSTEM: ReadonlySet<ExportField> = new Set<ExportField>(['folder', 'bandwidth']);

function rowsOf(settings: ExportSettings): readonly SettingRow[] {
  const { page, masks, crop, frameRate, maxFileSize, folder, bandwidth } = settings;
  const rates = 2 ** frameRate;
  return [
    ['format', 'Format', settings.format],
    ['waitTimeout', 'Longest wait for a frame', durationText(settings.waitTimeout)],
    ['maxFileSize', 'Largest file', maxFileSize === 0 ? 'One file of any size' : byteText(maxFileSize)],
    ['videoQuality', 'Video quality (0 is the best)', String(settings.videoQuality)],
    ['audioQuality', 'Audio quality (0 is the best)', String(settings.audioQuality)],
    ['frameRate', 'Frame rate', rates === 1 ? 'Original' : `1/${rates} of the original`],
    ['folder', 'Folder at the system', folder === '' ? NOT_KNOWN : folder],
    [
      'bandwidth',
      'Most that the system writes',
      bandwidth === 0 ? 'No limit' : `${byteText(bandwidth)} a second`,
    ],
    ['timestamp', 'Time stamp', settings.timestamp === '' ? 'None' : settings.timestamp],
    ['comment', 'Comment', settings.comment === '' ? 'None' : settings.comment],
    ['color', 'Colour of both', settings.color],
    ['crop', 'Crop (fractions from the top left)', areaText(crop, 'The whole picture')],
    ...masks.map((mask, at): SettingRow => ['masks', `Mask ${at + 1}`, mask.map(pointText).join('; ')]),
    ['layout', 'Page', page.layout],
    ['picturePlace', 'Picture on the page', areaText(page.picture, 'Where the system puts it')],
    ['commentPlace', 'Comment on the page', areaText(page.comment, 'Where the system puts it')],
    ['timestampPlace', 'Time stamp on the page', areaText(page.timestamp, 'Where the system puts it')],
  ];
}
