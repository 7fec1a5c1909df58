/** Starts the app, nothing else. */
import './ui/base.css';
import { start } from './app/early-start.ts';

const root = document.getElementById('app');
if (root !== null) void start(root);
