/** What an emulated Axxon server can be told at the start, and what it assumes when it is not told. */
import { type Sleep, sleepOnTimer } from '../fault-list.ts';
import { openMediaLibrary } from '../media-library.ts';
import { type MediaLibrary, SEGMENT_MS } from '../media-scene.ts';
import { EXPORT_KEPT_MS, exportMsOf, PENDING_MS, TOKEN_LIFE_MS } from './limits.ts';
import { type AxxonSiteCamera, CAMERAS } from './site.ts';

export interface AxxonOptions {
  /** Before every path, as it is set at the server: "" or "/asip". Default none. */
  readonly prefix?: string;
  /** `token`: Basic is good for getting a token alone. `basic`: there are no tokens. Default both. */
  readonly auth?: 'basic' | 'token' | 'both';
  /** False: the archives are empty. Default true: the last days, with breaks. */
  readonly recordings?: boolean;
  /** How long an export of the archive runs, in ms; Infinity: until the control ends it. */
  readonly exportMs?: (lengthMs: number) => number;
  /** How long it waits before it begins. */
  readonly pendingMs?: number;
  /** Default the committed loops. */
  readonly media?: MediaLibrary;
  /** What the cameras show: the counter, so that a test can read the moment in the picture, or their own. */
  readonly scenes?: 'counter' | 'own';
  readonly cameras?: readonly AxxonSiteCamera[];
  /** Epoch ms; everything that changes by itself is derived from it. Default the host's clock. */
  readonly now?: () => number;
  /** The timer of `delay` faults; nothing else waits. */
  readonly sleep?: Sleep;
  readonly seed?: number;
  readonly tokenLifeMs?: number;
  readonly exportKeptMs?: number;
  /** Between key frames. What is shorter is too short for `waittimeout`. Default that of the loops. */
  readonly keyFrameGapMs?: number;
  readonly version?: string;
}

/** All options decided. */
export type AxxonSettings = Required<Omit<AxxonOptions, 'media'>> & {
  /** Opened when the first picture is asked for. */
  readonly media: () => MediaLibrary;
};

export function toSettings({ media, ...options }: AxxonOptions): AxxonSettings {
  const opened: { media?: MediaLibrary } = {};
  return {
    prefix: '',
    auth: 'both',
    recordings: true,
    exportMs: exportMsOf,
    pendingMs: PENDING_MS,
    scenes: 'counter',
    cameras: CAMERAS,
    now: Date.now,
    sleep: sleepOnTimer,
    seed: 1,
    tokenLifeMs: TOKEN_LIFE_MS,
    exportKeptMs: EXPORT_KEPT_MS,
    keyFrameGapMs: SEGMENT_MS,
    version: 'Axxon One 1.0.2.25',
    ...options,
    media: () => (opened.media ??= media ?? openMediaLibrary()),
  };
}
