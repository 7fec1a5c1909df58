/** The version, and the cameras with their archives and what the account may do with them. */
import { accessOf } from './access.ts';
import { CAMERAS_LIMIT } from './limits.ts';
import { badRequest } from './refusal.ts';
import type { Handler } from './service.ts';
import { archivePath, type AxxonSiteCamera, type CameraAccess, SERVER_NAME, sourceOf } from './site.ts';

const PAGE_TOKEN = /^from-(\d+)$/;

/** GET /product/version. */
export const productVersion: Handler = ({ settings }) => Response.json({ version: settings.version });

/** GET /camera/list?limit&next_page&filter. `filter` is a part of the access point or the name. */
export const cameraList: Handler = (service, { query, user }) => {
  const limit = query.number('limit', CAMERAS_LIMIT);
  if (limit === 0) throw badRequest('limit is zero');
  const from = pageStart(query.text('next_page'));
  const filter = (query.text('filter') ?? '').toLowerCase();
  const rows = [...service.cameras.values()]
    .map((camera) => ({ camera, access: accessOf(service, user, camera) }))
    .filter(({ access }) => access !== 'CAMERA_ACCESS_FORBID')
    .filter(({ camera }) => `hosts/${sourceOf(camera)} ${camera.name}`.toLowerCase().includes(filter));
  const more = from + limit < rows.length ? { nextPageToken: `from-${from + limit}` } : {};
  return Response.json({
    cameras: rows.slice(from, from + limit).map(({ camera, access }) => cameraRow(camera, access)),
    ...more,
  });
};

function pageStart(token: string | undefined): number {
  if (token === undefined || token === '') return 0;
  const [, from] = PAGE_TOKEN.exec(token) ?? [];
  if (from === undefined) throw badRequest('next_page is no token of ours');
  return Number(from);
}

/**
 * A row of the list. An archive's `accessPoint` is the stream that goes into it; `storage` is what
 * `archive=` of other calls wants.
 */
function cameraRow(camera: AxxonSiteCamera, access: CameraAccess) {
  const device = `hosts/${SERVER_NAME}/DeviceIpint.${camera.number}`;
  const source = `hosts/${sourceOf(camera)}`;
  const sound = { accessPoint: `${device}/SourceEndpoint.audio:0`, isActivated: true };
  return {
    accessPoint: source,
    archives: camera.archives.map((name, index) => ({
      accessPoint: source,
      default: index === 0,
      incomplete: false,
      isEmbedded: false,
      storage: archivePath(name),
      storageDisplayName: name,
    })),
    audioStreams: camera.hasSound ? [sound] : [],
    azimuth: '0',
    camera_access: access,
    comment: '',
    detectors: [],
    displayId: String(camera.number),
    displayName: camera.name,
    enabled: true,
    groups: [],
    ipAddress: `10.20.4.${camera.number}`,
    isActivated: true,
    latitude: '0',
    longitude: '0',
    model: 'Harbour C2',
    panomorph: false,
    ptzs: [],
    textSources: [],
    vendor: 'Harbour',
    videoStreams: [{ accessPoint: source }, { accessPoint: source.replace(/0$/, '1') }],
  };
}
