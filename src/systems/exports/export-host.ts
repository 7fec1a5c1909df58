/** What the list of exports works with. */
import type { Readable } from '../../core/readable.ts';
import type { Clock } from '../../platform/clock.ts';
import type { FileDownloads } from '../../platform/download/file-downloads.ts';
import type { ExportStore } from '../../platform/export-store.ts';
import type { WindowChannel } from '../../platform/window-channel.ts';
import type { WindowLocks } from '../sole-window.ts';
import type { AccessEntry } from '../system-access.ts';
import type { NamedSite } from './export-file-name.ts';

export interface ExportHost {
  readonly systems: readonly AccessEntry[];
  readonly downloads: FileDownloads;
  readonly store: ExportStore;
  /** Keeps its time in a hidden tab. */
  readonly clock: Clock;
  readonly online: Readable<boolean>;
  /** Undefined where the browser has none: then every window works for itself. */
  readonly locks: WindowLocks | undefined;
  readonly openChannel: (name: string) => WindowChannel;
  /** Letters, digits and dashes; never the same twice. */
  readonly newId: () => string;
  /** Hands a small file to the person. */
  readonly saveFile: (file: Blob, name: string) => void;
  /** Names of files and manifests tell its name, and the time of its zone. */
  readonly site: NamedSite;
}
