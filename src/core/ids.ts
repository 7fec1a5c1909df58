/**
 * Names of things, as branded strings. Vendors' ids stay strings (they can exceed 2^53).
 */
declare const kind: unique symbol;
type BrandedId<Name extends string> = string & { readonly [kind]: Name };

/** The id of one connection in config.json, for example "depot". */
export type ConnectionId = BrandedId<'ConnectionId'>;
/** A camera's id within its system, as the vendor writes it, for example "12345.17". */
export type CameraId = BrandedId<'CameraId'>;

// oxlint-disable typescript/no-unsafe-type-assertion -- branding is what these functions are for
export const connectionId = (value: string): ConnectionId => value as ConnectionId;
export const cameraId = (value: string): CameraId => value as CameraId;
// oxlint-enable typescript/no-unsafe-type-assertion

/** One camera among all systems. */
export interface CameraRef {
  readonly system: ConnectionId;
  readonly camera: CameraId;
}

const SEPARATOR = ':';

/** The text of a camera reference in a URL, for example "depot:12345.17". */
export const cameraRefText = (ref: CameraRef): string => `${ref.system}${SEPARATOR}${ref.camera}`;

/** Reads what `cameraRefText` wrote; undefined when either part is missing. */
export function parseCameraRef(text: string): CameraRef | undefined {
  const at = text.indexOf(SEPARATOR);
  const system = text.slice(0, Math.max(at, 0));
  const camera = text.slice(at + SEPARATOR.length);
  if (at < 0 || system === '' || camera === '') return undefined;
  return { system: connectionId(system), camera: cameraId(camera) };
}
