// @ts-check
// `npm run check`: every check in turn, all of them even when one fails, and a summary at the end.
// Names as arguments run only those. `--set-up` (npm test) first gets a browser if there is none.
import { spawn } from 'node:child_process';
import { delimiter, join } from 'node:path';
import { ensureBrowser, findBrowser } from './browser.mjs';
import { PROJECT } from './install.mjs';

/**
 * @typedef {object} Step
 * @property {string} name
 * @property {readonly string[]} command
 * @property {string} [needs] a step without whose success this one says nothing
 */

/** @type {readonly Step[]} */
const STEPS = [
  { name: 'format', command: ['oxfmt', '--check', '.'] },
  {
    name: 'lint',
    command: ['oxlint', '--type-aware', '--deny-warnings', '--report-unused-disable-directives'],
  },
  { name: 'types', command: ['tsc', '--noEmit'] },
  { name: 'dead-code', command: ['knip'] },
  { name: 'unit', command: ['vitest', 'run'] },
  { name: 'build', command: ['vite', 'build'] },
  { name: 'size', command: ['node', 'scripts/size-budget.ts', 'src/routes/live.tsx'], needs: 'build' },
  { name: 'e2e', command: ['playwright', 'test', '-c', 'e2e/playwright.config.ts'], needs: 'build' },
];

const args = process.argv.slice(2);
const wanted = args.filter((argument) => !argument.startsWith('--'));
const unknown = wanted.find((name) => !STEPS.some((step) => step.name === name));
if (unknown !== undefined) {
  console.error(`"${unknown}" is not a check. There are: ${STEPS.map((step) => step.name).join(', ')}.`);
  process.exit(2);
}
const steps = STEPS.filter((step) => wanted.length === 0 || wanted.includes(step.name));
const env = {
  ...process.env,
  PATH: [join(PROJECT, 'node_modules', '.bin'), process.env['PATH'] ?? ''].join(delimiter),
  ...(await browserSetting()),
};

/** @type {{ name: string, outcome: 'passed' | 'failed' | 'skipped', seconds: number }[]} */
const results = [];
for (const { name, command, needs } of steps) {
  if (results.some((result) => result.name === needs && result.outcome !== 'passed')) {
    results.push({ name, outcome: 'skipped', seconds: 0 });
    continue;
  }
  console.log(`\n── ${name}: ${command.join(' ')}`);
  const begin = performance.now();
  const passed = await run(command);
  results.push({ name, outcome: passed ? 'passed' : 'failed', seconds: (performance.now() - begin) / 1000 });
}

console.log('\n── summary');
for (const { name, outcome, seconds } of results) {
  console.log(
    `${outcome === 'passed' ? '✓' : '✗'} ${name.padEnd(12)}${outcome.padEnd(10)}${seconds.toFixed(1)} s`,
  );
}
process.exitCode = results.every((result) => result.outcome === 'passed') ? 0 : 1;

/** The end-to-end tests read the browser's path from the environment. */
async function browserSetting() {
  if (!steps.some((step) => step.name === 'e2e')) return {};
  try {
    const path = args.includes('--set-up') ? await ensureBrowser() : await findBrowser();
    if (path === undefined) return {};
    console.log(`Browser: ${path}`);
    return { SIGHTLINE_CHROMIUM: path };
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    return process.exit(1);
  }
}

/**
 * @param {readonly string[]} command
 * @returns {Promise<boolean>}
 */
function run([program = '', ...rest]) {
  return new Promise((resolve) => {
    const child = spawn(program, rest, {
      cwd: PROJECT,
      env,
      stdio: 'inherit',
      shell: process.platform === 'win32',
    });
    child.on('error', () => resolve(false));
    child.on('exit', (code) => resolve(code === 0));
  });
}
