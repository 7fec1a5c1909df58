import { describe, expect, it } from 'vitest';
import { cameraId } from '../../core/ids.ts';
import { offer, withhold } from '../../core/offer.ts';
import type { Capabilities, LiveVideo } from '../../vendors/contract.ts';
import { capabilityList } from './capability-list.ts';

const live: LiveVideo = {
  watch: (camera) => {
    throw new Error(`${camera} is not watched by a list of words.`);
  },
};
const NONE: Capabilities = {
  live: withhold('No live video.'),
  events: withhold('No events.'),
  archive: withhold('No archive.'),
  exports: withhold('No exports.'),
  imports: withhold('No imports.'),
  realtime: withhold('No news.'),
  recording: withhold('No recording.'),
  stills: withhold('No pictures.'),
  ptz: withhold('No movement.'),
};

describe('what a system can do', () => {
  it('is every capability once, in the order of the pages, with the reasons of those it lacks', () => {
    expect(capabilityList(NONE)).toEqual([
      { word: 'Live', reason: 'No live video.' },
      { word: 'Events', reason: 'No events.' },
      { word: 'Archive', reason: 'No archive.' },
      { word: 'Export', reason: 'No exports.' },
      { word: 'Import', reason: 'No imports.' },
      { word: 'News', reason: 'No news.' },
      { word: 'Record', reason: 'No recording.' },
      { word: 'Picture', reason: 'No pictures.' },
      { word: 'Move', reason: 'No movement.' },
    ]);
    expect(capabilityList(NONE)).toHaveLength(Object.keys(NONE).length);
  });

  it('has no reason where it can, and uses nothing to tell so', () => {
    const [first] = capabilityList({ ...NONE, live: offer(live) });
    expect(first).toEqual({ word: 'Live' });
    expect(() => live.watch(cameraId('7.2'))).toThrow('not watched');
  });
});
