/** What a downloaded file is called: readable, sorted by time beside its siblings, and never twice the same. */
import { fileSafe } from '../../core/file-name.ts';
import { type EpochMs, ONE_SECOND } from '../../core/units.ts';
import type { ExportedFile, ExportItem } from './export-model.ts';

export interface NamedSite {
  readonly name: string;
  /** IANA name of its zone. */
  readonly zone: string;
}

const FIRST_STAMP_PART = 'yyyy-mm-ddT'.length;

/** "2026-11-20T16-23-41.280+0100": the clock of a zone with how far it is from UTC, for any file system. */
export function stampOf(zone: string, at: EpochMs): string {
  const parts = new Map(
    new Intl.DateTimeFormat('en-GB', {
      timeZone: zone,
      calendar: 'gregory',
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
      timeZoneName: 'longOffset',
    })
      .formatToParts(at)
      .map(({ type, value }) => [type, value] as const),
  );
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? '';
  const millis = new Date(at).toISOString().slice(FIRST_STAMP_PART + 'hh:mm:ss'.length, -1);
  const offset = part('timeZoneName').replace('GMT', '').replaceAll(':', '');
  const day = `${part('year')}-${part('month')}-${part('day')}`;
  const clock = `${part('hour')}-${part('minute')}-${part('second')}`;
  return `${day}T${clock}${at % ONE_SECOND === 0 ? '' : millis}${offset === '' || offset === '+0000' ? 'Z' : offset}`;
}

/** "Harbour_Dock-doors_2026-11-20T16-23-41+0100": an export and what belongs to it, without ending. */
export function exportName(
  item: Pick<ExportItem, 'cameraName' | 'span' | 'createdAt'>,
  site: NamedSite,
): string {
  const at = stampOf(site.zone, item.span?.from ?? item.createdAt);
  return `${fileSafe(site.name, 'site')}_${fileSafe(item.cameraName)}_${at}`;
}

const ENDING = /\.([a-z\d]{1,5})$/i;

/** The name of one of its files; several are numbered: "…_2of3.mp4". */
export function exportFileName(item: ExportItem, file: ExportedFile, site: NamedSite): string {
  const { files, settings } = item;
  const at = files.findIndex(({ name }) => name === file.name) + 1;
  const digits = String(files.length).length;
  const number = files.length > 1 ? `_${String(at).padStart(digits, '0')}of${files.length}` : '';
  const ending = ENDING.exec(file.label)?.[1] ?? ENDING.exec(file.name)?.[1] ?? settings.format;
  return `${exportName(item, site)}${number}.${fileSafe(ending.toLowerCase(), 'bin')}`;
}

const FIRST_COPY = 2;

/** The name, or "name-2" and so on where it is taken. Some file systems know no capitals. */
export function uniqueName(name: string, taken: readonly string[]): string {
  const lower = new Set(taken.map((one) => one.toLowerCase()));
  const dot = name.lastIndexOf('.');
  const [stem, ending] = dot > 0 ? [name.slice(0, dot), name.slice(dot)] : [name, ''];
  let free = name;
  for (let copy = FIRST_COPY; lower.has(free.toLowerCase()); copy += 1) free = `${stem}-${copy}${ending}`;
  return free;
}
