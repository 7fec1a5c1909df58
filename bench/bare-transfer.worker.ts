/** The rival: the browser's own limit. The same MD5 and the same requests, with nothing around them. */
import { createMd5 } from '../src/platform/transfer/md5.ts';
import { readThrough } from '../src/platform/transfer/read-through.ts';
import { type BareJob, chunkPath, creationQuery, uploadPath } from './transfer-jobs.ts';

addEventListener('message', ({ data }: MessageEvent<BareJob>) => {
  void run(data).then((md5) => postMessage(md5));
});

async function run(job: BareJob): Promise<string> {
  const md5 = await createMd5();
  await readThrough(job.file, md5.update, new AbortController().signal);
  const sum = md5.digest();
  if (job.kind === 'send') await send(job, sum);
  return sum;
}

async function send(job: Extract<BareJob, { kind: 'send' }>, md5: string): Promise<void> {
  const { file, name, target } = job;
  const { authorization, chunkSize } = target;
  const query = creationQuery(file.size, target, md5);
  await fetch(`${uploadPath(target, name)}?${query}`, { method: 'POST', headers: { authorization } });
  const count = Math.ceil(file.size / chunkSize);
  const headers = { authorization, 'content-type': 'application/octet-stream' };
  let next = 0;
  const line = async () => {
    while (next < count) {
      const index = next;
      next += 1;
      const body = file.slice(index * chunkSize, (index + 1) * chunkSize);
      const { ok } = await fetch(chunkPath(target, name, index), { method: 'PUT', headers, body });
      if (!ok) throw new Error(`Piece ${index} was refused.`);
    }
  };
  await Promise.all(Array.from({ length: job.lines }, line));
}
