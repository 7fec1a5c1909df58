/**
 * Loads segments for hls.js: out of the cache where they are kept, else with hls.js's own loader, which
 * is watched: a body that stops coming is given up long before it would be overdue as a whole.
 */
import type {
  FragmentLoaderConstructor,
  FragmentLoaderContext,
  HlsConfig,
  Loader,
  LoaderCallbacks,
  LoaderConfiguration,
  LoaderContext,
} from 'hls.js';
import { type Ms, ms } from '../../core/units.ts';
import type { Clock } from '../../platform/clock.ts';
import type { KeptSegments } from './kept-segments.ts';

/** As long as a first byte may take: a body that pauses for longer has lost its connection. */
const LONGEST_SILENCE: Ms = ms(8_000);
const LOOK_EVERY: Ms = ms(1_000);
const OK = 200;

export interface SegmentLoaderOptions {
  readonly clock: Clock;
  /** Undefined for what is fetched each time, such as live video. */
  readonly kept: KeptSegments | undefined;
  /** Each load begins once and ends once. */
  readonly begun?: () => void;
  readonly ended?: () => void;
}

type Callbacks = LoaderCallbacks<FragmentLoaderContext>;

/** A loader class for hls.js; each of its instances loads one segment. */
export function createSegmentLoader(options: SegmentLoaderOptions): FragmentLoaderConstructor {
  const { clock, kept, begun, ended } = options;
  return class SegmentLoader implements Loader<FragmentLoaderContext> {
    context: FragmentLoaderContext | null = null;
    /** Of the inner loader: hls.js reads and writes this very object. */
    readonly stats: Loader<LoaderContext>['stats'];
    readonly inner: Loader<LoaderContext>;
    callbacks: Callbacks | undefined;
    fetching = false;
    cancelLook = () => {};

    constructor(config: HlsConfig) {
      this.inner = new config.loader(config);
      this.stats = this.inner.stats;
    }

    load(context: FragmentLoaderContext, config: LoaderConfiguration, callbacks: Callbacks): void {
      this.context = context;
      this.callbacks = callbacks;
      begun?.();
      const startedAt = performance.now();
      // A range of a file has the file's address: it is no segment by its name.
      const found = (context.rangeEnd ?? 0) > 0 ? undefined : kept?.find(context.url);
      if (found === undefined) return this.fetch(context, config);
      void found.then((bytes) => {
        if (this.callbacks === undefined) return undefined;
        if (bytes === undefined) return this.fetch(context, config);
        return this.answer(context, bytes, startedAt);
      });
      return undefined;
    }

    /** From the cache, as if it had just arrived. */
    answer(context: FragmentLoaderContext, bytes: ArrayBuffer, startedAt: number): void {
      const { stats } = this;
      const now = performance.now();
      stats.loading = { start: startedAt, first: now, end: now };
      stats.loaded = bytes.byteLength;
      stats.total = bytes.byteLength;
      const callbacks = this.finish();
      callbacks?.onProgress?.(stats, context, bytes, null);
      callbacks?.onSuccess({ url: context.url, data: bytes, code: OK }, stats, context, null);
    }

    fetch(context: FragmentLoaderContext, config: LoaderConfiguration): void {
      const { stats } = this;
      // hls.js may turn to a next segment in these: what it does then must find this one finished.
      this.fetching = true;
      this.inner.load(context, config, {
        onSuccess: (response, _stats, _context, details) => {
          const { data } = response;
          // Before hls.js has the bytes: it gives them away to its worker.
          if (response.code === OK && data instanceof ArrayBuffer) this.keep(context, data);
          this.finish()?.onSuccess(response, stats, context, details);
        },
        onError: (error, _context, details) => this.finish()?.onError(error, context, details, stats),
        onTimeout: (_stats, _context, details) => this.finish()?.onTimeout(stats, context, details),
        onAbort: (_stats, _context, details) => this.finish()?.onAbort?.(stats, context, details),
        ...(this.callbacks?.onProgress !== undefined && {
          onProgress: (_stats, _context, data, details) =>
            this.callbacks?.onProgress?.(stats, context, data, details),
        }),
      });
      this.look(context, 0, clock.now());
    }

    keep(context: FragmentLoaderContext, bytes: ArrayBuffer): void {
      const isWhole = bytes.byteLength > 0 && (context.rangeEnd ?? 0) === 0;
      if (isWhole) kept?.arrived(context.url, bytes);
    }

    look(context: FragmentLoaderContext, loaded: number, movedAt: ReturnType<Clock['now']>): void {
      this.cancelLook = clock.after(LOOK_EVERY, () => {
        const now = clock.now();
        const moved = this.stats.loaded !== loaded;
        if (moved || now - movedAt < LONGEST_SILENCE) {
          return this.look(context, this.stats.loaded, moved ? now : movedAt);
        }
        const { stats } = this;
        const callbacks = this.finish();
        stats.aborted = true;
        this.inner.destroy();
        return callbacks?.onTimeout(stats, context, null);
      });
    }

    /** Takes the callbacks: each load is answered once. */
    finish(): Callbacks | undefined {
      const { callbacks } = this;
      if (callbacks !== undefined) ended?.();
      this.callbacks = undefined;
      this.cancelLook();
      return callbacks;
    }

    abort(): void {
      if (this.fetching) return this.inner.abort();
      const { context, stats } = this;
      stats.aborted = true;
      const callbacks = this.finish();
      if (context !== null) callbacks?.onAbort?.(stats, context, null);
      return undefined;
    }

    destroy(): void {
      this.finish();
      this.context = null;
      this.inner.destroy();
    }

    getCacheAge(): number | null {
      return this.inner.getCacheAge?.() ?? null;
    }

    getResponseHeader(name: string): string | null {
      return this.inner.getResponseHeader?.(name) ?? null;
    }
  };
}
