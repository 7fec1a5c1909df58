/**
 * The rival of the first frame: hls.js and nothing else. It is given all that makes hls.js fast, the
 * light build, the worker and the app's settings for a short start, so that the app's own part remains.
 */
import HlsLight from 'hls.js/light';
import workerPath from 'hls.js/dist/hls.worker.js?url';

const playlist = new URLSearchParams(location.search).get('playlist');
const video = document.querySelector('video');

if (playlist !== null && video !== null) {
  const player = new HlsLight({ workerPath, testBandwidth: false, startFragPrefetch: true });
  player.attachMedia(video);
  player.loadSource(playlist);
}
