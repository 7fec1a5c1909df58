// @ts-check
// Makes sure that the packages of package-lock.json are installed, and runs things on the project's
// own Node. Needs nothing but Node 18 and npm: it is what a fresh clone runs first.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const OLDEST_NODE_MAJOR = 18;

/** npm writes its own record of an installation and the lock file within moments of each other. */
const SAME_INSTALLATION_MS = 60_000;

/** The folder of the project. */
export const PROJECT = fileURLToPath(new URL('..', import.meta.url));

const isWindows = process.platform === 'win32';
const modules = join(PROJECT, 'node_modules');
const stampFile = join(modules, '.sightline-installed');

/** Installs when nothing is installed yet or when package-lock.json has changed since. */
export function ensureInstalled() {
  if (Number(process.versions.node.split('.')[0]) < OLDEST_NODE_MAJOR) {
    stop(`Sightline needs Node ${OLDEST_NODE_MAJOR} or newer to start; this is ${process.version}.`);
  }
  const stamp = createHash('sha256')
    .update(readFileSync(join(PROJECT, 'package-lock.json')))
    .digest('hex');
  if (isInstalled(stamp)) return;
  console.log('Installing packages (npm ci), once for this version …');
  if (runNpm(['ci', '--no-audit', '--no-fund']) !== 0) {
    stop('The packages could not be installed. The reason stands above; the network is the usual one.');
  }
  writeFileSync(stampFile, stamp);
}

/**
 * Runs a script of this folder on the project's Node, in the same terminal, and ends this process
 * with the script's exit code.
 * @param {string} script
 * @param {readonly string[]} args
 */
export function becomeScript(script, args) {
  const node = join(modules, 'node', 'bin', isWindows ? 'node.exe' : 'node');
  const child = spawn(
    existsSync(node) ? node : process.execPath,
    [join(PROJECT, 'scripts', script), ...args],
    {
      cwd: PROJECT,
      stdio: 'inherit',
    },
  );
  // Ctrl+C reaches the child by itself; this process only has to outlive it.
  process.on('SIGINT', () => {});
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  child.on('exit', (code) => process.exit(code ?? 1));
}

/** @param {string} stamp */
function isInstalled(stamp) {
  if (existsSync(stampFile)) return readFileSync(stampFile, 'utf8') === stamp;
  // Installed by hand: npm's own record is as new as the lock file.
  const record = statSync(join(modules, '.package-lock.json'), { throwIfNoEntry: false });
  const lock = statSync(join(PROJECT, 'package-lock.json'));
  return record !== undefined && record.mtimeMs > lock.mtimeMs - SAME_INSTALLATION_MS;
}

/** @param {readonly string[]} args */
function runNpm(args) {
  const npm = process.env['npm_execpath'];
  // The Node that runs npm is not the one in node_modules, which npm is about to replace.
  const node = process.env['npm_node_execpath'] ?? process.execPath;
  const result =
    npm === undefined
      ? spawnSync('npm', args, { cwd: PROJECT, stdio: 'inherit', shell: isWindows })
      : spawnSync(node, [npm, ...args], { cwd: PROJECT, stdio: 'inherit' });
  return result.status;
}

/**
 * @param {string} message
 * @returns {never}
 */
function stop(message) {
  console.error(message);
  process.exit(1);
}
