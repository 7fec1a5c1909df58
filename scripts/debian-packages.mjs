// @ts-check
// Installs what is missing through Debian's package manager, where there is one and it may be used.
import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/**
 * Installs those packages whose program of the same name is missing. Returns the names that are
 * still missing: the caller knows whether it can do without.
 * @param {readonly string[]} packages
 * @returns {string[]}
 */
export function ensureDebianPackages(packages) {
  const missing = packages.filter((name) => findProgram(name) === undefined);
  const apt = missing.length === 0 ? undefined : aptCommand();
  if (apt === undefined) return missing;
  console.log(`Installing ${missing.join(', ')} with apt-get …`);
  run([...apt, 'update', '-qq']);
  run([...apt, 'install', '-y', '-qq', '--no-install-recommends', ...missing]);
  return missing.filter((name) => findProgram(name) === undefined);
}

/**
 * Where a program of this name lies on the search path.
 * @param {string} name
 * @returns {string | undefined}
 */
export function findProgram(name) {
  const folders = [...(process.env['PATH'] ?? '').split(delimiter), '/usr/sbin'];
  return folders.map((folder) => join(folder, name)).find(isExecutable);
}

/**
 * True for a file that may be run.
 * @param {string} file
 */
export function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** apt-get as this person may use it; undefined when there is none or it would ask for a password. */
function aptCommand() {
  if (findProgram('apt-get') === undefined) return undefined;
  if (process.getuid?.() === 0) return ['apt-get'];
  const sudo = findProgram('sudo');
  const needsNoPassword = sudo !== undefined && spawnSync(sudo, ['-n', 'true']).status === 0;
  return needsNoPassword ? [sudo, '-n', 'apt-get'] : undefined;
}

/** @param {readonly string[]} command */
function run([program = '', ...args]) {
  spawnSync(program, args, { stdio: 'inherit', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } });
}
