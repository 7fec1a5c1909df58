/** What the page of the download benchmark is asked to do. Shared by both sides. */

/** 1 GiB. */
export const DOWNLOAD_BYTES = 1_073_741_824;

/** `bare`: a worker that fetches and writes to the same kind of file, and nothing besides. */
export type DownloadWay = 'product' | 'bare';

export interface DownloadResult {
  readonly ms: number;
  /** Of the product's way only. */
  readonly sha256?: string;
}

/** The name of the function in the page that downloads an address and throws the file away. */
export const DOWNLOAD_FUNCTION = 'downloadFile';
