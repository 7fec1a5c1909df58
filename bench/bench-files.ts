/** Large files of random bytes on the disk, and other programs that work on them. */
import { spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, open, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { chunkPath, creationQuery, type TransferTarget, uploadPath } from './transfer-jobs.ts';

export const MIB = 1_048_576;
export const GIB = 1_073_741_824;

export interface BenchFiles {
  /** Makes a file and says where it is. */
  readonly make: (name: string, size: number) => Promise<string>;
  readonly folder: string;
  readonly remove: () => Promise<void>;
}

export async function createBenchFiles(): Promise<BenchFiles> {
  const folder = await mkdtemp(join(tmpdir(), 'sightline-files-'));
  const make = async (name: string, size: number): Promise<string> => {
    const path = join(folder, name);
    const stretch = randomBytes(MIB);
    const stream = createWriteStream(path);
    for (let left = size; left > 0; left -= MIB) {
      if (!stream.write(stretch.subarray(0, Math.min(left, MIB)))) await once(stream, 'drain');
    }
    stream.end();
    await once(stream, 'close');
    return path;
  };
  return { make, folder, remove: () => rm(folder, { recursive: true, force: true }) };
}

/** Runs a program and gives what it prints; fails when it does. */
async function run(program: string, args: readonly string[]): Promise<string> {
  const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  let text = '';
  child.stdout.on('data', (part: Buffer) => {
    text += part.toString();
  });
  const [code] = await once(child, 'close');
  if (code !== 0) throw new Error(`${program} ended with ${String(code)}.`);
  return text;
}

export async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

export async function md5sum(file: string): Promise<string> {
  const [sum = ''] = (await run('md5sum', [file])).split(' ');
  return sum;
}

/** A file cut into pieces for curl, and its list of what to send where. */
export interface CurlUpload {
  /** md5sum, then the pieces one after the other over one connection; in ms. */
  readonly send: () => Promise<number>;
}

/** Cutting is not counted: it is our aid, since curl sends whole files only. */
export async function prepareCurl(
  files: BenchFiles,
  file: string,
  target: TransferTarget,
): Promise<CurlUpload> {
  const { authorization, chunkSize } = target;
  const name = `curl-${basename(file)}`;
  const source = await open(file);
  const { size } = await source.stat();
  const lines: string[] = [];
  const buffer = Buffer.alloc(chunkSize);
  for (let index = 0; index * chunkSize < size; index += 1) {
    const piece = join(files.folder, `${name}.${chunkSize}.${index}`);
    const { bytesRead } = await source.read(buffer, 0, chunkSize, index * chunkSize);
    await writeFile(piece, buffer.subarray(0, bytesRead));
    lines.push(
      `upload-file = "${piece}"`,
      `url = "${chunkPath(target, name, index)}"`,
      'output = "/dev/null"',
    );
  }
  await source.close();
  const list = join(files.folder, `${name}.${chunkSize}.curl`);
  await writeFile(list, lines.join('\n'));
  const headers = ['-H', `Authorization: ${authorization}`, '-H', 'Content-Type: application/octet-stream'];
  const curl = (...args: readonly string[]) =>
    run('curl', ['-sS', '-f', ...headers, '-H', 'Expect:', ...args]);
  return {
    send: async () => {
      const took = await timed(async () => {
        const md5 = await md5sum(file);
        await curl('-X', 'POST', `${uploadPath(target, name)}?${creationQuery(size, target, md5)}`);
        await curl('-K', list);
      });
      await curl('-X', 'DELETE', uploadPath(target, name));
      return took;
    },
  };
}
