/** What a manifest says of an export, as plain data: the form of its JSON file. */
import { freeSpans, spanLength, type TimeSpan } from '../../core/time-span.ts';
import { type EpochMs, ONE_SECOND } from '../../core/units.ts';
import type { ExportSettings } from '../../vendors/contract-exports.ts';
import type { NamedSite } from './export-file-name.ts';
import type { ExportedFile, ExportItem } from './export-model.ts';

/** A stretch of time; times are ISO 8601 in UTC, lengths are seconds. */
export interface ManifestSpan {
  readonly from: string;
  readonly until: string;
  readonly seconds: number;
}

export interface ManifestFile {
  /** On the computer that downloaded it; null while it was not. */
  readonly savedAs: string | null;
  readonly nameAtSystem: string;
  readonly bytes: number | null;
  /** Of the bytes as they arrived. */
  readonly sha256: string | null;
  readonly downloadedAt: string | null;
}

/** The form of the JSON file. Null: not known. */
export interface ManifestFacts {
  readonly kind: 'sightline-export-manifest';
  readonly version: 1;
  readonly writtenAt: string;
  readonly site: string;
  /** IANA name; times of the page are its. */
  readonly zone: string;
  readonly system: { readonly id: string; readonly name: string };
  readonly camera: { readonly id: string; readonly name: string };
  readonly source: 'archive' | 'live';
  /** As the system calls it; null for the camera's default one. */
  readonly archive: string | null;
  readonly export: {
    readonly id: string;
    readonly nameAtSystem: string | null;
    readonly orderedBy: string | null;
    readonly orderedAt: string;
    readonly readyAt: string | null;
  };
  readonly requested: ManifestSpan | null;
  readonly delivered: readonly ManifestSpan[] | null;
  /** What is missing of the range that was requested. */
  readonly gaps: readonly ManifestSpan[] | null;
  readonly deliveredSeconds: number | null;
  /** By how much the system's clock was ahead of this computer's. */
  readonly clockOffsetMs: number | null;
  readonly settings: ExportSettings;
  readonly files: readonly ManifestFile[];
}

const iso = (at: EpochMs): string => new Date(at).toISOString();
const spanFacts = (span: TimeSpan): ManifestSpan => ({
  from: iso(span.from),
  until: iso(span.until),
  seconds: spanLength(span) / ONE_SECOND,
});

export function manifestFacts(item: ExportItem, site: NamedSite, writtenAt: EpochMs): ManifestFacts {
  const { span, delivered, source, camera, state } = item;
  const gaps = span === undefined || delivered === undefined ? undefined : freeSpans(span, delivered);
  const seconds = delivered?.reduce((sum, one) => sum + spanLength(one), 0);
  return {
    kind: 'sightline-export-manifest',
    version: 1,
    writtenAt: iso(writtenAt),
    site: site.name,
    zone: site.zone,
    system: { id: camera.system, name: item.systemName },
    camera: { id: camera.camera, name: item.cameraName },
    source: source.kind,
    archive: source.kind === 'archive' ? (source.archive ?? null) : null,
    export: {
      id: item.id,
      nameAtSystem: item.ticket ?? null,
      orderedBy: item.account ?? null,
      orderedAt: iso(item.createdAt),
      readyAt: state.kind === 'ready' ? iso(state.at) : null,
    },
    requested: span === undefined ? null : spanFacts(span),
    delivered: delivered?.map(spanFacts) ?? null,
    gaps: gaps?.map(spanFacts) ?? null,
    deliveredSeconds: seconds === undefined ? null : seconds / ONE_SECOND,
    clockOffsetMs: item.clockOffset ?? null,
    settings: item.settings,
    files: item.files.map(fileFacts),
  };
}

function fileFacts({ name, download }: ExportedFile): ManifestFile {
  const saved = download.kind === 'saved' ? download : undefined;
  return {
    savedAs: saved?.name ?? null,
    nameAtSystem: name,
    bytes: saved?.bytes ?? null,
    sha256: saved?.sha256 ?? null,
    downloadedAt: saved === undefined ? null : iso(saved.at),
  };
}
