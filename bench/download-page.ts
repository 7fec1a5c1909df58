/** Downloads an address with the product's own code, or with a bare worker, and throws the file away. */
import { createFileDownloads } from '../src/platform/download/file-downloads.ts';
import { DOWNLOAD_BYTES, DOWNLOAD_FUNCTION, type DownloadResult, type DownloadWay } from './download-jobs.ts';

const ignore = () => undefined;
/** What the browser does with a file that it was given is its own: the same on both sides, and not counted. */
const downloads = createFileDownloads({ save: ignore });

async function downloadFile(way: DownloadWay, address: string): Promise<DownloadResult> {
  const began = performance.now();
  const result = way === 'bare' ? await runBare(address) : await runProduct(address);
  const took = performance.now() - began;
  if (result.bytes !== DOWNLOAD_BYTES) throw new Error(`${result.bytes} bytes have come.`);
  await removeAll();
  return { ...result, ms: took };
}

async function runProduct(address: string) {
  const { body } = await fetch(address, { cache: 'no-store' });
  if (body === null) throw new Error('The answer has no body.');
  return await downloads.run({
    stream: { body, size: DOWNLOAD_BYTES, type: 'video/mp4' },
    name: 'large.mp4',
    operation: 'download',
    onProgress: ignore,
    signal: new AbortController().signal,
  });
}

async function runBare(address: string): Promise<{ readonly bytes: number }> {
  const worker = new Worker(new URL('./bare-download.worker.ts', import.meta.url), { type: 'module' });
  try {
    const bytes = await new Promise<number>((resolve, reject) => {
      worker.addEventListener('message', ({ data }: MessageEvent<number>) => resolve(data));
      worker.addEventListener('error', ({ message }) => reject(new Error(message)));
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has none
      worker.postMessage(address);
    });
    return { bytes };
  } finally {
    worker.terminate();
  }
}

async function removeAll(): Promise<void> {
  const root = await navigator.storage.getDirectory();
  for await (const name of root.keys()) await root.removeEntry(name, { recursive: true });
}

Object.assign(window, { [DOWNLOAD_FUNCTION]: downloadFile });
