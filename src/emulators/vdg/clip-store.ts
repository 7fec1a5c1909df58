/** The clips of the server: a queue in which one is built after the other. Ids are a server's own. */
import { cutFootage } from '../footage-cut.ts';
import type { Bytes } from '../media-scene.ts';
import type { Span } from '../recordings.ts';
import { type JobState, lengthOf, type Pace } from './export-store.ts';
import { CLIP_KEPT_MS } from './limits.ts';
import type { VdgSettings } from './options.ts';
import { sceneOf, type VdgDevice } from './site.ts';

/** What was asked. */
export interface ClipOrder {
  readonly device: VdgDevice;
  /** Epoch ms of the server's clock. */
  readonly begin: number;
  readonly end: number;
  readonly description: string;
  readonly footage: readonly Span[];
}

export interface Clip extends ClipOrder {
  readonly id: string;
  readonly addedAt: number;
  readonly runsFrom: number;
  readonly workMs: number;
  readonly outcome: 'finished' | 'failed';
  /** Epoch ms at which the control ended it. */
  endedAt: number;
  removed: { readonly at: number; readonly why: 'deleted' | 'expired' } | undefined;
  downloads: number;
  bytes: Promise<Bytes> | undefined;
}

export interface ClipStore {
  readonly add: (order: ClipOrder, at: number) => Clip;
  /** Those that are still there, in the order of the queue. */
  readonly known: (at: number) => Promise<readonly Clip[]>;
  readonly all: () => readonly Clip[];
  readonly stateOf: (clip: Clip, at: number) => JobState;
  /** The file; the same bytes whenever it is asked. */
  readonly bytesOf: (clip: Clip) => Promise<Bytes>;
  readonly failNext: () => void;
}

export function createClipStore(settings: VdgSettings, pace: () => Pace): ClipStore {
  const clips: Clip[] = [];
  let failing = 0;

  /** From when to when each is built: not before the one before it is done or gone. */
  const workOf = (clip: Clip): Span => {
    let free = -Infinity;
    for (const one of clips) {
      const begin = Math.min(Math.max(one.runsFrom, free), one.endedAt);
      const end = Math.min(begin + one.workMs, one.endedAt);
      if (one === clip) return { begin, end };
      free = Math.min(end, one.removed?.at ?? Infinity);
    }
    throw new Error('No clip of this store.');
  };
  const stateOf = (clip: Clip, at: number): JobState => {
    const { begin, end } = workOf(clip);
    if (at >= end) return clip.outcome;
    return at < begin ? 'pending' : 'busy';
  };
  const bytesOf = (clip: Clip): Promise<Bytes> => (clip.bytes ??= build(settings, clip));

  /** The oldest go when they are too old, or all together too large. */
  const expire = async (at: number): Promise<void> => {
    let room = settings.clipsMostBytes;
    for (const clip of clips.toReversed()) {
      if (clip.removed !== undefined || stateOf(clip, at) !== 'finished') continue;
      room -= (await bytesOf(clip)).length;
      if (at - workOf(clip).end >= CLIP_KEPT_MS || room < 0) clip.removed = { at, why: 'expired' };
    }
  };

  return {
    add: (order, at) => {
      const { exportMs, pendingMs } = pace();
      const onServer = clips.filter(({ device }) => device.serverId === order.device.serverId);
      const clip: Clip = {
        ...order,
        id: String(onServer.length + 1),
        addedAt: at,
        runsFrom: at + pendingMs,
        workMs: Math.max(0, exportMs(lengthOf(order.footage))),
        outcome: failing > 0 ? 'failed' : 'finished',
        endedAt: Infinity,
        removed: undefined,
        downloads: 0,
        bytes: undefined,
      };
      failing = Math.max(0, failing - 1);
      clips.push(clip);
      return clip;
    },
    known: async (at) => {
      await expire(at);
      return clips.filter(({ removed }) => removed === undefined);
    },
    all: () => clips,
    stateOf,
    bytesOf,
    failNext: () => {
      failing += 1;
    },
  };
}

async function build(settings: VdgSettings, clip: Clip): Promise<Bytes> {
  // Loaded when it is needed: most tests make no file.
  const [{ Mp4OutputFormat }, { muxFootage }] = await Promise.all([
    import('mediabunny'),
    import('../footage-mux.ts'),
  ]);
  const { footage, begin, end, device } = clip;
  const scene = await settings.media().scene(sceneOf(settings, device));
  const [cut] = cutFootage(scene, { footage, begin, end, isLive: false, mostBytes: 0 });
  if (cut === undefined) throw new Error('A clip without footage.');
  return muxFootage(scene, cut, device.hasSound, new Mp4OutputFormat({ fastStart: 'in-memory' }));
}
