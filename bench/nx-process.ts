// The emulated server in a process of its own, as a server is: `node bench/nx-process.ts '{options}'`
// prints its connection, and ends with its standard input.
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { startEmulators } from '../src/emulators/server.ts';
import type { LineOptions } from '../src/emulators/shared-line.ts';

/** The speed of a server's disk is not what is measured, on either side. */
const MEMORY = '/dev/shm';

const line: LineOptions | undefined = JSON.parse(process.argv[2] ?? 'null') ?? undefined;
const { connections, close } = await startEmulators({
  vendors: ['nx'],
  ports: 0,
  // The old generation takes a password with each request: nobody has to sign in.
  nx: { generation: '4', uploadFolder: existsSync(MEMORY) ? MEMORY : tmpdir(), ...(line && { line }) },
});
process.stdout.write(`${JSON.stringify(connections[0])}\n`);
process.stdin.on('end', () => void close().then(() => process.exit())).resume();
