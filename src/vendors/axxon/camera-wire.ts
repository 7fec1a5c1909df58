/**
 * The rows of `/camera/list`. A row without an id is dropped, a field of the wrong type counts as missing.
 * Texts are the vendor's: shown, never interpreted.
 */
import * as v from 'valibot';
import { type CameraId, cameraId } from '../../core/ids.ts';
import { type AxxonAccess, toAxxonAccess } from './axxon-access.ts';
import { anyRecord, filledText, flagLike, lenient, parseRow, textLike } from './wire.ts';

/** A place where recordings of a camera lie. */
export interface AxxonArchive {
  /** For `archive=`: "hosts/SERVER1/MultimediaStorage.AliceBlue/MultimediaStorage". */
  readonly accessPoint: string;
  readonly name: string;
  readonly isDefault: boolean;
}

/** A camera as the server describes it. */
export interface AxxonCamera {
  /** The same text as `source`. */
  readonly id: CameraId;
  readonly name: string;
  /** "hosts/SERVER1/DeviceIpint.1/SourceEndpoint.video:0:0". */
  readonly accessPoint: string;
  /** The VIDEOSOURCEID of paths: "SERVER1/DeviceIpint.1/SourceEndpoint.video:0:0". */
  readonly source: string;
  /** The server that the camera belongs to. */
  readonly host: string;
  /** The default one first. Empty where it is recorded nowhere. */
  readonly archives: readonly AxxonArchive[];
  readonly access: AxxonAccess;
  /** Whether a microphone of it is switched on; undefined when the server does not tell. */
  readonly hasSound: boolean | undefined;
  /** Whether the camera is switched on in the system; undefined when the server does not tell. */
  readonly isOn: boolean | undefined;
  readonly displayId?: string | undefined;
  readonly vendor?: string | undefined;
  readonly model?: string | undefined;
  readonly firmware?: string | undefined;
  readonly serialNumber?: string | undefined;
  readonly ipAddress?: string | undefined;
  readonly comment?: string | undefined;
}

/** One page of the list. */
export interface CameraPage {
  readonly cameras: readonly AxxonCamera[];
  /** Given to `next_page` for the rest; undefined at the end. */
  readonly next: string | undefined;
}

const text = lenient(filledText);
const rows = v.fallback(v.array(v.unknown()), []);

const rowSchema = v.object({
  accessPoint: text,
  displayName: text,
  displayId: lenient(textLike),
  archives: rows,
  videoStreams: rows,
  audioStreams: lenient(v.array(v.unknown())),
  camera_access: text,
  isActivated: lenient(flagLike),
  enabled: lenient(flagLike),
  vendor: text,
  model: text,
  firmware: text,
  serialNumber: text,
  ipAddress: text,
  comment: text,
});
const archiveSchema = v.object({
  accessPoint: text,
  storage: text,
  storageDisplayName: text,
  default: lenient(flagLike),
});
const pointSchema = v.object({ accessPoint: filledText });
const soundSchema = v.object({ isActivated: lenient(flagLike) });
const pageSchema = v.object({ cameras: v.array(v.unknown()), nextPageToken: lenient(textLike) });

/** Three parts, none of them only dots: what a path may hold. */
const SOURCE = /^(?:hosts\/)?((?!hosts\/|\.{1,2}\/)[^/]+)\/(?!\.{1,2}\/)[^/]+\/(?!\.{1,2}$)[^/]+$/;
const HOSTS = /^hosts\//;
const STORAGE = /MultimediaStorage/;

/**
 * An archive is named by `storage`; the `accessPoint` beside it may repeat the camera's own, and is the
 * archive's only where there is nothing else.
 */
function toArchive(row: unknown): AxxonArchive | undefined {
  const read = parseRow(archiveSchema, parseRow(anyRecord, row));
  const point = [read?.storage, read?.accessPoint].find((one) => one !== undefined && STORAGE.test(one));
  if (read === undefined || point === undefined) return undefined;
  const [, colour] = /MultimediaStorage\.([^/]+)/.exec(point) ?? [];
  return {
    accessPoint: point,
    name: read.storageDisplayName ?? colour ?? point,
    isDefault: read.default === true,
  };
}

function archivesOf(found: readonly unknown[]): readonly AxxonArchive[] {
  const archives = new Map<string, AxxonArchive>();
  for (const row of found) {
    const archive = toArchive(row);
    if (archive !== undefined && !archives.has(archive.accessPoint))
      archives.set(archive.accessPoint, archive);
  }
  return [...archives.values()].toSorted((a, b) => Number(b.isDefault) - Number(a.isDefault));
}

/** No list says nothing; a microphone that does not say that it is off is on. */
function soundOf(streams: readonly unknown[] | undefined): boolean | undefined {
  return streams?.some((row) => parseRow(soundSchema, row)?.isActivated ?? v.is(anyRecord, row));
}

function toCamera(row: unknown): AxxonCamera | undefined {
  const read = parseRow(rowSchema, parseRow(anyRecord, row));
  if (read === undefined) return undefined;
  const streams = read.videoStreams.map((stream) => parseRow(pointSchema, stream)?.accessPoint);
  const point = [read.accessPoint, ...streams].find((one) => one !== undefined && SOURCE.test(one));
  if (point === undefined) return undefined;
  const source = point.replace(HOSTS, '');
  const [host = '', device = ''] = source.split('/');
  const { displayName, displayId, isActivated, enabled, vendor, model } = read;
  const { firmware, serialNumber, ipAddress, comment } = read;
  return {
    id: cameraId(source),
    name: displayName ?? (displayId === undefined ? device : `Camera ${displayId}`),
    accessPoint: `hosts/${source}`,
    source,
    host,
    archives: archivesOf(read.archives),
    access: toAxxonAccess(read.camera_access),
    hasSound: soundOf(read.audioStreams),
    isOn: isActivated ?? enabled,
    displayId,
    ...{ vendor, model, firmware, serialNumber, ipAddress, comment },
  };
}

/** A page of cameras; undefined when it is none, or when not one of several rows could be read. */
export function readCameraPage(reply: unknown): CameraPage | undefined {
  const page = parseRow(pageSchema, parseRow(anyRecord, reply));
  if (page === undefined) return undefined;
  const cameras = page.cameras.map(toCamera).filter((camera) => camera !== undefined);
  if (cameras.length === 0 && page.cameras.length > 0) return undefined;
  return { cameras, next: page.nextPageToken };
}
