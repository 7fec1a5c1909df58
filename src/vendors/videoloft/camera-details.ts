/** What the service says of a camera, as lines for people (§1.2.3). */
import type { CameraDetail } from '../contract.ts';
import type { AboutCamera, ViewerInfo } from './viewer-info.ts';

const YES = 'On';
const NO = 'Off';

const flagText = (flag: boolean | undefined): string | undefined =>
  flag === undefined ? undefined : flag ? YES : NO;

/** Lines for what is known; what the service leaves out has none. */
export function cameraDetails(info: ViewerInfo & { readonly about: AboutCamera }): readonly CameraDetail[] {
  const { deviceType, logger, wowza, streamname, about } = info;
  const lines: readonly (readonly [string, string | undefined])[] = [
    ['Device', deviceType],
    ['Serial', about.phoneid],
    ['App version', about.appVersion],
    ['Cloud recording', flagText(about.cloudRecording)],
    ['Language', about.language],
    ['Permissions', about.permissions.join(', ')],
    ['Data server', logger.host],
    ['Live server', wowza?.host],
    ['Stream', streamname],
  ];
  return lines.flatMap(([label, value]) => (value === undefined || value === '' ? [] : [{ label, value }]));
}
