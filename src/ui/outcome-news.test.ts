import { describe, expect, it } from 'vitest';
import { outcomeNews } from './outcome-news.ts';

const row = (id: string, kind: string) => ({ id, state: { kind } });
const uploading = (id: string) => row(id, 'uploading');
const done = (id: string) => row(id, 'done');
const told = ({ id, state: { kind } }: ReturnType<typeof row>) => {
  if (kind === 'done') return `${id} is there.`;
  return kind === 'asks' ? `${id} needs your answer.` : undefined;
};

describe('the news of a list', () => {
  it('are rows that are over', () => {
    expect(outcomeNews([uploading('a'), uploading('b')], [done('a'), uploading('b')], told)).toBe(
      'a is there.',
    );
  });

  it('are none while things go on, or for rows that were over before', () => {
    expect(outcomeNews([uploading('a')], [row('a', 'importing')], told)).toBe('');
    expect(outcomeNews([done('a')], [done('a')], told)).toBe('');
    expect(outcomeNews([], [done('a')], told)).toBe('');
  });

  it('are rows that come to need somebody', () => {
    expect(outcomeNews([row('a', 'reading')], [row('a', 'asks')], told)).toBe('a needs your answer.');
  });

  it('are a few with a number, not hundreds', () => {
    const ids = Array.from({ length: 40 }, (_, index) => `f${index}`);
    const news = outcomeNews(ids.map(uploading), ids.map(done), told);
    expect(news).toBe('f0 is there. f1 is there. f2 is there. And 37 more.');
  });
});
