/** Reads files of footage beside the page: some files take a while, and some never end. */
import { Logging, LogLevel } from 'mediabunny';
import { type FootageRequest, serveFootage } from './footage-reader-protocol.ts';

// What the library warns of is in the file, and becomes a part of the answer.
Logging.level = LogLevel.Errors;

serveFootage({
  listen: (listener) => {
    addEventListener('message', ({ data }: MessageEvent<FootageRequest>) => listener(data));
  },
  tell: (answer) => postMessage(answer),
});
