import { describe, expect, it } from 'vitest';
import { outcomeNews } from './outcome-news.ts';
import { anItem, STATES } from './testing/fake-queue.ts';

const of = () => 'Terminal North';
const uploading = (id: string) => anItem(id, { state: STATES.uploading });
const done = (id: string) => anItem(id, { state: STATES.done });

describe('the news of the queue', () => {
  it('are files that are over', () => {
    expect(outcomeNews([uploading('a'), uploading('b')], [done('a'), uploading('b')], of)).toBe(
      'a.mp4 is on the timeline.',
    );
  });

  it('are none while things go on, or for files that were over before', () => {
    expect(outcomeNews([uploading('a')], [anItem('a', { state: STATES.importing })], of)).toBe('');
    expect(outcomeNews([done('a')], [done('a')], of)).toBe('');
    expect(outcomeNews([], [done('a')], of)).toBe('');
  });

  it('are files that come to need somebody', () => {
    const asks = anItem('a', { state: { kind: 'draft', questions: [{ kind: 'start' }] } });
    expect(outcomeNews([anItem('a', { state: { kind: 'reading' } })], [asks], of)).toBe(
      'a.mp4 needs your answer.',
    );
  });

  it('are a few with a number, not hundreds', () => {
    const ids = Array.from({ length: 40 }, (_, index) => `f${index}`);
    const news = outcomeNews(ids.map(uploading), ids.map(done), of);
    expect(news).toBe(
      'f0.mp4 is on the timeline. f1.mp4 is on the timeline. f2.mp4 is on the timeline. And 37 more.',
    );
  });
});
