/** What kind of file this is, by its first bytes and never by its name. */
import { bigEndian, letters } from './byte-view.ts';

export type FileForm =
  /** MP4, QuickTime and their kin. */
  | { readonly kind: 'boxes' }
  /** Matroska and WebM. */
  | { readonly kind: 'ebml' }
  | { readonly kind: 'avi' }
  | { readonly kind: 'mpegts' }
  /** A video file that we do not read into: named, so that nobody is told that it is none. */
  | { readonly kind: 'foreign'; readonly name: string }
  | { readonly kind: 'none' };

/** So much of the beginning is looked at: three packets of a transport stream. */
export const FORM_BYTES = 1024;

/** What the first box of such a file may be; old QuickTime files begin without `ftyp`. */
const FIRST_BOXES = new Set([
  'ftyp',
  'styp',
  'moov',
  'moof',
  'mdat',
  'sidx',
  'wide',
  'free',
  'skip',
  'pnot',
  'uuid',
]);

const EBML = 0x1a_45_df_a3;
const ASF = 0x30_26_b2_75;
const PROGRAM_STREAM = 0x00_00_01_ba;
const MPEG_SEQUENCE = 0x00_00_01_b3;

const SYNC = 0x47;
/** Bytes of a packet; cameras that record to discs put a clock of four bytes before each. */
const PACKETS = [
  { first: 0, every: 188 },
  { first: 4, every: 192 },
] as const;
const PACKETS_SEEN = 3;

/** Judges the first `FORM_BYTES` of a file. */
export function fileForm(head: Uint8Array): FileForm {
  if (FIRST_BOXES.has(letters(head, 4))) return { kind: 'boxes' };
  const word = bigEndian(head, 0, 4);
  if (word === EBML) return { kind: 'ebml' };
  if (letters(head, 0) === 'RIFF' && letters(head, 8) === 'AVI ') return { kind: 'avi' };
  if (PACKETS.some((packet) => isStream(head, packet))) return { kind: 'mpegts' };
  if (word === ASF) return { kind: 'foreign', name: 'Windows Media' };
  if (word === PROGRAM_STREAM || word === MPEG_SEQUENCE) return { kind: 'foreign', name: 'MPEG' };
  if (letters(head, 0, 3) === 'FLV') return { kind: 'foreign', name: 'Flash Video' };
  if (letters(head, 0) === '.RMF') return { kind: 'foreign', name: 'RealMedia' };
  // Ogg is mostly sound; its picture tracks say so in their first page.
  if (letters(head, 0) === 'OggS' && letters(head, 0, FORM_BYTES).includes('theora')) {
    return { kind: 'foreign', name: 'Ogg' };
  }
  return { kind: 'none' };
}

function isStream(head: Uint8Array, { first, every }: (typeof PACKETS)[number]): boolean {
  // A file of one or two packets is too short to be sure, and too short to be footage.
  for (let index = 0; index < PACKETS_SEEN; index += 1) {
    if (head[first + index * every] !== SYNC) return false;
  }
  return true;
}
