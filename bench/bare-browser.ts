/**
 * A browser with nothing attached but what a benchmark asks for. Playwright watches the network of every
 * page and worker, which slows large uploads down many times; here only a page's scripts are called.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import * as v from 'valibot';
import { browserFlags, ensureBrowser } from '../scripts/browser.mjs';
import { connectDevTools, type DevTools } from './devtools-connection.ts';

export interface BarePage {
  /** What an expression comes to, promises awaited; it must be JSON. */
  readonly evaluate: (expression: string) => Promise<unknown>;
  /** Gives files of this machine to a file input, as a person does. */
  readonly chooseFiles: (selector: string, files: readonly string[]) => Promise<void>;
}

export interface BareBrowser {
  readonly open: (address: string) => Promise<BarePage>;
  /** Bytes that the renderers hold for themselves alone, together. */
  readonly rendererMemory: () => Promise<number>;
  readonly close: () => Promise<void>;
}

const LISTENING = /^DevTools listening on (?<address>ws:\S+)$/;
const BYTES_PER_KIB = 1024;

export async function openBareBrowser(): Promise<BareBrowser> {
  const profile = await mkdtemp(join(tmpdir(), 'sightline-bench-browser-'));
  const process = spawn(
    await ensureBrowser(),
    [...browserFlags(), '--headless=new', '--remote-debugging-port=0', `--user-data-dir=${profile}`],
    { stdio: ['ignore', 'ignore', 'pipe'] },
  );
  const exited = once(process, 'exit');
  const devTools = await connectDevTools(await listening(createInterface({ input: process.stderr })));
  return {
    open: (address) => openPage(devTools, address),
    rendererMemory: () => rendererMemory(devTools),
    close: async () => {
      await devTools.call('Browser.close').catch(() => process.kill());
      devTools.close();
      await exited;
      await rm(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

async function listening(lines: AsyncIterable<string>): Promise<string> {
  for await (const line of lines) {
    const address = LISTENING.exec(line)?.groups?.['address'];
    if (address !== undefined) return address;
  }
  throw new Error('The browser does not start.');
}

const Target = v.object({ targetId: v.string() });
const Session = v.object({ sessionId: v.string() });
const Evaluation = v.object({
  result: v.object({ value: v.optional(v.unknown()), description: v.optional(v.string()) }),
  exceptionDetails: v.optional(v.object({ text: v.string() })),
});
const DocumentNode = v.object({ root: v.object({ nodeId: v.number() }) });
const FoundNode = v.object({ nodeId: v.number() });
const Processes = v.object({
  processInfo: v.array(v.object({ type: v.string(), id: v.number() })),
});

const LOADED = `new Promise((resolve) => {
  if (document.readyState === 'complete') resolve();
  else addEventListener('load', () => resolve());
})`;

async function openPage(devTools: DevTools, address: string): Promise<BarePage> {
  const { targetId } = v.parse(Target, await devTools.call('Target.createTarget', { url: 'about:blank' }));
  const attached = await devTools.call('Target.attachToTarget', { targetId, flatten: true });
  const { sessionId } = v.parse(Session, attached);
  const call = (method: string, params: object) => devTools.call(method, params, sessionId);

  const evaluate = async (expression: string): Promise<unknown> => {
    const asked = { expression, awaitPromise: true, returnByValue: true };
    const { result, exceptionDetails } = v.parse(Evaluation, await call('Runtime.evaluate', asked));
    if (exceptionDetails !== undefined) throw new Error(result.description ?? exceptionDetails.text);
    return result.value;
  };
  const chooseFiles = async (selector: string, files: readonly string[]): Promise<void> => {
    const { root } = v.parse(DocumentNode, await call('DOM.getDocument', {}));
    const found = await call('DOM.querySelector', { nodeId: root.nodeId, selector });
    const { nodeId } = v.parse(FoundNode, found);
    await call('DOM.setFileInputFiles', { nodeId, files });
  };

  await call('Page.navigate', { url: address });
  await evaluate(LOADED);
  return { evaluate, chooseFiles };
}

async function rendererMemory(devTools: DevTools): Promise<number> {
  const { processInfo } = v.parse(Processes, await devTools.call('SystemInfo.getProcessInfo'));
  const renderers = processInfo.filter(({ type }) => type === 'renderer');
  const bytes = await Promise.all(renderers.map(({ id }) => privateMemory(id)));
  return bytes.reduce((sum, one) => sum + one, 0);
}

/** Of Linux, which is where benchmarks run. */
async function privateMemory(process: number): Promise<number> {
  const text = await readFile(`/proc/${process}/smaps_rollup`, 'utf8');
  const sizes = Array.from(text.matchAll(/^Private_\w+:\s+(\d+) kB$/gm), ([, size]) => Number(size));
  return sizes.reduce((sum, one) => sum + one, 0) * BYTES_PER_KIB;
}
