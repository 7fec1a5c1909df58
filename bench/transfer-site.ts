/**
 * All that a transfer needs, each in a process of its own as it would be: the emulated server over a held
 * line, our proxy and page, a browser that nobody watches, and files on the disk.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import * as v from 'valibot';
import type { LineOptions } from '../src/emulators/shared-line.ts';
import { type BarePage, openBareBrowser } from './bare-browser.ts';
import { startProxiedPage } from './proxied-page.ts';
import { TRANSFER_FUNCTION, type TransferTarget, type TransferWay } from './transfer-jobs.ts';

export interface TransferSite {
  /** Gives the page other files. */
  readonly choose: (files: readonly string[]) => Promise<void>;
  /** Hashes them and, in pieces of so many bytes, sends them; how long it took, in ms. */
  readonly transfer: (way: TransferWay, chunkSize?: number) => Promise<number>;
  /** For other programs: the same server through the same proxy. */
  readonly targetOf: (chunkSize: number) => TransferTarget;
  readonly rendererMemory: () => Promise<number>;
  readonly close: () => Promise<void>;
}

const ROOT = fileURLToPath(new URL('.', import.meta.url));
const PAGE = 'transfer-page.html';

const Connection = v.object({
  id: v.string(),
  vendor: v.string(),
  name: v.string(),
  url: v.string(),
  demo: v.object({ user: v.string(), password: v.string() }),
});

export async function startTransferSite(line?: LineOptions): Promise<TransferSite> {
  const folder = await mkdtemp(join(tmpdir(), 'sightline-transfer-'));
  const emulator = spawn(process.execPath, [join(ROOT, 'nx-process.ts'), JSON.stringify(line ?? null)], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const exited = once(emulator, 'exit');
  const { value } = await createInterface({ input: emulator.stdout })[Symbol.asyncIterator]().next();
  const { demo, ...connection } = v.parse(Connection, JSON.parse(String(value)));
  const { address, close } = await startProxiedPage(PAGE, folder, connection);
  const browser = await openBareBrowser();
  const page: BarePage = await browser.open(`${address}/${PAGE}`);
  const targetOf = (chunkSize: number, origin = address): TransferTarget => ({
    base: `${origin}/proxy/${connection.url.replace('://', '/')}`,
    authorization: `Basic ${btoa(`${demo.user}:${demo.password}`)}`,
    chunkSize,
  });
  return {
    choose: (files) => page.chooseFiles('input', files),
    transfer: async (way, chunkSize) => {
      const target = chunkSize === undefined ? [] : [targetOf(chunkSize, '')];
      const given = [way, ...target].map((one) => JSON.stringify(one)).join(', ');
      return v.parse(v.number(), await page.evaluate(`${TRANSFER_FUNCTION}(${given})`));
    },
    targetOf,
    rendererMemory: browser.rendererMemory,
    close: async () => {
      await browser.close();
      await close();
      emulator.stdin.end();
      await exited;
      await rm(folder, { recursive: true, force: true });
    },
  };
}
