/** Starts the app, nothing else. */
import './ui/base.css';
import { startApp } from './app/start-app.tsx';

const root = document.getElementById('app');
if (root !== null) void startApp(root);
