// @ts-check
// `npm start`: from a fresh clone to a running demo site in one command. See dev.ts for the rest.
import { becomeScript, ensureInstalled } from './install.mjs';

ensureInstalled();
becomeScript('dev.ts', process.argv.slice(2));
