/** What the contract of exports needs of a vendor behind its emulator, and the orders that it is run with. */
import type { CameraId } from '../core/ids.ts';
import type { TimeSpan } from '../core/time-span.ts';
import type { Ms } from '../core/units.ts';
import type { VendorSystem } from '../vendors/contract.ts';
import type {
  ExportFile,
  ExportFormat,
  ExportOptions,
  ExportRequest,
  ExportSettings,
  FootageExports,
} from '../vendors/contract-exports.ts';
import type { MswVendor } from './msw-vendor.ts';

/** One vendor that exports; made anew for each test. */
export interface ExportsHarness extends MswVendor {
  readonly system: VendorSystem;
  /** A second page over the same tab's storage, as after a reload. */
  readonly reload: () => VendorSystem;
  /** Resolves once somebody is signed in, or nobody has to be. */
  readonly signIn: () => Promise<void>;
  readonly camera: CameraId;
  /** A range of which the system has recordings of that camera from end to end, or events. */
  readonly recorded: TimeSpan;
  /** What only a person can know, such as a folder of the server. */
  readonly filled?: Partial<ExportSettings>;
  /** Longest time that the emulator takes for that range. */
  readonly endsWithin: Ms;
  /** Whether these are all bytes of a file that the emulator made. */
  readonly isWhole: (id: string, file: ExportFile, bytes: Uint8Array) => Promise<boolean>;
  /** Lets the system forget its exports, as a restart does; absent where it keeps none. */
  readonly forget?: () => void;
  /** Find passwords and tokens; a vendor's document may want tokens in its addresses. */
  readonly secrets: { readonly inErrors: RegExp; readonly inUrls: RegExp };
}

export function exportsOf({ can }: VendorSystem): FootageExports {
  if (!can.exports.offered) throw new Error('The vendor exports nothing.');
  return can.exports.use;
}

const ONE_PICTURE: ReadonlySet<ExportFormat['kind']> = new Set(['picture', 'document']);

/** An order in which nothing is wrong: the harness's range, or its first moment for a picture. */
export function orderOf(
  { camera, recorded, filled }: Pick<ExportsHarness, 'camera' | 'recorded' | 'filled'>,
  { defaults }: ExportOptions,
  format: ExportFormat,
): ExportRequest {
  const { from } = recorded;
  const span = ONE_PICTURE.has(format.kind) ? { from, until: from } : recorded;
  return {
    camera,
    source: { kind: 'archive', archive: undefined, span },
    others: [],
    settings: { ...defaults, ...filled, format: format.id },
  };
}
