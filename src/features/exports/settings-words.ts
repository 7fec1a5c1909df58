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
  others: 'Further cameras',
  folder: 'Folder',
  bandwidth: 'Bandwidth',
};

/** What people call a part of an order: the label of its field. */
export const fieldText = (field: ExportField): string => FIELDS[field];

/** Longer ones are words, and no endings of files. */
const LONGEST_ENDING = 4;

/** "MP4", "Native": as the system's id for it reads to people. */
export const formatText = ({ format }: Pick<ExportSettings, 'format'>): string =>
  format.length > LONGEST_ENDING ? format.slice(0, 1).toUpperCase() + format.slice(1) : format.toUpperCase();

/** "5 MB/s at most", "as fast as it can". */
export const bandwidthText = (bytesPerSecond: number): string =>
  bytesPerSecond === 0 ? 'as fast as it can' : `${byteText(bytesPerSecond)}/s at most`;

/**
 * Whether the system makes its files anew, with qualities and rates: such a system waits for frames. Those of
 * another one stand in the settings all the same, and mean nothing.
 */
const isMadeAnew = ({ waitTimeout }: ExportSettings): boolean => waitTimeout > 0;

/** "all frames", "1/2 of the frames". */
export const frameRateText = (halvings: number): string =>
  halvings === 0 ? 'all frames' : `1/${2 ** halvings} of the frames`;

const qualityText = (step: number): string => (step === 0 ? 'best' : `step ${step}, 0 is the best`);

const masksText = (count: number): string => (count === 1 ? '1 mask' : `${count} masks`);

/** What differs from a plain export of everything, for a row: "best quality, cropped, 2 masks", "to D:\\Case". */
export function settingsText(settings: ExportSettings): string {
  const { videoQuality, frameRate, crop, masks, comment, maxFileSize, folder, bandwidth } = settings;
  const parts = [
    ...(isMadeAnew(settings) ? [videoQuality === 0 ? 'best quality' : `quality ${videoQuality}`] : []),
    ...(frameRate === 0 ? [] : [frameRateText(frameRate)]),
    ...(crop === undefined ? [] : ['cropped']),
    ...(masks.length === 0 ? [] : [masksText(masks.length)]),
    ...(comment === '' ? [] : ['comment']),
    ...(maxFileSize === 0 ? [] : [`files of ${byteText(maxFileSize)}`]),
    ...(folder === '' ? [] : [`to ${folder}`]),
    ...(bandwidth === 0 ? [] : [bandwidthText(bandwidth)]),
  ];
  return parts.length === 0 ? 'as its system makes it' : parts.join(', ');
}

const PERCENT = 100;
const percent = (share: number): string => `${Math.round(share * PERCENT * 10) / 10}`;

/** "from 12.5 %, 20 % to 80 %, 95 %": of the width and the height, from the top left. */
export const areaText = ({ from, to }: FrameArea): string =>
  `from ${percent(from.x)} %, ${percent(from.y)} % to ${percent(to.x)} %, ${percent(to.y)} %`;

const isPlaced = ({ picture, comment, timestamp }: ExportPage): boolean =>
  picture !== undefined || comment !== undefined || timestamp !== undefined;

type Line = readonly [label: string, value: string];

/** All settings that mean something, a line each. */
export function settingsLines(settings: ExportSettings): readonly Line[] {
  const { comment, folder, bandwidth } = settings;
  if (isMadeAnew(settings)) return [[FIELDS.format, formatText(settings)], ...madeLines(settings)];
  return [
    [FIELDS.format, formatText(settings)],
    ...(folder === ''
      ? []
      : ([
          [FIELDS.folder, folder],
          [FIELDS.bandwidth, bandwidthText(bandwidth)],
        ] as const)),
    ...(comment === '' ? [] : [[FIELDS.comment, comment] as const]),
  ];
}

function madeLines(settings: ExportSettings): readonly Line[] {
  const { masks, crop, page, comment } = settings;
  const place = (field: ExportField, area: FrameArea | undefined) =>
    area === undefined ? [] : [[FIELDS[field], areaText(area)] as const];
  return [
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
