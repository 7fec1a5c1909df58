// @ts-check
// `npm test`: everything that `npm run check` checks, on a machine that may lack packages or browser.
import { becomeScript, ensureInstalled } from './install.mjs';

ensureInstalled();
becomeScript('check.mjs', ['--set-up', ...process.argv.slice(2)]);
