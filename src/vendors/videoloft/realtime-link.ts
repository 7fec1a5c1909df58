/** The connection to one logger's news (§1.3.9) as it is, and what follows from that alone. */
import type { CameraId } from '../../core/ids.ts';
import { addMs, type EpochMs, epochMs } from '../../core/units.ts';
import { REALTIME_LIFE, REALTIME_RENEW_EVERY } from './limits.ts';

/** A connection as it was asked for. */
export interface RealtimeConnection {
  /** Counts up: a later one has a higher number. */
  readonly id: number;
  /** The cameras that it names; undefined when it names none, and all are told of. */
  readonly named: ReadonlySet<CameraId> | undefined;
  readonly at: EpochMs;
}

export type RealtimePhase =
  /** Nobody follows a camera, or nobody looks. */
  | { readonly kind: 'resting' }
  | { readonly kind: 'waiting'; readonly why: WaitReason; readonly until: EpochMs }
  /** Asked for, not answered; there is no other. */
  | { readonly kind: 'opening'; readonly next: RealtimeConnection }
  | {
      readonly kind: 'open';
      readonly current: RealtimeConnection;
      readonly openedAt: EpochMs;
      readonly renewAt: EpochMs;
      /** The one before it, which is read a little longer. */
      readonly old: { readonly id: number; readonly until: EpochMs } | undefined;
    }
  | {
      readonly kind: 'replacing';
      readonly current: RealtimeConnection;
      readonly openedAt: EpochMs;
      readonly next: RealtimeConnection;
    };

/** `gather`: more cameras may come at once. `absent`: the logger has no such call. */
export type WaitReason = 'gather' | 'failed' | 'noSlot' | 'absent';

export interface RealtimeLink {
  readonly phase: RealtimePhase;
  readonly wanted: ReadonlySet<CameraId>;
  readonly isPaused: boolean;
  /** When a connection is opened that also names the newest cameras. */
  readonly growAt: EpochMs | undefined;
  /** When the connection is closed because nobody follows any more. */
  readonly leaveAt: EpochMs | undefined;
  /** Tries in a row that failed. */
  readonly failures: number;
  /** The number of the newest connection. */
  readonly newest: number;
}

/** Before anybody follows a camera. */
export const newRealtimeLink = (isPaused: boolean): RealtimeLink => ({
  phase: { kind: 'resting' },
  wanted: new Set(),
  isPaused,
  growAt: undefined,
  leaveAt: undefined,
  failures: 0,
  newest: 0,
});

/** Whether a connection was asked to tell of a camera. */
export const names = ({ named }: RealtimeConnection, camera: CameraId): boolean =>
  named === undefined || named.has(camera);

/** The connection whose news arrives, if there is one. */
export const answered = ({ phase }: RealtimeLink): RealtimeConnection | undefined =>
  phase.kind === 'open' || phase.kind === 'replacing' ? phase.current : undefined;

/** The connections that exist, the newest last. */
export function connections({ phase }: RealtimeLink): readonly number[] {
  switch (phase.kind) {
    case 'resting':
    case 'waiting':
      return [];
    case 'opening':
      return [phase.next.id];
    case 'open':
      return phase.old === undefined ? [phase.current.id] : [phase.old.id, phase.current.id];
    case 'replacing':
      return [phase.current.id, phase.next.id];
  }
}

/** When something is to be done though nothing happens. */
export function nextDue({ phase, growAt, leaveAt }: RealtimeLink): EpochMs | undefined {
  const due = [growAt, leaveAt].filter((at) => at !== undefined);
  if (phase.kind === 'waiting') due.push(phase.until);
  if (phase.kind === 'opening' || phase.kind === 'replacing') {
    due.push(addMs(phase.next.at, REALTIME_RENEW_EVERY));
  }
  if (phase.kind === 'open') {
    due.push(phase.renewAt);
    if (phase.old !== undefined) due.push(phase.old.until);
  }
  if (phase.kind === 'open' || phase.kind === 'replacing') due.push(addMs(phase.current.at, REALTIME_LIFE));
  return due.length === 0 ? undefined : epochMs(Math.min(...due));
}
