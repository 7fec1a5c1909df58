/** How the clock of a system stands to this computer's, in words. */
import type { Health } from '../../core/health.ts';
import { durationText } from '../../core/time-zone.ts';
import { ms, ONE_SECOND } from '../../core/units.ts';

/** "in step", "12 s ahead", "3 min 5 s behind"; "unknown" while no answer tells. */
export function clockWords(health: Health): string {
  const offset = health.kind === 'healthy' || health.kind === 'slow' ? health.clockOffset : undefined;
  if (offset === undefined) return 'unknown';
  // Dates of answers have no parts of a second.
  if (Math.abs(offset) <= ONE_SECOND) return 'in step';
  return `${durationText(ms(Math.abs(offset)))} ${offset > 0 ? 'ahead' : 'behind'}`;
}
