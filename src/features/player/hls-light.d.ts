/** The light build of hls.js ships no types of its own: it is a subset of the full one's. */
declare module 'hls.js/light' {
  export { default } from 'hls.js';
}
