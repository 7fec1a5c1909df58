/** Timers that a browser does not slow down when the page is hidden. */
import { serveTimers, type TimerRequest } from './steady-timer-protocol.ts';

serveTimers({
  listen: (listener) => {
    addEventListener('message', ({ data }: MessageEvent<TimerRequest>) => listener(data));
  },
  tell: (id) => postMessage(id),
});
