/**
 * The exports that a filled-in page makes: the cameras of a system put together into as few as its format
 * allows, all of one group. Pure.
 */
import type { ExportGroup, ExportOrder, HandOn } from '../../../systems/exports/export-model.ts';
import type { ExportEstimate, ExportRequest, ExportSettings } from '../../../vendors/contract-exports.ts';
import { ms } from '../../../core/units.ts';
import type { PlannedCamera, SystemPlan } from './several-plan.ts';

/** The cameras of each export of a system, in the order in which they were chosen. */
export function jobsOf({ cameras, format }: Pick<SystemPlan, 'cameras' | 'format'>) {
  const most = Math.max(format?.mostCameras ?? 1, 1);
  return Array.from({ length: Math.ceil(cameras.length / most) }, (_, index): readonly PlannedCamera[] =>
    cameras.slice(index * most, (index + 1) * most),
  );
}

/** What a system is asked for one export; undefined while a time is missing. */
export function jobRequest(
  cameras: readonly PlannedCamera[],
  settings: ExportSettings,
): ExportRequest | undefined {
  const parts = cameras.flatMap(({ ref, span }) =>
    span === undefined ? [] : [{ camera: ref.camera, span }],
  );
  const [first, ...others] = parts;
  if (first === undefined || parts.length < cameras.length) return undefined;
  const source = { kind: 'archive', archive: undefined, span: first.span } as const;
  return { camera: first.camera, source, others, settings };
}

/** Of all cameras together; undefined where one of them is not told. */
function sumOf(cameras: readonly PlannedCamera[]): ExportEstimate | undefined {
  const known = cameras.flatMap(({ estimate }) => estimate ?? []);
  if (known.length < cameras.length) return undefined;
  return {
    bytes: known.reduce((sum, { bytes }) => sum + bytes, 0),
    length: ms(known.reduce((sum, { length }) => sum + length, 0)),
  };
}

function jobOrder(
  cameras: readonly PlannedCamera[],
  settings: ExportSettings,
  group: ExportGroup,
  handOn: HandOn,
): ExportOrder | undefined {
  const request = jobRequest(cameras, settings);
  const [first, ...rest] = cameras;
  if (request === undefined || first === undefined) return undefined;
  return {
    camera: first.ref,
    cameraName: first.name,
    source: request.source,
    others: request.others.map((part, index) => ({ ...part, cameraName: rest[index]?.name ?? part.camera })),
    settings,
    handOn,
    group,
    held: first.range?.held,
    estimate: sumOf(cameras),
  };
}

/** All orders of the group, by system; undefined while something of one of them is missing. */
export function severalOrders(
  plans: readonly SystemPlan[],
  group: ExportGroup,
  handOn: HandOn,
): readonly ExportOrder[] | undefined {
  const orders = plans.flatMap((plan): readonly (ExportOrder | undefined)[] => {
    const { settings } = plan;
    if (settings === undefined) return [undefined];
    return jobsOf(plan).map((cameras) => jobOrder(cameras, settings, group, handOn));
  });
  const whole = orders.filter((order) => order !== undefined);
  return whole.length === orders.length && whole.length > 0 ? whole : undefined;
}

/** How many exports a system makes of them. */
export const jobCount = (plans: readonly SystemPlan[]): number =>
  plans.reduce((sum, plan) => sum + jobsOf(plan).length, 0);
