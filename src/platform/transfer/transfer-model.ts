/** Checksums and uploads of large files: what pages ask of the workers that do them. */
import type { ChunkPlan } from '../../core/chunk-plan.ts';
import type { Failure } from '../../core/failure.ts';
import type { EpochMs } from '../../core/units.ts';

/** How a piece is sent. Its headers hold a credential: never stored, never logged. */
export interface ChunkRequest {
  /** As the browser fetches it: through the proxy. */
  readonly address: string;
  readonly method: 'PUT' | 'POST';
  readonly headers: Readonly<Record<string, string>>;
}

/** An answer other than 2xx to a piece. */
export interface ChunkAnswer {
  readonly status: number;
  readonly body: string;
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string>>;
}

/** How an upload stands. */
export interface UploadProgress {
  /** Bytes on their way and confirmed, of this file, those confirmed before included. */
  readonly sent: number;
  /** Connections in use. */
  readonly lines: number;
  /** The line is down; tried again then. Absent while it moves. */
  readonly retryAt?: EpochMs | undefined;
  readonly trouble?: Failure | undefined;
}

export interface UploadTask {
  readonly file: Blob;
  readonly plan: ChunkPlan;
  /** Pieces that the system has already. */
  readonly confirmed: (index: number) => boolean;
  /** Asked just before a piece leaves, so that it carries the credential of the moment. */
  readonly request: (index: number) => ChunkRequest | Promise<ChunkRequest>;
  /** What a refusal means, in the vendor's terms. */
  readonly failureOf: (answer: ChunkAnswer) => Failure;
  readonly onConfirmed: (index: number) => void;
  readonly onProgress: (progress: UploadProgress) => void;
}

export interface Transfer {
  /**
   * Lower-case hex of the MD5 of a file. `onProgress` gets the bytes read so far, a few times a second.
   * Rejects with `notReadable` when the file was changed or taken away.
   */
  readonly md5: (file: Blob, onProgress: (bytes: number) => void, signal: AbortSignal) => Promise<string>;
  /**
   * Sends all pieces that are not confirmed. What passes by itself (network, 5xx, 429) is tried again for
   * as long as it takes, at once when the network is back; progress begins the waits anew. Rejects with
   * the Failure of what does not pass, with `notReadable`, or with `aborted`; what was confirmed until
   * then stays confirmed.
   */
  readonly upload: (task: UploadTask, signal: AbortSignal) => Promise<void>;
}
