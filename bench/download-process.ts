// A server of one large file, in a process of its own as a server is: `node bench/download-process.ts
// '{line}'` prints its port and the file's SHA-256, and ends with its standard input.
import { createHash, randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import { Readable } from 'node:stream';
import { createSharedLine, type LineOptions } from '../src/emulators/shared-line.ts';
import { DOWNLOAD_BYTES } from './download-jobs.ts';

/** The file is this stretch again and again: the speed of a server's disk is not what is measured. */
const STRETCH_BYTES = 1_048_576;
const line: LineOptions = JSON.parse(process.argv[2] ?? '{}');
const stretch = randomBytes(STRETCH_BYTES);

function* stretches(): Generator<Buffer> {
  for (let left = DOWNLOAD_BYTES; left > 0; left -= STRETCH_BYTES)
    yield stretch.subarray(0, Math.min(left, STRETCH_BYTES));
}

const hash = createHash('sha256');
for (const one of stretches()) hash.update(one);

async function* overLine(): AsyncGenerator<Buffer> {
  const { down } = createSharedLine(line);
  const never = new AbortController().signal;
  for (const one of stretches()) {
    await down(one.length, never);
    yield one;
  }
}

const server = createServer((_request, response) => {
  response.writeHead(200, { 'content-type': 'video/mp4', 'content-length': DOWNLOAD_BYTES });
  Readable.from(overLine(), { objectMode: false, highWaterMark: STRETCH_BYTES }).pipe(response);
});
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  process.stdout.write(`${JSON.stringify({ port, sha256: hash.digest('hex') })}\n`);
});
process.stdin.on('end', () => process.exit()).resume();
