/** What the page of the transfer benchmarks is asked to do. Shared by both sides. */

/** Where uploads go, and how. */
export interface TransferTarget {
  /** Path of our proxy to the server, without a slash at the end. */
  readonly base: string;
  readonly authorization: string;
  readonly chunkSize: number;
}

/** `bare`: a worker that does the same MD5 and the same requests and nothing besides. */
export type TransferWay = 'product' | 'bare';

export type BareJob =
  | { readonly kind: 'hash'; readonly file: File }
  | {
      readonly kind: 'send';
      readonly file: File;
      readonly name: string;
      readonly lines: number;
      readonly target: TransferTarget;
    };

/** The name of the function in the page that hashes and, given a target, sends all chosen files: ms. */
export const TRANSFER_FUNCTION = 'transferFiles';

export const uploadPath = ({ base }: TransferTarget, name: string): string => `${base}/api/downloads/${name}`;
export const chunkPath = (target: TransferTarget, name: string, index: number): string =>
  `${uploadPath(target, name)}/chunks/${index}`;

/** The query that opens an upload; one of the same name is replaced. */
export function creationQuery(size: number, { chunkSize }: TransferTarget, md5: string): string {
  return `size=${size}&chunkSize=${chunkSize}&md5=${md5}&ttl=3600000&upload=true&recreate=true`;
}
