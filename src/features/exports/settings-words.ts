/** The settings of an export in words: in short for a row, each of them for its details. Pure. */
import { byteText } from '../../core/byte-size.ts';
import type { FrameArea } from '../../core/frame-area.ts';
import { durationText } from '../../core/time-zone.ts';
import type { ExportField, ExportPage, ExportSettings } from '../../vendors/contract-exports.ts';

const FIELDS: Readonly<Record<ExportField, string>> = {
  camera: 'Camera',
  archive: 'Archive',
  span: 'From, to',
  length: 'Length',
  format: 'Format',
  waitTimeout: 'Wait',
  maxFileSize: 'Split files',
  videoQuality: 'Picture quality',
  audioQuality: 'Sound quality',
  frameRate: 'Frame rate',
  timestamp: 'Time stamp',
  comment: 'Comment',
  color: 'Colour',
  crop: 'Crop',
  masks: 'Masks',
  layout: 'Page',
  picturePlace: 'Place of the picture',
  commentPlace: 'Place of the comment',
  timestampPlace: 'Place of the time stamp',
};

/** What people call a part of an order: the label of its field. */
export const fieldText = (field: ExportField): string => FIELDS[field];

/** "MP4": as the system's id for it reads to people. */
export const formatText = ({ format }: Pick<ExportSettings, 'format'>): string => format.toUpperCase();

/** "all frames", "1/2 of the frames". */
export const frameRateText = (halvings: number): string =>
  halvings === 0 ? 'all frames' : `1/${2 ** halvings} of the frames`;

const qualityText = (step: number): string => (step === 0 ? 'best' : `step ${step}, 0 is the best`);

const masksText = (count: number): string => (count === 1 ? '1 mask' : `${count} masks`);

/** What differs from a plain export of everything, for a row: "best, 1/2 of the frames, cropped, 2 masks". */
export function settingsText(settings: ExportSettings): string {
  const { videoQuality, frameRate, crop, masks, comment, maxFileSize } = settings;
  return [
    videoQuality === 0 ? 'best quality' : `quality ${videoQuality}`,
    ...(frameRate === 0 ? [] : [frameRateText(frameRate)]),
    ...(crop === undefined ? [] : ['cropped']),
    ...(masks.length === 0 ? [] : [masksText(masks.length)]),
    ...(comment === '' ? [] : ['comment']),
    ...(maxFileSize === 0 ? [] : [`files of ${byteText(maxFileSize)}`]),
  ].join(', ');
}

const PERCENT = 100;
const percent = (share: number): string => `${Math.round(share * PERCENT * 10) / 10}`;

/** "from 12.5 %, 20 % to 80 %, 95 %": of the width and the height, from the top left. */
export const areaText = ({ from, to }: FrameArea): string =>
  `from ${percent(from.x)} %, ${percent(from.y)} % to ${percent(to.x)} %, ${percent(to.y)} %`;

const isPlaced = ({ picture, comment, timestamp }: ExportPage): boolean =>
  picture !== undefined || comment !== undefined || timestamp !== undefined;

/** All settings, a line each: label and value. */
export function settingsLines(settings: ExportSettings): readonly (readonly [string, string])[] {
  const { masks, crop, page, comment } = settings;
  const place = (field: ExportField, area: FrameArea | undefined) =>
    area === undefined ? [] : [[FIELDS[field], areaText(area)] as const];
  return [
    [FIELDS.format, formatText(settings)],
    [FIELDS.videoQuality, qualityText(settings.videoQuality)],
    [FIELDS.audioQuality, qualityText(settings.audioQuality)],
    [FIELDS.frameRate, frameRateText(settings.frameRate)],
    [
      FIELDS.maxFileSize,
      settings.maxFileSize === 0 ? 'one file' : `a new file after ${byteText(settings.maxFileSize)}`,
    ],
    [FIELDS.waitTimeout, `${durationText(settings.waitTimeout)} for a frame`],
    [FIELDS.timestamp, settings.timestamp === '' ? 'none' : settings.timestamp],
    [FIELDS.comment, comment === '' ? 'none' : comment],
    [FIELDS.color, settings.color],
    [FIELDS.crop, crop === undefined ? 'all of the picture' : areaText(crop)],
    [
      FIELDS.masks,
      masks.length === 0
        ? 'none'
        : `${masksText(masks.length)}, ${masks.map(({ length }) => `${length} corners`).join(', ')}`,
    ],
    ...(page.layout === 'landscape' || isPlaced(page) ? [[FIELDS.layout, page.layout] as const] : []),
    ...place('picturePlace', page.picture),
    ...place('commentPlace', page.comment),
    ...place('timestampPlace', page.timestamp),
  ];
}
