/** Chosen cameras and their systems as plain values, for parts that only read them. */
import type { TimeSpan } from '../../../../core/time-span.ts';
import { ms } from '../../../../core/units.ts';
import { rangeFacts } from '../../form/range-facts.ts';
import { HALF_HOUR, PIECES } from '../../testing/fake-exports.ts';
import type { PlannedCamera, SystemPlan } from '../several-plan.ts';
import { quayOptions, ref, someFootage } from './several-systems.ts';

/** "Aisle 12" for half an hour of which 22 minutes are there. */
export function planned(system: string, camera: string, more: Partial<PlannedCamera> = {}): PlannedCamera {
  const span: TimeSpan = HALF_HOUR;
  return {
    ref: ref(system, camera),
    name: `Camera ${camera}`,
    own: undefined,
    times: span,
    span,
    coverage: { kind: 'told', held: PIECES },
    range: rangeFacts(span, PIECES),
    estimate: { bytes: 10, length: ms(20) },
    refused: undefined,
    ...more,
  };
}

/** A system of which each format takes so many cameras as its options say. */
export function planOf(
  id: string,
  cameras: readonly PlannedCamera[],
  more: Partial<SystemPlan> = {},
): SystemPlan {
  const exports = more.exports ?? someFootage();
  const settings = more.settings ?? exports.options.defaults;
  return {
    id: ref(id, '').system,
    name: id,
    monogram: 'AC',
    label: 'Acme Video',
    reason: undefined,
    exports,
    settings,
    format: exports.options.formats.find((format) => format.id === settings.format),
    cameras,
    ...more,
  };
}

/** Three cameras an export, into a folder of the server. */
export const quayPlan = (
  cameras: readonly PlannedCamera[],
  settings = { ...quayOptions.defaults, folder: 'E:\\cases' },
): SystemPlan => planOf('quay', cameras, { exports: someFootage({ options: quayOptions }), settings });
