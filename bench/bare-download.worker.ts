/** The rival: the browser's own limit. The same bytes into the same kind of file, with nothing around. */
import type { TemporaryFile } from '../src/platform/download/temporary-folder.ts';

addEventListener('message', ({ data }: MessageEvent<string>) => {
  void download(data).then((bytes) => postMessage(bytes));
});

async function download(address: string): Promise<number> {
  const root = await navigator.storage.getDirectory();
  const handle: TemporaryFile = await root.getFileHandle('bare.part', { create: true });
  const file = await handle.createSyncAccessHandle?.();
  if (file === undefined) throw new Error('This browser writes no files bit by bit.');
  const { body } = await fetch(address, { cache: 'no-store' });
  let at = 0;
  for await (const bytes of body ?? []) at += file.write(bytes, { at });
  file.close();
  return at;
}
