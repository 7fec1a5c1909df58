/**
 * Three systems as the page sees them: "Warehouse 4" takes one camera an export, "Quayside" up to three, each
 * with times of its own, into a folder that stays on its server, and "Depot" tells nothing of what is there.
 */
import { cameraId, type CameraRef, connectionId } from '../../../../core/ids.ts';
import { type Offer, offer, withhold } from '../../../../core/offer.ts';
import { createStore } from '../../../../core/readable.ts';
import { sharedSpan } from '../../../../core/time-span.ts';
import { epochMs, ms } from '../../../../core/units.ts';
import type { SystemEntry, SystemState } from '../../../../systems/system-entry.ts';
import { plainCamera, plainEntry, SIGNED_IN } from '../../../../testing/plain-systems.ts';
import type { Camera, SessionState } from '../../../../vendors/contract.ts';
import {
  type ExportFormat,
  type ExportOptions,
  type ExportRequest,
  type FootageExports,
  NO_SETTINGS,
} from '../../../../vendors/contract-exports.ts';
import { systemWith } from '../../form/testing/fake-system.ts';
import { PIECES } from '../../testing/fake-exports.ts';

export const [WAREHOUSE, QUAY, DEPOT] = [
  connectionId('warehouse'),
  connectionId('quay'),
  connectionId('depot'),
];
export const ref = (system: string, camera: string): CameraRef => ({
  system: connectionId(system),
  camera: cameraId(camera),
});

export const STAYS = 'Quayside writes it on its server; it cannot be downloaded here.';

const video = (id: string, label: string, more: Partial<ExportFormat> = {}): ExportFormat => ({
  id,
  label,
  kind: 'video',
  note: 'Plays nearly everywhere',
  mostCameras: 1,
  stays: undefined,
  ...more,
});

export const someOptions = (more: Partial<ExportOptions> = {}): ExportOptions => ({
  formats: [video('mp4', 'MP4'), video('jpg', 'JPG', { kind: 'picture' })],
  fields: new Set(['camera', 'span', 'format', 'comment']),
  defaults: { ...NO_SETTINGS, format: 'mp4' },
  worstQuality: 0,
  fewestRateSteps: 0,
  live: withhold('It exports recordings only.'),
  timestamp: undefined,
  notes: {},
  against: () => undefined,
  check: ({ source, settings }) =>
    source.kind === 'archive' && settings.format === 'jpg' && source.span.from !== source.span.until
      ? [{ field: 'span', text: 'A picture is of one moment.' }]
      : [],
  ...more,
});

const checkNative = ({ settings, others }: ExportRequest) => [
  ...(settings.folder === '' && settings.format === 'native'
    ? [{ field: 'folder', text: 'Give a folder on the server.' } as const]
    : []),
  ...(others.some(({ camera }) => camera === 'broken')
    ? [{ field: 'others', text: 'Slip cannot be put together with others.' } as const]
    : []),
];

export const quayOptions = someOptions({
  formats: [
    video('native', 'Native', { kind: 'program', mostCameras: 3, stays: STAYS }),
    video('clip', 'MP4 clip'),
  ],
  fields: new Set(['camera', 'span', 'format', 'others', 'folder', 'bandwidth', 'comment']),
  defaults: { ...NO_SETTINGS, format: 'native' },
  check: checkNative,
});

const unused = () => Promise.reject(new Error('The page does not ask for this.'));

export function someFootage(more: Partial<FootageExports> = {}): FootageExports {
  return {
    options: someOptions(),
    keptFor: undefined,
    camera: () =>
      Promise.resolve({
        archives: [{ id: 'main', name: 'Main', isDefault: true }],
        hasSound: undefined,
        refused: undefined,
      }),
    depth: unused,
    coverage: (_camera, _archive, span) =>
      Promise.resolve(PIECES.flatMap((piece) => sharedSpan(piece, span) ?? [])),
    estimate: () => Promise.resolve({ bytes: 100_000_000, length: ms(1_000) }),
    frame: unused,
    liveFrame: unused,
    start: unused,
    blame: () => undefined,
    status: unused,
    file: unused,
    remove: unused,
    ...more,
  };
}

/** A connection that somebody is signed in to. */
export const signedIn = (
  id: string,
  name: string,
  exports: Offer<FootageExports>,
  cameras: readonly Camera[],
): SystemEntry => ({
  ...plainEntry(id, name),
  session: createStore<SessionState>(SIGNED_IN),
  state: createStore<SystemState>({ kind: 'ready', ...systemWith(connectionId(id), exports, cameras) }),
});

/** A connection that nobody is signed in to. */
export const signedOut = (id: string, name: string): SystemEntry => ({
  ...plainEntry(id, name),
  session: createStore<SessionState>({ kind: 'signedOut' }),
  state: createStore<SystemState>({
    kind: 'ready',
    ...systemWith(connectionId(id), offer(someFootage()), []),
  }),
});

export const someSite = (): readonly SystemEntry[] => [
  signedIn(WAREHOUSE, 'Warehouse 4', offer(someFootage()), [
    plainCamera('12', 'Aisle 12', 'Hall A'),
    plainCamera('14', 'Aisle 14', 'Hall A'),
  ]),
  signedIn(QUAY, 'Quayside', offer(someFootage({ options: quayOptions })), [
    plainCamera('1', 'Quay 1'),
    plainCamera('2', 'Crane <B>'),
    plainCamera('3', 'Tor Süd'),
  ]),
  signedIn(
    DEPOT,
    'Depot',
    offer(
      someFootage({ coverage: () => Promise.resolve(undefined), estimate: () => Promise.resolve(undefined) }),
    ),
    [plainCamera('9', 'Ramp')],
  ),
  signedIn('faces', 'Reception faces', withhold('It keeps no recordings.'), [plainCamera('1', 'Lobby')]),
  signedOut('terminal', 'Terminal North'),
];

export const NOW = epochMs(Date.parse('2026-11-20T16:41:18Z'));
