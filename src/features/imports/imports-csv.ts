/** The outcome of the queue as a table for a spreadsheet. Pure. */
import { countText } from '../../core/count-text.ts';
import type { TimeFormat } from '../../core/time-zone.ts';
import type { EpochMs } from '../../core/units.ts';
import type { ImportItem } from '../../systems/imports/import-model.ts';
import { failureDetails, failureText } from '../../ui/failure-text.ts';
import { stateWords, unusableText } from './import-words.ts';
import { startText } from './start-text.ts';

/** Names for where a file goes; undefined where it goes nowhere yet. */
export interface PlaceNames {
  readonly camera: string | undefined;
  readonly system: string | undefined;
}

export interface CsvOptions {
  readonly format: TimeFormat;
  readonly now: EpochMs;
  readonly placeOf: (item: ImportItem) => PlaceNames;
}

const HEADS = (zone: string) => [
  'file',
  'folder',
  'bytes',
  'camera',
  'system',
  `start (${zone})`,
  'start (UTC)',
  'length',
  'state',
  'recorded from (UTC)',
  'recorded until (UTC)',
  'failure',
];

/** Cells that begin so are formulas to spreadsheets: names of files must never run. */
const FORMULA = /^[=+\-@\t\r]/;

/** A cell: quoted, its quotes doubled; what looks like a formula gets an apostrophe before it. */
export function csvCell(value: string | number): string {
  if (typeof value === 'number') return String(value);
  const safe = FORMULA.test(value) ? `'${value}` : value;
  return `"${safe.replaceAll('"', '""')}"`;
}

const utc = (at: EpochMs | undefined): string => (at === undefined ? '' : new Date(at).toISOString());

/** The table: a line for each file, in their order. */
export function importsCsv(items: readonly ImportItem[], { format, now, placeOf }: CsvOptions): string {
  const rows = items.map((item) => {
    const { file, facts, start, state } = item;
    const { camera = '', system = '' } = placeOf(item);
    const words = stateWords(item, { format, now, system: system === '' ? 'the system' : system });
    const recorded = state.kind === 'done' ? state.recorded : undefined;
    return [
      file.name,
      file.folder,
      file.size,
      camera,
      system,
      start === undefined ? '' : startText(format.zone, start.at).replace('T', ' '),
      utc(start?.at),
      facts === undefined ? '' : countText(facts.duration),
      [words.title, words.aside].filter((part) => part !== undefined).join(' '),
      utc(recorded?.from),
      utc(recorded?.until),
      whyText(item, system),
    ];
  });
  // A mark at the very front: without it some spreadsheets read UTF-8 as something else.
  return `\uFEFF${[HEADS(format.zone), ...rows].map((row) => row.map(csvCell).join(',')).join('\r\n')}\r\n`;
}

/** Why a file is not on the timeline. */
function whyText({ state }: ImportItem, system: string): string {
  if (state.kind === 'unusable') return unusableText(state.because);
  if (state.kind === 'failed') {
    const { title, advice } = failureText(state.failure, system === '' ? 'The system' : system);
    const details = failureDetails(state.failure).map(([name, value]) => `${name}: ${value}`);
    const unproven = state.unproven === true ? ['Success was reported, but no footage is there.'] : [];
    return [...unproven, `${title}.`, advice, ...details].join(' ');
  }
  if (state.kind === 'draft') {
    return state.questions.map((question) => ('note' in question ? question.note : question.kind)).join(', ');
  }
  return '';
}

/** "imports_2026-11-20T16-41-18Z.csv". */
export const csvName = (now: EpochMs): string =>
  `imports_${new Date(now)
    .toISOString()
    .replaceAll(':', '-')
    .replace(/\.\d+Z$/, 'Z')}.csv`;
