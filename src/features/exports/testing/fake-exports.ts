/** A list of exports in memory for tests: it holds what it is given, and remembers what was asked of it. */
import { cameraId, type CameraRef, connectionId } from '../../../core/ids.ts';
import { createStore, type Store } from '../../../core/readable.ts';
import type { TimeSpan } from '../../../core/time-span.ts';
import { epochMs, ms } from '../../../core/units.ts';
import type {
  DownloadState,
  ExportedFile,
  ExportGroup,
  ExportItem,
  ExportList,
  ExportManifest,
  ExportPreset,
  ExportState,
} from '../../../systems/exports/export-model.ts';
import type { ExportSettings } from '../../../vendors/contract-exports.ts';

/** "16:10:00" of 20 November 2026, UTC. */
export const onDay = (clock: string, day = '2026-11-20') => epochMs(Date.parse(`${day}T${clock}Z`));

export const spanAt = (from: string, until: string): TimeSpan => ({ from: onDay(from), until: onDay(until) });

export const WAREHOUSE = connectionId('warehouse');
export const warehouse = (camera: string): CameraRef => ({ system: WAREHOUSE, camera: cameraId(camera) });

export const SETTINGS: ExportSettings = {
  format: 'mp4',
  waitTimeout: ms(30_000),
  maxFileSize: 0,
  videoQuality: 0,
  audioQuality: 0,
  frameRate: 0,
  timestamp: '%Y-%b-%d %H:%M:%S',
  comment: '',
  color: '#ffffff',
  crop: undefined,
  masks: [],
  page: { layout: 'portrait', picture: undefined, comment: undefined, timestamp: undefined },
  folder: '',
  bandwidth: 0,
};

/** 16:10 to 16:40 of which 22 minutes are there, in 5 pieces. */
export const HALF_HOUR = spanAt('16:10:00', '16:40:00');
export const PIECES: readonly TimeSpan[] = [
  spanAt('16:10:00', '16:14:00'),
  spanAt('16:15:30', '16:21:30'),
  spanAt('16:23:00', '16:24:00'),
  spanAt('16:25:30', '16:30:30'),
  spanAt('16:34:00', '16:40:00'),
];

export const HASH = '3fa9c1d0b6e24f7a8c5d9e0f1a2b3c4d5e6f708192a3b4c5d6e7f8091a2b77b2';

/** States that take several fields. */
export const STATES = {
  running: { kind: 'running', progress: 0.629 },
  ready: { kind: 'ready', at: onDay('16:42:00') },
  queued: { kind: 'queued' },
  cancelled: { kind: 'cancelled' },
  expired: { kind: 'expired' },
} satisfies Readonly<Record<string, ExportState>>;

export const DOWNLOADS = {
  none: { kind: 'none' },
  loading: { kind: 'loading', received: 50_000_000, size: 200_000_000, speed: 12_500_000 },
  saved: {
    kind: 'saved',
    at: onDay('16:45:00'),
    name: 'Aisle 12 16.10.00 UTC.mp4',
    bytes: 200_000_000,
    sha256: HASH,
  },
} satisfies Readonly<Record<string, DownloadState>>;

export const aFile = (name: string, download: DownloadState = DOWNLOADS.none): ExportedFile => ({
  name: `${name}[1]`,
  label: name,
  download,
});

/** Half an hour of the archive of "Aisle 12", ordered at 16:41 and running. */
export function anExport(id: string, more: Partial<ExportItem> = {}): ExportItem {
  return {
    id,
    camera: warehouse('HOST/12'),
    cameraName: 'Aisle 12',
    systemName: 'Warehouse 4',
    source: { kind: 'archive', archive: undefined, span: HALF_HOUR },
    others: [],
    settings: SETTINGS,
    handOn: { download: false, manifest: false },
    group: undefined,
    held: PIECES,
    estimate: undefined,
    createdAt: onDay('16:41:00'),
    span: HALF_HOUR,
    delivered: undefined,
    clockOffset: undefined,
    ticket: undefined,
    account: 'root',
    stays: false,
    files: [],
    expiresAt: undefined,
    state: STATES.running,
    ...more,
  };
}

export const GROUP: ExportGroup = { id: 'g1', name: 'Dock incident' };

/** The same range of three cameras of a system that writes it to a folder of its server. */
export const stayingExport = (id: string, more: Partial<ExportItem> = {}): ExportItem =>
  anExport(id, {
    camera: warehouse('7015498111931795223/1'),
    cameraName: 'Quay 1',
    systemName: 'Quayside',
    others: [
      { camera: cameraId('7015498111931795223/2'), cameraName: 'Crane <B>', span: HALF_HOUR },
      {
        camera: cameraId('12105498111931795001/1'),
        cameraName: 'Tor Süd',
        span: spanAt('16:20:00', '16:25:00'),
      },
    ],
    settings: { ...SETTINGS, format: 'native', folder: 'D:\\Exports\\Dock' },
    held: undefined,
    stays: true,
    ...more,
  });

type Ask = readonly [what: string, ...args: readonly unknown[]];

export interface FakeExports extends ExportList {
  readonly items: Store<readonly ExportItem[]>;
  readonly presets: Store<readonly ExportPreset[]>;
  readonly place: Store<ReturnType<ExportList['place']['get']>>;
  /** What was asked for, in its order. */
  readonly asks: Ask[];
  /** Changes an item. */
  readonly change: (id: string, more: Partial<ExportItem>) => void;
}

export function createFakeExports(
  items: readonly ExportItem[] = [],
  manifest?: (id: string) => ExportManifest | undefined,
  groupManifest?: (group: string) => ExportManifest | undefined,
): FakeExports {
  const asks: Ask[] = [];
  const note =
    (what: string) =>
    (...args: readonly unknown[]) => {
      asks.push([what, ...args]);
    };
  const list = createStore(items);
  return {
    items: list,
    presets: createStore<readonly ExportPreset[]>([]),
    place: createStore<ReturnType<ExportList['place']['get']>>('here'),
    busy: createStore(false),
    asks,
    change: (id, more) => list.set(list.get().map((item) => (item.id === id ? { ...item, ...more } : item))),
    order: (order) => {
      asks.push(['order', order]);
      return `ordered ${asks.length}`;
    },
    cancel: note('cancel'),
    deleteFiles: note('deleteFiles'),
    remove: note('remove'),
    again: note('again'),
    download: note('download'),
    stopDownload: note('stopDownload'),
    manifest: (id) => manifest?.(id),
    groupManifest: (id) => groupManifest?.(id),
    savePreset: note('savePreset'),
    removePreset: note('removePreset'),
  };
}
