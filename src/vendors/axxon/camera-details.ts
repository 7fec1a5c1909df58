/** What the server says of a camera, as lines for people. */
import type { CameraDetail } from '../contract.ts';
import type { AxxonAccess } from './axxon-access.ts';
import type { AxxonCamera } from './camera-wire.ts';
import { DETAIL_TEXT_MAX } from './limits.ts';

/** A bare address: makers put passwords before the host and into paths. */
const ADDRESS = /^(?:[\w.-]+|\[[\da-f:]+\])(?::\d+)?$/i;
/** What the server says of a camera that has no address. */
const NO_ADDRESS = /^0\.0\.0\.0(?::\d+)?$/;

const addressOf = ({ ipAddress = '' }: AxxonCamera): string | undefined =>
  ADDRESS.test(ipAddress) && !NO_ADDRESS.test(ipAddress) ? ipAddress : undefined;

function rightsOf({ live, archive }: AxxonAccess): string {
  if (live && archive) return 'Live and recordings';
  if (archive) return 'Recordings only';
  return live ? 'Live only, no recordings' : 'None';
}

const yesOrNo = (value: boolean | undefined): string | undefined =>
  value === undefined ? undefined : value ? 'Yes' : 'No';

const archivesOf = ({ archives }: AxxonCamera): string =>
  archives.length === 0
    ? 'None: it is not recorded'
    : archives.map(({ name, isDefault }) => (isDefault ? `${name} (default)` : name)).join(', ');

/** Lines for what is known. */
export function cameraDetails(camera: AxxonCamera): readonly CameraDetail[] {
  const { displayId, isOn, vendor, model, firmware, serialNumber, hasSound, comment, host, access } = camera;
  const lines: readonly (readonly [string, string | undefined])[] = [
    ['Number', displayId],
    ['Switched on', yesOrNo(isOn)],
    ['Vendor', vendor],
    ['Model', model],
    ['Firmware', firmware],
    ['Serial number', serialNumber],
    ['Address', addressOf(camera)],
    ['Sound', yesOrNo(hasSound)],
    ['Archives', archivesOf(camera)],
    ['Your rights', rightsOf(access)],
    ['Comment', comment],
    ['Server', host],
    ['Id', camera.source],
  ];
  return lines.flatMap(([label, value]) =>
    value === undefined || value === '' ? [] : [{ label, value: value.slice(0, DETAIL_TEXT_MAX) }],
  );
}
