/** Stands in for hls.js at the loader's seam: takes calls down, and reports what a test lets it. */
import { Events, type HlsConfig, type HlsListeners } from 'hls.js';
import type { HlsClass, HlsEngine, HlsLevel, LoadHls } from '../hls-loader.ts';

/** One made instance. */
export interface FakeHls extends HlsEngine {
  readonly config: HlsEngine['config'] & Partial<HlsConfig>;
  /** What was asked of it, in order: "loadSource /a.m3u8". */
  readonly calls: readonly string[];
  liveSyncPosition: number | null;
  latency: number;
  levels: readonly HlsLevel[];
  currentLevel: number;
  /** Reports as hls.js does; data is as loose as a test needs. */
  readonly emit: (event: Events, data?: unknown) => void;
  /** Lets the player set a request up, as before each one that goes out. */
  readonly prepare: (request: XMLHttpRequest, url: string) => Promise<void>;
}

export interface FakeHlsLibrary {
  readonly load: LoadHls;
  /** All instances, oldest first. */
  readonly made: readonly FakeHls[];
  /** The newest instance. */
  readonly newest: () => FakeHls;
}

export function createFakeHls(supported = true): FakeHlsLibrary {
  const made: FakeHls[] = [];

  class Engine implements FakeHls {
    static readonly Events = Events;
    static readonly isSupported = () => supported;
    readonly config: FakeHls['config'];
    readonly calls: string[] = [];
    readonly listeners = new Map<string, unknown[]>();
    liveSyncPosition: number | null = null;
    latency = 0;
    playingDate: Date | null = null;
    levels: readonly HlsLevel[] = [];
    currentLevel = -1;

    constructor(config: Partial<HlsConfig>) {
      this.config = { maxBufferLength: 0, ...config };
      made.push(this);
    }

    readonly on = <E extends keyof HlsListeners>(event: E, listener: HlsListeners[E]) => {
      this.listeners.set(event, [...(this.listeners.get(event) ?? []), listener]);
    };
    readonly emit = (event: Events, data: unknown = {}) => {
      for (const listener of this.listeners.get(event) ?? []) {
        if (typeof listener === 'function') Reflect.apply(listener, undefined, [event, data]);
      }
    };
    readonly prepare = async (request: XMLHttpRequest, url: string) => {
      const { xhrSetup } = this.config;
      if (xhrSetup !== undefined) await Reflect.apply(xhrSetup, undefined, [request, url]);
    };
    readonly attachMedia = () => this.emit(Events.MEDIA_ATTACHED);
    readonly loadSource = (url: string) => this.note(`loadSource ${url}`);
    readonly startLoad = (from?: number) => this.note(from === undefined ? 'startLoad' : `startLoad ${from}`);
    readonly stopLoad = () => this.note('stopLoad');
    readonly recoverMediaError = () => this.note('recoverMediaError');
    readonly destroy = () => this.note('destroy');

    private note(call: string): void {
      this.calls.push(call);
    }
  }

  const library: HlsClass = Engine;
  return {
    made,
    load: () => Promise.resolve(library),
    newest: () => {
      const newest = made.at(-1);
      if (newest === undefined) throw new Error('No hls.js instance was made.');
      return newest;
    },
  };
}
