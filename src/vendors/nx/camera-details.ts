/** What the server says of a camera, as lines for people. */
import type { CameraDetail } from '../contract.ts';
import type { NxCamera } from './camera-wire.ts';
import { DETAIL_TEXT_MAX } from './limits.ts';

/**
 * The address of a device without all that may hold a password: makers put it before the host, into
 * the path and into the query. That of a virtual camera only repeats its id.
 */
function addressOf({ url = '', isVirtual }: NxCamera): string | undefined {
  if (isVirtual) return undefined;
  const parsed = URL.parse(url);
  // A slash in a password makes its first part look like the host.
  if (parsed?.username === '' && url.includes('@')) return undefined;
  if (parsed !== null && parsed.host !== '') return `${parsed.protocol}//${parsed.host}`;
  // Older servers give the bare address.
  return /^[\w.-]+(?::\d+)?$/.test(url) ? url : undefined;
}

/** Lines for what is known; `server` is the name of the server that owns it. */
export function cameraDetails(camera: NxCamera, server: string | undefined): readonly CameraDetail[] {
  const lines: readonly (readonly [string, string | undefined])[] = [
    ['Type', camera.isVirtual ? 'Virtual camera' : 'Camera'],
    ['Status', camera.status],
    ['Vendor', camera.vendor],
    ['Model', camera.model],
    ['MAC address', camera.mac],
    ['Physical id', camera.physicalId],
    ['Address', addressOf(camera)],
    ['Group', camera.groupName],
    ['Server', server],
    ['Id', camera.id],
  ];
  return lines.flatMap(([label, value]) =>
    value === undefined || value === '' ? [] : [{ label, value: value.slice(0, DETAIL_TEXT_MAX) }],
  );
}
