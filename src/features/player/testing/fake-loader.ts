/** Stands in for hls.js's own segment loader: takes loads down, and answers when a test says so. */
import type { HlsConfig, Loader, LoaderCallbacks, LoaderConfiguration, LoaderContext } from 'hls.js';

export interface FakeLoad {
  readonly url: string;
  readonly stats: Loader<LoaderContext>['stats'];
  readonly succeed: (data: ArrayBuffer, code?: number) => void;
  readonly fail: (code: number) => void;
  readonly aborted: () => boolean;
}

const emptyStats = (): Loader<LoaderContext>['stats'] => ({
  aborted: false,
  loaded: 0,
  retry: 0,
  total: 0,
  chunkCount: 0,
  bwEstimate: 0,
  loading: { start: 0, first: 0, end: 0 },
  parsing: { start: 0, end: 0 },
  buffering: { start: 0, first: 0, end: 0 },
});

export interface FakeLoaders {
  /** For `new HlsConfig.loader(config)`. */
  readonly loader: HlsConfig['loader'];
  /** What was asked of the network, oldest first. */
  readonly loads: readonly FakeLoad[];
}

export function createFakeLoaders(): FakeLoaders {
  const loads: FakeLoad[] = [];
  class FakeLoader implements Loader<LoaderContext> {
    context: LoaderContext | null = null;
    readonly stats = emptyStats();
    callbacks: LoaderCallbacks<LoaderContext> | undefined;
    gone = false;

    load(context: LoaderContext, _config: LoaderConfiguration, callbacks: LoaderCallbacks<LoaderContext>) {
      this.callbacks = callbacks;
      const { stats } = this;
      loads.push({
        url: context.url,
        stats,
        succeed: (data, code = 200) =>
          callbacks.onSuccess({ url: context.url, data, code }, stats, context, null),
        fail: (code) => callbacks.onError({ code, text: '' }, context, null, stats),
        aborted: () => this.gone,
      });
      this.context = context;
    }

    abort(): void {
      this.gone = true;
      if (this.context !== null) this.callbacks?.onAbort?.(this.stats, this.context, null);
    }

    destroy(): void {
      this.gone = true;
    }
  }
  return { loader: FakeLoader, loads };
}
