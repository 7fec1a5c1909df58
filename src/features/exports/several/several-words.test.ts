import { describe, expect, it } from 'vitest';
import { ms, ONE_MINUTE, ONE_SECOND } from '../../../core/units.ts';
import { onDay } from '../testing/fake-exports.ts';
import { exportVerb, jobsText, proposedName, totalsText } from './several-words.ts';
import { planned, planOf, quayPlan } from './testing/plans.ts';

const minutes = (count: number) => ms(count * ONE_MINUTE);
const totals = (more: Partial<Parameters<typeof totalsText>[0]>) =>
  totalsText({ requested: minutes(30), present: minutes(30), told: minutes(30), untold: 0, ...more });

describe('proposedName', () => {
  it('is of the day and the time of the range in the zone that is shown', () => {
    const at = onDay('13:02:00', '2026-11-22');
    expect(proposedName(at, 'Europe/Berlin', 'en-GB')).toBe('Incident 22 Nov 2026 14:02');
    expect(proposedName(at, 'UTC', 'en-GB')).toBe('Incident 22 Nov 2026 13:02');
  });

  it('has no time where there is none, and writes midnight as 00:00', () => {
    expect(proposedName(undefined, 'UTC', 'en-GB')).toBe('Incident');
    expect(proposedName(onDay('00:00:00'), 'UTC', 'en-US')).toContain('00:00');
  });
});

describe('the words of exports', () => {
  const quay = (count: number) => Array.from({ length: count }, (_, index) => planned('quay', String(index)));

  it('say how many exports a system makes of how many cameras', () => {
    expect(jobsText(quayPlan(quay(1)))).toBe('Native, 1 export of 1 camera');
    expect(jobsText(quayPlan(quay(3)))).toBe('Native, 1 export of 3 cameras');
    expect(jobsText(quayPlan(quay(4)))).toBe('Native, 2 exports of 4 cameras');
    expect(jobsText(planOf('a', quay(3)))).toBe('MP4, 3 exports of one camera each');
    expect(jobsText({ ...planOf('a', quay(1)), format: undefined })).toBe('1 export of 1 camera');
  });

  it('say from how many systems it is exported, and of one how many cameras', () => {
    expect(exportVerb([])).toBe('Export');
    expect(exportVerb([quayPlan(quay(2))])).toBe('Export 2 cameras');
    expect(exportVerb([quayPlan(quay(2)), planOf('a', quay(1)), planOf('b', quay(1))])).toBe(
      'Export from 3 systems',
    );
  });
});

describe('totalsText', () => {
  it('says how much is there, never more than that', () => {
    expect(totals({})).toBe('all 30 min present');
    expect(totals({ present: minutes(22) })).toBe('22 min of 30 min present');
    expect(totals({ present: ms(0) })).toBe('nothing of 30 min present');
    expect(totals({ present: ms(minutes(30) - 5 * ONE_SECOND) })).toBe('29 min of 30 min present');
    expect(totals({ present: ms(minutes(30) - 1) })).toContain('30 min present');
    expect(totals({ present: ms(minutes(30) - 1) })).not.toContain('all 30 min');
  });

  it('says of how many cameras it is not told', () => {
    expect(totals({ requested: minutes(50), untold: 2 })).toBe(
      'all 30 min present; 2 cameras, 20 min, not told',
    );
    expect(totals({ told: ms(0), present: ms(0), untold: 1 })).toBe('1 camera, 30 min, not told');
  });

  it('says nothing of nothing', () => {
    expect(totals({ requested: ms(0), told: ms(0), present: ms(0) })).toBe('');
  });
});
