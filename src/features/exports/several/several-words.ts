/** What the page of several systems says: the name that it proposes, how many exports it makes, what is there. Pure. */
import { type EpochMs, ms } from '../../../core/units.ts';
import { countWords, lengthText } from '../export-words.ts';
import { jobsOf } from './several-orders.ts';
import type { SystemPlan, Totals } from './several-plan.ts';

/** "Incident 22 Nov 2026 14:02", in the zone that the page shows. */
export function proposedName(from: EpochMs | undefined, zone: string, locale: string): string {
  if (from === undefined) return 'Incident';
  const write = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, { timeZone: zone, ...options }).format(from);
  const day = write({ day: 'numeric', month: 'short', year: 'numeric' });
  return `Incident ${day} ${write({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })}`;
}

/** "Export from 3 systems"; of one system "Export 2 cameras". */
export function exportVerb(plans: readonly SystemPlan[]): string {
  const [first] = plans;
  if (first === undefined) return 'Export';
  if (plans.length > 1) return `Export from ${plans.length} systems`;
  return `Export ${countWords(first.cameras.length, 'camera')}`;
}

/** "MP4, 3 exports of one camera each", "Native, 1 export of 3 cameras". */
export function jobsText(plan: SystemPlan): string {
  const { format, cameras } = plan;
  const jobs = jobsOf(plan);
  const isEach = jobs.length > 1 && jobs.length === cameras.length;
  const of = isEach ? 'of one camera each' : `of ${countWords(cameras.length, 'camera')}`;
  const text = `${countWords(jobs.length, 'export')} ${of}`;
  return format === undefined ? text : `${format.label}, ${text}`;
}

/** How much of all ranges is there: "all 20 min present", "22 of 30 min present; 1 camera, 10 min, not told". */
export function totalsText({ requested, present, told, untold }: Totals): string {
  const [part, all] = [lengthText(present), lengthText(told)];
  const missing = lengthText(ms(told - present));
  const known =
    present === told
      ? `all ${all} present`
      : // Both would read the same, as if nothing were missing.
        part === all
        ? `all but ${missing} of ${all} present`
        : `${present === 0 ? 'nothing' : part} of ${all} present`;
  const unknown = `${countWords(untold, 'camera')}, ${lengthText(ms(requested - told))}, not told`;
  return [...(told > 0 ? [known] : []), ...(untold > 0 ? [unknown] : [])].join('; ');
}
