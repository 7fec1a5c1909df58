/** What a manifest says of an export, as plain data: the form of its JSON file. */
import type { FailureCode } from '../../core/failure.ts';
import { freeSpans, spanLength, type TimeSpan } from '../../core/time-span.ts';
import { type EpochMs, ONE_SECOND } from '../../core/units.ts';
import { failureText } from '../../ui/failure-text.ts';
import type { ExportField, ExportSettings } from '../../vendors/contract-exports.ts';
import type { NamedSite } from './export-file-name.ts';
import type { ExportedFile, ExportGroup, ExportItem, ExportState, OrderedPart } from './export-model.ts';

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

interface NamedThing {
  readonly id: string;
  readonly name: string;
}

/** A further camera of the same export, with a range of its own; what was delivered of it is not known. */
export interface ManifestPart {
  readonly camera: NamedThing;
  readonly requested: ManifestSpan;
}

/** Why there is nothing of an export: in our words, and in those of its system where it had some. */
export interface ManifestFailure {
  readonly code: FailureCode;
  readonly text: string;
  readonly systemText: string | null;
}

/** The form of the JSON file. Null: not known. */
export interface ManifestFacts {
  readonly kind: 'sightline-export-manifest';
  readonly version: 1;
  readonly writtenAt: string;
  readonly site: string;
  /** IANA name; times of the page are its. */
  readonly zone: string;
  /** The exports that it belongs to; null for one by itself. */
  readonly group: NamedThing | null;
  readonly system: NamedThing;
  readonly camera: NamedThing;
  readonly others: readonly ManifestPart[];
  readonly source: 'archive' | 'live';
  /** As the system calls it; null for the camera's default one. */
  readonly archive: string | null;
  readonly export: {
    readonly id: string;
    readonly nameAtSystem: string | null;
    readonly orderedBy: string | null;
    readonly orderedAt: string;
    readonly readyAt: string | null;
    /** How it stood when this was written: "ready", "failed", "unknown". */
    readonly state: ExportState['kind'];
    /** Why there is nothing of it, where that is so. */
    readonly failure: ManifestFailure | null;
  };
  readonly requested: ManifestSpan | null;
  readonly delivered: readonly ManifestSpan[] | null;
  /** What is missing of the range that was requested. */
  readonly gaps: readonly ManifestSpan[] | null;
  readonly deliveredSeconds: number | null;
  /** By how much the system's clock was ahead of this computer's. */
  readonly clockOffsetMs: number | null;
  readonly settings: ExportSettings;
  /** Those that meant anything to the system and the format. */
  readonly settingsUsed: readonly ExportField[] | null;
  /** Of an export that cannot be downloaded: the folder at the system, "" for its own; null for others. */
  readonly staysAt: string | null;
  readonly files: readonly ManifestFile[];
}

/** The form of the JSON file of a group. */
export interface GroupManifestFacts {
  readonly kind: 'sightline-export-group-manifest';
  readonly version: 1;
  readonly writtenAt: string;
  readonly site: string;
  readonly zone: string;
  readonly group: NamedThing;
  /** In the order in which they were ordered. */
  readonly exports: readonly ManifestFacts[];
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
    group: item.group === undefined ? null : groupFacts(item.group),
    system: { id: camera.system, name: item.systemName },
    camera: { id: camera.camera, name: item.cameraName },
    others: item.others.map(partFacts),
    source: source.kind,
    archive: source.kind === 'archive' ? (source.archive ?? null) : null,
    export: {
      id: item.id,
      nameAtSystem: item.nameThere ?? item.ticket ?? null,
      orderedBy: item.account ?? null,
      orderedAt: iso(item.createdAt),
      readyAt: state.kind === 'ready' ? iso(state.at) : null,
      state: state.kind,
      failure: failureFacts(state, item.systemName),
    },
    requested: span === undefined ? null : spanFacts(span),
    delivered: delivered?.map(spanFacts) ?? null,
    gaps: gaps?.map(spanFacts) ?? null,
    deliveredSeconds: seconds === undefined ? null : seconds / ONE_SECOND,
    clockOffsetMs: item.clockOffset ?? null,
    settings: item.settings,
    settingsUsed: item.settingsUsed ?? null,
    staysAt: item.stays ? item.settings.folder : null,
    files: item.files.map(fileFacts),
  };
}

/** Of exports of one group; the newest first, as the list has them. */
export const groupManifestFacts = (
  items: readonly ExportItem[],
  group: ExportGroup,
  site: NamedSite,
  writtenAt: EpochMs,
): GroupManifestFacts => ({
  kind: 'sightline-export-group-manifest',
  version: 1,
  writtenAt: iso(writtenAt),
  site: site.name,
  zone: site.zone,
  group: groupFacts(group),
  exports: items.toReversed().map((item) => manifestFacts(item, site, writtenAt)),
});

const groupFacts = ({ id, name }: ExportGroup): NamedThing => ({ id, name });

const partFacts = ({ camera, cameraName, span }: OrderedPart): ManifestPart => ({
  camera: { id: camera, name: cameraName },
  requested: spanFacts(span),
});

function failureFacts(state: ExportState, system: string): ManifestFailure | null {
  if (state.kind !== 'failed' && state.kind !== 'unknown') return null;
  const { code, facts } = state.failure;
  return { code, text: failureText(state.failure, system).title, systemText: facts.vendorText ?? null };
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
